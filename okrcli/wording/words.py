"""The one way from a value to characters: what each role of a value says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from okrcli.wording import dates, numbers
from okrcli.wording.goals import Said, Standing, standing
from okrcli.wording.healths import health_words
from okrcli.wording.lines import cut, safe
from okrcli.wording.locales import ENGLISH, Locale, find_locale
from okrcli.wording.numbers import ABSENT
from okrcli.wording.plurals import counted
from okrcli.wording.shares import percent, score
from okrcli.wording.units import quantity

Role = Literal[
    "text",
    "name",
    "plain",
    "number",
    "quantity",
    "step",
    "standing",
    "share",
    "score",
    "points",
    "outlook",
    "confidence",
    "factor",
    "day",
    "short-day",
    "month",
    "ago",
    "health",
    "symbol",
    "tally",
    "silence",
    "gauge",
    "spark",
]
"""What a value is.

- `text`: a user's own words, which may hold anything; `name`: the same in a sentence, where a long one is cut.
- `plain`: words of ours.
- `number`, `quantity` (with its unit), `step` (a quantity with its sign), `factor` (1.8 ×).
- `standing`: a value and its goal.
- `share` (43 %), `score` (0.47), `points` (a score with its sign), `outlook` (a score ± beside), `confidence` (and
  where it went from beside).
- `day`, `short-day`, `month` (with its year), `ago` (a count of days).
- `health` (its word), `symbol`, `tally` (a count of the state in `unit`), `silence` (stale for days).
- `gauge` (a share, and the share expected beside it), `spark` (a row of numbers): pictures, where pictures go.
"""

LONGEST_NAME = 48
"""Columns of a user's words in a sentence of ours."""

Value = str | int | float | Decimal | date | Standing | Callable[[], object] | None
"""What a role is said of; a row of numbers may come as a function, called only where there is room to draw it."""


class Words(NamedTuple):
    """How everything is said on one medium.

    Attributes:
        locale: the signs of numbers and dates.
        short: whether room is short: 44.3k, and no long units.
        tight: whether a share has no space in it, for programs that split at spaces.
    """

    locale: Locale = ENGLISH
    short: bool = False
    tight: bool = False

    def say(self, value: Value, role: Role, unit: str | None = None, beside: float | None = None) -> str:
        """A value in characters, safe on one line of a terminal.

        Args:
            value: the value; None is a dash.
            role: what it is.
            unit: the unit of a quantity, the state of a tally.
            beside: what it is compared with, where the role has such a thing.
        """
        return ABSENT if value is None else _SAY[role](self, value, unit, beside)

    def stand(self, stands: Standing) -> Said:
        """A value and its goal, in three parts."""
        return standing(stands, self.locale, short=self.short)


def words_for(locale: str, *, short: bool = False, tight: bool = False) -> Words:
    """The words of a locale such as `pl-PL`."""
    return Words(find_locale(locale), short, tight)


def _confidence(words: Words, value: float, unit: str | None, beside: float | None) -> str:
    del unit
    said = numbers.number(value, words.locale, 2)
    if beside is None or abs(value - beside) < 1e-9:
        return said
    return f"{said} {'↑' if value > beside else '↓'}"


def _outlook(words: Words, value: float, unit: str | None, beside: float | None) -> str:
    del unit
    said = score(value, words.locale)
    return said if beside is None else f"{said} ± {numbers.fixed(beside, 2, words.locale)}"


def _tally(words: Words, value: int, unit: str | None, beside: float | None) -> str:
    del beside
    state = health_words(unit or "")
    return f"{state.symbol} {value}" if words.short else f"{state.symbol} {value} {state.word}"


def _step(words: Words, value: Decimal, unit: str | None, beside: float | None) -> str:
    del beside
    return numbers.signed(quantity(value, unit, words.locale, short=words.short))


# Each is called with the words, a value of the sort its role has, the unit and what stands beside it.
_SAY: dict[Role, Callable[..., str]] = {
    "text": lambda _words, value, *_: safe(str(value)),
    "name": lambda words, value, *_: safe(value) if words.tight else cut(safe(value), LONGEST_NAME),
    "plain": lambda _words, value, *_: str(value),
    "number": lambda words, value, *_: numbers.number(value, words.locale),
    "quantity": lambda words, value, unit, *_: quantity(value, unit, words.locale, short=words.short),
    "step": _step,
    "standing": lambda words, value, *_: words.stand(value).line(),
    "share": lambda words, value, *_: percent(value, tight=words.tight),
    "score": lambda words, value, *_: score(value, words.locale),
    "points": lambda words, value, *_: numbers.signed(score(value, words.locale)),
    "outlook": _outlook,
    "confidence": _confidence,
    "factor": lambda words, value, *_: f"{numbers.number(value, words.locale, 1)} ×",
    "day": lambda words, value, *_: dates.day(value, words.locale),
    "short-day": lambda words, value, *_: dates.short_day(value, words.locale),
    "month": lambda words, value, *_: dates.month(value, words.locale),
    "ago": lambda words, value, *_: f"{value} d" if words.short else counted(value, "day", locale=words.locale),
    "health": lambda _words, value, *_: health_words(value).word,
    "symbol": lambda _words, value, *_: health_words(value).symbol,
    "tally": _tally,
    "silence": lambda _words, value, *_: f"stale {value} d",
    "gauge": lambda words, value, *_: percent(value, tight=words.tight),
    "spark": lambda _words, _value, *_: "",
}
