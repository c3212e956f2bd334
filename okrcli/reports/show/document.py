"""The document of `okr show`."""

from datetime import date
from decimal import Decimal

from typing_extensions import TypedDict

from okrcli.model.checkin import Checkin, Move
from okrcli.model.kind import Kind
from okrcli.model.scalars import Number
from okrcli.reports.records import KeyResultRecord, KpiRecord, ObjectiveRecord
from okrcli.reports.records.recording import record_key_result, record_kpi, record_objective
from okrcli.reports.show.subjects import Subject
from okrcli.scoring import KeyResultScore, Scorecard
from okrcli.scoring.readings import Readings
from okrcli.wording.locales import find_locale
from okrcli.workspace.workspace import Workspace


class EntryRecord(TypedDict):
    """A check-in or a reading, with the progress it led to, where that can be told for its day."""

    date: date
    value: Number | None
    progress: float | None
    confidence: Number | None
    note: str | None
    by: str | None
    evidence: list[str]


MoveRecord = TypedDict(
    "MoveRecord",
    {"date": date, "field": str, "from": Number | str | None, "to": Number | str | None, "why": str},
)
"""A move of the goalpost."""


class FormulaRecord(TypedDict):
    """How progress was computed: the rule in words, the pattern with names in braces, and their numbers."""

    rule: str
    pattern: str
    terms: dict[str, Number]


class ShowData(TypedDict):
    """One thing in full: exactly one of the first three is there."""

    objective: ObjectiveRecord | None
    key_result: KeyResultRecord | None
    kpi: KpiRecord | None
    formula: FormulaRecord | None
    history: list[EntryRecord]
    moves: list[MoveRecord]


def show_data(workspace: Workspace, scorecard: Scorecard, subject: Subject) -> ShowData:
    """The document's data; the history is in order of date."""
    locale = find_locale(workspace.plan.settings.locale)
    objective, key_result, kpi = subject
    if key_result is not None and objective is not None:
        moves = [each for each in key_result.planned.key_result.moves if each.date <= scorecard.today]
        return {
            "objective": None,
            "key_result": record_key_result(key_result, objective, locale),
            "kpi": None,
            "formula": _formula(key_result),
            "history": _history(key_result),
            "moves": [_move(each) for each in moves],
        }
    readings = () if kpi is None else Readings(scorecard.today).of(kpi.planned)
    return {
        "objective": None if objective is None else record_objective(objective, locale),
        "key_result": None,
        "kpi": None if kpi is None else record_kpi(kpi),
        "formula": None,
        "history": [_entry(each, None, None) for each in readings],
        "moves": [],
    }


def _formula(scored: KeyResultScore) -> FormulaRecord | None:
    formula = scored.planned.key_result.measure.formula(scored.history)
    if formula is None:
        return None
    terms = {name: Decimal(value) for name, value in formula.terms.items()}
    return {"rule": formula.rule, "pattern": formula.pattern, "terms": terms}


def _history(scored: KeyResultScore) -> list[EntryRecord]:
    measure = scored.planned.key_result.measure
    trail = dict(measure.trail(scored.history))
    return [_entry(each, measure, trail.get(each.date)) for each in scored.history.checkins]


def _entry(checkin: Checkin, measure: Kind | None, progress: float | None) -> EntryRecord:
    return {
        "date": checkin.date,
        "value": checkin.value if measure is None else measure.read(checkin.value),
        "progress": progress,
        "confidence": checkin.confidence,
        "note": checkin.note,
        "by": checkin.by,
        "evidence": list(checkin.evidence),
    }


def _move(move: Move) -> MoveRecord:
    return {
        "date": move.date,
        "field": move.field,
        "from": _plain(move.from_),
        "to": _plain(move.to),
        "why": move.why,
    }


def _plain(value: object) -> Decimal | str | None:
    return value if value is None or isinstance(value, Decimal | str) else str(value)
