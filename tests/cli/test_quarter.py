from __future__ import annotations

from datetime import date, timedelta
from difflib import ndiff
from pathlib import Path
from typing import NamedTuple

from okrcli.workspace import load
from tests.support.cli import okr
from tests.support.folders import commit, repository

OKRS = "okrs/2026-Q4/marketing.okr.yaml"
NEXT = "okrs/2027-Q1/marketing.okr.yaml"
FIRST_MONDAY = date(2026, 10, 5)
CUSTOMERS = (31, 32, 33, 33, 35, 38, 41, 40, 44, 47, 49, 52)
TALKS = (1, 0, 2, 1, 0, 1, 1, 2, 0, 1, 1, 0)
STEPS = {2: "draft", 9: "tested"}
DROPPED_IN = 4


class Changed(NamedTuple):
    """What a command did to one file.

    Attributes:
        gone: lines that are not there any more.
        new: lines that were not there before.
    """

    gone: list[str]
    new: list[str]


def _files(root: Path) -> dict[str, str]:
    paths = [path for path in sorted(root.rglob("*.yaml")) if ".git" not in path.parts]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def _play(root: Path, day: date, *words: str) -> dict[str, Changed]:
    """Runs a command on a day, sees to it that all is valid, and commits: what it did, by file."""
    before = _files(root)
    result = okr(root, *words, today=day.isoformat())
    assert result.status == 0, result.err
    after = _files(root)
    assert load(str(root)).problems == ()
    assert before.keys() <= after.keys()
    changed = {file: _compared(before.get(file, ""), text) for file, text in after.items() if text != before.get(file)}
    commit(root, " ".join(words), day.isoformat())
    return changed


def _compared(before: str, after: str) -> Changed:
    lines = list(ndiff(before.splitlines(), after.splitlines()))
    return Changed(
        [line[2:].strip() for line in lines if line.startswith("- ")],
        [line[2:].strip() for line in lines if line.startswith("+ ")],
    )


def test_a_quarter_is_played_by_commands_alone(tmp_path: Path) -> None:
    repository(tmp_path)
    start = date(2026, 10, 1)
    made = _play(tmp_path, start, "init", "--template", "minimal", "--team", "marketing", "--owner", "ania")
    assert made.keys() == {"okr.yaml", OKRS}
    _choose_goals(tmp_path, start)
    for week in range(12):
        _log_a_week(tmp_path, week)
    _close(tmp_path)
    _roll_over(tmp_path)
    assert okr(tmp_path, "rollover", "--all", today="2027-01-05").status == 2
    status = okr(tmp_path, "status", today="2027-01-05")
    assert (status.status, "2027-Q1" in status.out) == (0, True)


def _choose_goals(root: Path, day: date) -> None:
    for key, value, words in (("baseline", "30", ("--baseline", "30")), ("target", "50", ("50",))):
        changed = _play(root, day, "retarget", "active-customers", *words, "--why", "measured").pop(OKRS)
        assert [line.partition(":")[0] for line in changed.gone] == [key]
        assert changed.new[0].startswith(f"{key}: {value}")
        assert [line for line in changed.new[1:] if not line.startswith(("moves:", "- {date: 2026-10-01"))] == []
    makes = ("new", "key-result", "--objective", "first-week", "--title", "Calls answered", "--kind", "recurring")
    added = _play(root, day, *makes, "--id", "calls", "--per", "week", "--target", "5")
    assert added.keys() == {OKRS}
    assert added[OKRS].gone == []
    assert "- id: calls" in added[OKRS].new


def _log_a_week(root: Path, week: int) -> None:
    day = FIRST_MONDAY + timedelta(weeks=week)
    record = f"- {{date: {day}, value: {CUSTOMERS[week]}, confidence: 0.7, by: Ania Nowak}}"
    changed = _play(root, day, "update", "active-customers", str(CUSTOMERS[week]), "--confidence", "7/10")
    assert changed == {OKRS: Changed([], [record] if week else ["checkins:", record])}
    record = f"- {{date: {day}, value: {TALKS[week]}, by: Ania Nowak}}"
    changed = _play(root, day, "update", "conversations", str(TALKS[week]))
    assert changed == {OKRS: Changed([], [record] if week else ["checkins:", record])}
    if week in STEPS:
        [[gone], [new]] = _play(root, day, "update", "welcome-guide", STEPS[week]).pop(OKRS)
        assert new == gone.replace("}", f", done: {day}}}")
    if week == DROPPED_IN:
        changed = _play(root, day, "drop", "calls", "--why", "nobody calls any more")
        assert changed == {OKRS: Changed([], [f"dropped: {{date: {day}, why: nobody calls any more}}"])}


def _close(root: Path) -> None:
    words = (
        "--grade",
        "welcome-guide=70%",
        "--note",
        "welcome-guide=nearly",
        "--retrospective",
        "Ask first.\n\n- early",
    )
    changed = _play(root, date(2027, 1, 4), "close", "--accept", *words)
    assert changed == {
        OKRS: Changed(
            [],
            [
                "grade: 1.0",
                "grade: 0.83",
                "grade: 0.7",
                "grade_note: nearly",
                "closed: {date: 2027-01-04, policy: 1, bands: {aspirational: [0.4, 0.7], committed: [0.7, 1.0]}}",
                "retrospective: |",
                "Ask first.",
                "",
                "- early",
            ],
        )
    }


def _roll_over(root: Path) -> None:
    changed = _play(root, date(2027, 1, 4), "rollover", "--all", "--keep", "conversations", "--keep", "welcome-guide")
    assert changed.keys() == {NEXT}
    lines = (root / NEXT).read_text(encoding="utf-8").splitlines()
    assert lines[:4] == [
        "# Carried over from 2026-Q4: every baseline is what was reached then.",
        "cycle: 2027-Q1",
        "team: marketing",
        "objectives:",
    ]
    assert lines[lines.index("    key_results:") :] == [
        "    key_results:",
        "      - id: conversations",
        "        title: Conversations with new customers",
        "        kind: total",
        "        unit: conversations",
        "        baseline: 10",
        "        target: null  # to be chosen; it was 12 conversations",
        "        carried_from: marketing/first-week/conversations@2026-Q4",
        "      - id: welcome-guide",
        "        title: Welcome guide in use",
        "        kind: milestones",
        "        steps:",
        "          - {id: live, title: Linked from the first email}",
        "        carried_from: marketing/first-week/welcome-guide@2026-Q4",
    ]
