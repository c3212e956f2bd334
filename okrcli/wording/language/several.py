"""Whether a title holds several measures, each with a number of its own."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from okrcli.wording.language.quantity import Quantity, quantities
from okrcli.wording.language.title import holder, plain
from okrcli.wording.language.words import alternatives, words

_TWO_NUMBERS = re.compile(r"\d\D+\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MOST_WORDS = 7


def several(title: str) -> tuple[Quantity, Quantity] | None:
    """Two numbers of a title that belong to two measures, or None where it cannot be told that there are two.

    >>> [each.text for each in several("Speak at 3 conferences and 5 meetups") or ()]
    ['3', '5']
    >>> several("Answer 95 % of requests within 200 ms")
    """
    if not _TWO_NUMBERS.search(title):
        return None
    found = quantities(title)
    if len(found) < 2 or all(each.is_one for each in found):
        return None
    text = plain(title)
    pairs = enumerate(pairwise(found))
    return next((pair for index, pair in pairs if _apart(text, *pair, first=index == 0)), None)


def _apart(text: str, left: Quantity, right: Quantity, *, first: bool) -> bool:
    between = text[left.end : right.start].lower()
    joints = list(_joint().finditer(between))
    if not joints:
        return False
    joint = joints[-1]
    head, tail = between[: joint.start()], between[joint.end() :]
    inner = tail.split()
    if len(right.numbers) > 1 and inner and inner[-1] in words().range_starts:
        del inner[-1]
    if holder(words().same).search(tail) or len(inner) > _MOST_WORDS:
        return False
    if not inner:
        return _is_new_count(text, head, left, right, joint[0].strip() == ",", first=first)
    if joint[0].strip() == ",":
        return inner[-1] in ("<", ">", "≤", "≥", "<=", ">=")
    return inner[-1] not in words().places


def _is_new_count(text: str, head: str, left: Quantity, right: Quantity, comma: bool, *, first: bool) -> bool:
    """Whether a number right behind the word that joins it counts something else."""
    if left.sort == "count" and not _WORD.search(head):
        return False  # two numbers of one thing: 8, 9 and 10
    if left.sort == right.sort == "share" and not _PART_OF.match(text, right.end):
        return False  # one share at two times: 50 % by June and 100 % by September
    before = text[: left.start].split()
    if not first and before and before[-1].lower() in words().places:
        return False  # where something is done: in 3 countries and 2 languages
    return not comma or bool(_THING.match(text, right.end))


_PART_OF = re.compile(r"\s(?:of|z|ze)\s", re.IGNORECASE)
_THING = re.compile(r"\+?\s+(?!(?:of|from|in|per|at|on|by|z|ze|w|na|od|do|dla)\s)[^\W\d_]{3,}", re.IGNORECASE)


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"[;+&]\s*|,\s+(?!and\b|i\b|oraz\b)|(?<!\w)(?:{alternatives(words().ands)})(?:\s+|$)")
