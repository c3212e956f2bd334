from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.check.selection import Choice
from tests.check.workspaces import checked

TEXT = "# okr.yaml\nversion: 1\ncheck:\n  options:\n    {}\n\n# growth.okr.yaml\n- id: growth\n  title: Grow\n  owner: ana\n"
CHOSEN = Choice(select=("OKR201", "OKR902"))


@pytest.mark.parametrize(
    ("written", "place", "said", "hint"),
    [
        ("OKR201: {mni: 2}", (4, 14), "OKR201 has no key `mni`", "did you mean `min`?"),
        ("OKR201: {min: two}", (4, 19), "`min` wants a number, not the text `two`", "write it without quotes"),
        ("OKR201: {min: 2.5}", (4, 19), "`min` wants a whole number, not the number 2.5", "leave out the fraction"),
        (
            "OKR201: {min: -1}",
            (4, 19),
            "`min` wants a number at least 0, not the number -1",
            "write a number at least 0",
        ),
        ("OKR201: {min: 6}", (4, 13), "`min` 6 lies above `max` 5", "swap the two"),
        ("OKR203: {min: 6}", (4, 5), "OKR203 has no options", "remove this"),
        ("OKR2O1: {min: 6}", (4, 5), "there is no rule `OKR2O1`", "did you mean OKR201?"),
        ("OKR2: {min: 6}", (4, 5), "there is no rule `OKR2`", ""),
    ],
)
def test_what_is_wrong_with_an_option_is_told_at_its_place(
    tmp_path: Path, written: str, place: tuple[int, int], said: str, hint: str
) -> None:
    [finding] = checked(tmp_path, TEXT.format(written), CHOSEN).findings
    assert (finding.code, finding.file, finding.message) == ("OKR902", "okr.yaml", said)
    assert (finding.line, finding.column) == place
    assert (finding.hint or "").startswith(hint)


def test_an_option_is_heeded(tmp_path: Path) -> None:
    assert checked(tmp_path, TEXT.format("OKR201: {min: 4}"), CHOSEN).findings[0].code == "OKR201"
    assert checked(tmp_path, TEXT.format("OKR201: {max: 3}"), CHOSEN).findings == ()
