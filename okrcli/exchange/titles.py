"""What a title alone says of how a key result is measured; where it leaves that open, so do we."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from okrcli.exchange.draft import Fields
from okrcli.exchange.figures import plain_number
from okrcli.wording.language.openings import task
from okrcli.wording.language.quantity import Quantity, quantities
from okrcli.wording.language.title import plain
from okrcli.wording.language.words import vocabulary, words


class Measured(NamedTuple):
    """How a key result is measured.

    Attributes:
        fields: its kind and the keys of that kind.
        remark: why its numbers were not taken, or None.
    """

    fields: Fields
    remark: str | None = None


_RISES = (
    "increas|grow|rais|boost|gain|expand|improv|lift|scal|more|higher|additional|extra|growth|up by|"
    "zwiększ|wzrost|wzrośn|podnie|popraw|więcej"
)
_FALLS = (
    "decreas|reduc|cut|lower|less|fewer|drop|shrink|minimi|declin|shorten|down by|zmniejsz|obniż|spad|"
    "ogranicz|skróc|mniej"
)
_LEAST = (
    r"at least|at minimum|at a minimum|minimum(?: of)?|min\.?|no (?:less|fewer) than|not less than|"
    r"more than|over|above|exceed(?:s|ing)?|≥|>=?|co najmniej|przynajmniej|minimum|powyżej|ponad|"
    r"nie mniej niż"
)
_MOST = (
    r"at most|maximum(?: of)?|max\.?|no more than|not more than|less than|fewer than|under|below|up to|"
    r"within|≤|<=?|co najwyżej|maksymalnie|poniżej|nie więcej niż|mniej niż|do"
)
_KEEP = (
    r"keep|keeps|keeping|maintain|maintains|maintaining|stay|stays|remain|remains|hold|holds|sustain|"
    r"sustains|never|always|utrzymać|utrzymaj|utrzymanie|utrzymuje|pozostaje|zachować|zachowaj"
)
_BETTER_LOW = (
    r"error|churn|cost|time|latenc|incident|bug|downtime|defect|delay|complaint|fail|outage|bounce|return|"
    r"debt|turnover|attrition|błęd|koszt|czas|rezygnac|reklamac"
)
_PERIODS = {
    "week": "week",
    "weekly": "week",
    "tydzień": "week",
    "tygodniowo": "week",
    "month": "month",
    "monthly": "month",
}
_PERIODS |= {
    "miesiąc": "month",
    "miesięcznie": "month",
    "quarter": "quarter",
    "quarterly": "quarter",
    "kwartał": "quarter",
}
_CODES = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "zł": "PLN",
    "¥": "JPY",
    "dollars": "USD",
    "dollar": "USD",
    "euros": "EUR",
}
_CODES |= {"euro": "EUR", "pounds": "GBP", "pound": "GBP", "us$": "USD", "ca$": "CAD", "a$": "AUD"}
_TIMES = {"ms": "ms", "s": "s", "sec": "s", "second": "s", "seconds": "s", "secs": "s", "min": "min", "mins": "min"}
_TIMES |= {
    "minute": "min",
    "minutes": "min",
    "h": "h",
    "hr": "h",
    "hrs": "h",
    "hour": "h",
    "hours": "h",
    "day": "d",
    "days": "d",
}
_ENDS = vocabulary("""
    a an the to of for from by in on at with within per each every during until before after through via from who
    that which besides and or & as into across over under than is are was were be have has will this next our
    their its using z ze w we na do od dla przez po przed oraz i lub ktorzy która które enable signed published
    done live complete completed
