from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from okrcli.check.engine import run
from okrcli.templates import LANGUAGES, TEMPLATES, UnknownLanguage, get, render, render_kpis, settings_text
from okrcli.workspace import Workspace, load
from tests.support.folders import write
from tests.templates.test_library import each_template

ODD = ('O\'Hara: #1, "the boss"', "null", "007", "- dash", "{{ 7 * 7 }}", "@x", "a\nb", "żółć\x85\x00", "C:\\", "1e3")


def workspace(root: Path, **files: str) -> Workspace:
    return load(write(root, **files))


@pytest.mark.parametrize(("name", "lang"), each_template())
@pytest.mark.parametrize(
    ("cycle", "team"),
    [("2026-Q4", "marketing"), ("2026", "growth/search"), ("2026-W07", "7"), ("backlog", "null-team")],
)
def test_every_template_loads_without_a_problem(tmp_path: Path, name: str, lang: str, cycle: str, team: str) -> None:
    text = render(get(name, lang), cycle=cycle, team=team, owner="ania")
    loaded = workspace(tmp_path, okrs__first=text)
    assert loaded.problems == ()
    planned = (*loaded.plan.objectives, *loaded.plan.drafts)
    assert len(planned) == len(get(name, lang).objectives)
    assert {(each.cycle.name, each.team, each.objective.owner) for each in planned} == {(cycle, team, ("ania",))}
    assert [each.kpi.id for each in loaded.plan.kpis] == [each["id"] for each in get(name, lang).kpis]


@pytest.mark.parametrize(("name", "lang"), each_template())
@pytest.mark.parametrize("owner", ["ania", None])
def test_the_check_asks_for_figures_and_owners_alone(tmp_path: Path, name: str, lang: str, owner: str | None) -> None:
    text = render(get(name, lang), cycle="2026-Q4", team="marketing", owner=owner)
    verdict = run(workspace(tmp_path, first=text, settings=settings_text("Acme", lang)))
    assert {finding.code for finding in verdict.findings} == {"OKR205"} | ({"OKR203"} if owner is None else set())
    assert verdict.summary.error == 0


@pytest.mark.parametrize(("name", "lang"), each_template())
def test_the_same_input_gives_the_same_text(name: str, lang: str) -> None:
    texts = {render(get(name, lang), cycle="2026-Q4", team="marketing", owner=None) for _ in range(3)}
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
        if above.lstrip().startswith("#") and not below.lstrip().startswith("#"):
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
    assert [line for line in blanks if "  # the " not in line] == []


def test_kpis_can_have_a_file_of_their_own(tmp_path: Path) -> None:
    marketing = get("marketing")
    goals = render(marketing, cycle="2026-Q4", team="marketing", owner="ania", kpis=False)
    kpis = render_kpis(marketing, owner="ania")
    assert kpis is not None
    assert "kpis:" not in goals and "cycle:" not in kpis
    loaded = workspace(tmp_path, goals=goals, kpis=kpis)
    assert loaded.problems == ()
    assert {each.file for each in loaded.plan.kpis} == {"kpis.okr.yaml"}


def test_kpis_that_are_there_are_left_out() -> None:
    marketing = get("marketing")
    kpis = render_kpis(marketing, owner=None, existing=["unsubscribe-rate"])
    assert kpis is not None
    assert "id: unsubscribe-rate" not in kpis and "id: lead-conversion" in kpis
    assert render_kpis(marketing, owner=None, existing=[str(each["id"]) for each in marketing.kpis]) is None
    assert render_kpis(get("minimal"), owner=None) is None


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
