from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from okrcli.check.engine import run
from okrcli.model.cycle import find_cycle
from okrcli.templates import (
    LANGUAGES,
    TEMPLATES,
    Horizon,
    Template,
    UnknownLanguage,
    cycles_of,
    get,
    render,
    render_kpis,
    settings_text,
)
from okrcli.workspace import Workspace, load
from tests.support.folders import write
from tests.templates.test_library import each_template

ODD = ('O\'Hara: #1, "the boss"', "null", "007", "- dash", "{{ 7 * 7 }}", "@x", "a\nb", "żółć\x85\x00", "C:\\", "1e3")


def workspace(root: Path, **files: str) -> Workspace:
    return load(write(root, **files))


@pytest.mark.parametrize(("name", "lang"), [("minimal", "pl"), ("seo", "en"), ("company", "en")])
@pytest.mark.parametrize(
    ("cycle", "team"),
    [("2026-Q4", "marketing"), ("2026", "growth/search"), ("2026-W07", "7"), ("backlog", "null-team")],
)
def test_a_template_goes_to_any_cycle_and_team(tmp_path: Path, name: str, lang: str, cycle: str, team: str) -> None:
    text = render(get(name, lang), cycle=cycle, team=team, owner="ania")
    loaded = workspace(tmp_path, okrs__first=text)
    assert loaded.problems == ()
    planned = (*loaded.plan.objectives, *loaded.plan.drafts)
    assert len(planned) == len(get(name, lang).objectives)
    assert {(each.cycle.name, each.team, each.objective.owner) for each in planned} == {(cycle, team, ("ania",))}
    assert [each.kpi.id for each in loaded.plan.kpis] == [each["id"] for each in get(name, lang).kpis]


def files_of(template: Template, today: date) -> dict[str, str]:
    """What `okr init` writes for a template on a day."""
    texts = {}
    for cycle, part in cycles_of(template, "2026-Q4"):
        found = find_cycle(cycle, {})
        assert found is not None
        horizon = Horizon(cycle, found.window, today)
        texts[cycle] = render(part, cycle=cycle, team="m", owner="ania", kpis=False, horizon=horizon)
    indicators = render_kpis((template,), owner="ania")
    return {**texts, **({"kpis": indicators} if indicators else {})}


def filled_in(text: str) -> str:
    """A file in which every figure has been chosen."""
    values = {"baseline": "11", "target": "14", "change": "+25%", "min": "10", "max": "20"}
    return re.sub(r"^( *(\w+)): null", lambda found: f"{found[1]}: {values[found[2]]}", text, flags=re.MULTILINE)


@pytest.mark.parametrize(("name", "lang"), each_template())
def test_the_check_asks_for_figures_alone_and_then_for_nothing(tmp_path: Path, name: str, lang: str) -> None:
    """Early in the quarter and late in it."""
    settings = settings_text("Acme", lang)
    for day, filling in ((date(2026, 11, 22), False), (date(2026, 10, 2), True), (date(2026, 12, 18), True)):
        texts = files_of(get(name, lang), day)
        written = {key: filled_in(text) if filling else text for key, text in texts.items()}
        verdict = run(workspace(tmp_path, **written, settings=settings), day)
        found = {finding.code for finding in verdict.findings}
        assert found <= (set() if filling else {"OKR205"}), [each.message for each in verdict.findings]


