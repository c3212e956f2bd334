"""Goals, check-ins, readings and scores as tables of a database, by reference, so that many workspaces share it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from okrcli.errors import OkrError
from okrcli.exchange.outgoing import Export, plain
from okrcli.model.checkin import Checkin
from okrcli.model.cycle import BACKLOG
from okrcli.model.plan import PlannedKeyResult, PlannedKpi, PlannedObjective
from okrcli.model.window import Window
from okrcli.scoring import KeyResultScore, ObjectiveScore

if TYPE_CHECKING:
    from sqlalchemy import Connection, MetaData, Table

Record = dict[str, object]

# SQLite takes 32,766 values in a statement, PostgreSQL 65,535.
_BATCH = 1000


class NoDatabase(OkrError):
    """A database cannot be written to; no secret of its address is told."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the database cannot be written to: {reason}")
        self.hint = "see whether its address is right, such as sqlite:///okr.db or postgresql+psycopg://user@host/name"


def publish(export: Export, url: str) -> dict[str, int]:
    """Writes the tables: what is there under the same workspace and reference is replaced.

    What is gone is removed, unless only some cycles or teams are written.

    Args:
        export: what to write; all of it is written in one transaction.
        url: of the database, as SQLAlchemy has it.

    Returns:
        How many rows of this workspace were written to each table.

    Raises:
        NoDatabase: the address is wrong, or the database refuses.
    """
    from sqlalchemy import create_engine
    from sqlalchemy.exc import SQLAlchemyError

    try:
        engine = create_engine(url)
    except (SQLAlchemyError, ImportError, ValueError) as error:
        raise NoDatabase(_reason(error)) from None
    counts = {}
    try:
        meta = _tables()
        meta.create_all(engine)
        with engine.begin() as connection:
            for name, records in _records(export).items():
                counts[name] = _replace(connection, meta.tables[name], export, records)
    except SQLAlchemyError as error:
        raise NoDatabase(_reason(error)) from None
    finally:
        engine.dispose()
    return counts


def _reason(error: Exception) -> str:
    """What went wrong, without the address, which may hold a password."""
    cause = getattr(error, "orig", None) or error
    line = next(iter(str(cause).splitlines()), "") or type(error).__name__
    return type(error).__name__ if "://" in line or "password" in line.lower() else line


_TABLES: Mapping[str, Mapping[str, str]] = {
    "okr_objectives": {
        "text": "cycle team title owners ambition tags file",
        "number": "weight",
        "date": "start_day due_day",
    },
    "okr_key_results": {
        "text": "objective_ref cycle team title owners kind unit change tags",
        "number": "baseline target min_level max_level weight",
        "date": "start_day due_day",
    },
    "okr_checkins": {"key": "number", "date": "day", "number": "value confidence", "text": "said note logged_by"},
    "okr_kpis": {"text": "title unit owners", "number": "healthy_min healthy_max"},
    "okr_readings": {"key": "number", "date": "day", "number": "value", "text": "note logged_by"},
    "okr_scores": {
        "day": "day",
        "text": "level health",
        "number": "value",
        "share": "progress score expected trend confidence grade",
        "flag": "closed",
    },
}
"""The columns of each table by what they hold, beside `workspace` and `ref`; `key` and `day` are part of its key."""


def _tables() -> MetaData:
    from sqlalchemy import Boolean, Column, Date, Float, Integer, MetaData, Numeric, String, Table, Text

    meta = MetaData()
    sorts = {"text": Text, "date": Date, "share": Float, "flag": Boolean, "key": Integer, "day": Date}
    for name, shape in _TABLES.items():
        columns = [
            Column(column, sorts.get(sort, Numeric(38, 12)), primary_key=sort in ("key", "day"))
            for sort, names in shape.items()
            for column in names.split()
        ]
        key = [Column("workspace", String(200), primary_key=True), Column("ref", String(400), primary_key=True)]
        Table(name, meta, *key, *columns)
    return meta


def _replace(connection: Connection, table: Table, export: Export, records: Sequence[Record]) -> int:
    """Puts the records of a workspace in the place of those it had; scores of other days stay."""
    from sqlalchemy import and_, delete, insert

    workspace = export.workspace.name
    mine = table.c.workspace == workspace
    if "day" in table.primary_key.columns:
        mine = and_(mine, table.c.day == export.today)
    if export.cycles or export.teams:
        refs = sorted({str(each["ref"]) for each in records})
        for start in range(0, len(refs), _BATCH):
            connection.execute(delete(table).where(and_(mine, table.c.ref.in_(refs[start : start + _BATCH]))))
    else:
        connection.execute(delete(table).where(mine))
    for start in range(0, len(records), _BATCH):
        batch = records[start : start + _BATCH]
        connection.execute(insert(table), [{"workspace": workspace, **each} for each in batch])
    return len(records)


