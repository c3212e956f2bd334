"""What the first words of a title give away: a task, or a direction without a measure."""

from __future__ import annotations

import re
from functools import cache

from okrcli.wording.language.quantity import quantities
from okrcli.wording.language.title import Opening, holder, opening, plain
from okrcli.wording.language.words import Vocabulary, words

_NUMBER = re.compile(r"(?<![\w#-])(?!20\d\d\b)\d|\d\s?%")
_PARTICIPLE = re.compile(
    r"\w{3,}(?:ed|tten|ilt|ozen|osen|any|ana|ane|ony|ono|eni|ęty|ęta|ęte|arty|arta|arte)\b"
    r"|\b(?:found|given|held|kept|known|made|paid|sent|set|sold|taken|won)\b"
)
_COUNTED = re.compile(r"(?:\w+ ){0,3}\d")
_NEAR = 7


def task(title: str, *, yes_or_no: bool) -> str | None:
    """The word that makes a title a task, as it is written; None where it says, or may say, what comes of it.

    Args:
        title: of a key result.
        yes_or_no: whether it is either done or not, so that a title such as `Launch ...` can hardly be a count of
            launches.

    >>> task("Write a style guide", yes_or_no=True), task("Release frequency", yes_or_no=False)
    ('Write', None)
    """
    if not _may_be_one(title):
        return None
    begin = opening(title)
    if not (begin.word in words().deeds or (begin.word in words().deeds_or_things and _does(begin, yes_or_no))):
        return None
    if not begin.rest or holder(words().effects | words().goods).search(begin.rest) or _states(title):
        return None
    return None if begin.word in words().gathering and _COUNTED.match(begin.rest) else begin.shown


def vague(title: str) -> str | None:
    """The word that names a direction and no measure, as it is written; None where the title may hold a measure.

    >>> vague("Improve the onboarding"), vague("Improve the onboarding from 3 days to 1")
    ('Improve', None)
    """
    if not _may_be_one(title):
        return None
    begin = opening(title)
    spoken = words()
    if begin.word in spoken.vague or (begin.word in spoken.vague_things and not _says_how_it_is(begin.rest)):
        shown = begin.shown
    elif begin.word in spoken.makes and (found := _comparative(begin.rest)):
        shown = found
    else:
        return None
    if not begin.rest or begin.rest.startswith(("than ", "niż ")) or holder(spoken.effects).search(begin.rest):
        return None
    if _NUMBER.search(plain(title)) or holder(spoken.measured).search(title.lower()):
        return None
    return shown


def _may_be_one(title: str) -> bool:
    """A quick look, since most titles begin with a noun."""
    first, _, _ = title.partition(" ")
    return not first.isalpha() or first.lower() in _firsts() or first.endswith("ly") or ": " in title


@cache
def _firsts() -> Vocabulary:
    spoken = words()
    lists = (spoken.deeds, spoken.deeds_or_things, spoken.vague, spoken.vague_things, spoken.makes, spoken.lead_ins)
    return frozenset(each.partition(" ")[0] for each in frozenset[str]().union(*lists))


def _does(begin: Opening, yes_or_no: bool) -> bool:
    rest = begin.rest
    first = rest.split(" ", 1)[0]
    if f"{begin.word} {first}" in words().compounds:
        return False
    if first[:1].isdigit() or _objects().match(rest):
        return True
    if not yes_or_no or first in words().noun_ends or first in words().states:
        return False
    # Such a word is English, and in other languages a noun: `plan` with Polish words behind it.
    return " " in rest and rest.replace("’", "").isascii() and not _says_how_it_is(rest)


def _says_how_it_is(rest: str) -> bool:
    return bool(_PARTICIPLE.search(rest) or holder(words().states).search(rest))


@cache
def _objects() -> re.Pattern[str]:
    return re.compile(rf"(?:{holder(words().objects).pattern})\s")


def _states(title: str) -> bool:
    """Whether a number in it that is no plain count is the measure of what comes of the task."""
    return any(each.sort != "count" or len(each.numbers) > 1 for each in quantities(title))


def _comparative(rest: str) -> str | None:
    near: Vocabulary = words().comparatives
    return next((word for word in rest.split()[:_NEAR] if word in near), None)
