from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.rules.method import DROPPED, file, found, objective

LEVEL = "baseline: 4, target: 2"


@pytest.mark.parametrize(
    ("key_result", "hint"),
    [
        (f"title: Load time of the shop, {LEVEL}", "s, min, h or d"),
        (f"title: Revenue a month, {LEVEL}", "unit: EUR"),
        ("title: Churn of small accounts, kind: maintain, max: 4", 'unit: "%"'),
        (f"title: Load time, unit: s, {LEVEL}", None),
        (f"title: Shops that sell us, {LEVEL}", None),
        (f"title: Load time, {LEVEL}, {DROPPED}", None),
        ("title: Load time known, kind: binary", None),
    ],
)
def test_money_time_and_shares_need_one(tmp_path: Path, key_result: str, hint: str | None) -> None:
    findings = found(tmp_path, "OKR214", file(objective(key_result)))
    assert [hint in (each.hint or "") for each in findings if hint] == ([True] if hint else [])
    assert bool(findings) is bool(hint)


def test_a_kpi_needs_one_and_lends_it(tmp_path: Path) -> None:
    kpi = "kpis:\n  - {id: churn, title: Churn rate%s}\n"
    fed = objective("title: Churn, kpi: churn, target: 2")
    assert not found(tmp_path / "a", "OKR214", file(fed, more=kpi % ', unit: "%"'))
    assert [each.ref for each in found(tmp_path / "b", "OKR214", file(fed, more=kpi % ""))] == [
        "seo/trust/k-0@2026-Q4",
        "kpi/churn",
    ]
