"""The document of `okr diff`."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel
from typing_extensions import TypedDict

from okrcli.compare.change import Difference, EntryChange, FieldChange
from okrcli.compare.plans import objective_of
from okrcli.git.pair import Side
from okrcli.model.change import Change
from okrcli.model.checkin import Checkin, Move
from okrcli.model.plan import PlannedKeyResult, PlannedKpi
from okrcli.model.scalars import Number
from okrcli.reports.diff.standing import Standing
from okrcli.reports.diff.summary import summarise
from okrcli.reports.records import LeftOutRecord
from okrcli.reports.records.recording import record_left_out

if TYPE_CHECKING:
    from okrcli.reports.diff import DiffReport


class SideRecord(TypedDict):
    """One of the two states; a commit of None is the files as they are, or nothing where there is no commit yet."""

    revision: str | None
    commit: str | None
    date: date | None
    today: date


class EntryCountsRecord(TypedDict):
    """How many check-ins or readings are not as they were."""

    added: int
    corrected: int
    removed: int


class GoalpostCountsRecord(TypedDict):
    """How many goalposts were moved, with a record and without."""

    recorded: int
    unrecorded: int


class CountsRecord(TypedDict):
    """What became of how many; one that was renamed and moved counts in both, `changed` counts other keys."""

    added: int
    deleted: int
    dropped: int
    renamed: int
    moved: int
    changed: int


class SummaryRecord(TypedDict):
    """How much changed."""

    goalposts: GoalpostCountsRecord
    checkins: EntryCountsRecord
    readings: EntryCountsRecord
    objectives: CountsRecord
    key_results: CountsRecord
    kpis: CountsRecord


class FieldRecord(TypedDict):
    """A key with another value; `recorded` and `why` tell of the record of a goalpost's move."""

    field: str
    before: Any
    after: Any
    goalpost: bool
    recorded: bool
    why: str | None


class LoggedRecord(TypedDict):
    """A check-in or a reading, its value as a number: 1 is yes and 0 is no."""

    date: date
    value: Number | None
    confidence: Number | None
    note: str | None
    by: str | None
    evidence: list[str]


class EntryChangeRecord(TypedDict):
    """A check-in or a reading that is not as it was."""

    change: Literal["added", "corrected", "removed"]
    before: LoggedRecord | None
    after: LoggedRecord | None


DiffMoveRecord = TypedDict("DiffMoveRecord", {"date": date, "field": str, "from": Any, "to": Any, "why": str})
"""A record of a move of the goalpost."""


class StandingRecord(TypedDict):
    """Where it stands on one side; what it has none of is null."""

    value: Number | None
    progress: float | None
    score: float | None
    confidence: float | None
    health: str | None
    in_band: bool | None


class DifferenceRecord(TypedDict):
    """A goal or a KPI that is not as it was, or that depends on one."""

    change: Literal["added", "deleted", "changed", "affected"]
    ref: str
    ref_before: str | None
    objective: str | None
    title: str
    renamed: bool
    moved: bool
    dropped: bool
    fields: list[FieldRecord]
    entries: list[EntryChangeRecord]
    moves: list[DiffMoveRecord]
    lost_moves: list[DiffMoveRecord]
    depends_on: list[str]
    before: StandingRecord | None
    after: StandingRecord | None
    file: str
    file_before: str | None
    line: int


class LeftOutSidesRecord(TypedDict):
    """What could not be read on either side."""

    before: list[LeftOutRecord]
    after: list[LeftOutRecord]


class DiffData(TypedDict):
    """What changed between two states of a workspace."""

    before: SideRecord
    after: SideRecord
    summary: SummaryRecord
    objectives: list[DifferenceRecord]
    key_results: list[DifferenceRecord]
    kpis: list[DifferenceRecord]
    retrospectives: list[str]
    settings_changed: bool
    left_out: LeftOutSidesRecord
    submodules: list[str]
    ignored: list[str]


def diff_data(report: "DiffReport") -> DiffData:
    """The document's data."""
    pair, comparison = report.pair, report.comparison
    lost = [
        record_left_out(side.workspace.problems, side.workspace.unread, side.workspace.locate)
        for side in (pair.before, pair.after)
    ]
    return {
        "before": _side(pair.before, report.before.scorecard.today),
        "after": _side(pair.after, report.after.scorecard.today),
        "summary": _summary(report),
        "objectives": [_difference(report, each) for each in comparison.objectives],
        "key_results": [_difference(report, each) for each in comparison.key_results],
        "kpis": [_difference(report, each) for each in comparison.kpis],
        "retrospectives": list(report.retrospectives),
        "settings_changed": pair.settings,
        "left_out": {"before": lost[0], "after": lost[1]},
        "submodules": list(pair.submodules),
        "ignored": list(pair.ignored),
    }


