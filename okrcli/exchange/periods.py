"""Periods in the spellings of the world, as names of cycles."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache

from okrcli.model.cycle import quarter_of
from okrcli.model.settings import Settings
from okrcli.model.window import Window

_MONTHS = (
    ("january", "jan", "styczeń", "stycznia", "sty"),
    ("february", "feb", "luty", "lutego", "lut"),
    ("march", "mar", "marzec", "marca"),
    ("april", "apr", "kwiecień", "kwietnia", "kwi"),
    ("may", "maj", "maja"),
    ("june", "jun", "czerwiec", "czerwca", "cze"),
    ("july", "jul", "lipiec", "lipca", "lip"),
    ("august", "aug", "sierpień", "sierpnia", "sie"),
    ("september", "sept", "sep", "wrzesień", "września", "wrz"),
    ("october", "oct", "październik", "października", "paź"),
    ("november", "nov", "listopad", "listopada", "lis"),
    ("december", "dec", "grudzień", "grudnia", "gru"),
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_ORDINALS |= {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@cache
def month_numbers() -> dict[str, int]:
    """The number of each month, by every name it has."""
    return {name: number for number, names in enumerate(_MONTHS, 1) for name in names}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    year = (
        r"(?:(?:FY|CY|fiscal year|rok|year)\s?['’]?)?(?P<y>20\d\d|['’]\d\d|(?<=FY)\d\d|(?<=FY\s)\d\d|"
        r"(?<=[QH][1-4][/ -])\d\d)"
    )
    gap = r"(?:\s?[-_/,.:]\s?|\s*(?:of|in|w|roku)?\s*)"
    months = "|".join(sorted(month_numbers(), key=len, reverse=True))
    nth = "|".join(sorted(_ORDINALS, key=len, reverse=True))
    later = year.replace("?P<y>", "?P<z>")
    shapes = (
        ("QQ", rf"(?:{year}{gap})?Q(?P<a>[1-4])\s?(?:[-–—/&+]|and|to)\s?Q(?P<b>[1-4]){gap}(?:{later})?"),
        ("Q", rf"{year}{gap}(?:Q|quarter |kwartał )(?P<a>[1-4])(?!\d)"),
        ("Q", rf"(?<!\w)(?:Q|quarter |kwartał |kw\. ?)(?P<a>[1-4]){gap}{year}(?!\d)"),
        ("Q", rf"(?<!\w)(?P<a>[1-4])(?:Q|\s?kw\.){gap}(?P<y>\d{{4}}|\d\d)(?!\d)"),
        ("Q", rf"(?<!\w)(?P<n>{nth})\.?\s(?:quarter|kwartał){gap}{year}(?!\d)"),
        ("H", rf"{year}{gap}(?:H|half |S)(?P<a>[12])(?!\d)"),
        ("H", rf"(?<!\w)(?:H|half |S)(?P<a>[12]){gap}{year}(?!\d)"),
        ("H", rf"(?<!\w)(?P<a>[12])H{gap}(?P<y>\d{{4}}|\d\d)(?!\d)"),
        ("H", rf"(?<!\w)(?P<n>{nth})\.?\s(?:half|półrocze){gap}{year}(?!\d)"),
        ("Q", r"(?<!\w)Q(?P<a>[1-4])(?!\w)\D{1,15}?(?P<y>20\d\d)(?!\d)"),
        ("Q", r"(?<!\d)(?P<y>20\d\d)\W{1,4}Q(?P<a>[1-4])(?!\w)"),
        ("H", r"(?<!\d)(?P<y>20\d\d)\W{1,4}H(?P<a>[12])(?!\w)"),
        ("W", r"(?P<y>20\d\d)[- ]?W(?P<a>\d\d?)(?!\d)"),
        ("W", r"(?<!\w)(?:W|week |tydzień )(?P<a>\d\d?)[\s,/-]+(?P<y>20\d\d)"),
        ("MM", rf"(?<!\w)(?P<m>{months})\.?\s?(?:[-–—]|to|do)\s?(?P<k>{months})\.?[\s,]+(?P<y>20\d\d)"),
        ("M", rf"(?<!\w)(?P<m>{months})\.?[\s,/-]+(?P<y>20\d\d|['’]\d\d)(?!\d)"),
        ("M", rf"(?<!\d)(?P<y>20\d\d)[\s,/-]+(?P<m>{months})(?!\w)"),
        ("m", r"(?<![\d/.-])(?P<y>20\d\d)[-/](?P<a>0[1-9]|1[0-2])(?![\d/-])"),
        ("m", r"(?<![\d/.-])(?P<a>0?[1-9]|1[0-2])[/.](?P<y>20\d\d)(?!\d)"),
        ("Y", r"(?<![\w#])(?:FY|CY)\s?['’]?(?P<y>20\d\d|\d\d)(?!\d)"),
        ("Y", r"(?<![\w#./-])(?P<y>20[1-4]\d)(?![\w/.-]*\d)"),
    )
    return tuple((name, re.compile(shape, re.IGNORECASE)) for name, shape in shapes)


@lru_cache(512)
def read_period(text: str) -> str | None:
    """The cycle that a text names; None where it names none.

    >>> [read_period(each) for each in ("OKRs 2019 Q1", "Q3'21", "FY22 H1", "1Q2018", "March 2026", "Oct-Dec 2026")]
    ['2019-Q1', '2021-Q3', '2022-H1', '2018-Q1', '2026-03', '2026-Q4']
    >>> read_period("2020 Set 1"), read_period("v2.3 of the plan")
    ('2020', None)
    """
    for name, pattern in _patterns():
        found = pattern.search(text)
        if found is not None:
            told = _named(name, found.groupdict())
            if told is not None:
                return told
    return None


def _named(shape: str, parts: dict[str, str | None]) -> str | None:
    digits = (parts.get("y") or parts.get("z") or "").strip("'’")
    if not digits:
        return None
    year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    if shape == "Y":
        return str(year)
    number = int(parts.get("a") or 0) or _ORDINALS.get((parts.get("n") or "").lower(), 0)
    if shape == "QQ":
        halves = {("1", "2"): f"{year}-H1", ("3", "4"): f"{year}-H2", ("1", "4"): str(year)}
        return halves.get((parts.get("a") or "", parts.get("b") or ""))
    if shape == "W":
        return f"{year}-W{number:02}" if 1 <= number <= 53 else None
    if shape == "m":
        return f"{year}-{number:02}"
    first = month_numbers().get((parts.get("m") or "").lower(), 0)
    if shape == "M":
        return f"{year}-{first:02}"
    if shape == "MM":
        return _span(year, first, month_numbers()[(parts.get("k") or "").lower()])
    return f"{year}-{shape}{number}" if number <= (4 if shape == "Q" else 2) else None


def _span(year: int, first: int, last: int) -> str | None:
    if last - first == 2 and first % 3 == 1:
        return f"{year}-Q{(first + 2) // 3}"
    if last - first == 5 and first in (1, 7):
        return f"{year}-H{1 if first == 1 else 2}"
    return str(year) if (first, last) == (1, 12) else None


def cycle_of(text: str, settings: Settings) -> str | None:
    """The cycle of a cell or title: one of the workspace's own, or one that its spelling tells, or that of its day."""
    bare = " ".join(text.split())
    if settings.cycle(bare) is not None:
        return bare
    if re.match(r"\d{4}-\d\d-\d\dT", bare):
        day = local_day(bare)
        return quarter_at(day, settings) if day is not None else None
    return read_period(bare)


