from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, write

EXAMPLE = Path(__file__).parents[2] / "examples" / "marketing"


def test_a_key_result_is_derived_so_that_it_can_be_redone_on_paper() -> None:
    result = okr(EXAMPLE, "show", "domain-rating")
    assert (result.status, result.err) == (0, "")
    assert "(42 − 41) / (48 − 41) = 0.143" in result.out
    assert "52 / 91 = 0.571" in result.out
    assert "okrs/2026-Q4/marketing.okr.yaml:44" in result.out


@pytest.mark.parametrize(
    "ref", ["found-first", "marketing/found-first", "kpi/return-rate", "company/market-leader@2026"]
)
def test_objectives_and_kpis_are_shown_too(ref: str) -> None:
    result = okr(EXAMPLE, "show", ref)
    assert (result.status, result.err) == (0, "")
    assert ref.rpartition("/")[2].partition("@")[0] in result.out


def test_an_ambiguous_reference_is_refused_with_the_candidates(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE, b=OBJECTIVE.replace("marketing", "product"))
    result = okr(tmp_path, "show", "sessions")
    assert (result.status, result.out) == (2, "")
    assert "marketing/demand/sessions@2026-Q4 or product/demand/sessions@2026-Q4" in result.err


@pytest.mark.parametrize("width", [50, 80, 120, 200])
def test_the_chart_fits_the_terminal(width: int) -> None:
    import re

    from okrcli.wording.lines import width as columns

    out = okr(EXAMPLE, "show", "organic-sessions", FORCE_COLOR="1", COLUMNS=str(width)).out
    assert max(columns(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in out.splitlines()) <= width
