"""What an export is made from, and the rows it has for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from okrcli.model.checkin import Checkin
from okrcli.model.key_result import KeyResult
from okrcli.model.plan import PlannedKeyResult, PlannedKpi, PlannedObjective
from okrcli.scoring import KeyResultScore, Scorecard
from okrcli.workspace import Workspace
from okrcli.yamldoc.document import value_at

Plain = str | Decimal | float | int | bool | date | None
"""A value of a cell."""

_OBJECTIVE = (
    "cycle",
    "team",
    "objective",
    "objective_owner",
    "objective_weight",
    "objective_start",
    "objective_due",
    "objective_tags",
)
_KEY_RESULT = (
    "key_result",
    "owner",
    "kind",
    "unit",
    "baseline",
    "target",
    "change",
    "min",
    "max",
    "strict",
    "hold",
    "per",
    "criteria",
)
_MORE = ("steps", "ambition", "weight", "start", "due", "tags", "closing_grade", "grade_note")
LONG = ("ref", *_OBJECTIVE, *_KEY_RESULT, *_MORE, "date", "value", "confidence", "note", "by", "evidence")
"""The columns of the long form, a row a check-in."""

_SCORED = ("current_score", "expected", "state", "checkins")
WIDE = (*LONG, *_SCORED)
"""The columns of the wide form, a row a key result with its last check-in."""


class Export(NamedTuple):
    """What is to be exported.

    Attributes:
        workspace: as it is.
        scorecard: of all of its plan.
        today: the day it was scored on.
        cycles: only these; empty for all.
        teams: only these and their sub-teams; empty for all.
        wide: whether a spreadsheet has a row a key result, and not a row a check-in.
    """

    workspace: Workspace
    scorecard: Scorecard
    today: date
    cycles: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    wide: bool = False

    def objectives(self) -> Iterator[PlannedObjective]:
        """The objectives that are let through, drafts included."""
        plan = self.workspace.plan
        for each in (*plan.objectives, *plan.drafts):
            fits = not self.teams or any(each.team == team or each.team.startswith(f"{team}/") for team in self.teams)
            if fits and (not self.cycles or each.cycle.name in self.cycles):
                yield each

    def kpis(self) -> Iterator[PlannedKpi]:
        """The KPIs; none where only some cycles or teams are wanted."""
        if not self.cycles and not self.teams:
            yield from self.workspace.plan.kpis

    def scores(self) -> Mapping[str, KeyResultScore]:
        """The scores of the key results, by reference."""
        return {each.planned.ref: each for objective in self.scorecard.objectives for each in objective.key_results}

    def raw(self, planned: PlannedObjective | PlannedKeyResult | PlannedKpi) -> Mapping[str, object]:
        """An entity as it stands in its file."""
        found = value_at(self.workspace.document(planned.file).data, planned.at)
        return found if isinstance(found, Mapping) else {}


def columns_of(export: Export) -> tuple[str, ...]:
    """The headings of its spreadsheet."""
    return tuple(name.replace("_", " ") for name in (WIDE if export.wide else LONG))


def rows_of(export: Export) -> Iterator[list[Plain]]:
    """The rows of its spreadsheet, in the order of `columns_of`."""
    scores = export.scores()
    for objective in export.objectives():
        of_objective = _of_objective(objective)
        for planned in objective.key_results:
            told = {**of_objective, **_of_key_result(planned, export.raw(planned))}
            checkins = planned.key_result.checkins
            if export.wide:
                last: Mapping[str, Plain] = _of_checkin(max(checkins, key=lambda each: each.date)) if checkins else {}
                row = {**told, **last, **_of_score(scores.get(planned.ref), len(checkins))}
                yield [row.get(name) for name in WIDE]
            else:
                yield from ([{**told, **each}.get(name) for name in LONG] for each in map(_of_checkin, checkins))
                if not checkins:
                    yield [told.get(name) for name in LONG]


def _of_objective(planned: PlannedObjective) -> dict[str, Plain]:
    objective = planned.objective
    return {
        "cycle": planned.cycle.name,
        "team": planned.team,
        "objective": objective.title,
        "objective_owner": "; ".join(objective.owner) or None,
        "objective_weight": None if objective.weight == 1 else objective.weight,
        "objective_start": objective.start,
        "objective_due": objective.due,
        "objective_tags": "; ".join(objective.tags) or None,
    }


def _of_key_result(planned: PlannedKeyResult, raw: Mapping[str, object]) -> dict[str, Plain]:
    key_result: KeyResult = planned.key_result
    goal = {name: plain(raw.get(name)) for name in _KEY_RESULT if name not in ("key_result", "owner", "kind")}
    return {
        "ref": planned.ref,
        "key_result": key_result.title,
        "owner": "; ".join(key_result.owner) or None,
        "kind": key_result.measure.name(),
        **goal,
        "steps": _steps(raw.get("steps")),
        "ambition": key_result.ambition,
        "weight": None if key_result.weight == 1 else key_result.weight,
        "start": key_result.start,
        "due": key_result.due,
        "tags": "; ".join(key_result.tags) or None,
        "closing_grade": key_result.grade,
        "grade_note": key_result.grade_note,
    }


def _steps(steps: object) -> str | None:
    if not isinstance(steps, list):
        return None
    lines = []
    for each in steps:
        facts = [f"{key} {plain(each[key])}" for key in ("weight", "due", "done") if each.get(key) is not None]
        beside = f" ({', '.join(facts)})" if facts else ""
        lines.append(f"{each.get('id')}: {each.get('title') or ''}{beside}".rstrip())
    return "\n".join(lines)


def _of_checkin(checkin: Checkin) -> dict[str, Plain]:
    return {
        "date": checkin.date,
        "value": plain(checkin.value),
        "confidence": checkin.confidence,
        "note": checkin.note,
        "by": checkin.by,
        "evidence": " ".join(checkin.evidence) or None,
    }


def _of_score(score: KeyResultScore | None, count: int) -> dict[str, Plain]:
    if score is None:
        return {"checkins": count}
    return {"current_score": score.score, "expected": score.expected, "state": score.health, "checkins": count}


def plain(value: object) -> Plain:
    """A value as a cell has it: a number without an exponent, else text."""
    if value is None or isinstance(value, bool | date | float | int):
        return value
    if isinstance(value, Decimal):
        return Decimal(f"{value:f}")
    return str(value)