""")


def measured(title: str) -> Measured:
    """How a title says that its key result is measured.

    One number is a goal: the target of a `metric` or `total`, a bound of a `maintain`, a `change`, or so many a week.
    No number, or several, leave it to be `judged`; which of several numbers is the goal is not guessed.

    Args:
        title: on one line.

    >>> measured("Keep NPS above 40").fields == {"kind": "maintain", "min": Decimal(40)}
    True
    >>> measured("Publish 8 blog posts").fields == {"kind": "total", "unit": "blog posts", "target": Decimal(8)}
    True
    >>> measured("Move to Python 3.11 (#12)").fields == {"kind": "judged"}
    True
    """
    title = _HEAD.sub("", title)
    found = [each for each in quantities(title) if each.sort != "time" or not _is_box(title, each)]
    if not found:
        stretch = _STRETCH.search(plain(title))
        if stretch is not None and len(re.findall(r"\d+", plain(title))) == 1:
            return Measured(
                {"kind": "metric", "unit": _TIMES.get(stretch[2].lower(), stretch[2]), "target": Decimal(stretch[1])}
            )
        return Measured({"kind": "judged"})
    if _NONE.match(plain(title)) and not re.match(r"\s*no (?:more|less|fewer)", plain(title), re.IGNORECASE):
        return Measured({"kind": "judged"}, f"it wants none of something, and `{found[0].text}` says of what")
    beside = _beside(title, found)
    if len(found) == 1 and beside:
        return Measured(
            {"kind": "judged"},
            f"it has several numbers, `{found[0].text}` and `{beside}`: which of them is the goal is not guessed",
        )
    if len(found) > 1:
        named = " and ".join(f"`{each.text}`" for each in found[:4])
        return Measured(
            {"kind": "judged"}, f"it has several numbers, {named}: which of them is the goal is not guessed"
        )
    goal = _goal(title, found[0])
    if goal is None:
        return Measured({"kind": "judged"}, f"what `{found[0].text}` means for it is not guessed")
    return Measured(goal)


_LIMIT = re.compile(
    r"(?<![\w.,])(?:under|below|within|less than|<=?|≤)\s*(\d+\s?(?:ms|s|secs?|seconds?|mins?|minutes?|"
    r"hours?|h|days?))(?!\w)",
    re.IGNORECASE,
)
_DAILY = re.compile(r"[^\d;,.]{0,40}?(?:\b(?:a|per|each|every)\s+day\b|/\s?day\b|\bdaily\b|dziennie)", re.IGNORECASE)
_HOW = re.compile(r"(?<!\w)(?:with|using|z|ze)\s*$", re.IGNORECASE)
# Whose it is, or what it is about: `Content: publish …`.
_HEAD = re.compile(r"^[^\W\d_][\w &/+-]{0,24}:\s+(?=\w)")
_STRETCH = re.compile(r"(?:<=?|≤|>=?|≥)\s*(\d+)\s*(hours?|days?|weeks?|months?)(?!\w)", re.IGNORECASE)
_NONE = re.compile(r"\W*(?:zero|no|none|brak|żadn\w+)\s", re.IGNORECASE)


def _beside(title: str, found: list[Quantity]) -> str | None:
    """A limit of time beside the one number of a title, or None."""
    limits = _LIMIT.finditer(plain(title))
    return next((each[1] for each in limits if found and not found[0].start <= each.start(1) < found[0].end), None)


def _is_box(title: str, number: Quantity) -> bool:
    """Whether a stretch of time is when, and not how much: `in 30 days`, `within 2 weeks`."""
    before = title[: number.start].rstrip().lower()
    unit = re.sub(r"[\d.,\s]", "", number.text).lower()
    return unit.startswith(("day", "week", "month", "year", "quarter")) and before.endswith(
        (" in", " within", " last", " next", " per", " every")
    )


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    def ends(body: str) -> re.Pattern[str]:
        return re.compile(rf"(?:(?<!\w)(?:{body}))\s*$", re.IGNORECASE)

    return {
        "least": ends(_LEAST),
        "most": ends(_MOST),
        "by": ends("by|o"),
        "to": ends("to|reach|hit|achieve|of|at|do|osiągnąć|→|->|=|:|is|are|equals?"),
        "rises": re.compile(rf"(?<!\w)(?:{_RISES})", re.IGNORECASE),
        "falls": re.compile(rf"(?<!\w)(?:{_FALLS})", re.IGNORECASE),
        "keep": re.compile(rf"(?<!\w)(?:{_KEEP})(?!\w)", re.IGNORECASE),
        "low": re.compile(rf"(?<!\w)(?:{_BETTER_LOW})", re.IGNORECASE),
        "per": re.compile(
            rf"[^\d;,.]{{0,40}}?(?:\b(?:a|per|each|every|na|w)\s|/\s?|\s)({'|'.join(_PERIODS)})(?!\w)", re.IGNORECASE
        ),
        "or more": re.compile(r"\s?(?:\+|or more|or better|or higher|lub więcej|i więcej)", re.IGNORECASE),
        "or less": re.compile(r"\s?(?:or less|or fewer|or lower|lub mniej)", re.IGNORECASE),
        "more": re.compile(r"\s(?:more|higher|growth|increase|uplift|additional|więcej|wzrostu?)(?!\w)", re.IGNORECASE),
        "fewer": re.compile(r"\s(?:fewer|less|lower|reduction|decrease|mniej|spadku?)(?!\w)", re.IGNORECASE),
        "baseline": re.compile(
            r"[(\[](?:the )?(?:current(?:ly)?|baseline|now|today|was|from|up from|down from|"
            r"starting(?: point)?|obecnie|było|teraz)"
            r"(?: (?:is|at|value|od))*[:=\s]*(?P<n>[^\s)\]]+)\s?(?P<u>%)?[^)\]]*[)\]]",
            re.IGNORECASE,
        ),
        "from": re.compile(r"(?<!\w)(?:from|z|ze|od)(?!\w)|→|->|=>", re.IGNORECASE),
        "between": re.compile(r"(?<!\w)(?:between|pomiędzy|między)\s*$", re.IGNORECASE),
    }


def _goal(title: str, number: Quantity) -> Fields | None:
    values = [plain_number(each) for each in number.numbers]
    if any(value is None for value in values):
        return None
    text = plain(title)
    scaled = [_whole(value * _multiple(number)) for value in values if value is not None]
    unit = _unit(text, number)
    if len(scaled) == 2:
        return _way(text, number, scaled, unit)
    value = scaled[0]
    before, after = text[: number.start], text[number.end :]
    signs = _signs()
    if (number.sort == "count" and _DAILY.match(after)) or (_HOW.search(before) and not _is_deed(title)):
        return None
    changed = _change(before, after, number, value)
    if changed is not None:
        counted = unit if number.sort in ("count", "money", "time") else None
        return {"kind": "metric", **({"unit": counted} if counted else {}), **changed} if changed else None
    if number.sort == "factor":
        return None
    least = bool(signs["least"].search(before) or signs["or more"].match(after) or number.text.endswith("+"))
    most = bool(signs["most"].search(before) or signs["or less"].match(after)) and not least
    of_unit: Fields = {"unit": unit} if unit else {}
    if signs["keep"].search(text):
        lower = most or (not least and signs["low"].search(text) is not None)
        return {"kind": "maintain", **of_unit, "max" if lower else "min": value}
    if _CEILING.search(before) and not signs["falls"].search(text.replace("fewer than", "").replace("less than", "")):
        return {"kind": "maintain", **of_unit, "max": value}
    every = signs["per"].match(after) if number.sort == "count" else None
    if every is not None and (_is_deed(title) or not before.strip()):
        return {"kind": "recurring", **of_unit, "target": value, "per": _PERIODS[every[1].lower()]}
    if number.sort == "count" and value > 0 and not most and _is_deed(title):
        return {"kind": "total", **of_unit, "target": value}
    begin = _baseline(title)
    told: Fields = {"baseline": begin} if begin is not None and begin != value else {}
    return {"kind": "metric", **of_unit, **told, "target": value}


_CEILING = re.compile(
    r"(?<!\w)(?:at most|no more than|not more than|maximum(?: of)?|max\.?|≤|<=|co najwyżej|"
    r"maksymalnie|nie więcej niż)\s*$",
    re.IGNORECASE,
)


def _way(text: str, number: Quantity, values: list[Decimal], unit: str | None) -> Fields | None:
    """What a pair of numbers is: the way from one to the other, or a band to stay in; None where it is neither."""
    low, high = values
    of_unit: Fields = {"unit": unit} if unit else {}
    around = text[max(0, number.start - 40) : number.end]
    if _signs()["between"].search(text[: number.start]):
        return {"kind": "maintain", **of_unit, "min": min(values), "max": max(values)}
    if _signs()["from"].search(around) or re.search(r"\d\D*(?:\sto|\sdo|→|->|=>|>)\s*\D*\d", number.text):
        return {"kind": "metric", **of_unit, "baseline": low, "target": high} if low != high else None
    return None


def _change(before: str, after: str, number: Quantity, value: Decimal) -> Fields | None:
    """A relative goal; empty where there is one and its direction is open, None where the number is a level."""
    signs = _signs()
    by = signs["by"].search(before) is not None
    sign = before[-1:] if before[-1:] in "+-−" else number.text[:1]
    signed = sign in ("+", "-", "−") and number.sort != "count"
    more, fewer = signs["more"].match(after), signs["fewer"].match(after)
    relative = by or signed or (number.sort in ("share", "factor") and (more or fewer))
    if not relative and number.sort != "factor":
        return None
    rises = bool(signs["rises"].search(before) or more)
    falls = bool(signs["falls"].search(before) or fewer)
    if signed and not by:
        rises, falls = sign == "+", sign != "+"
    if rises == falls:
        return {"change": f"x{value:f}"} if number.sort == "factor" and not falls and not before.strip() else {}
    if re.match(r"improv|popraw", before.strip(), re.IGNORECASE) and signs["low"].search(before + after):
        return {}
    amount = abs(value) if rises else -abs(value)
    if number.sort == "factor":
        return {"change": f"x{value:f}"} if rises else {}
    if number.sort == "share" and not re.search(r"points?|pp", number.text, re.IGNORECASE):
        return {"change": f"{amount:+f}%"}
    return {"change": amount}


def _is_deed(title: str) -> bool:
    """Whether what is counted is done one by one, so that what is added is logged."""
    from okrcli.wording.language.title import opening

    spoken = words()
    first = opening(title).word
    deeds = spoken.deeds | spoken.deeds_or_things | spoken.gathering | _MORE_DEEDS
    return task(title, yes_or_no=False) is not None or (first in deeds and first not in spoken.vague)


_MORE_DEEDS = vocabulary("""
    hire recruit win sign onboard close acquire hold meet offer partner give co-host host speak train visit
    invite get amplify celebrate feature elevate write make post tweet zatrudnić opublikować zorganizować
    przeprowadzić pozyskać napisać podpisać wydać
