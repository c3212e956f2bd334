from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.workspace import load
from tests.support.cli import okr
from tests.support.folders import write
from tests.support.terminal import at_terminal

AFTER = "2027-01-04"

GOALS = """\
cycle: 2026-Q4
team: marketing
objectives:
  - id: demand
    title: Become the first place people look
    key_results:
      - {id: sessions, title: Organic sessions, baseline: 40000, target: 50000, checkins: [{date: 2026-12-30, value: 47000}]}
      - id: nps
        title: NPS
        kind: maintain
        min: 40
      - {id: rank, title: Rank, baseline: 8, target: 5, dropped: {date: 2026-11-01, why: x}}
"""

DIFF = """\
--- a/a.okr.yaml
+++ b/a.okr.yaml
@@ -4,9 +4,13 @@
   - id: demand
     title: Become the first place people look
     key_results:
-      - {id: sessions, title: Organic sessions, baseline: 40000, target: 50000, checkins: [{date: 2026-12-30, value: 47000}]}
+      - {id: sessions, title: Organic sessions, baseline: 40000, target: 50000, checkins: [{date: 2026-12-30, value: 47000}], grade: 0.8}
       - id: nps
         title: NPS
         kind: maintain
         min: 40
+        grade: 0.0
+        grade_note: nobody asked
       - {id: rank, title: Rank, baseline: 8, target: 5, dropped: {date: 2026-11-01, why: x}}
+closed: {date: 2027-01-04, policy: 1, bands: {aspirational: [0.4, 0.7], committed: [0.7, 1.0]}}
+retrospective: Ask first.
"""

WORDS = ("close", "--accept", "--grade", "sessions=8/10", "--note", "nps=nobody asked", "--retrospective", "Ask first.")


def _text(root: Path, name: str = "a") -> str:
    return (root / f"{name}.okr.yaml").read_text(encoding="utf-8")


def test_a_dry_run_shows_the_diff_and_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, a=GOALS)
    result = okr(tmp_path, *WORDS, "--dry-run", today=AFTER)
    assert (result.status, result.out, result.err) == (0, DIFF, "Closing 2026-Q4: a.okr.yaml\n")
    assert _text(tmp_path) == GOALS


def test_a_cycle_is_closed_by_options(tmp_path: Path) -> None:
    write(tmp_path, a=GOALS)
    result = okr(tmp_path, *WORDS, today=AFTER)
    assert (result.status, result.err) == (0, "Closing 2026-Q4: a.okr.yaml\n")
    assert result.out.splitlines() == [
        "0.80  marketing/demand/sessions  47,000 → 50,000",
        "0.00  marketing/demand/nps  – ≥ 40 · nobody asked",
        "closed a.okr.yaml  demand 0.40",
    ]
    assert _text(tmp_path).endswith("retrospective: Ask first.\n")
    assert load(str(tmp_path)).problems == ()
    again = okr(tmp_path, *WORDS, "--cycle", "2026-Q4", today=AFTER)
    assert (again.status, again.out) == (2, "")
    assert again.err.startswith("error: 2026-Q4 is closed already: a.okr.yaml\n")


def test_a_retrospective_that_stands_in_the_file_is_not_replaced(tmp_path: Path) -> None:
    write(tmp_path, a=f"{GOALS}retrospective: Written by hand.\n")
    refused = okr(tmp_path, "close", "--accept", "--retrospective", "Another", today=AFTER)
    assert (refused.status, refused.out) == (2, "")
    assert "error: marketing has written a retrospective into its file already\nhint: " in refused.err
    assert okr(tmp_path, "close", "--accept", today=AFTER).status == 0
    assert "retrospective: Written by hand." in _text(tmp_path)


def test_a_retrospective_comes_from_a_file_or_from_standard_input(tmp_path: Path) -> None:
    write(tmp_path, a=GOALS)
    (tmp_path / "learned.md").write_text("**Learned**\r\n\r\n- ask first\r\n", encoding="utf-8")
    words = ("close", "--accept", "--dry-run", "--retrospective-file")
    from_file = okr(tmp_path, *words, "learned.md", today=AFTER)
    piped = okr(tmp_path, *words, "-", today=AFTER, given="**Learned**\n\n- ask first")
    assert from_file.status == 0
    assert from_file.out.endswith("+retrospective: |\n+  **Learned**\n+\n+  - ask first\n")
    assert piped.out == from_file.out


