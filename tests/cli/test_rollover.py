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
    owner: ania
    key_results:
      - {id: sessions, title: Organic sessions, baseline: 40000, target: 50000, checkins: [{date: 2026-12-30, value: 44000}]}
      - {id: articles, title: Articles, kind: total, target: 10, checkins: [{date: 2026-12-30, value: 6}]}
      - {id: plan, title: Crisis plan, kind: binary, checkins: [{date: 2026-12-30, value: yes}]}
closed: {date: 2027-01-02}
"""

DIFF = """\
--- /dev/null
+++ b/okrs/2027-Q1/marketing.okr.yaml
@@ -0,0 +1,20 @@
+# Carried over from 2026-Q4: every baseline is what was reached then.
+cycle: 2027-Q1
+team: marketing
+objectives:
+  - id: demand
+    title: Become the first place people look
+    owner: ania
+    carried_from: marketing/demand@2026-Q4
+    key_results:
+      - id: sessions
+        title: Organic sessions
+        baseline: 44000
+        target: 50000
+        carried_from: marketing/demand/sessions@2026-Q4
+      - id: articles
+        title: Articles
+        kind: total
+        baseline: 6
+        target: null  # to be chosen; it was 10
+        carried_from: marketing/demand/articles@2026-Q4
"""


def _files(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in sorted(root.rglob("*.okr.yaml"))
    }


def test_a_dry_run_shows_the_diff_and_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, a=GOALS)
    result = okr(tmp_path, "rollover", "--all", "--dry-run", today=AFTER)
    assert (result.status, result.out) == (0, DIFF)
    assert result.err == "Rolling over 2026-Q4 to 2027-Q1\nLeft behind: marketing/demand/plan (done)\n"
    assert _files(tmp_path) == {"a.okr.yaml": GOALS}


def test_the_next_cycle_begins_by_options(tmp_path: Path) -> None:
    write(tmp_path, a=GOALS)
    result = okr(tmp_path, "rollover", "--all", "--keep", "plan", "--target", "articles=20", "-q", today=AFTER)
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines() == [
        "marketing/demand/sessions  from 44,000 to 50,000",
        "marketing/demand/articles  from 6 to 20",
        "marketing/demand/plan  a yes",
        "made okrs/2027-Q1/marketing.okr.yaml",
    ]
    files = _files(tmp_path)
    assert files.pop("a.okr.yaml") == GOALS
    assert "        target: 20\n" in files["okrs/2027-Q1/marketing.okr.yaml"]
    workspace = load(str(tmp_path))
    assert workspace.problems == ()
    assert [each.key_result.carried_from for each in workspace.plan.objectives[1].key_results] == [
        "marketing/demand/sessions@2026-Q4",
        "marketing/demand/articles@2026-Q4",
        "marketing/demand/plan@2026-Q4",
    ]


def test_what_is_open_is_found_by_the_check(tmp_path: Path) -> None:
    write(tmp_path, a=GOALS)
    assert okr(tmp_path, "rollover", "--keep", "demand", "--drop", "plan", today=AFTER).status == 0
    checked = okr(tmp_path, "check", "--select", "OKR205", "--format", "concise", today=AFTER)
    assert checked.out.startswith("okrs/2027-Q1/marketing.okr.yaml:19:9: ")
    assert checked.out.count("OKR205") == 1


def test_run_again_it_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, a=GOALS)
    assert okr(tmp_path, "rollover", "--all", today=AFTER).status == 0
    before = _files(tmp_path)
    again = okr(tmp_path, "rollover", "--all", today=AFTER)
    assert (again.status, again.out) == (2, "")
    assert again.err.startswith("error: all objectives of 2026-Q4 that may go on are in 2027-Q1 already\n")
    assert _files(tmp_path) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "error: this needs an answer: marketing/demand/sessions in 2027-Q1\nhint: give --keep sessions, --drop sessions, or --all"),
        (("--drop", "demand"), "error: nothing of 2026-Q4 goes on\n"),
        (("--all", "--from", "2026-Q1"), "error: there are no objectives for 2026-Q1 here\n"),
        (("--all", "--team", "sales"), "error: --team sales: there is no such team\n"),
        (("--all", "--target", "sessions=44000"), "error: nothing to gain: the target equals the baseline\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_and_nothing_is_written(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    write(tmp_path, a=GOALS)
    result = okr(tmp_path, "rollover", *words, today=AFTER)
    assert (result.status, result.out) == (2, "")
    assert said in result.err
    assert _files(tmp_path) == {"a.okr.yaml": GOALS}


def test_at_a_terminal_it_asks(tmp_path: Path) -> None:
    write(tmp_path, a=GOALS)
    typed = ("change", "", "b", "60k", "keep", "b", "", "20", "", "yes")
    screen = at_terminal(tmp_path, "rollover", typed=typed, today=AFTER)
    assert screen.status == 0, screen.text
    assert "marketing/demand/sessions in 2027-Q1 (keep/change/drop) [keep]: " in screen.text
    assert "Target [50000]: " in screen.text
    assert "made okrs/2027-Q1/marketing.okr.yaml\n" in screen.text
    new = _files(tmp_path)["okrs/2027-Q1/marketing.okr.yaml"]
    assert "        target: 60000\n" in new and "        target: 20\n" in new and "id: plan" not in new


def test_who_quits_leaves_everything_as_it_is(tmp_path: Path) -> None:
    write(tmp_path, a=GOALS)
    screen = at_terminal(tmp_path, "rollover", typed=("", "", "", "", "no"), today=AFTER)
    assert screen.status == 130
    assert screen.text.endswith("Nothing was written.\n")
    assert _files(tmp_path) == {"a.okr.yaml": GOALS}
