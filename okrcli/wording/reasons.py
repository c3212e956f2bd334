"""Why a goal is in its state: a clause of the rule of health, with its numbers, as a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from okrcli.wording.dates import day
from okrcli.wording.healths import health_words
from okrcli.wording.locales import ENGLISH, Locale
from okrcli.wording.numbers import ABSENT, number
from okrcli.wording.plurals import counted
from okrcli.wording.shares import apart, percent
from okrcli.wording.units import quantity

Values = Mapping[str, float | int | str | None]
"""The numbers of a clause, by name; shares as fractions of 1, dates in ISO form."""


def reason(code: str, values: Values, locale: Locale = ENGLISH) -> str:
    """A clause as a sentence without a full stop; a clause that is not known is named with its numbers.

    >>> reason("stale", {"days": 24, "allowed": 10})
    'no check-in for 24 days, where one is due every 10'
    """
    said = SENTENCES.get(code)
    return _unknown(code, values) if said is None else said(values, locale)


def _number(values: Values, name: str) -> float | None:
    value = values.get(name)
    return value if isinstance(value, int | float) else None


def _said(values: Values, name: str, locale: Locale) -> str:
    value = values.get(name)
    return ABSENT if value is None else value if isinstance(value, str) else number(round(value, 6), locale, 2)


def _share(values: Values, name: str) -> str:
    value = _number(values, name)
    return ABSENT if value is None else percent(value)


def _days(values: Values, name: str, locale: Locale) -> str:
    return counted(int(_number(values, name) or 0), "day", locale=locale)


def _trend(values: Values, locale: Locale) -> str:
    trend, lower, mark = (_number(values, name) for name in ("trend", "lower", "mark"))
    if trend is None or mark is None:
        return "there is no trend to go by yet"
    if trend >= mark - 1e-9:
        return f"at this pace it ends at {number(trend, locale, 2)}, and {number(mark, locale)} is the mark"
    if lower is not None and trend < lower - 1e-9:
        return f"at this pace it ends at {apart(trend, lower, locale)}, below {number(lower, locale)}"
    return f"at this pace it ends at {apart(trend, mark, locale)}, short of {number(mark, locale)}"


def _stale(values: Values, locale: Locale) -> str:
    if values.get("share") is not None:
        return f"{_share(values, 'share')} of its weight is stale or without data"
    allowed = _number(values, "allowed")
    due = "" if allowed is None else f", where one is due every {number(allowed, locale)}"
    return f"no check-in for {_days(values, 'days', locale)}{due}"


def _no_data(values: Values, locale: Locale) -> str:
    del locale
    missing = values.get("missing")
    if missing == "weight":
        return "all its weights are zero"
    what = f"{missing} is missing" if missing and missing != "checkins" else "nothing was logged"
    return f"{what}, and {_share(values, 'elapsed')} of its time is gone"


def _ended(values: Values, locale: Locale) -> str:
    mark = _number(values, "mark")
    graded = values.get("grade") is not None
    end = _number(values, "grade" if graded else "score" if "score" in values else "progress")
    if end is None:
        return "it ended without a number"
    against = "" if mark is None else f", and {number(mark, locale)} is the mark"
    said = number(end, locale, 2) if mark is None or end >= mark else apart(end, mark, locale)
    return f"{'graded' if graded else 'it stands at'} {said}{against}"


def _guardrail(values: Values, locale: Locale) -> str:
    kpi = values.get("kpi") or "a guardrail"
    return f"{kpi} is at {_said(values, 'value', locale)}, outside {_limits(values, locale)}"


def _limits(values: Values, locale: Locale) -> str:
    low, high = (_decimal(_number(values, name)) for name in ("min", "max"))
    if low is not None and high is not None:
        return f"{quantity(low, None, locale)} … {quantity(high, None, locale)}"
    if low is not None:
        return f"≥ {quantity(low, None, locale)}"
    return "its band" if high is None else f"≤ {quantity(high, None, locale)}"


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(repr(value))


def _dropped(values: Values, locale: Locale) -> str:
    when, why = values.get("date"), values.get("why")
    on = f" on {day(date.fromisoformat(when), locale)}" if isinstance(when, str) and when else ""
    return f"given up{on}{f': {why}' if why else ''}"


def _alike(values: Values, locale: Locale) -> str:
    word = health_words(str(values.get("state"))).word
    count = int(_number(values, "count") or 0)
    return f"its only part is {word}" if count == 1 else f"all its {number(count, locale)} parts are {word}"


def _worst(values: Values, locale: Locale) -> str:
    del locale
    name = str(values.get("ref")).partition("@")[0].rpartition("/")[2]
    return f"{name} {health_words(str(values.get('health'))).clause}"


def _contradiction(values: Values, locale: Locale) -> str:
    trend = _number(values, "trend")
    against = ABSENT if trend is None else number(trend, locale, 2)
    return f"confidence {_said(values, 'confidence', locale)} contradicts a trend of {against}"


def _unknown(code: str, values: Values) -> str:
    said = ", ".join(f"{name} {value}" for name, value in values.items() if value is not None)
    return f"{code.replace('-', ' ')}{f': {said}' if said else ''}"


SENTENCES: dict[str, Callable[[Values, Locale], str]] = {
    "trend": _trend,
    "stale": _stale,
    "no-data": _no_data,
    "done": _ended,
    "missed": _ended,
    "guardrail": _guardrail,
    "dropped": _dropped,
    "contradiction": _contradiction,
    "all-alike": _alike,
    "worst": _worst,
    "out-of-band": lambda values, locale: f"at {_said(values, 'value', locale)} now, outside {_limits(values, locale)}",
    "low-confidence": lambda values, locale: (
        f"confidence {_said(values, 'confidence', locale)} is below {_said(values, 'bound', locale)}"
    ),
    "falling": lambda values, locale: (
        f"confidence fell from {_said(values, 'from', locale)} to {_said(values, 'to', locale)}"
    ),
    "too-early": lambda values, _: f"only {_share(values, 'elapsed')} of its time is gone: too early to judge",
    "upcoming": lambda values, locale: f"begins in {_days(values, 'days', locale)}",
}
"""How each clause is said, by its code."""
