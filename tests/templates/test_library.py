from __future__ import annotations

import pytest

from okrcli.templates import LANGUAGES, TEMPLATES, Template, UnknownLanguage, UnknownTemplate, get, names
from okrcli.templates.library import Entity, entities

FIGURES = ("id", "kind", "baseline", "target", "change", "min", "max", "per", "hold", "weight", "pace", "healthy")


def each_template() -> list[tuple[str, str]]:
    return [(name, lang) for name in TEMPLATES for lang in LANGUAGES]


def shape(entity: Entity) -> list[object]:
    """What must be the same in every language: everything but words, units and currencies."""
    below = [shape(each) for key in ("key_results", "steps") for each in entities(entity.get(key))]
    return [sorted(entity), [(key, entity.get(key)) for key in FIGURES], entity.get("guardrails"), below]


@pytest.mark.parametrize(("name", "lang"), each_template())
def test_every_template_exists_in_every_language(name: str, lang: str) -> None:
    template = get(name, lang)
    assert (template.name, template.lang) == (name, lang)
    assert template.title and template.summary and template.discipline
    assert "\n" not in template.summary and not template.summary.endswith(".")


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("lang", LANGUAGES[1:])
def test_languages_differ_in_words_alone(name: str, lang: str) -> None:
    def whole(template: Template) -> list[object]:
        return [shape(each) for each in (*template.objectives, *template.kpis)]

    assert whole(get(name, lang)) == whole(get(name))
    assert get(name, lang).title != "" != get(name, lang).objectives[0]["title"]
    assert get(name, lang).objectives[0]["title"] != get(name).objectives[0]["title"]


def test_minimal_has_a_metric_a_total_and_milestones() -> None:
    (objective,) = get("minimal").objectives
    kinds = [each.get("kind", "metric") for each in entities(objective["key_results"])]
    assert kinds == ["metric", "total", "milestones"]


def test_marketing_leaves_to_measure_what_only_the_user_can() -> None:
    marketing = get("marketing")
    baselines = [
        each["baseline"]
        for objective in marketing.objectives
        for each in entities(objective["key_results"])
        if "baseline" in each
    ]
    assert len(baselines) >= 5
    assert set(baselines) == {None}
    assert marketing.kpis


def test_an_unknown_template_is_refused_with_the_nearest_and_the_list() -> None:
    with pytest.raises(UnknownTemplate) as caught:
        get("markting")
    assert str(caught.value) == "there is no template `markting`"
    assert caught.value.hint == "did you mean marketing? the templates are minimal and marketing"


def test_a_template_unlike_any_is_refused_with_the_list() -> None:
    with pytest.raises(UnknownTemplate) as caught:
        get("../en/words")
    assert caught.value.hint == "the templates are minimal and marketing"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLanguage) as caught:
        names("de")
    assert caught.value.hint == "there are templates in en and pl"
