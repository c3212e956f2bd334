from __future__ import annotations

from decimal import Decimal

import pytest

from okrcli.check.entity import ref_at
from okrcli.problem import Path

DATA = {
    "cycle": Decimal(2026),
    "team": "shop/seo",
    "objectives": [{"id": "growth", "key_results": [{"id": "rank"}, {"title": "no id"}, "text"]}, {"title": "no id"}],
    "kpis": [{"id": "ctr"}],
}


@pytest.mark.parametrize(
    ("at", "ref"),
    [
        (("objectives", 0), "shop/seo/growth@2026"),
        (("objectives", 0, "owner"), "shop/seo/growth@2026"),
        (("objectives", 0, "key_results"), "shop/seo/growth@2026"),
        (("objectives", 0, "key_results", 0, "checkins", 2), "shop/seo/growth/rank@2026"),
        (("objectives", 0, "key_results", 1, "id"), "shop/seo/growth@2026"),
        (("objectives", 0, "key_results", 2), "shop/seo/growth@2026"),
        (("objectives", 0, "key_results", 9), "shop/seo/growth@2026"),
        (("objectives", 1), None),
        (("objectives", 9), None),
        (("kpis", 0, "unit"), "kpi/ctr"),
        (("kpis", 1), None),
        (("team",), None),
        (("closed", "date"), None),
        ((), None),
    ],
)
def test_the_innermost_entity_around_a_path(at: Path, ref: str | None) -> None:
    assert ref_at(DATA, at) == ref


@pytest.mark.parametrize("data", [None, [], "text", {}, {"objectives": {}}, {"objectives": [None], "team": ["a"]}])
def test_a_file_without_shape_has_no_references(data: object) -> None:
    assert ref_at(data, ("objectives", 0, "key_results", 0)) is None
