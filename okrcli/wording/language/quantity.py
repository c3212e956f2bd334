"""Numbers in a title that count or measure; versions, dates, names and the like are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from okrcli.wording.language.title import plain
from okrcli.wording.language.words import alternatives, words

Sort = Literal["share", "money", "factor", "time", "count"]

_SORTS: dict[str, Sort] = {"share": "share", "money": "money", "factor": "factor", "hour": "time", "day": "time"}
_DIGIT = re.compile(r"\d")
_YEARS = range(2010, 2050)


class Quantity(NamedTuple):
    """A number that counts or measures, or a range of two.

    Attributes:
        text: as it is written, with its unit.
        start: the place of its first character in the title.
        end: one past its last.
        sort: what it is a number of.
        numbers: the number as written, or the two of a range.
    """

    text: str
    start: int
    end: int
    sort: Sort
    numbers: tuple[str, ...]

    @property
    def is_one(self) -> bool:
        """Whether it is a plain 0 or 1, which hardly counts anything."""
        return self.sort == "count" and self.text in ("1", "0")


class _Patterns(NamedTuple):
    number: re.Pattern[str]
    name_after: re.Pattern[str]
    unit: re.Pattern[str]
    month_after: re.Pattern[str]
    word_before: re.Pattern[str]
    range_between: re.Pattern[str]
    range_apart: re.Pattern[str]
    range_start: re.Pattern[str]
    pair: re.Pattern[str]
    pair_between: re.Pattern[str]


def quantities(title: str) -> tuple[Quantity, ...]:
    """The numbers of a title that count or measure, in order.

    >>> [each.text for each in quantities("Move 5 teams from v2.3 to Python 3.11 by Q4 2026 (see #12)")]
    ['5']
    >>> [each.text for each in quantities("Raise the open rate from 20 to 30 % and win 1,500 readers")]
    ['20 to 30 %', '1,500']
    """
    return _quantities(title) if _DIGIT.search(title) else ()


@lru_cache(2048)
def _quantities(title: str) -> tuple[Quantity, ...]:
    text = plain(title)
    return tuple(_joined(text, list(_single(text))))


@cache
def _patterns() -> _Patterns:
    spoken = words()
    number = r"\d{1,3}(?:[ ,.'’\u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
    many = alternatives(spoken.multiples)
    bounds = alternatives(spoken.bounds)
    joins = alternatives(spoken.range_joins)
    return _Patterns(
        re.compile(
            rf"(?<![\w#§@.,:/_–-])(?:(?<=\s)[-−+])?(?P<currency>(?:US|CA|A)?[$€£¥]\s?)?(?P<number>{number})"
            rf"(?:\s?(?P<sign>[-–—/])\s?(?P<second>{number}))?"
        ),
        # A day and month, a time, a version, a date, a code: what is no number for all its digits.
        re.compile(
            r"[.:/-]\d|[-‑]\w|(?:st|nd|rd|th)\b|s\s+of\b|\.\s?(?=[a-ząćęłńóśźż])"
            r"|(?!(?:k|m|mln|mld|tys|bn|b|x|s|ms|h|min|mb|gb|tb|kb|kg|km|kw|mw|gw|zł|pp|usd|eur|pln)\b|×)[^\W\d_]",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?P<factor>\s?[x×](?!\w))|(?P<many>\s?(?:{many})(?!\w))?\+?(?:(?P<share>\s?(?:%|‰|(?:{alternatives(spoken.percent)})(?!\w)))"
            rf"|(?P<money>\s?(?:[$€£¥]|(?:{alternatives(spoken.currencies)})(?!\w)))"
            rf"|(?P<hour>\s?(?:{alternatives(spoken.hours)})(?!\w))|(?P<day>\s?(?:{alternatives(spoken.days)})(?!\w)))?",
            re.IGNORECASE,
        ),
        re.compile(rf"\s?(?:{alternatives(spoken.months)})(?!\w)", re.IGNORECASE),
        re.compile(r"([^\W\d_][\w.'’-]*|[#№])[\s:]*$"),
        re.compile(rf"\s*(?:[-–—]|->|=>|→|>|/|(?:{joins})(?:\s(?:{bounds}))?)\s*", re.IGNORECASE),
        re.compile(rf"\s(?:[^\W\d_]+\s){{1,2}}(?:{joins})(?:\s(?:{bounds}))?\s*", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{alternatives(spoken.range_starts)})(?:\s[^\W\d_]+){{0,2}}\s*$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{alternatives(spoken.range_pairs)})\s*$", re.IGNORECASE),
        re.compile(rf"\s*(?:{alternatives(spoken.range_ands)})\s*", re.IGNORECASE),
    )


def _single(text: str) -> Iterator[Quantity]:
    """Each number for itself; after one that is a name, those joined to it by `,` or `and` are names as well."""
    pattern = _patterns()
    named_until = -1
    for match in pattern.number.finditer(text):
        found = _quantity(text, match, pattern)
        beside = named_until >= 0 and _NEXT_NAME.fullmatch(text, named_until, match.start())
        if found is None or (beside and found.sort == "count"):
            named_until = match.end()
        else:
            yield found


_NEXT_NAME = re.compile(r"[\s.\d]*(?:,|&|/|\+|\band\b|\bor\b|\bi\b|\boraz\b|\blub\b|-|–)+\s*(?:and\s)?")


def _quantity(text: str, match: re.Match[str], pattern: _Patterns) -> Quantity | None:
    number, after = match["number"], text[match.end() :]
    if pattern.name_after.match(after) or (match["second"] and not _is_pair(number, match["second"])):
        return None
    unit = pattern.unit.match(after)
    kind = (unit and unit.lastgroup) or ""
    before = pattern.word_before.search(text, max(0, match.start() - 30), match.start())
    word = before[1] if before else ""
    if match["currency"] or (len(word) == 3 and word.lower() in words().currencies):
        kind = "money"
    elif kind == "many" and number in ("4", "8") and after[:1] == "K":
        return None  # the resolution of a picture
    sort = _SORTS.get(kind, "count")
    if sort in ("time", "count") and _is_name(text, match, number, word, kind, pattern, after):
        return None
    end = match.end() + (unit.end() if unit else 0)
    numbers = (number, match["second"]) if match["second"] else (number,)
    if match["sign"] == "/" and sort == "count":
        sort = "share"
    return Quantity(text[match.start() : end], match.start(), end, sort, numbers)


def _is_pair(left: str, right: str) -> bool:
    """Whether two numbers are a range or a share, and not a date, a score or a saying such as 24/7."""
    low, high = (float(_PLAIN.sub("", each).replace(",", ".")) for each in (left, right))
    return low < high and low not in _YEARS and right not in ("24", "365")


def _is_name(
    text: str, match: re.Match[str], number: str, word: str, kind: str, pattern: _Patterns, after: str
) -> bool:
    spoken, small = words(), word.lower().rstrip(".")
    if (
        small in ("#", "№")
        or small in spoken.owned
        or ((small in spoken.labels or small.removesuffix("s") in spoken.labels) and not _is_task(text, match, small))
    ):
        return True
    if pattern.month_after.match(after) or (small in spoken.months and kind == ""):
        return True
    if kind == "hour":
        return small in ("a", "an", "every", "co") or bool(_OF_SOMETHING.match(after) and number != "1")
    if kind == "day":
        return small not in spoken.compared or (number.isdigit() and int(number) in _YEARS)
    if kind == "many":
        return False
    if number.isdigit() and int(number) in _YEARS:
        return True
    if small in spoken.due and _DAY_MONTH.fullmatch(number):
        return True
    return bool(_WHOLE_VERSION.fullmatch(number)) or number == "365" or _is_product(text, match, number, word)


def _is_task(text: str, match: re.Match[str], word: str) -> bool:
    """Whether a word such as `release` is what is done here: it begins the title, and things follow its number."""
    spoken = words()
    if word not in spoken.deeds_or_things and word not in spoken.deeds:
        return False
    follows = _FOLLOWS.match(text, match.end())
    return text[: match.start()].strip().lower() == word and bool(follows and follows[1].lower() not in spoken.states)


# A sign between thousands; one before one or two digits is that of the decimals.
_PLAIN = re.compile(r"[ ,.'’\u00a0\u202f](?=\d{3}(?!\d))")
_OF_SOMETHING = re.compile(r"\s(?:hour|minute|second)(?!\w)", re.IGNORECASE)
_WHOLE_VERSION = re.compile(r"\d{1,2}\.0")
_FOLLOWS = re.compile(r"\s([^\W\d_]{3,})")
_DAY_MONTH = re.compile(r"[0-3]?\d\.[01]\d")


def _is_product(text: str, match: re.Match[str], number: str, word: str) -> bool:
    """Whether a name with a capital letter stands before it, as in Kubernetes 1.29, Wi-Fi 6 or Windows 11."""
    if not word[:1].isupper() or word.isupper() or len(number) > 5:
        return False
    before = text[: match.start()].rstrip(" :")
    small = len(number) <= 2
    if _CAMEL.search(word):
        return "." in number or small
    if not before.removesuffix(word).strip():
        return small and _stands_alone(text, match.end(), word.lower())
    written_large = len(_CAPITALS.findall(text)) * 2 > len(_LONG_WORD.findall(text)) + 2
    return "." in number or (not written_large and small)


def _stands_alone(text: str, end: int, word: str) -> bool:
    """Whether nothing is counted: `React 18 in production`, where no task and no gain begins the title."""
    spoken = words()
    if word in spoken.gains | spoken.deeds | spoken.deeds_or_things | spoken.vague | spoken.vague_things:
        return False
    follows = _FOLLOWING.match(text, end)
    return follows is not None and follows[1].lower() in spoken.places | spoken.states


_CAMEL = re.compile(r"[a-z][A-Z]|-[A-Z]")
_CAPITALS = re.compile(r"(?<!\w)[A-ZĄĆĘŁŃÓŚŹŻ]")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_FOLLOWING = re.compile(r"\s([^\W\d_]+)")


def _joined(text: str, single: list[Quantity]) -> Iterator[Quantity]:
    """The same, with two that are one range made one."""
    pattern = _patterns()
    held: Quantity | None = None
    for each in single:
        if held is None:
            held = each
        elif len(held.numbers) == 1 and _is_range(text, held, each, pattern):
            sort = each.sort if each.sort != "count" else held.sort
            held = Quantity(text[held.start : each.end], held.start, each.end, sort, (*held.numbers, *each.numbers))
        else:
            yield held
            held = each
    if held is not None:
        yield held


def _is_range(text: str, left: Quantity, right: Quantity, pattern: _Patterns) -> bool:
    if pattern.pair.search(text, max(0, left.start - 12), left.start):
        return bool(pattern.pair_between.fullmatch(text, left.end, right.start))
    if pattern.range_between.fullmatch(text, left.end, right.start):
        return True
    if pattern.range_apart.fullmatch(text, left.end, right.start):
        return bool(pattern.range_start.search(text, max(0, left.start - 40), left.start))
    return left.sort == right.sort == "time" and text[left.end : right.start].strip().lower() in ("", "and", "i")