def _side(side: Side, today: date) -> SideRecord:
    return {"revision": side.name, "commit": side.commit, "date": side.day, "today": today}


def _summary(report: "DiffReport") -> SummaryRecord:
    summary = summarise(report.comparison)
    objectives, key_results, kpis = (_counts(each.counts) for each in summary.tallies)
    return {
        "goalposts": {"recorded": summary.recorded, "unrecorded": summary.silent},
        "checkins": _entry_counts(summary.checkins),
        "readings": _entry_counts(summary.readings),
        "objectives": objectives,
        "key_results": key_results,
        "kpis": kpis,
    }


def _counts(counts: Mapping[str, int]) -> CountsRecord:
    return {
        "added": counts["added"],
        "deleted": counts["deleted"],
        "dropped": counts["dropped"],
        "renamed": counts["renamed"],
        "moved": counts["moved"],
        "changed": counts["changed"],
    }


def _entry_counts(counts: Mapping[str, int]) -> EntryCountsRecord:
    return {"added": counts["added"], "corrected": counts["corrected"], "removed": counts["removed"]}


def _difference(report: "DiffReport", each: Difference) -> DifferenceRecord:
    planned = each.planned
    measure = planned.key_result.measure if isinstance(planned, PlannedKeyResult) else None

    def read(entry: Checkin | None) -> LoggedRecord | None:
        if entry is None:
            return None
        value = measure.read(entry.value) if measure else entry.value
        return {
            "date": entry.date,
            "value": value if isinstance(value, Decimal) else None,
            "confidence": entry.confidence,
            "note": entry.note,
            "by": entry.by,
            "evidence": list(entry.evidence),
        }

    def entry(change: EntryChange) -> EntryChangeRecord:
        return {"change": change.state, "before": read(change.before), "after": read(change.after)}

    return {
        "change": each.state,
        "ref": each.ref,
        "ref_before": None if each.before is None else each.before.ref,
        "objective": objective_of(each.ref) if isinstance(planned, PlannedKeyResult) else None,
        "title": _title(each),
        "renamed": each.renamed,
        "moved": each.moved,
        "dropped": each.dropped,
        "fields": [_field(field) for field in each.fields],
        "entries": [entry(change) for change in each.entries],
        "moves": [_move(move) for move in each.moves],
        "lost_moves": [_move(move) for move in each.lost_moves],
        "depends_on": list(each.by),
        "before": _standing(report.before.standings.get(each.before.ref) if each.before else None),
        "after": _standing(report.after.standings.get(each.after.ref) if each.after else None),
        "file": planned.file,
        "file_before": None if each.before is None else each.before.file,
        "line": planned.line,
    }


def _title(each: Difference) -> str:
    planned = each.planned
    if isinstance(planned, PlannedKpi):
        return planned.kpi.title
    return planned.key_result.title if isinstance(planned, PlannedKeyResult) else planned.objective.title


def _field(change: FieldChange) -> FieldRecord:
    return {
        "field": change.field,
        "before": _plain(change.before),
        "after": _plain(change.after),
        "goalpost": change.goalpost,
        "recorded": change.goalpost and not change.silent,
        "why": change.why,
    }


def _move(move: Move) -> DiffMoveRecord:
    return {
        "date": move.date,
        "field": move.field,
        "from": _plain(move.from_),
        "to": _plain(move.to),
        "why": move.why,
    }


def _standing(standing: Standing | None) -> StandingRecord | None:
    if standing is None:
        return None
    return {
        "value": standing.value,
        "progress": standing.progress,
        "score": standing.score,
        "confidence": standing.confidence,
        "health": standing.health,
        "in_band": standing.in_band,
    }


def _plain(value: object) -> object:
    """A value of a key as JSON has it."""
    if isinstance(value, Change):
        return value.text
    if isinstance(value, BaseModel):
        return {key: _plain(getattr(value, key)) for key in type(value).model_fields}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value if value is None or isinstance(value, str | bool | int | float | Decimal | date) else str(value)
