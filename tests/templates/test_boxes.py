from __future__ import annotations

from datetime import date

import pytest

from okrcli.model.window import Window
from okrcli.templates import Horizon, cycles_of, get
from okrcli.templates.boxes import settled
from okrcli.templates.library import Entity, entities

HALF = Window(date(2026, 7, 1), date(2026, 12, 31))
QUARTER = Window(date(2026, 10, 1), date(2026, 12, 31))
REMARK = "takes {months} months"


def boxed(within: str | None, inner: str | None = None, **keys: object) -> Entity:
    key_result: Entity = {"id": "k", "title": "K", **({"within": inner} if inner else {})}
    own = {"within": within} if within else {}
    return {"id": "o", "title": "O", **own, **keys, "key_results": [key_result]}


def test_aims_go_to_the_cycle_that_is_long_enough() -> None:
    parts = [(cycle, [each["id"] for each in part.objectives]) for cycle, part in cycles_of(get("seo"), "2026-Q4")]
    assert parts == [("2026-H2", ["leads-from-search"]), ("2026-Q4", ["authority", "local"])]
    assert [cycle for cycle, _ in cycles_of(get("company"), "2026-Q2")] == ["2026"]
    assert [cycle for cycle, _ in cycles_of(get("social-media"), "2027-Q2")] == ["2027-H1", "2027-Q2"]
    assert [cycle for cycle, _ in cycles_of(get("sales"), "2026-Q4")] == ["2026-Q4"]


@pytest.mark.parametrize(
    ("entity", "window", "today", "dates"),
    [
        (boxed("6 months"), HALF, date(2026, 7, 2), {"due": date(2026, 12, 31)}),
        (boxed("2 months"), QUARTER, date(2026, 10, 1), {"due": date(2026, 11, 30)}),
        (boxed("3 months"), HALF, date(2026, 10, 15), {"start": date(2026, 10, 15), "due": date(2026, 12, 31)}),
        (boxed("1 month"), HALF, date(2026, 10, 15), {"start": date(2026, 10, 15), "due": date(2026, 11, 14)}),
        (boxed(None), QUARTER, date(2026, 11, 22), {"start": date(2026, 11, 22)}),
        (boxed(None), QUARTER, date(2026, 10, 8), {}),
        (boxed(None), QUARTER, date(2027, 3, 1), {}),
        (boxed("6 months"), QUARTER, date(2026, 10, 1), {"comment": "takes 6 months"}),
        (boxed("6 months", comment="Ask."), None, date(2026, 10, 1), {"comment": "Ask. takes 6 months"}),
    ],
)
def test_a_box_becomes_a_date(entity: Entity, window: Window | None, today: date, dates: Entity) -> None:
    told = settled(entity, Horizon("c", window, today), REMARK)
    assert {key: told[key] for key in ("start", "due", "comment") if key in told} == dates
    assert "within" not in told and next(iter(told)) == "id"


def test_a_key_result_is_not_due_after_its_objective() -> None:
    horizon = Horizon("2026-Q4", QUARTER, date(2026, 11, 22))
    for inner, due in (("1 month", None), ("3 months", None)):
        told = settled(boxed("2 months", inner), horizon, REMARK)
        assert [each.get("due") for each in entities(told["key_results"])] == [due]
    early = settled(boxed(None, "1 month"), Horizon("2026-Q4", QUARTER, date(2026, 10, 1)), REMARK)
    assert [each.get("due") for each in entities(early["key_results"])] == [date(2026, 10, 31)]
