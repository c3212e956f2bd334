from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, write

QUARTER = "okrs/2026-Q4"


def files(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_a_workspace_is_made_for_this_quarter(tmp_path: Path) -> None:
    result = okr(tmp_path, "init", "--owner", "ania")
    assert result.status == 0
    assert result.out == f"created okr.yaml\ncreated {QUARTER}/team.okr.yaml\n"
    assert files(tmp_path) == ["okr.yaml", f"{QUARTER}/team.okr.yaml"]
    assert okr(tmp_path, "check").status == 0
    assert okr(tmp_path, "status").status == 0


def test_run_again_it_changes_nothing_that_exists(tmp_path: Path) -> None:
    okr(tmp_path, "init", "--template", "marketing", "--owner", "ania")
    texts = {path: (tmp_path / path).read_bytes() for path in files(tmp_path)}
    again = okr(tmp_path, "init", "--template", "marketing", "--owner", "jan", "--name", "Other")
    assert (again.status, again.err) == (0, "")
    assert all(line.startswith("kept") for line in again.out.splitlines())
    assert {path: (tmp_path / path).read_bytes() for path in files(tmp_path)} == texts


def test_run_again_it_adds_what_is_missing(tmp_path: Path) -> None:
    okr(tmp_path, "init", "--template", "marketing", "--owner", "ania")
    result = okr(tmp_path, "init", "--template", "marketing", "--cycle", "2027-Q1", "--owner", "ania")
    assert result.out == "kept    okr.yaml\ncreated okrs/2027-Q1/marketing.okr.yaml\n"
    assert okr(tmp_path, "check").status == 0


def test_options_name_team_cycle_language_and_folder(tmp_path: Path) -> None:
    words = ("--team", "sales/east", "--cycle", "2026-H2", "--lang", "pl", "--name", "Acme", "--owner", "o'neill")
    assert (
        okr(tmp_path, "init", "goals", *words).out.splitlines()[1] == "created goals/okrs/2026-H2/sales-east.okr.yaml"
    )
    text = (tmp_path / "goals" / "okrs" / "2026-H2" / "sales-east.okr.yaml").read_text()
    assert "team: sales/east\n" in text
    assert okr(tmp_path / "goals", "check").status == 0


def test_several_templates_make_several_files(tmp_path: Path) -> None:
    result = okr(tmp_path, "init", "--template", "minimal", "--template", "marketing", "--owner", "ania")
    assert [line.split()[-1] for line in result.out.splitlines()] == [
        "okr.yaml",
        f"{QUARTER}/team.okr.yaml",
        f"{QUARTER}/marketing.okr.yaml",
        "okrs/kpis.okr.yaml",
    ]
    assert okr(tmp_path, "check").status == 0


def test_a_dry_run_shows_the_files_and_writes_none(tmp_path: Path) -> None:
    result = okr(tmp_path, "init", "--dry-run", "--owner", "ania")
    assert "+++ b/okr.yaml" in result.out
    assert "+version: 1" in result.out
    assert files(tmp_path) == []


def test_the_fiscal_year_decides_which_quarter_it_is(tmp_path: Path) -> None:
    write(tmp_path, settings="version: 1\nfiscal_year: {starts: 7}\n", a=OBJECTIVE)
    assert "okrs/2027-Q2/team.okr.yaml" in okr(tmp_path, "init", "--owner", "ania").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--template", "marketin"), "marketing"),
        (("--team", "Sales Team"), "sales-team"),
        (("--cycle", "Q4"), "2026-Q4"),
        (("--lang", "xx"), "en"),
    ],
)
def test_a_slip_writes_nothing(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    result = okr(tmp_path, "init", *words)
    assert (result.status, result.out) == (2, "")
    assert said in result.err
    assert files(tmp_path) == []


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "goals").write_text("")
    result = okr(tmp_path, "init", "goals")
    assert result.status == 2
    assert "is a file, not a folder" in result.err
