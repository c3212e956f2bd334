from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.check.verdict import CheckedFinding
from tests.check.workspaces import checked, codes

TOP = "cycle: {}\nteam: seo\nobjectives:\n  - id: growth\n    title: Grow\n    owner: ana\n    key_results:\n"
OPTIONS = "# okr.yaml\nversion: 1\ncheck: {{options: {{OKR201: {}}}}}\n\n# growth.okr.yaml\n"


def with_key_results(count: int, cycle: str = "2026-Q4", more: str = "") -> str:
    return TOP.format(cycle) + "".join(
        f"      - {{id: kr-{number}, title: T{chr(97 + number)}, kind: binary{more if number == 0 else ''}}}\n"
        for number in range(count)
    )


def found(folder: Path, text: str) -> list[CheckedFinding]:
    return [finding for finding in checked(folder, text).findings if finding.code == "OKR201"]


@pytest.mark.parametrize(("count", "wrong"), [(1, True), (2, True), (3, False), (5, False), (6, True)])
def test_three_to_five_are_good(tmp_path: Path, count: int, wrong: bool) -> None:
    assert bool(found(tmp_path, with_key_results(count))) is wrong


def test_it_points_at_the_key(tmp_path: Path) -> None:
    [finding] = found(tmp_path, with_key_results(1))
    assert (finding.line, finding.column, finding.end_column) == (7, 5, 16)
    assert finding.message == "1 key result where 3 to 5 are good"
    assert finding.severity == "error"


def test_drafts_are_exempt(tmp_path: Path) -> None:
    assert not found(tmp_path, with_key_results(1, "backlog"))


def test_giving_one_up_in_the_open_makes_neither_too_few_nor_too_many(tmp_path: Path) -> None:
    dropped = ", dropped: {date: 2026-11-02, why: too dear}"
    assert not found(tmp_path, with_key_results(3, more=dropped))
    assert not found(tmp_path, with_key_results(6, more=dropped))
    assert found(tmp_path, with_key_results(2, more=dropped))
    assert found(tmp_path, with_key_results(7, more=dropped))


def test_an_objective_that_is_dropped_or_closed_is_left_alone(tmp_path: Path) -> None:
    dropped = with_key_results(1).replace("    owner: ana\n", "    dropped: {date: 2026-11-02, why: too dear}\n")
    assert not found(tmp_path, dropped)
    assert not found(tmp_path, with_key_results(1) + "closed: {date: 2027-01-04}\n")


def test_an_invalid_one_counts_as_written(tmp_path: Path) -> None:
    assert codes(checked(tmp_path, with_key_results(3, more=", weight: -1"))) == ["OKR102"]


def test_the_bounds_are_options(tmp_path: Path) -> None:
    assert not found(tmp_path, OPTIONS.format("{min: 2, max: 6}") + with_key_results(6))
    [finding] = found(tmp_path, OPTIONS.format("{max: 4}") + with_key_results(5))
    assert finding.message == "5 key results where 3 to 4 are good"


@pytest.mark.parametrize(
    ("options", "said", "hint"),
    [
        ("{mni: 2}", "OKR201 has no key `mni`", "did you mean `min`?"),
        ("{min: two}", "`min` wants a number, not the text `two`", ""),
        ("{min: -1}", "`min` wants a number at least 0, not the number -1", ""),
        ("{min: 2.5}", "`min` wants a whole number", ""),
        ("{min: 6}", "`min` 6 lies above `max` 5", "swap the two"),
    ],
)
def test_bad_options_are_told_and_the_defaults_hold(tmp_path: Path, options: str, said: str, hint: str) -> None:
    verdict = checked(tmp_path, OPTIONS.format(options) + with_key_results(2))
    assert codes(verdict) == ["OKR201", "OKR902"]
    told = verdict.findings[1]
    assert (told.file, told.line) == ("okr.yaml", 2)
    assert said in told.message
    assert hint in (told.hint or "")
