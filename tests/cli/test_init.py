from __future__ import annotations

import re
import shlex
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


def test_kpis_of_several_templates_stand_once_in_one_file(tmp_path: Path) -> None:
    names = ("paid-advertising", "digital-sales", "customer-success")
    assert (
        okr(tmp_path, "init", *(word for name in names for word in ("--template", name)), "--owner", "ania").status == 0
    )
    text = (tmp_path / "okrs" / "kpis.okr.yaml").read_text()
    ids = re.findall(r"- id: (.*)", text)
    assert len(ids) == len(set(ids)) and {"cpm", "roi", "satisfaction"} <= set(ids)
    assert okr(tmp_path, "check").status == 0


def test_kpis_that_come_later_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    okr(tmp_path, "init", "--template", "paid-advertising", "--owner", "ania")
    before = (tmp_path / "okrs" / "kpis.okr.yaml").read_bytes()
    again = okr(tmp_path, "init", "--template", "email-marketing", "--template", "digital-sales", "--owner", "ania")
    assert "created okrs/kpis-email-marketing-digital-sales.okr.yaml\n" in again.out
    assert (tmp_path / "okrs" / "kpis.okr.yaml").read_bytes() == before
    assert okr(tmp_path, "check").status == 0


def test_long_aims_go_to_their_half_year_and_an_explicit_cycle_takes_all(tmp_path: Path) -> None:
    made = okr(tmp_path, "init", "--template", "seo", "--owner", "ania").out
    assert "created okrs/2026-H2/seo.okr.yaml\ncreated okrs/2026-Q4/seo.okr.yaml\n" in made
    assert "due: 2026-12-31" in (tmp_path / "okrs/2026-H2/seo.okr.yaml").read_text()
    other = tmp_path / "other"
    okr(tmp_path, "init", "other", "--template", "seo", "--cycle", "2027-Q1", "--owner", "ania")
    assert files(other) == ["okr.yaml", "okrs/2027-Q1/seo.okr.yaml", "okrs/kpis.okr.yaml"]
    text = (other / "okrs/2027-Q1/seo.okr.yaml").read_text()
    assert "# This usually takes 6 months, which this cycle does not have." in text
    assert "due:" not in text and "start:" not in text


def test_one_team_may_take_several_templates(tmp_path: Path) -> None:
    words = ("--template", "sales", "--template", "accounts", "--team", "sales", "--owner", "ania")
    assert okr(tmp_path, "init", *words).status == 0
    assert files(tmp_path) == ["okr.yaml", f"{QUARTER}/sales-accounts.okr.yaml", f"{QUARTER}/sales.okr.yaml"]


def test_what_comes_next_can_be_pasted(tmp_path: Path) -> None:
    result = okr(tmp_path, "init", "our goals", "--owner", "ania", "--template", "support")
    lines = [line.strip() for line in result.err.splitlines() if line.startswith("  okr")]
    assert lines[0] == "okr -C 'our goals' check" and len(lines) >= 3
    for line in lines:
        _, *words = shlex.split(line)
        # Without a terminal the walk through what is due says that it has nobody to ask.
        assert okr(tmp_path, *words).status == (2 if "update" in words else 0), line


def test_the_language_of_a_workspace_is_that_of_its_templates(tmp_path: Path) -> None:
    okr(tmp_path, "init", "--lang", "pl", "--owner", "ania")
    okr(tmp_path, "init", "--template", "support", "--owner", "ania")
    assert "Klient z problemem nigdy nie czeka" in (tmp_path / QUARTER / "support.okr.yaml").read_text()


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
