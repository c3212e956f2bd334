"""The readings of KPIs up to a day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from okrcli.model.checkin import Checkin
from okrcli.model.plan import PlannedKpi
from okrcli.model.window import Window
from okrcli.scoring.scorecard import KpiState


class Readings:
    """What was read of each KPI up to a day, put in order once for all key results that it feeds or guards."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._known: dict[str, tuple[Checkin, ...]] = {}
        self._states: dict[str, KpiState] = {}

    def of(self, kpi: PlannedKpi) -> tuple[Checkin, ...]:
        """The readings with a number dated up to today, in order; the last of a day is the one that counts."""
        if kpi.ref not in self._known:
            known = {each.date: each for each in kpi.kpi.readings if _counts(each, self.today)}
            self._known[kpi.ref] = tuple(known[day] for day in sorted(known))
        return self._known[kpi.ref]

    def within(self, kpi: PlannedKpi, window: Window) -> list[Checkin]:
        """Those from the start to the due date: what was read after it belongs to the next period."""
        return [each for each in self.of(kpi) if window.start <= each.date <= window.due]

    def level_at(self, kpi: PlannedKpi, day: date) -> Decimal | None:
        """The last reading on or before a day, or None."""
        for each in reversed(self.of(kpi)):
            if each.date <= day:
                return _number(each)
        return None

    def state(self, kpi: PlannedKpi) -> KpiState:
        """Where a KPI stands today."""
        if kpi.ref not in self._states:
            self._states[kpi.ref] = self._judge(kpi)
        return self._states[kpi.ref]

    def _judge(self, kpi: PlannedKpi) -> KpiState:
        known = self.of(kpi)
        if not known:
            return KpiState(kpi, None, None, None)
        value, band = _number(known[-1]), kpi.kpi.healthy
        if value is None or band is None or (band.min is None and band.max is None):
            return KpiState(kpi, value, known[-1].date, None)
        inside = (band.min is None or value >= band.min) and (band.max is None or value <= band.max)
        return KpiState(kpi, value, known[-1].date, inside)


def _counts(reading: Checkin, today: date) -> bool:
    return reading.date <= today and _number(reading) is not None


def _number(reading: Checkin) -> Decimal | None:
    return reading.value if isinstance(reading.value, Decimal) else None
