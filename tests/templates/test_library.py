from __future__ import annotations

import pytest

from okrcli.templates import LANGUAGES, TEMPLATES, Template, UnknownLanguage, UnknownTemplate, get, language_of, names
from okrcli.templates.library import Entity, entities, key_results

FIGURES = (
    *(
        "id",
        "kind",
        "baseline",
        "target",
        "change",
        "relative",
        "min",
        "max",
        "per",
        "hold",
        "weight",
        "pace",
        "healthy",
    ),
    *("within", "source", "contributes_to", "cadence", "ambition"),
)


FROM_PRACTICE = [
    ("seo", "local", "local-rank", "baseline=None change=-3"),
    ("seo", "authority", "domain-authority", "baseline=None target=60 within=3 months"),
    ("seo", "leads-from-search", "organic-conversion", "baseline=None target=None relative=+10%"),
    ("content-marketing", "organic-content", "blog-articles", "kind=recurring target=20 per=month"),
    ("content-marketing", "organic-content", "content-engagement", "baseline=None target=5 within=3 months"),
    ("ab-testing", "stay", "worst-pages", "kind=binary"),
    ("ab-testing", "stay", "call-to-action", "baseline=2 target=5"),
    ("email-marketing", "email-revenue", "revenue", "kind=total target=500000"),
    ("paid-advertising", "paid-return", "cpa", "baseline=None change=-15%"),
    ("public-relations", "reputation", "crisis-plan", "kind=binary"),
    ("public-relations", "media-reach", "contacts", "kind=total target=None"),
    ("partnerships", "partner-quality", "partner-satisfaction", "baseline=None target=7.5"),
    ("mobile-marketing", "app-store", "store-rank", "baseline=None target=None"),
    ("digital-reach", "site-engagement", "pages-per-visit", "baseline=None change=x2"),
    ("digital-reach", "brand", "facebook", "baseline=None change=10000 within=1 month"),
    ("digital-sales", "conversion", "conversion-rate", "baseline=2 target=3.5"),
]
"""Template, objective, key result, and what it aims at: one of each sort that a discipline has."""


def shown(value: object) -> str:
    return str(value)


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


def test_an_unknown_template_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownTemplate) as caught:
        get("markting")
    assert str(caught.value) == "there is no template `markting`"
    assert caught.value.hint is not None and caught.value.hint.startswith("did you mean marketing? okr template lists")


def test_a_template_unlike_any_is_refused_with_where_to_look() -> None:
    with pytest.raises(UnknownTemplate) as caught:
        get("../en/words")
    assert caught.value.hint == "okr template lists them, and okr template list WORD searches them"


def test_there_are_enough_objectives_each_with_three_to_five_key_results() -> None:
    objectives = [objective for name in TEMPLATES for objective in get(name).objectives]
    assert len(objectives) >= 60
    assert {len(key_results(each)) for each in objectives} <= {3, 4, 5}
    assert max(len(get(name).objectives) for name in TEMPLATES) <= 4


@pytest.mark.parametrize(("name", "objective", "key_result", "figures"), FROM_PRACTICE)
def test_figures_of_the_disciplines(name: str, objective: str, key_result: str, figures: str) -> None:
    (around,) = (each for each in get(name).objectives if each["id"] == objective)
    (found,) = (each for each in key_results(around) if each["id"] == key_result)
    told = {key: shown(found[key]) for key in FIGURES[1:] if key in found}
    assert " ".join(f"{key}={value}" for key, value in told.items()) == figures


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_share_that_grows_by_a_part_of_itself_shows_both_levels(lang: str) -> None:
    for name in TEMPLATES:
        for each in (each for objective in get(name, lang).objectives for each in key_results(objective)):
            assert not (each.get("unit") == "%" and str(each.get("change", "")).endswith("%")), (name, each["id"])
            if "relative" in each:
                assert (each["baseline"], each["target"]) == (None, None)


def test_languages_are_found_by_locale() -> None:
    assert [language_of(each) for each in ("pl", "pl_PL", "PL-pl", "en-GB", "fr", "")] == [
        "pl",
        "pl",
        "pl",
        "en",
        "en",
        "en",
    ]


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLanguage) as caught:
        names("de")
    assert caught.value.hint == "there are templates in en and pl"
