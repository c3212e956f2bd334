from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, git, repository, write
from tests.support.terminal import at_terminal


def test_one_line_for_each_goalpost_that_moves(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    words = ("retarget", "sessions", "45k", "--due", "2026-12-18", "--weight", "2", "--why", "the shop closed")
    result = okr(tmp_path, *words)
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines() == [
        "sessions  target 50,000 sessions → 45,000 sessions  a.okr.yaml:8",
        "sessions  due 31 Dec 2026 → 18 Dec 2026  a.okr.yaml:8",
        "sessions  weight 1 → 2  a.okr.yaml:8",
    ]
    text = (tmp_path / "a.okr.yaml").read_text()
    assert "target: 45000, weight: 2, due: 2026-12-18, moves: [{date: 2026-11-22, field: target, from: 50000," in text
    assert text.splitlines()[8:] == OBJECTIVE.splitlines()[8:]


def test_a_negative_level_follows_an_equals_sign(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    result = okr(tmp_path, "retarget", "sessions=-5", "--why", "x", "--date", "2026-11-01", "--dry-run")
    assert (result.status, result.err) == (0, "")
    assert "target: -5, moves: [{date: 2026-11-01, field: target, from: 50000, to: -5, why: x}]}" in result.out
    assert (tmp_path / "a.okr.yaml").read_text() == OBJECTIVE


def test_a_change_may_begin_with_a_minus(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    result = okr(tmp_path, "retarget", "sessions", "--change", "-10%", "--why", "x")
    assert result.out.splitlines() == [
        "sessions  target 50,000 sessions → –  a.okr.yaml:8",
        "sessions  change – → -10%  a.okr.yaml:8",
    ]


def test_check_is_content_and_the_past_is_as_it_was(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    okr(tmp_path, "retarget", "sessions", "--change", "+10%", "--why", "x")
    assert okr(tmp_path, "check").status == 0
    goal = okr(tmp_path, "show", "sessions", "--at", "2026-11-01", "--format", "json").json()["data"]
    assert "50000" in str(goal)


@pytest.mark.parametrize(
    ("words", "error", "hint"),
    [
        (("sessions", "45k"), "this needs an answer: Why does it move?", "give --why"),
        (("sessions", "--why", "x"), "this needs an answer: What moves of", "give VALUE, --change"),
        (("sessions", "50000", "--why", "x"), "nothing moves", "okr show"),
        (("sessions=3", "4", "--why", "x"), "the value is given twice", "write REF VALUE"),
        (("sessions", "3", "--change", "x2", "--why", "x"), "a target and a change are the same goal", "give one"),
        (("sessions", "+3%", "--why", "x"), "`+3%` is not a level for target", "a way to go from the baseline goes with --change"),
        (("sessions", "--min", "3", "--why", "x"), "marketing/demand/sessions@2026-Q4 has no min", "what can be moved is its target"),
        (("sessions", "40000", "--why", "x"), "nothing to gain: the target equals the baseline", "to hold a level"),
        (("sessions", "3", "--why", "x", "--date", "today"), "--date today is not a date", "write YEAR-MONTH-DAY"),
        (("session", "3", "--why", "x"), "key result `session` is not in the cycle 2026-Q4", "did you mean"),
    ],
)  # fmt: skip
def test_what_will_not_do_is_an_error(words: tuple[str, ...], error: str, hint: str, tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    result = okr(tmp_path, "retarget", *words)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"error: {error}")
    assert f"\nhint: {hint}" in result.err
    assert (tmp_path / "a.okr.yaml").read_text() == OBJECTIVE


def test_what_is_invalid_or_unread_is_said_so(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE.replace("baseline: 40000", "baseline: 50000"))
    result = okr(tmp_path, "retarget", "sessions", "3", "--why", "x")
    assert result.err.splitlines()[0] == "error: `sessions` is left out for what is wrong with it, at a.okr.yaml:8"
    write(tmp_path, a=OBJECTIVE.replace("]", "").replace("- {id: nps", "- {id: nps["))
    result = okr(tmp_path, "retarget", "sessions", "3", "--why", "x")
    assert result.err.splitlines()[0] == (
        "error: `sessions` is not known; a.okr.yaml does not parse, and may hold it: a comma is missing before this"
    )


def test_git_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    repository(tmp_path)
    git(tmp_path, "add", "-A")
    index = (tmp_path / ".git/index").read_bytes()
    assert okr(tmp_path, "retarget", "sessions", "45000", "--why", "x").status == 0
    assert (tmp_path / ".git/index").read_bytes() == index


def test_at_a_terminal_it_asks(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    shown = at_terminal(tmp_path, "retarget", "sessions", typed=("", "45,000", "the shop closed"))
    assert shown.status == 0
    assert "It is 50,000 sessions now." in shown.text
    assert "sessions target 50,000 sessions → 45,000 sessions a.okr.yaml:8" in shown.text
    assert "why: the shop closed" in (tmp_path / "a.okr.yaml").read_text()
