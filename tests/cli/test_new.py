from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, write
from tests.support.terminal import at_terminal


def test_an_objective_and_then_its_key_result(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    made = okr(tmp_path, "new", "objective", "--title", "Grow the name", "--team", "sales", "--owner", "ania")
    assert (made.status, made.out) == (0, "added sales/grow-the-name@2026-Q4  okrs/2026-Q4/sales.okr.yaml:4\n")
    assert made.err == "Now add what it is measured by: okr new key-result --objective sales/grow-the-name@2026-Q4\n"
    words = (
        "--objective",
        "grow-the-name",
        "--title",
        "Heard of us",
        "--unit",
        "%",
        "--baseline",
        "6",
        "--target",
        "9",
    )
    made = okr(tmp_path, "new", "key-result", *words, "--tag", "brand", "--guardrail", "ctr", "--dry-run")
    assert (made.status, made.out) == (2, "")
    assert made.err.splitlines()[0] == "error: there is no KPI `ctr`"
    assert okr(tmp_path, "new", "kpi", "--title", "Clicks", "--id", "ctr", "--min", "2.5").status == 0
    made = okr(tmp_path, "new", "key-result", *words, "--tag", "brand", "--guardrail", "ctr")
    assert (made.status, made.err) == (0, "")
    assert (tmp_path / "okrs/2026-Q4/sales.okr.yaml").read_text() == (
        "cycle: 2026-Q4\n"
        "team: sales\n"
        "objectives:\n"
        "  - id: grow-the-name\n"
        "    title: Grow the name\n"
        "    owner: ania\n"
        "    key_results:\n"
        "      - id: heard-of-us\n"
        "        title: Heard of us\n"
        '        unit: "%"\n'
        "        baseline: 6\n"
        "        target: 9\n"
        "        tags: [brand]\n"
        "        guardrails: [ctr]\n"
    )
    assert (tmp_path / "okrs/kpis.okr.yaml").read_text() == (
        "kpis:\n  - id: ctr\n    title: Clicks\n    healthy: {min: 2.5}\n"
    )
    assert okr(tmp_path, "check", "--select", "OKR0,OKR1,OKR3").status == 0


def test_a_dry_run_shows_the_diff_and_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    words = ("new", "key-result", "--objective", "demand", "--title", "Plan", "--kind", "binary", "--dry-run")
    result = okr(tmp_path, *words)
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines()[-1] == "+      - {id: plan, title: Plan, kind: binary}"
    assert result.out.startswith("--- a/a.okr.yaml\n+++ b/a.okr.yaml\n")
    assert (tmp_path / "a.okr.yaml").read_text() == OBJECTIVE
    result = okr(tmp_path, "new", "objective", "--title", "X", "--team", "sales", "--dry-run")
    assert result.out.startswith("--- /dev/null\n+++ b/okrs/2026-Q4/sales.okr.yaml\n")
    assert not (tmp_path / "okrs").exists()


@pytest.mark.parametrize(
    ("words", "error", "hint"),
    [
        (("objective",), "this needs an answer: Title", "give --title"),
        (("key-result", "--title", "X"), "this needs an answer: Which objective is it for?", "give --objective"),
        (("key-result", "--title", "X", "--objective", "demand", "--kind", "recurring"), "this needs an answer: Per", "give --per"),
        (("key-results", "--title", "X"), "okr new key-results is not objective, key-result or kpi", "did you mean okr new key-result?"),
        (("kpi", "--title", "X", "--target", "3"), "the KPI has no key `target`", "keys here are id"),
        (("kpi", "--title", "X", "--min", "low"), "`low` is not a number for min", "write it such as 41200"),
        (("kpi", "--title", "X", "--owner", "me"), "`me` is nobody yet", "add yourself there"),
        (("objective", "--title", "X", "--cycle", "soon"), "`soon` is not a cycle", "write one such as 2026"),
        (("kpi", "--from", "haiku/ctr"), "there is no template `haiku`", ""),
        (("kpi", "--from", "marketing"), "it is not said which KPI of the template marketing is meant", "write marketing/ and one of"),
    ],
)  # fmt: skip
def test_without_a_terminal_what_is_missing_or_wrong_is_an_error(
    words: tuple[str, ...], error: str, hint: str, tmp_path: Path
) -> None:
    write(tmp_path, a=OBJECTIVE)
    result = okr(tmp_path, "new", *words)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"error: {error}")
    assert f"\nhint: {hint}" in result.err
    assert {path.name for path in tmp_path.iterdir()} == {"okr.yaml", "a.okr.yaml"}


