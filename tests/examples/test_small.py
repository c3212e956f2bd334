"""The smaller examples: nothing to find on the day that they are written for, and everything to see."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import okr

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("name", ["engineering", "minimal"])
def test_the_check_finds_nothing(name: str) -> None:
    result = okr(EXAMPLES / name, "check", "--format", "json")
    assert (result.status, result.json()["data"]["findings"]) == (0, [])


@pytest.mark.parametrize("name", ["engineering", "minimal"])
def test_every_key_result_has_progress(name: str) -> None:
    data = okr(EXAMPLES / name, "status", "--format", "json").json()["data"]
    assert data["left_out"] == []
    found = [each for objective in data["objectives"] for each in objective["key_results"]]
    assert found and [each["ref"] for each in found if each["score"] is None] == []


def test_engineering_shows_how_goals_are_threaded() -> None:
    lines = okr(EXAMPLES / "engineering", "tree").out.splitlines()
    around, within = (next(line for line in lines if title in line) for title in ("second thought", "the same day"))
    assert not around.partition("\t")[2].startswith(" ") and within.partition("\t")[2].startswith("  A finished")
