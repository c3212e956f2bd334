"""Many values in one change: all of them are logged, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.edit.changeset import ChangeSet
from okrcli.edit.log.draft import Draft, on_day, up_to
from okrcli.edit.log.entry import Entry, Frozen, NamedTwice, NoConfidence, NoSuchStep, NoValue
from okrcli.edit.log.reading import Earlier, Written, value_of
from okrcli.edit.log.record import log_remarks, log_value, mark
from okrcli.edit.log.subject import Subject
from okrcli.errors import OkrError
from okrcli.model.plan import Plan
from okrcli.wording.locales import find_locale
from okrcli.workspace import Workspace

_SHOWN = 20


class Request(NamedTuple):
    """One thing to log.

    Attributes:
        subject: what it is logged for, or why nobody can tell.
        entry: what is logged.
        source: where it was asked for, such as `updates.csv:3`; empty on the command line.
    """

    subject: Subject | OkrError
    entry: Entry
    source: str = ""


class Logged(NamedTuple):
    """One thing that was logged.

    Attributes:
        subject: what it was logged for.
        entry: what was asked for.
        value: what was written as its value; None where there was none, and for a step.
        last: the value before it, as it stood in the file; None where there was none.
    """

    subject: Subject
    entry: Entry
    value: Written | None = None
    last: object = None


class Batch(NamedTuple):
    """Everything that was asked for, ready to be written.

    Attributes:
        changes: of the files.
        logged: one by one, in the order it was asked for.
    """

    changes: ChangeSet
    logged: tuple[Logged, ...]


class Refused(OkrError):
    """Something cannot be logged, and so nothing is.

    Attributes:
        errors: what is wrong with which of the requests, by its place among them.
    """

    def __init__(self, requests: Sequence[Request], errors: Sequence[tuple[int, OkrError]]) -> None:
        self.errors = tuple(errors)
        index, first = errors[0]
        if len(errors) == 1 and not requests[index].source:
            super().__init__(str(first))
            self.hint, self.file, self.place, self.line_text = first.hint, first.file, first.place, first.line_text
            return
        said = f"{len(errors)} of {len(requests)} values cannot be logged; nothing was written"
        lines = [_line(requests[place], error) for place, error in errors[:_SHOWN]]
        more = [f"  … and {len(errors) - _SHOWN} more"] if len(errors) > _SHOWN else []
        super().__init__("\n".join([said, *lines, *more]))
        self.hint = "correct them and run it again"


def log(workspace: Workspace, requests: Sequence[Request]) -> Batch:
    """The change that logs everything, in order.

    Raises:
        Refused: something cannot be logged; it tells all of it.
        PatchRefused: a file cannot be edited without disturbing it.
    """
    draft, seen = Draft(workspace), set[tuple[str, date, str | None]]()
    logged: list[Logged] = []
    errors: list[tuple[int, OkrError]] = []
    for index, (subject, entry, _) in enumerate(requests):
        try:
            if isinstance(subject, OkrError):
                raise subject
            _refuse_twice(subject, entry, seen)
            logged.append(_log(workspace.plan, draft, subject, entry))
        except OkrError as error:
            errors.append((index, error))
    if errors:
        raise Refused(requests, errors)
    return Batch(draft.changes(), tuple(logged))


def closed_on(plan: Plan, subject: Subject) -> date | None:
    """The day that the file of a key result was closed on, or None."""
    planned = subject.key_result
    around: Iterable[date] = (
        each.closed.date for each in plan.objectives if planned and each.closed and each.file == planned.file
    )
    return next(iter(around), None)


def _log(plan: Plan, draft: Draft, subject: Subject, entry: Entry) -> Logged:
    closed = closed_on(plan, subject)
    if closed is not None:
        raise Frozen(subject.ref, subject.remarks[0], closed)
    if subject.key_result is None and entry.confidence is not None:
        raise NoConfidence(subject.ref)
    draft.sure_of(subject)
    if entry.text is None:
        if subject.needs_value or not entry.remarks:
            raise NoValue(subject.ref, f"okr update {subject.name} {'STEP' if subject.marks else 'VALUE'}")
        log_remarks(draft, subject, entry, beside=False)
        return Logged(subject, entry)
    if subject.marks:
        if entry.how != "given" or entry.text not in subject.marks:
            raise NoSuchStep(entry.text, subject.name, subject.marks)
        mark(draft, subject, entry, subject.marks[entry.text])
        value = last = None
    else:
        known = up_to(draft.records(*subject.records), entry.date)
        # What is corrected tells nothing of what is to be expected.
        corrected = known.pop() if entry.replace and known and on_day(known, entry.date) else None
        locale = entry.locale or find_locale(plan.settings.locale)
        value = value_of(subject, entry, locale, Earlier(known, corrected, plan.settings.first_month))
        last = known[-1]["value"] if known else None
        log_value(draft, subject, entry, value)
    read = subject.records != subject.remarks
    if subject.split and (entry.confidence is not None or entry.note is not None or (entry.evidence and not read)):
        log_remarks(draft, subject, entry, beside=read)
    return Logged(subject, entry, value, last)


def _refuse_twice(subject: Subject, entry: Entry, seen: set[tuple[str, date, str | None]]) -> None:
    """Additions add up; of two levels, or two corrections, for one day nobody knows which is meant."""
    key = (subject.ref, entry.date, entry.text if subject.marks else None)
    if key in seen and (entry.replace or not subject.adds_up):
        raise NamedTwice(subject.ref, entry.date)
    seen.add(key)


def _line(request: Request, error: OkrError) -> str:
    where = f"{request.source}: " if request.source else ""
    hint = f" ({error.hint})" if error.hint else ""
    return f"  {where}{error}{hint}"
