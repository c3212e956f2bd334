"""The first five minutes at a real terminal."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_init import files
from tests.support.cli import okr
from tests.support.terminal import at_terminal


def test_from_nothing_to_a_first_report(tmp_path: Path) -> None:
    made = at_terminal(tmp_path, "init", typed=("rankings", "", "growth", "", "ania", "900", "", "", "", "41", "e"))
    assert made.status == 0, made.text
    assert files(tmp_path) == [
        "okr.yaml",
        "okrs/2026-H2/growth.okr.yaml",
        "okrs/2026-Q4/growth.okr.yaml",
        "okrs/kpis.okr.yaml",
    ]
    assert "baseline: 900" in (tmp_path / "okrs/2026-H2/growth.okr.yaml").read_text()
    assert okr(tmp_path, "check").status == 0
    assert "Leads from search a month" in okr(tmp_path, "status").out
    assert okr(tmp_path, "update", "reviews", "12").status == 0
    assert okr(tmp_path, "status", "--team", "growth").status == 0


def test_whoever_stops_in_the_middle_leaves_nothing_behind(tmp_path: Path) -> None:
    for typed in ((), ("zzz",), ("seo", "q"), ("seo", "growth", "", "ania", "900")):
        screen = at_terminal(tmp_path, "init", "goals", typed=typed)
        assert screen.status == 130
        assert "Nothing was written." in screen.text
        assert files(tmp_path) == []


def test_a_page_of_help_is_laid_out(tmp_path: Path) -> None:
    screen = at_terminal(tmp_path, "help", "format")
    assert screen.status == 0
    assert "The format\n" in screen.text and "# The format" not in screen.text and "```" not in screen.text
    assert max(map(len, screen.text.splitlines())) <= 100
