"""A value cannot be, by its unit: a share above 100 % or below 0, a count below 0.

Why: a slip of the sign or of the decimal point turns every number that is computed from it. A growth rate may be
negative, and a return on investment above 100 %; where the words of the title leave that open, nothing is said.

Bad:

    key_results:
      - id: conversion
        title: Conversion rate of the shop
        unit: "%"
        baseline: 1.8
        target: 2.5
        checkins:
          - {date: 2026-10-12, value: 210}

Good:

    key_results:
      - id: conversion
        title: Conversion rate of the shop
        unit: "%"
        baseline: 1.8
        target: 2.5
        checkins:
          - {date: 2026-10-12, value: 2.1}
      - id: growth
        title: Growth of sales against last year
        unit: "%"
        baseline: 4
        target: 12
        checkins:
          - {date: 2026-10-12, value: -1.5}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter

from okrcli.check.records import Subject, place_of, records_of
from okrcli.check.rule import Context, Finding, Rule
from okrcli.model.checkin import Checkin
from okrcli.model.plan import PlannedKeyResult, PlannedKpi
from okrcli.wording.units import is_currency, quantity

_HINT = "check the sign and the decimal point; a percentage is the number people say, 5 for five percent"

# Parts of a whole: nothing of them lies outside 0 to 100.
_SHARE = r"""\b(?:rates?|share|ctr|click-?through|open rate|conversion|bounce|retention|churn|coverage|uptime
|availability|adoption|activation|occupancy|attendance|turnout|completion|accuracy|satisfaction|csat|percentage of
|percent of|proportion|on[- ]time|odset|udział|współczynnik|konwersj|odrzuce|otwar|klikalno|retencj|rezygnacj|dostępno
|pokryci|frekwencj|satysfakcj|zadowoleni|terminowo|dokładno|adopcj)"""
# What changes, or is held against something else, may lie anywhere.
_OPEN_ENDED = r"""\b(?:growth|yoy|mom|qoq|year[- ]over|month[- ]over|roi\b|roas|return on|margin|nrr|net\b|inflation
|interest|exchange|utili[sz]|deviation|variance|index|profit|vs\b|versus|compared|against|quota|budget|attain
|(?:increase|decrease|improvement|reduction|change|rise|drop|decline) (?:in|of)\b
|wzros|przyrost|spad(?:ek|ku)|zmian|r/r|m/m|k/k|marż|rentown|zwrot z|inflacj|odchyle|wykonani|realizacj|netto|zysk|saldo
|bilans|balance|cash|temperat)"""
_COUNTED = r"""\b(?:sessions?|visit|users?|customer|client|subscri|follower|fans?\b|leads?\b|orders?\b|sign-?ups?
|download|install|(?:page)?views?\b|clicks?\b|impression|articles?|posts?\b|pages?\b|(?:back)?links?\b|domains?\b|keyword|tickets?
|bugs?\b|errors?\b|incident|defect|faults?\b|tests?\b|releases?\b|deploy|employee|people|persons?\b|members?\b|hires?\b
|candidate|interview|partner|shops?\b|stores?\b|countr|events?\b|webinar|calls?\b|meetings?\b|respon[sd]|mailing|guides?\b
|videos?\b|features?\b|contracts?\b|deals?\b|projects?\b|training|courses?\b|parcels?\b|pieces?\b|ms\b|s\b|min\b|h\b|d\b
|seconds?\b|minutes?\b|hours?\b|days?\b|weeks?\b|months?\b|sesj|wizyt|odwiedzi|użytkownik|klient|subskry|obserwuj
|zamówie|zapis|pobra|instalacj|odsłon|wyświetle|kliknię|artykuł|wpis|stron|domen|fraz|zgłosze|błęd|incydent|wdroże
|pracownik|os[óo]b|członk|kandydat|sklep|kraj|wydarze|spotka|odpowied|opini|film|um[óo]w|projekt|szkole|pacz|sztuk|godzin
|dni\b|dzień|tygodni|miesi)"""


def check(subject: Subject, context: Context) -> Iterator[Finding]:
    """Levels of shares and counts, and the running total of what is counted."""
    around = context.objective
    if isinstance(subject, PlannedKpi):
        unit, adds_up = subject.kpi.unit, False
    elif around is None or around.closed:
        return
    else:
        goal = subject.key_result.measure.goal()
        unit, adds_up = goal.unit, subject.key_result.measure.adds_up
    high = 100 if unit == "%" else None
    if unit is None and not adds_up:
        return
    levels = [value for each in records_of(subject) if isinstance(value := each.value, Decimal)]
    if not levels or not (_outside(min(levels), high) or _outside(max(levels), high)):
        return
    suspects = [each for each in records_of(subject) if isinstance(each.value, Decimal) and _outside(each.value, high)]
    title = (subject.key_result if isinstance(subject, PlannedKeyResult) else subject.kpi).title
    if adds_up:
        yield from _below_nothing(subject, unit, title, context)
    elif not any(_outside(level, high) for level in _levels(subject)) and _is_bounded(unit or "", title):
        what = "a share lies between 0 and 100 %" if high else "a count is never below 0"
        for each in suspects:
            yield _finding(f"{_told(each.value, unit)} cannot be: {what}", each, subject, context)


def _below_nothing(subject: Subject, unit: str | None, title: str, context: Context) -> Iterator[Finding]:
    """The first correction that takes away more than there is."""
    if unit == "%" or is_currency(unit or "") or _found(_OPEN_ENDED, f"{title} {unit or ''}"):
        return
    total = next(iter(_levels(subject)), Decimal(0))
    for each in sorted(records_of(subject), key=attrgetter("date")):
        total += each.value if isinstance(each.value, Decimal) else 0
        if total < 0:
            yield _finding(f"with this, the total would be {_told(total, unit)}, below nothing", each, subject, context)
            return


def _finding(said: str, record: Checkin, subject: Subject, context: Context) -> Finding:
    return Finding(said, (*place_of(record, subject, context), "value"), _HINT)


def _levels(subject: Subject) -> list[Decimal]:
    """The levels that it begins from and aims at: what they reach is possible."""
    if isinstance(subject, PlannedKpi):
        band = subject.kpi.healthy
        levels = [band.min, band.max] if band else []
    else:
        goal = subject.key_result.measure.goal()
        levels = [goal.baseline, goal.target, goal.min, goal.max]
    return [level for level in levels if level is not None]


def _outside(level: Decimal, high: int | None) -> bool:
    return level < 0 or (high is not None and level > high)


def _is_bounded(unit: str, title: str) -> bool:
    if unit == "%":
        return _found(_SHARE, title) and not _found(_OPEN_ENDED, title)
    return _found(_COUNTED, unit) and not _found(_OPEN_ENDED, f"{title} {unit}")


@lru_cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words.replace("\n", ""), re.IGNORECASE)


def _found(words: str, text: str) -> bool:
    return _pattern(words).search(text) is not None


def _told(value: object, unit: str | None) -> str:
    return quantity(value, unit) if isinstance(value, Decimal) else ""


RULE = Rule("OKR503", "out-of-bounds", "warning", on=(PlannedKeyResult, PlannedKpi), check=check)
