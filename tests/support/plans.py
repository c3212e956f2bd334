"""Plans for tests, built from what would stand in the files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from okrcli.model.cycle import BACKLOG
from okrcli.model.history import History
from okrcli.model.key_result import KeyResult
from okrcli.model.kind import Kind
from okrcli.model.objective import Closed, Kpi, Objective
from okrcli.model.plan import Plan, PlannedKeyResult, PlannedKpi, PlannedObjective
from okrcli.model.settings import Settings
from okrcli.model.window import Window
from okrcli.scoring import KeyResultScore, score

START, DUE = date(2026, 10, 1), date(2026, 12, 31)
"""The quarter that goals in tests belong to unless they say otherwise."""

QUARTER = "2026-Q4"


def number(value: float | str | Decimal) -> Decimal:
    """A number as it is written, so that 0.1 is 0.1."""
    return Decimal(str(value))


def raw(value: object) -> Any:
    """Data as a parsed file has it: days as text, numbers as Decimals."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(value)
    if isinstance(value, Mapping):
        return {key: raw(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [raw(each) for each in value]
    return value


def day(share: float, start: date = START, due: date = DUE) -> date:
    """The day on which a share of a window is gone, rounded down."""
    return start + timedelta(days=int((due - start).days * share))


def checkins(*points: Sequence[object]) -> list[dict[str, object]]:
    """Check-ins given as (date, value) or (date, value, confidence)."""
    keys = ("date", "value", "confidence")
    return [dict(zip(keys, point, strict=False)) for point in points]


@cache
def _defaults() -> Settings:
    return Settings.model_validate({"version": Decimal(1)})


def settings(**keys: object) -> Settings:
    """Settings of a workspace; what is not given has its default."""
    return Settings.model_validate(raw({"version": 1, **keys})) if keys else _defaults()


def key_result(**keys: object) -> KeyResult:
    """A key result; a metric from 0 to 100 unless its keys say otherwise."""
    if "kind" not in keys and not {"baseline", "target", "change"} & set(keys):
        keys = {"baseline": 0, "target": 100, **keys}
    return KeyResult.model_validate(raw({"id": "key-result", "title": "A key result", **keys}))


def measure(**keys: object) -> Kind:
    """A kind with its keys."""
    return key_result(**keys).measure


def history(
    given: KeyResult, today: date, start: date = START, due: date = DUE, *, baseline: float | None = None
) -> History:
    """What is known of a key result that no KPI feeds; its check-ins must be in order and none of them later."""
    begin = None if baseline is None else number(baseline)
    return History(given.checkins, Window(start, due), today, begin)


def kpi(name: str = "nps", *readings: Sequence[object], **keys: object) -> PlannedKpi:
    """A KPI with readings given as (date, value)."""
    whole = {"id": name, "title": name, "readings": checkins(*readings), **keys}
    return PlannedKpi(f"kpi/{name}", Kpi.model_validate(raw(whole)), "kpis.okr.yaml", ("kpis", 0), 1, None)


def planned(
    given: KeyResult,
    start: date = START,
    due: date = DUE,
    *,
    ambition: str = "aspirational",
    objective: str = "marketing/growth",
    cycle: str = QUARTER,
    workspace: Settings | None = None,
    fed_by: PlannedKpi | None = None,
    guardrails: Sequence[PlannedKpi] = (),
) -> PlannedKeyResult:
    """A key result in its place."""
    return PlannedKeyResult(
        ref=f"{objective}/{given.id}@{cycle}",
        key_result=given,
        window=Window(given.start or start, given.due or due),
        owners=given.owner,
        ambition=given.ambition or ("committed" if ambition == "committed" else "aspirational"),
        cadence=given.cadence or (workspace or _defaults()).checkins.cadence,
        at=("objectives", 0, "key_results", 0),
        line=1,
        kpi=fed_by,
        guardrails=tuple(guardrails),
    )


def objective(
    *key_results: KeyResult,
    name: str = "growth",
    team: str = "marketing",
    cycle: str = QUARTER,
    closed: Mapping[str, object] | None = None,
    contributes_to: Sequence[str] = (),
    workspace: Settings | None = None,
    fed_by: Mapping[str, PlannedKpi] | None = None,
    guardrails: Sequence[PlannedKpi] = (),
    **keys: object,
) -> PlannedObjective:
    """An objective in its place, with its key results numbered where their ids are alike.

    Args:
        key_results: its key results.
        name: its id.
        team: its team.
        cycle: its cycle, by name.
        closed: how its file was closed.
        contributes_to: full references.
        workspace: the settings.
        fed_by: the KPIs that feed key results, by the id of the key result.
        guardrails: the KPIs that guard each of its key results.
        keys: its other keys.
    """
    alike = len({each.id for each in key_results}) < len(key_results)
    named = [
        each.model_copy(update={"id": f"{each.id}-{index}"}) if alike else each
        for index, each in enumerate(key_results, 1)
    ]
    found = (workspace or _defaults()).cycle(cycle)
    assert found is not None
    model = Objective.model_validate(raw({"id": name, "title": name, "key_results": [], **keys}))
    window = Window(model.start or found.window.start, model.due or found.window.due)
    return PlannedObjective(
        ref=f"{team}/{name}@{cycle}",
        objective=model,
        cycle=found,
        team=team,
        window=window,
        file=f"okrs/{cycle}/{team}.okr.yaml",
        at=("objectives", 0),
        line=1,
        key_results=tuple(
            planned(
                each,
                *window,
                ambition=model.ambition,
                objective=f"{team}/{name}",
                cycle=cycle,
                workspace=workspace,
                fed_by=(fed_by or {}).get(each.id),
                guardrails=guardrails,
            )
            for each in named
        ),
        closed=Closed.model_validate(raw(closed)) if closed is not None else None,
        contributes_to=tuple(contributes_to),
    )


def plan(*objectives: PlannedObjective, kpis: Sequence[PlannedKpi] = (), workspace: Settings | None = None) -> Plan:
    """A plan of these objectives; those of the backlog are its drafts."""
    return Plan(
        settings=workspace or _defaults(),
        objectives=tuple(each for each in objectives if each.cycle.name != BACKLOG),
        kpis=tuple(kpis),
        drafts=tuple(each for each in objectives if each.cycle.name == BACKLOG),
    )


def scored(given: KeyResult, today: date, **place: Any) -> KeyResultScore:
    """A single key result, scored on a day; `place` as for `objective`."""
    workspace = place.get("workspace")
    [only] = score(plan(objective(given, **place), workspace=workspace), today).objectives[0].key_results
    return only
