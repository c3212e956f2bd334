from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.workspaces import checked, codes


@pytest.mark.parametrize(
    ("settings", "column", "said"),
    [
        ("select: [OKR9, OKR700]", 24, "there is no rule `OKR700`"),
        ("ignore: [OKR20X]", 18, "there is no rule `OKR20X`"),
        ("severity: {OKR299: error}", 20, "there is no rule `OKR299`"),
        ("per_path: {a/**: {ignore: [E501]}}", 36, "there is no rule `E501`"),
        ("per_path: {a/**: {select: [E501]}}", 36, "there is no rule `E501`"),
        ("options: {OKR299: {}}", 19, "there is no rule `OKR299`"),
        ("options: {OKR2: {}}", 19, "there is no rule `OKR2`"),
        ("options: {OKR203: {max: 2}}", 19, "OKR203 has no options"),
    ],
)
def test_each_is_told_at_its_place(tmp_path: Path, settings: str, column: int, said: str) -> None:
    [finding] = checked(tmp_path, f"version: 1\ncheck: {{{settings}}}\n").findings
    assert (finding.code, finding.line, finding.column) == ("OKR902", 2, column)
    assert finding.message == said


@pytest.mark.parametrize(
    "settings", ["ignore: [OKR4, okr2, ALL]", "severity: {OKR5: error}", "options: {OKR201: {min: 1, max: 6}}"]
)
def test_prefixes_of_rules_that_may_come_are_good(tmp_path: Path, settings: str) -> None:
    assert codes(checked(tmp_path, f"version: 1\ncheck: {{{settings}}}\n")) == []