def test_without_an_owner_the_check_asks_for_one(tmp_path: Path) -> None:
    text = render(get("seo"), cycle="2026-Q4", team="marketing", owner=None)
    verdict = run(workspace(tmp_path, first=text), date(2026, 10, 1))
    assert {finding.code for finding in verdict.findings} == {"OKR205", "OKR203"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_source_is_valid_once_it_is_no_comment(tmp_path: Path, lang: str) -> None:
    text = render_kpis([get(name, lang) for name in TEMPLATES], owner="ania")
    assert text is not None and text.count("#source:") > 20
    loaded = workspace(tmp_path, kpis=re.sub(r"^( *)#(?! )|^( *)#(?=  )", r"\1\2", text, flags=re.MULTILINE))
    assert loaded.problems == ()
    sources = [each.kpi.source for each in loaded.plan.kpis if each.kpi.source]
    assert len(sources) == text.count("#source:") and all(each["type"] for each in sources)


@pytest.mark.parametrize(("name", "lang"), each_template())
def test_the_same_input_gives_the_same_text(name: str, lang: str) -> None:
    texts = {render(get(name, lang), cycle="2026-Q4", team="marketing", owner=None) for _ in range(2)}
    assert len(texts) == 1
    (text,) = texts
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "\r" not in text and "\t" not in text
    assert not re.search(r" +$", text, re.MULTILINE)
    assert max(map(len, text.splitlines())) <= 110


@pytest.mark.parametrize(("name", "lang"), each_template())
def test_remarks_stand_above_what_they_are_about(name: str, lang: str) -> None:
    text = render(get(name, lang), cycle="2026-Q4", team="marketing", owner="ania")
    lines = text.splitlines()
    for above, below in pairwise(lines):
        if re.match(r" *# \S", above) and not below.lstrip().startswith("#"):
            indent = len(above) - len(above.lstrip())
            assert below.startswith((" " * indent + "- id:", "cycle:")), below


@pytest.mark.parametrize("owner", ODD)
def test_an_owner_of_any_characters_reads_back(tmp_path: Path, owner: str) -> None:
    text = render(get("marketing"), cycle="2026-Q4", team="marketing", owner=owner)
    loaded = workspace(tmp_path, first=text)
    if "\n" in owner:
        assert {problem.code for problem in loaded.problems} == {"OKR102"}
        return
    assert loaded.problems == ()
    assert {each.objective.owner for each in loaded.plan.objectives} == {(owner,)}


def test_a_team_that_is_no_team_is_reported_and_breaks_nothing_else(tmp_path: Path) -> None:
    text = render(get("minimal"), cycle="2026-Q4", team="Mar: keting", owner=None)
    assert [problem.code for problem in workspace(tmp_path, first=text).problems] == ["OKR104"]


def test_an_owner_left_open_is_a_remark(tmp_path: Path) -> None:
    text = render(get("marketing"), cycle="2026-Q4", team="marketing", owner=None)
    assert text.count("# owner: who answers for it") == len(get("marketing").objectives) + len(get("marketing").kpis)
    loaded = workspace(tmp_path, first=text)
    assert loaded.problems == ()
    assert {each.objective.owner for each in loaded.plan.objectives} == {()}


def test_what_is_to_be_filled_in_says_so() -> None:
    text = render(get("marketing"), cycle="2026-Q4", team="marketing", owner="ania")
    blanks = [line for line in text.splitlines() if "null" in line and not line.startswith("#")]
    assert len(blanks) > 10
    assert [line for line in blanks if "  # " not in line] == []


def test_kpis_can_have_a_file_of_their_own(tmp_path: Path) -> None:
    marketing = get("marketing")
    goals = render(marketing, cycle="2026-Q4", team="marketing", owner="ania", kpis=False)
    kpis = render_kpis((marketing,), owner="ania")
    assert kpis is not None
    assert "kpis:" not in goals and "cycle:" not in kpis
    loaded = workspace(tmp_path, goals=goals, kpis=kpis)
    assert loaded.problems == ()
    assert {each.file for each in loaded.plan.kpis} == {"kpis.okr.yaml"}


def test_kpis_that_are_there_are_left_out() -> None:
    marketing = get("marketing")
    kpis = render_kpis((marketing,), owner=None, existing=["unsubscribe-rate"])
    assert kpis is not None
    assert "id: unsubscribe-rate" not in kpis and "id: lead-conversion" in kpis
    assert render_kpis((marketing,), owner=None, existing=[str(each["id"]) for each in marketing.kpis]) is None
    assert render_kpis((get("minimal"),), owner=None) is None


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["Acme", "Linden & Loom", *ODD[:6]])
def test_fresh_settings_are_valid(tmp_path: Path, name: str, lang: str) -> None:
    loaded = workspace(tmp_path, settings=settings_text(name, lang))
    assert loaded.problems == ()
    assert loaded.plan.settings.name == name
    assert loaded.plan.settings.locale == lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_hint_in_fresh_settings_is_valid_too(tmp_path: Path, lang: str) -> None:
    text = re.sub(r"^#(?! \S)", "", settings_text("Acme", lang), flags=re.MULTILINE)
    loaded = workspace(tmp_path, settings=text)
    assert loaded.problems == ()
    settings = loaded.plan.settings
    assert settings.people and settings.cycles and settings.exclude
    assert settings.first_month == 7
    assert settings.check.per_path


def test_settings_in_an_unknown_language_are_refused() -> None:
    with pytest.raises(UnknownLanguage):
        settings_text("Acme", "xx")


def test_every_template_is_told_apart_by_its_objectives() -> None:
    ids = [objective["id"] for name in TEMPLATES for objective in get(name).objectives]
    assert len(ids) == len(set(ids))