def quarter_at(day: date, settings: Settings) -> str:
    """The quarter that a day lies in, by the fiscal year of the workspace."""
    return quarter_of(day, first_month=settings.first_month, named_by_end=settings.fiscal_year.named_by == "end")


def cycle_between(start: date | None, due: date | None, settings: Settings) -> str | None:
    """The shortest cycle that holds a stretch of time; None where there is none up to a year.

    Args:
        start: its first day; None where only its end is known: then the quarter of that.
        due: its last day; None where only its start is known.
        settings: whose fiscal year it is.
    """
    first, last = start or due, due or start
    if first is None or last is None:
        return None
    quarter = quarter_at(last, settings)
    year = quarter[:4]
    stretch = Window(first, last)
    exact = [*(each.name for each in settings.cycles), quarter, f"{year}-H1", f"{year}-H2", year]
    if (last - first).days < 32 and start is not None and due is not None:
        exact.append(f"{first:%Y-%m}")
    cycles = [cycle for name in exact if (cycle := settings.cycle(name)) is not None]
    same = [cycle.name for cycle in cycles if cycle.window == stretch]
    holding = sorted((cycle for cycle in cycles if cycle.window.holds(stretch)), key=lambda cycle: cycle.length)
    quarters = [cycle.name for cycle in holding if cycle.name[4:6] in ("-Q", "-H", "") or cycle.window == stretch]
    return next(iter((*same, *quarters)), None)


def local_day(text: str) -> date | None:
    """The day that a timestamp of a tool means.

    A tool that writes midnight of another time zone in UTC gives the evening before, or the morning of the same day;
    one that writes the last second of a day is taken the same way. None where it is no timestamp.

    >>> [str(local_day(each)) for each in ("2021-09-30T21:00:00Z", "2021-12-31T20:59:59Z", "2021-10-12T14:33:10Z")]
    ['2021-10-01', '2021-12-31', '2021-10-12']
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return day_of(moment)


def day_of(moment: datetime) -> date:
    """The day that a moment means, as `local_day` has it; one in a time zone of its own is simply of its day."""
    if moment.utcoffset():
        return moment.date()
    if moment.minute in (29, 59) and moment.second == 59:
        return day_of((moment + timedelta(seconds=1)).replace(microsecond=0)) - timedelta(days=1)
    whole = moment.minute in (0, 30) and moment.second == 0
    return moment.date() + timedelta(days=1) if whole and moment.hour >= 12 else moment.date()


def day_of_millis(value: object) -> date | None:
    """The day of a time in milliseconds since 1970, as the APIs of many tools give it; None where it is none."""
    text = str(value).strip()
    if not re.fullmatch(r"\d{12,14}", text):
        return None
    return day_of(datetime.fromtimestamp(int(text) // 1000, UTC))