def test_every_option_is_a_key_in_its_place(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE + "kpis: [{id: ctr, title: CTR}]\n")
    words = (
        "--kind maintain --min 3 --max 5k --strict yes --hold each-week --unit s --kpi ctr --pace late --cadence month"
    )
    more = "--weight 0 --start 2026-10-05 --due 2026-11-30 --tag a --tag b --owner ania --owner jan --id x"
    made = okr(tmp_path, "new", "key-result", "--objective", "demand", "--title", "X", *words.split(), *more.split())
    assert (made.status, made.err) == (0, "")
    assert (tmp_path / "a.okr.yaml").read_text().splitlines()[10] == (
        "      - {id: x, title: X, kind: maintain, unit: s, min: 3, max: 5000, strict: true, hold: each-week, "
        "owner: [ania, jan], weight: 0, start: 2026-10-05, due: 2026-11-30, cadence: month, tags: [a, b], kpi: ctr, pace: late}"
    )
    words = "--why because --ambition committed --contributes-to demand --contributes-to x --weight 2"
    made = okr(tmp_path, "new", "objective", "--title", "Year", *words.split(), "--dry-run")
    assert [line.strip("+ ") for line in made.out.splitlines() if line.startswith("+")][1:] == [
        "- id: year",
        "title: Year",
        "why: because",
        "ambition: committed",
        "weight: 2",
        "contributes_to: [demand, x]",
        "key_results: []",
    ]


def test_numbers_are_read_as_people_type_them_here(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE, settings="version: 1\nlocale: pl\n")
    words = ("--title", "Ruch", "--unit", "%", "--baseline", "3,5", "--change", "+12,5%")
    made = okr(tmp_path, "new", "key-result", "--objective", "demand", *words, "--dry-run")
    assert '+      - {id: ruch, title: Ruch, unit: "%", baseline: 3.5, change: +12.5%}\n' in made.out


def test_a_key_result_out_of_a_template(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    words = ("new", "key-result", "--from", "marketing/articles", "--objective", "demand", "--id", "guides")
    result = okr(tmp_path, *words, "--lang", "pl")
    assert (result.status, result.out) == (0, "added marketing/demand/guides@2026-Q4  a.okr.yaml:11\n")
    assert "kind: recurring, unit: artykułów, target: 4, per: month}" in (tmp_path / "a.okr.yaml").read_text()


@pytest.mark.parametrize(
    ("source", "added"),
    [
        ("seo/local", "added other/local@2026-Q4"),
        ("ab-testing/landing-tests", "added marketing/demand/landing-tests@2026-Q4"),
        ("email-marketing/personal/open-rate", "added marketing/demand/open-rate@2026-Q4"),
        ("seo/backlinks", "added kpi/backlinks"),
    ],
)
def test_what_comes_out_of_a_template_need_not_be_named(tmp_path: Path, source: str, added: str) -> None:
    write(tmp_path, a=OBJECTIVE)
    where = {"other": ("--team", "other"), "marketing": ("--objective", "demand")}.get(added[6:].split("/")[0], ())
    result = okr(tmp_path, "new", "--from", source, *where, "--owner", "ania")
    assert result.status == 0, result.err
    assert result.out.startswith(added)


def test_a_template_without_such_a_thing_or_nothing_said_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    unknown, nothing = okr(tmp_path, "new", "--from", "seo/locl"), okr(tmp_path, "new")
    assert (unknown.status, nothing.status) == (2, 2)
    assert "did you mean seo/local?" in unknown.err and "okr new objective" in nothing.err


def test_at_a_terminal_it_asks(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    typed = ("demand", "Local rank", "", "", "", "8", "5", "")
    shown = at_terminal(tmp_path, "new", "key-result", typed=typed)
    assert shown.status == 0
    assert "Which objective is it for?" in shown.text
    assert "A level that goes from a baseline to a target." in shown.text
    assert "added marketing/demand/local-rank@2026-Q4 a.okr.yaml:11" in shown.text
    assert "{id: local-rank, title: Local rank, baseline: 8, target: 5}" in (tmp_path / "a.okr.yaml").read_text()


def test_who_quits_has_written_nothing(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    shown = at_terminal(tmp_path, "new", "objective", typed=("Grow", "q"))
    assert shown.status == 130
    assert "Nothing was written." in shown.text
    assert (tmp_path / "a.okr.yaml").read_text() == OBJECTIVE


def test_no_input_never_asks(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    shown = at_terminal(tmp_path, "new", "objective", "--no-input", typed=("Grow",))
    assert shown.status == 2
    assert "hint: give --title" in shown.text