def _records(export: Export) -> Mapping[str, list[Record]]:
    objectives = list(export.objectives())
    key_results = [(each, inner) for each in objectives for inner in each.key_results]
    kpis = list(export.kpis())
    return {
        "okr_objectives": list(map(_objective, objectives)),
        "okr_key_results": [_key_result(each, inner, export) for each, inner in key_results],
        "okr_checkins": [
            row for _, inner in key_results for row in _logged(inner.ref, inner.key_result.checkins, True)
        ],
        "okr_kpis": list(map(_kpi, kpis)),
        "okr_readings": [row for each in kpis for row in _logged(each.ref, each.kpi.readings, False)],
        "okr_scores": list(_scores(export, {each.ref for each in objectives})),
    }


def _objective(planned: PlannedObjective) -> Record:
    objective = planned.objective
    return {
        "ref": planned.ref,
        **_place(planned),
        "title": objective.title,
        "owners": _words(objective.owner),
        "ambition": objective.ambition,
        "tags": _words(objective.tags),
        "weight": objective.weight,
        **_days(planned.window if planned.cycle.name != BACKLOG else None),
        "file": planned.file,
    }


def _place(planned: PlannedObjective) -> Record:
    return {"cycle": planned.cycle.name, "team": planned.team}


def _days(window: Window | None) -> Record:
    return {"start_day": window.start if window else None, "due_day": window.due if window else None}


def _key_result(parent: PlannedObjective, planned: PlannedKeyResult, export: Export) -> Record:
    key_result, raw = planned.key_result, export.raw(planned)
    goal = key_result.measure.goal()
    return {
        "ref": planned.ref,
        "objective_ref": parent.ref,
        **_place(parent),
        "title": key_result.title,
        "owners": _words(planned.owners),
        "kind": key_result.measure.name(),
        "unit": goal.unit,
        "change": None if raw.get("change") is None else str(plain(raw["change"])),
        "tags": _words(key_result.tags),
        "baseline": goal.baseline,
        "target": goal.target,
        "min_level": goal.min,
        "max_level": goal.max,
        "weight": key_result.weight,
        **_days(planned.window if parent.cycle.name != BACKLOG else None),
    }


def _kpi(planned: PlannedKpi) -> Record:
    kpi, band = planned.kpi, planned.kpi.healthy
    return {
        "ref": planned.ref,
        "title": kpi.title,
        "unit": kpi.unit,
        "owners": _words(kpi.owner),
        "healthy_min": band.min if band else None,
        "healthy_max": band.max if band else None,
    }


def _logged(ref: str, checkins: Sequence[Checkin], full: bool) -> Iterator[Record]:
    """The rows of what was logged; what is no number, such as yes or 4/10, stands in `said`."""
    for number, each in enumerate(checkins, 1):
        value = each.value if isinstance(each.value, Decimal) else None
        row: Record = {
            "ref": ref,
            "number": number,
            "day": each.date,
            "value": value,
            "note": each.note,
            "logged_by": each.by,
        }
        if full:
            told = None if each.value is None or value is not None else str(each.value)
            row |= {"said": told, "confidence": each.confidence}
        yield row


def _scores(export: Export, wanted: set[str]) -> Iterator[Record]:
    for objective in export.scorecard.objectives:
        if objective.planned.ref not in wanted:
            continue
        yield _score(export, objective.planned.ref, "objective", objective)
        for each in objective.key_results:
            known = {
                "progress": each.progress,
                "expected": each.expected,
                "confidence": each.confidence,
                "grade": each.grade,
            }
            told = _score(export, each.planned.ref, "key result", each)
            yield told | known | {"trend": each.forecast.trend, "value": each.value}


def _score(export: Export, ref: str, level: str, scored: ObjectiveScore | KeyResultScore) -> Record:
    unknown = dict.fromkeys(("progress", "expected", "confidence", "grade", "value"))
    trend = scored.trend if isinstance(scored, ObjectiveScore) else None
    row: Record = {"ref": ref, "day": export.today, "level": level, "health": scored.health, **unknown}
    return row | {"trend": trend, "score": scored.score, "closed": scored.closed}


def _words(words: Sequence[str]) -> str:
    return ", ".join(words)