@pytest.mark.parametrize(
    ("words", "today", "said"),
    [
        (("close",), "2026-11-22", "error: no open file is of a cycle that was over on 2026-11-22\nhint: --cycle 2026-Q4 --early"),
        (("close",), AFTER, "error: this needs an answer: Grade for marketing/demand/sessions\nhint: give --grade sessions=0.70, or --accept"),
        (("close", "--cycle", "2026-Q4", "--accept"), "2026-12-31", "error: this needs an answer: 2026-Q4 runs until 31 Dec 2026. Close it now?\nhint: give --early"),
        (("close", "--accept", "--date", "2027-02-01"), AFTER, "error: --date 2027-02-01 lies ahead: today is 2027-01-04\n"),
        (("close", "--accept", "--date", "soon"), AFTER, "error: --date soon is not a date\n"),
        (("close", "--retrospective", "a", "--retrospective-file", "b"), AFTER, "error: --retrospective and --retrospective-file are both given\n"),
        (("close", "--retrospective-file", "b"), AFTER, "error: --retrospective-file b: No such file or directory\n"),
        (("close", "--cycle", "2026-Q9"), AFTER, "error: --cycle 2026-Q9 is not a cycle that begins and ends\nhint: there are 2026-Q4\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    words: tuple[str, ...], today: str, said: str, tmp_path: Path
) -> None:
    write(tmp_path, a=GOALS)
    result = okr(tmp_path, *words, today=today)
    assert (result.status, result.out) == (2, "")
    assert said in result.err
    assert _text(tmp_path) == GOALS


def test_early_and_dated(tmp_path: Path) -> None:
    write(tmp_path, a=GOALS)
    result = okr(
        tmp_path, "close", "--cycle", "2026-Q4", "--early", "--accept", "--date", "2026-12-30", today="2026-12-31"
    )
    assert result.status == 0
    assert result.err.splitlines()[1].startswith("No retrospective: write what was learned under `retrospective:`")
    assert "closed: {date: 2026-12-30," in _text(tmp_path)


def test_all_files_are_closed_or_none(tmp_path: Path) -> None:
    broken = GOALS.replace("marketing", "product").replace("min: 40", "min: forty")
    write(tmp_path, a=GOALS, b=broken)
    result = okr(tmp_path, "close", "--accept", today=AFTER)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(
        "error: b.okr.yaml cannot be taken as it is: something is wrong with demand/nps in it\n"
    )
    assert "  --> b.okr.yaml:11:14\n11 |         min: forty\n   |              ^^^^^\n" in result.err
    assert (_text(tmp_path, "a"), _text(tmp_path, "b")) == (GOALS, broken)
    assert okr(tmp_path, "close", "--accept", "--team", "marketing", today=AFTER).status == 0


def test_at_a_terminal_it_asks(tmp_path: Path) -> None:
    write(tmp_path, a=GOALS)
    typed = ("", "", "much", "0.4", "nobody asked", "Ask first.", "", "yes")
    screen = at_terminal(tmp_path, "close", typed=typed, today=AFTER)
    assert screen.status == 0
    assert "Grade for marketing/demand/sessions [0.70]: " in screen.text
    assert "  much is not a grade: write 0.7, 7/10 or 70%\n" in screen.text
    assert "Write this and close 1 file for ever? (yes/no) [yes]: " in screen.text
    assert screen.text.endswith("closed a.okr.yaml demand 0.55\n")
    text = _text(tmp_path)
    assert "grade: 0.7}" in text and "grade: 0.4\n        grade_note: nobody asked\n" in text
    assert text.endswith("retrospective: Ask first.\n")


@pytest.mark.parametrize("typed", [("", "q"), ("",)])
def test_who_quits_leaves_everything_as_it_is(typed: tuple[str, ...], tmp_path: Path) -> None:
    write(tmp_path, a=GOALS)
    screen = at_terminal(tmp_path, "close", typed=typed, today=AFTER)
    assert screen.status == 130
    assert screen.text.rstrip().endswith("Nothing was written.")
    assert _text(tmp_path) == GOALS
