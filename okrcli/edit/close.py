"""Ends a cycle: a grade for every key result, what was learned, and the rules by which the file is scored for ever."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from okrcli.edit.changeset import ChangeSet, FileEdit
from okrcli.edit.making import value_at
from okrcli.edit.terms import NothingThere, chosen, cycle_named, files_of, latest_over, require_whole
from okrcli.errors import OkrError, UsageError, enumerated
from okrcli.model.cycle import Cycle
from okrcli.model.objective import OkrFile
from okrcli.model.plan import PlannedObjective
from okrcli.model.settings import Settings
from okrcli.problem import Path
from okrcli.scoring import EPSILON, KeyResultScore, ObjectiveScore, score
from okrcli.scoring.policy import policy_of
from okrcli.workspace import Workspace
from okrcli.workspace.shape import key_result_keys
from okrcli.yamldoc import Document
from okrcli.yamldoc.operations import Add, Operation, Replace, Value
from okrcli.yamldoc.patch import patch

_CENT = Decimal("0.01")


class NothingToClose(OkrError):
    """No cycle is over and still open."""

    def __init__(self, running: Sequence[str], day: date) -> None:
        super().__init__(f"no open file is of a cycle that was over on {day}")
        self.hint = f"--cycle {running[0]} --early closes one that still runs" if running else "okr status tells"


class ClosedAlready(OkrError):
    """All files of the cycle are closed."""

    def __init__(self, cycle: str, files: Sequence[str]) -> None:
        super().__init__(f"{cycle} is closed already: {enumerated(files, 'and')}")
        self.hint = "a closed file keeps its grades; okr rollover goes on from them"


class Ending(NamedTuple):
    """What is to be closed.

    Attributes:
        cycle: the cycle that ends.
        day: the day of the close; the scores are those of that day.
        files: the open files, sorted.
        closed: the files of the cycle that are closed already.
        objectives: those of the open files, scored, in order of file and place.
    """

    cycle: Cycle
    day: date
    files: tuple[str, ...]
    closed: tuple[str, ...]
    objectives: tuple[ObjectiveScore, ...]

    @property
    def over(self) -> bool:
        """Whether the cycle has ended before the day."""
        return self.cycle.window.due < self.day

    @property
    def teams(self) -> tuple[str, ...]:
        """The teams of the files, in order."""
        return tuple(dict.fromkeys(each.planned.team for each in self.objectives))

    def graded(self) -> tuple[KeyResultScore, ...]:
        """The key results that get a grade: all but those given up."""
        return tuple(
            each
            for objective in self.objectives
            for each in objective.key_results
            if objective.planned.objective.dropped is None and each.planned.key_result.dropped is None
        )

    def first_file(self, team: str) -> str:
        """The file that takes what a team has learned."""
        return next(each.planned.file for each in self.objectives if each.planned.team == team)

    def retrospective_of(self, workspace: Workspace, team: str) -> str | None:
        """What a team has written into its files as a retrospective, or None."""
        files = dict.fromkeys(each.planned.file for each in self.objectives if each.planned.team == team)
        texts = (value_at(workspace.document(file).data, ("retrospective",)) for file in files)
        return next((text for text in texts if isinstance(text, str) and text.strip()), None)


class Verdicts(NamedTuple):
    """What the review decided.

    Attributes:
        grades: 0 to 1, by reference; one for each key result that gets one.
        notes: why that grade, by reference.
        retrospectives: what was learned, by team.
    """

    grades: Mapping[str, Decimal]
    notes: Mapping[str, str]
    retrospectives: Mapping[str, str]


def ending(workspace: Workspace, cycle: str | None, teams: Sequence[str], day: date, today: date) -> Ending:
    """What there is to close.

    Args:
        workspace: as it is.
        cycle: its name; None is the latest one that is over and has open files.
        teams: only theirs, sub-teams included; empty for all.
        day: the day of the close.
        today: the day, which that of the close does not lie after.

    Raises:
        OkrError: there is nothing to close, or a file is not whole.
    """
    if day > today:
        raise UsageError(f"--date {day} lies ahead: today is {today}", "what is dated after today does not exist yet")
    plan = workspace.plan
    known = chosen(plan, cycle, teams)
    still_open = [each for each in known if each.closed is None]
    term = cycle_named(plan, cycle, "--cycle") if cycle is not None else latest_over(still_open, day)
    if term is None:
        raise NothingToClose(list(dict.fromkeys(each.cycle.name for each in still_open)), day)
    closed = tuple(dict.fromkeys(each.file for each in known if each.cycle == term and each.closed is not None))
    files = tuple(file for file in files_of(workspace, term, teams) if file not in closed)
    if not files:
        raise ClosedAlready(term.name, closed) if closed else NothingThere(term.name)
    require_whole(workspace, files)
    scored = (each for each in score(plan, day).objectives if _is_of(each.planned, term, files))
    return Ending(term, day, files, closed, tuple(scored))


def proposed(scored: KeyResultScore) -> Decimal:
    """The grade to propose: the one it has, else its score with two places; 0 where it cannot be told.

    What falls short of all of it is not rounded to 1.
    """
    own = scored.planned.key_result.grade
    if own is not None:
        return own
    exact = scored.score or 0.0
    rounded = min(Decimal(1), Decimal(repr(exact + EPSILON)).quantize(_CENT))
    return Decimal("0.99") if rounded == 1 and exact < 1 - EPSILON else rounded


def close(workspace: Workspace, what: Ending, verdicts: Verdicts) -> ChangeSet:
    """The change that writes grades, notes and retrospectives, and freezes the files.

    Raises:
        PatchRefused: a file cannot be edited without disturbing it.
    """
    texts = {what.first_file(team): text for team, text in verdicts.retrospectives.items()}
    edits = []
    for file in what.files:
        document = workspace.document(file)
        graded = (each for each in what.graded() if each.planned.file == file)
        operations = [operation for each in graded for operation in _graded(document, each, verdicts)]
        operations += _frozen(document, workspace.plan.settings, what.day)
        if file in texts:
            operations += _put(document, (), {"retrospective": tidy(texts[file])}, _file_keys())
        edits.append(FileEdit(file, document.raw, patch(document, operations)))
    return ChangeSet(workspace.root, tuple(edits))


def tidy(text: str) -> str:
    """A text so that it can stand as lines of its own: without blanks at the ends, of lines and of all.

    >>> tidy("  one  \\r\\ntwo\\n\\n")
    'one\\ntwo\\n'
    """
    lines = [line.rstrip() for line in text.expandtabs(4).strip().splitlines()]
    return "\n".join(lines) + ("\n" if len(lines) > 1 else "")


def _graded(document: Document, scored: KeyResultScore, verdicts: Verdicts) -> list[Operation]:
    planned = scored.planned
    fields: dict[str, Value] = {"grade": _plain(verdicts.grades[planned.ref])}
    if planned.ref in verdicts.notes:
        fields["grade_note"] = tidy(verdicts.notes[planned.ref])
    return _put(document, planned.at, fields, key_result_keys(planned.key_result.measure.name()))


def _frozen(document: Document, settings: Settings, day: date) -> list[Operation]:
    bands = settings.scoring.bands
    levels = {"aspirational": _plain_all(bands.aspirational), "committed": _plain_all(bands.committed)}
    rules: dict[str, Value] = {"date": day, "policy": policy_of(settings).version}
    # In two steps, so that all of it stands on one line.
    return [*_put(document, (), {"closed": rules}, _file_keys()), Add(("closed",), "bands", levels)]


def _put(document: Document, at: Path, fields: Mapping[str, Value], order: tuple[str, ...]) -> list[Operation]:
    """What writes some keys of a mapping, those included that are there with another value."""
    found = value_at(document.data, at)
    there = found if isinstance(found, dict) else {}
    changes: list[Operation] = []
    for key, value in fields.items():
        if key not in there:
            changes.append(Add(at, key, value, order))
        elif there[key] != value:
            changes.append(Replace((*at, key), value))
    return changes


def _file_keys() -> tuple[str, ...]:
    return tuple(OkrFile.model_fields)


def _plain_all(shares: Sequence[Decimal]) -> list[Decimal]:
    return [_plain(share) for share in shares]


def _plain(grade: Decimal) -> Decimal:
    """A grade as people write it: 0.9 and 1.0, not 0.90 and 1."""
    short = grade.normalize()
    return short if short.as_tuple().exponent < 0 else short.quantize(Decimal("0.1"))  # type: ignore[operator]


def _is_of(planned: PlannedObjective, cycle: Cycle, files: Sequence[str]) -> bool:
    return planned.cycle == cycle and planned.file in files
