from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.check.formats import FORMATS
from okrcli.check.selection import Choice
from tests.check.workspaces import checked, whole
from tests.support.cli import okr
from tests.support.folders import write

SECRET = "hunter2-9b2f6c0d"
SETTINGS = f"version: 1\nsources:\n  plausible: {{site: shop, token: {SECRET}}}\n"
KEY_RESULT = f"key_results:\n  - id: a\n    title: A\n    baseline: 1\n    target: 2\n    source:\n      type: json\n      headers: {{X-Api-Key: {SECRET}}}\n"
KPI = f"kpis:\n  - id: a\n    title: A\n    source: {{type: sql, url: 'postgresql://okr:{SECRET}@db/shop'}}\n"
ONLY = Choice(select=("OKR601",))


@pytest.mark.parametrize(
    ("text", "place", "variable"),
    [
        (SETTINGS, ("okr.yaml", 3, 27), "$PLAUSIBLE_TOKEN"),
        (KEY_RESULT, ("growth.okr.yaml", 14, 21), "$JSON_X_API_KEY"),
        (KPI, ("growth.okr.yaml", 4, 25), "$SQL_URL"),
    ],
)
def test_it_is_told_at_its_key_with_what_to_write(
    tmp_path: Path, text: str, place: tuple[str, int, int], variable: str
) -> None:
    [finding] = checked(tmp_path, text, ONLY).findings
    assert (finding.file, finding.line, finding.column) == place
    assert finding.severity == "error"
    assert finding.hint is not None and variable in finding.hint


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("text", [KEY_RESULT, KPI])
def test_no_format_shows_it(tmp_path: Path, text: str, form: str) -> None:
    write(tmp_path, a=whole(text))
    result = okr(tmp_path, "check", "--format", form)
    assert result.status == 1
    assert "OKR601" in result.out or form == "junit"
    assert SECRET not in result.out + result.err


def test_a_closed_file_keeps_no_secret_either(tmp_path: Path) -> None:
    text = f"# a.okr.yaml\ncycle: 2026-Q3\nteam: a\nclosed: {{date: 2026-10-02}}\n{KPI}"
    assert len(checked(tmp_path, text, ONLY).findings) == 1


def test_an_empty_source_is_none(tmp_path: Path) -> None:
    assert checked(tmp_path, KPI.replace("source: {type: sql", "meta: {type: sql"), ONLY).findings == ()