""")


def _whole(value: Decimal) -> Decimal:
    return Decimal(int(value)) if value == int(value) else value


def _multiple(number: Quantity) -> Decimal:
    tail = re.sub(r"^[^\d]*[\d.,'’\s]*", "", number.text).strip().lower()
    found = re.match(r"(k|tys|thousand|m|mln|mio|million|millions|bn|mld|billion)(?!\w)", tail)
    if found is None or number.sort == "time":
        return Decimal(1)
    return Decimal(10) ** {"k": 3, "t": 3, "m": 6, "b": 9}["b" if found[1] in ("bn", "mld", "billion") else found[1][0]]


def _unit(text: str, number: Quantity) -> str | None:
    if number.sort == "share":
        return None if "‰" in number.text else "%" if "/" not in number.text else None
    tail = re.sub(r"[\d.,'’\s+–—-]+", " ", number.text).lower().split()
    if number.sort == "money":
        code = re.search(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])", text[max(0, number.start - 4) : number.end])
        return (
            code[0] if code else next((_CODES[each] for each in (*tail, *number.text.lower()) if each in _CODES), None)
        )
    if number.sort == "time":
        return next((_TIMES[each] for each in tail if each in _TIMES), " ".join(tail) or None)
    return _noun(text[number.end :])


def _noun(after: str) -> str | None:
    """What is counted: the words behind a number, up to one that no noun has."""
    if not re.match(r"\+?\s+\w", after):
        return None
    told: list[str] = []
    for word in re.split(r"\s+", after.strip(" +")):
        bare = word.strip(".,;:!?)")
        if not re.fullmatch(r"[^\W\d_][\w’'&/-]*", bare) or bare.lower() in _ENDS | set(_PERIODS) or len(told) == 3:
            break
        if bare.lower() not in ("more", "new", "or", "better"):
            told.append(bare)
        if bare != word:
            break
    return " ".join(told) or None


def _baseline(title: str) -> Decimal | None:
    found = _signs()["baseline"].search(title)
    return plain_number(found["n"]) if found is not None else None
