"""What somebody wants to log, and why that may not be possible."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from okrcli.errors import OkrError, enumerated, nearest
from okrcli.wording.locales import Locale
from okrcli.wording.typed import quoted

How = Literal["given", "more", "less", "running"]
"""What a value is: itself, a step up or down from the last level, or the total so far."""


class Entry(NamedTuple):
    """What somebody wants to log.

    Attributes:
        text: the value as it was typed; None where only confidence, note or evidence are logged.
        date: the day it holds for.
        how: what the value is.
        confidence: 0 to 1, or None.
        note: text, or None.
        by: who logs it, or None.
        evidence: links, commit ids or paths.
        replace: whether it corrects what was logged for that day.
        locale: whose signs it is typed in; None: the workspace's.
    """

    text: str | None
    date: date
    how: How = "given"
    confidence: Decimal | None = None
    note: str | None = None
    by: str | None = None
    evidence: tuple[str, ...] = ()
    replace: bool = False
    locale: Locale | None = None

    @property
    def remarks(self) -> bool:
        """Whether there is anything to log beside the value."""
        return self.confidence is not None or self.note is not None or bool(self.evidence)


class NotAValue(OkrError):
    """What was typed is not a value for this goal."""

    def __init__(self, text: str, name: str, hint: str) -> None:
        super().__init__(f"`{quoted(text)}` is not a value for {name}")
        self.hint = hint


class NoValue(OkrError):
    """There is nothing to log."""

    def __init__(self, ref: str, hint: str) -> None:
        super().__init__(f"there is no value to log for {ref}")
        self.hint = hint


class NoSuchStep(OkrError):
    """No step has this id."""

    def __init__(self, text: str, name: str, steps: Iterable[str]) -> None:
        super().__init__(f"{name} has no step `{quoted(text)}`")
        near = nearest(text, steps, 1)
        self.hint = f"did you mean {near[0]}?" if near else f"its steps are {enumerated(list(steps), 'and')}"


class NotCounted(OkrError):
    """A step or a running total, where there is nothing that it could be counted from."""

    def __init__(self, ref: str, reason: str, hint: str) -> None:
        super().__init__(f"{ref} {reason}")
        self.hint = hint


class LoggedAlready(OkrError):
    """There is a level for that day already."""

    def __init__(self, ref: str, day: date, value: object, by: object = None) -> None:
        super().__init__(f"{ref} has a value for {day} already: {value}{f', by {by}' if by else ''}")
        self.hint = "--replace corrects it; --date logs it for another day"


class DoneAlready(OkrError):
    """The step is done."""

    def __init__(self, ref: str, step: str, day: object) -> None:
        super().__init__(f"step `{step}` of {ref} was done on {day} already")
        self.hint = "--replace changes the day, to today or to --date"


class NamedTwice(OkrError):
    """Two values for one day in one go."""

    def __init__(self, ref: str, day: date) -> None:
        super().__init__(f"{ref} is named twice for {day}")
        self.hint = "keep one of the two"


class Frozen(OkrError):
    """The file was closed."""

    def __init__(self, ref: str, file: str, day: date) -> None:
        super().__init__(f"{ref} is over: {file} was closed on {day}")
        self.hint = "nothing is logged in a closed file; okr show tells how it ended"


class NoConfidence(OkrError):
    """Confidence in what has no goal."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"{ref} is a KPI: it has no goal that one could be confident of")
        self.hint = "leave --confidence out, or log it for a key result"
