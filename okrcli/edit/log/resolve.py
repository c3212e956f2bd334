"""From what was typed to what can be logged: references, days, shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from okrcli.edit.log.batch import Request
from okrcli.edit.log.entry import Entry
from okrcli.edit.log.row import Row
from okrcli.edit.log.subject import Subject, subject_of
from okrcli.errors import OkrError
from okrcli.problem import Problem
from okrcli.scoring import current_cycles
from okrcli.wording.lines import safe
from okrcli.wording.locales import Locale, find_locale
from okrcli.wording.typed import quoted, read_share
from okrcli.workspace import Workspace
from okrcli.workspace.references import References, Sort, UnknownReference

SORTS: tuple[Sort, ...] = ("key result", "KPI")
"""What values are logged for."""


class Terms(NamedTuple):
    """What holds for everything that is logged in one go.

    Attributes:
        today: the day that is meant where none is given.
        by: who logs, where nobody is named.
        replace: whether what was logged for a day is corrected.
    """

    today: date
    by: str
    replace: bool = False


class NotADate(OkrError):
    """What should be a day is none."""

    def __init__(self, text: str) -> None:
        super().__init__(f"`{quoted(text)}` is not a date")
        self.hint = "write YEAR-MONTH-DAY, such as 2026-11-22"


class NotAShare(OkrError):
    """What should be a confidence is none."""

    def __init__(self, text: str) -> None:
        super().__init__(f"`{quoted(text)}` is not a confidence from 0 to 1")
        self.hint = "write 0.7, 7/10 or 70%"


class NoReference(OkrError):
    """A row does not say what it is about."""

    def __init__(self) -> None:
        super().__init__("there is no reference")
        self.hint = "write the key result in the column `ref`"


class Invalid(OkrError):
    """What is meant is there, but is not valid."""

    def __init__(self, text: str, problem: Problem, line_text: str) -> None:
        super().__init__(f"`{quoted(text)}` is not valid, so nothing can be logged for it: {problem.message}")
        self.hint = problem.hint
        self.file, self.place, self.line_text = problem.file, problem.place, line_text


def resolve(workspace: Workspace, rows: Sequence[Row], terms: Terms) -> list[Request]:
    """What is to be logged; a row that cannot be read has its error in the place of its subject."""
    cycles = [cycle.name for cycle in current_cycles(workspace.plan, terms.today).cycles]
    references, locale = References(workspace.plan), find_locale(workspace.plan.settings.locale)
    requests = []
    for row in rows:
        try:
            subject = _subject(workspace, references, cycles, row.ref)
            requests.append(Request(subject, _entry(row, terms, locale), row.source))
        except OkrError as error:
            requests.append(Request(error, Entry(row.text, terms.today), row.source))
    return requests


def read_day(text: str) -> date:
    """A day in ISO form.

    Raises:
        NotADate: it is none.
    """
    try:
        if len(text) == len("2026-11-22"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise NotADate(text)


def read_confidence(text: str, locale: Locale) -> Decimal:
    """A confidence from 0 to 1.

    Raises:
        NotAShare: it is none.
    """
    share = read_share(text, locale)
    if share is None:
        raise NotAShare(text)
    return share


def _subject(workspace: Workspace, references: References, cycles: list[str], text: str) -> Subject:
    if not text:
        raise NoReference
    try:
        # No name has signs that a terminal would obey; an error that quotes them must not have them either.
        return subject_of(references.resolve(safe(text), [cycles], SORTS))
    except UnknownReference as error:
        raise _explained(workspace, text, error) from None


def _explained(workspace: Workspace, text: str, error: OkrError) -> OkrError:
    """Why a name is unknown: it is invalid, or may stand in a file that does not parse."""
    for problem in map(workspace.locate, _about(workspace, text.partition("@")[0].split("/")[-1])):
        return Invalid(text, problem, _line(workspace, problem))
    if workspace.unread:
        from okrcli.edit.unparsed import unparsed

        return unparsed(workspace, "hold it", unknown=error)
    return error


def _about(workspace: Workspace, name: str) -> Iterator[Problem]:
    """The problems in key results and KPIs of an id, however invalid."""
    for problem in workspace.problems:
        at, node = problem.at, workspace.document(problem.file).data if problem.at else None
        for step in at:
            if isinstance(node, dict):
                node = node.get(step)
            else:
                node = node[step] if isinstance(node, list) and isinstance(step, int) and step < len(node) else None
            if isinstance(node, dict) and node.get("id") == name and "checkins" not in at and "readings" not in at:
                yield problem
                break


def _line(workspace: Workspace, problem: Problem) -> str:
    return workspace.document(problem.file).line(problem.place.line) if problem.place else ""


def _entry(row: Row, terms: Terms, locale: Locale) -> Entry:
    # The group sign of a file whose decimal sign shows is the other one.
    signs = (
        None if row.decimal is None else locale._replace(decimal=row.decimal, group="." if row.decimal == "," else ",")
    )
    return Entry(
        text=row.text,
        date=terms.today if row.date is None else read_day(row.date),
        how=row.how,
        confidence=None if row.confidence is None else read_confidence(row.confidence, signs or locale),
        note=row.note,
        by=row.by or terms.by,
        evidence=row.evidence,
        replace=terms.replace,
        locale=signs,
    )
