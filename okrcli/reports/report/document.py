"""The document of `okr report`."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import TypedDict

from okrcli.reports.records import CycleRecord, KpiRecord, LeftOutRecord, ObjectiveRecord
from okrcli.reports.records.recording import record_cycles, record_kpi, record_left_out, record_objective
from okrcli.reports.records.series import Series
from okrcli.reports.report.changes import Change
from okrcli.reports.report.decisions import Cause, Decision, why
from okrcli.scoring import GroupScore, Health
from okrcli.wording.locales import Locale, find_locale

if TYPE_CHECKING:
    from okrcli.reports.report import ReviewReport


class ComparedRecord(TypedDict):
    """What a report is compared with; `label` is None where it is just a day."""

    label: str | None
    date: date


class DecisionRecord(TypedDict):
    """Something that needs a decision; `why` is in words, and a user's own where a goalpost moved."""

    cause: Cause
    ref: str
    title: str
    owners: list[str]
    health: Health
    why: str


class ChangeRecord(TypedDict):
    """A key result then and now; what was not there is None."""

    ref: str
    progress_before: float | None
    progress: float | None
    score_before: float | None
    score: float | None
    health_before: Health | None
    health: Health
    moved: bool


class RetrospectiveRecord(TypedDict):
    """What was learned, in Markdown, by file."""

    file: str
    text: str


class PastCycleRecord(TypedDict):
    """A cycle before those of the review, with the same filters; its counts are of key results."""

    name: str
    start: date
    end: date
    score: float | None
    done: int
    missed: int
    dropped: int
    key_results: int


class ReportData(TypedDict):
    """A review: what `okr status` tells, and what changed and needs a decision."""

    compared: ComparedRecord | None
    decisions: list[DecisionRecord]
    changes: list[ChangeRecord]
    cycles: list[CycleRecord]
    objectives: Sequence[ObjectiveRecord]
    kpis: list[KpiRecord]
    past_cycles: list[PastCycleRecord]
    retrospectives: list[RetrospectiveRecord]
    left_out: list[LeftOutRecord]


def report_data(report: "ReviewReport") -> ReportData:
    """The document's data."""
    workspace, scorecard, before = report.workspace, report.scorecard, report.changes.before
    locale = find_locale(report.edition.locale)
    files = dict.fromkeys(each.planned.file for each in scorecard.objectives)
    told = workspace.plan.retrospectives
    return {
        "compared": None if before is None else {"label": before.label, "date": before.day},
        "decisions": [_decision(each, locale) for each in report.decisions],
        "changes": [_change(each) for each in report.changes.all] if before else [],
        "cycles": record_cycles(scorecard),
        "objectives": Series(scorecard.objectives, partial(record_objective, locale=locale)),
        "kpis": [record_kpi(each) for each in scorecard.kpis],
        "past_cycles": [_past(each) for each in report.past],
        "retrospectives": [{"file": file, "text": told[file]} for file in files if file in told],
        "left_out": record_left_out(workspace.problems, workspace.unread, workspace.locate),
    }


def _decision(decision: Decision, locale: Locale) -> DecisionRecord:
    scored = decision.scored
    return {
        "cause": decision.cause,
        "ref": scored.planned.ref,
        "title": scored.planned.key_result.title,
        "owners": list(scored.planned.owners),
        "health": scored.health,
        "why": decision.move.why if decision.move else why(decision, locale),
    }


def _past(group: GroupScore) -> PastCycleRecord:
    cycle, counts = group.cycle, group.health
    return {
        "name": cycle.name,
        "start": cycle.window.start,
        "end": cycle.window.due,
        "score": group.score,
        "done": counts["done"],
        "missed": counts["missed"],
        "dropped": counts["dropped"],
        "key_results": sum(counts.values()),
    }


def _change(change: Change) -> ChangeRecord:
    now, then = change.now, change.then
    return {
        "ref": now.planned.ref,
        "progress_before": then.progress if then else None,
        "progress": now.progress,
        "score_before": then.score if then else None,
        "score": now.score,
        "health_before": then.health if then else None,
        "health": now.health,
        "moved": change.moved,
    }
