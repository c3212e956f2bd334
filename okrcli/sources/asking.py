"""Asks sources at once, a bounded number at a time; one that fails stops no other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from queue import SimpleQueue
from threading import Thread
from typing import Any, NamedTuple

from okrcli.errors import OkrError
from okrcli.model.window import Window
from okrcli.sources import formula, span
from okrcli.sources.access import Access
from okrcli.sources.choosing import Chosen, choose
from okrcli.sources.due import Wanted
from okrcli.sources.evidence import evidence
from okrcli.sources.numbers import rounded
from okrcli.sources.secrets import Secrets
from okrcli.sources.source import Question, SourceError

AT_ONCE = 16
"""Sources that are asked at the same time."""


class Outcome(NamedTuple):
    """What came of one wanted value.

    Attributes:
        wanted: the value that was wanted.
        value: the value; None where there is none.
        date: the day it is logged for.
        covers: the days it covers; None where it was not asked.
        running: whether it is what was added since the cycle began, and not since the last value.
        evidence: what was asked, and a digest of the answer.
        why: why there is no value, where that is no failure.
        error: why it failed, or None; it holds no secret.
    """

    wanted: Wanted
    value: Decimal | None = None
    date: date = date.min
    covers: Window | None = None
    running: bool = False
    evidence: str = ""
    why: str = ""
    error: OkrError | None = None


class Terms(NamedTuple):
    """What holds for everything that is asked in one go.

    Attributes:
        today: the day of the run.
        accounts: options by type, as the settings have them.
        access: what a source may use, made for each.
        secrets: what must not be said.
    """

    today: date
    accounts: Mapping[str, Mapping[str, Any]]
    access: Callable[[], Access]
    secrets: Secrets


def ask(values: Sequence[Wanted], terms: Terms, told: Callable[[Outcome], None]) -> list[Outcome]:
    """What came of each, in order.

    Args:
        values: that are wanted.
        terms: what holds for all of them.
        told: called with each as soon as it is there.
    """
    waiting: SimpleQueue[int] = SimpleQueue()
    done: SimpleQueue[tuple[int, Outcome]] = SimpleQueue()
    for index in range(len(values)):
        waiting.put(index)

    def work() -> None:
        while not waiting.empty():
            index = waiting.get()
            done.put((index, answered(values[index], terms)))

    # Daemons, so that somebody who interrupts does not wait for a slow host.
    for _ in range(min(AT_ONCE, len(values))):
        Thread(target=work, daemon=True).start()
    outcomes: dict[int, Outcome] = {}
    while len(outcomes) < len(values):
        index, outcome = done.get()
        outcomes[index] = outcome
        told(outcome)
    return [outcomes[index] for index in range(len(values))]


def answered(wanted: Wanted, terms: Terms) -> Outcome:
    """What came of one value; it never raises, and no secret is in what it says."""
    try:
        return _answered(wanted, terms)
    except OkrError as error:
        hint = error.hint and terms.secrets.veiled(error.hint)
        return Outcome(wanted, error=SourceError(terms.secrets.veiled(str(error)), hint))
    except Exception as error:  # whatever a host answers, the others go on, and no traceback shows what was asked
        said = f"the answer is of a shape that okr does not know ({type(error).__name__})"
        return Outcome(wanted, error=SourceError(said, "see whether the options are right"))


def _answered(wanted: Wanted, terms: Terms) -> Outcome:
    if wanted.subject.marks:
        raise SourceError("steps cannot be read from a source", "remove `source:`; okr update marks a step as done")
    chosen = choose(wanted.written, terms.accounts)
    question = _question(wanted, chosen, terms.today)
    if question is None:
        return Outcome(wanted, why="no day that it would cover is complete yet")
    answer = chosen.source.read(chosen.options, question, terms.access())
    covers = answer.covers or question.covers
    if answer.value is None:
        return Outcome(wanted, covers=covers, why=terms.secrets.veiled(answer.why or "there is no value"))
    value, options = answer.value, chosen.options
    if options.transform is not None:
        value = formula.parse(options.transform)(value)
    said = evidence(chosen.source, options, covers, answer.raw)
    running = wanted.subject.adds_up and question.window == "cycle"
    return Outcome(wanted, rounded(value), _day(wanted, question, covers), covers, running, terms.secrets.veiled(said))


def _question(wanted: Wanted, chosen: Chosen, today: date) -> Question | None:
    source, options = chosen.source, chosen.options
    lag = source.lag if options.lag is None else int(options.lag)
    last = min(wanted.day, today - timedelta(days=lag))
    past = wanted.day < today
    window = options.window
    if wanted.subject.adds_up and window is None:
        return Question(Window(wanted.since, last), "", past) if wanted.since <= last else None
    window = window or source.window
    if window is None:
        return Question(Window(last, last), None, past)
    covers = span.covered(window, last, wanted.cycle)
    return None if covers is None else Question(covers, window, past)


def _day(wanted: Wanted, question: Question, covers: Window) -> date:
    """Additions are logged for the last day they cover, levels for the day they were wanted for.

    A level that is simply the latest is logged for its own day.
    """
    return covers.due if wanted.subject.adds_up or question.window is None else wanted.day
