from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.rules.method import CLOSED, DROPPED, file, found, objective


def many(count: int, more: str = "") -> str:
    return "".join(
        objective("title: Known, kind: binary", name=f"o-{number}", more=more if number == 0 else "")
        for number in range(count)
    )


@pytest.mark.parametrize(("count", "findings"), [(1, 0), (4, 0), (5, 1), (7, 3)])
def test_four_are_the_most(tmp_path: Path, count: int, findings: int) -> None:
    assert len(found(tmp_path, "OKR202", file(many(count)))) == findings


def test_it_points_at_the_one_too_many(tmp_path: Path) -> None:
    [finding] = found(tmp_path, "OKR202", file(many(5)))
    assert finding.message == "this is objective 5 of seo in 2026-Q4, where 4 are the most"
    assert finding.ref == "seo/o-4@2026-Q4"
    assert finding.severity == "warning"


def test_files_of_one_team_count_together_and_teams_apart(tmp_path: Path) -> None:
    other = file(many(3)).replace("id: o-", "id: p-")
    two = f"# okr.yaml\nversion: 1\n\n# a.okr.yaml\n{file(many(3))}\n# b.okr.yaml\n{other}"
    assert [each.file for each in found(tmp_path / "one", "OKR202", two)] == ["b.okr.yaml", "b.okr.yaml"]
    assert not found(tmp_path / "other", "OKR202", two.replace("team: seo", "team: ads", 1))


def test_what_is_given_up_closed_or_a_draft_does_not_count(tmp_path: Path) -> None:
    assert not found(tmp_path / "a", "OKR202", file(many(5, f"    {DROPPED}\n")))
    assert not found(tmp_path / "b", "OKR202", file(many(5), more=CLOSED))
    assert not found(tmp_path / "c", "OKR202", file(many(5), cycle="backlog"))


def test_the_bound_is_an_option(tmp_path: Path) -> None:
    assert not found(tmp_path / "a", "OKR202", file(many(6)), "{max: 6}")
    assert len(found(tmp_path / "b", "OKR202", file(many(3)), "{max: 2}")) == 1
