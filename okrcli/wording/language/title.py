"""A title without what is beside the point, and the words that it begins with."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from okrcli.wording.language.words import Vocabulary, alternatives, words

_LONGEST = 400


class Opening(NamedTuple):
    """How a title begins, once fillers such as `successfully` are skipped.

    Attributes:
        word: the first word or phrase that counts, in small letters; empty where there is none.
        shown: the same as it is written.
        rest: what follows, in small letters.
    """

    word: str
    shown: str
    rest: str


@cache
def _aside() -> re.Pattern[str]:
    # Tags and check boxes, what stands in brackets or in quotes, links, code, and the number of a list's item.
    return re.compile(
        r"\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|`[^`]*`|\"[^\"]*\"|“[^”]*”|„[^”]*”|«[^»]*»|(?<!\w)'[^']*'(?!\w)"
        r"|https?://\S+|\bwww\.\S+|^\W*\d{1,2}(?:\.\d{1,2})*[.)]\s|^\W*(?:KR|O)\s?\d*(?:\.\d+)*\s?[:.)–-]\s",
        re.IGNORECASE,
    )


def plain(title: str) -> str:
    """A title in which asides are blank, letter for letter in the same places; no more of it than people read.

    >>> plain("[P0] Meet 8 users (5 of them new)")
    '     Meet 8 users                '
    """
    return _aside().sub(lambda match: " " * len(match[0]), title[:_LONGEST])


@lru_cache(2048)
def opening(title: str) -> Opening:
    """How a title begins.

    >>> opening("[P1] Successfully set up the forum").word
    'set up'
    """
    text = plain(title)
    headed = _HEAD.match(text)
    found = _WORD.findall(text, headed.end() if headed else 0)
    at = 0
    spoken = words()
    while at < len(found) - 1 and _skipped(found[at].lower(), spoken.lead_ins):
        at += 1
    shown = found[at : at + 12]
    small = [word.lower() for word in shown]
    for count in (3, 2):
        phrase = " ".join(small[:count])
        if len(small) > count and phrase in _phrases():
            return Opening(phrase, " ".join(shown[:count]), " ".join(small[count:]))
    return Opening(small[0] if small else "", shown[0] if shown else "", " ".join(small[1:]))


_WORD = re.compile(r"[^\W_][\w.'’%/&+-]*|%|&")


# Whose goal it is, or what it is about: `Marketing: publish ...`.
_HEAD = re.compile(r"\W*[^\W\d_][\w &/+-]{0,24}:\s+(?=\w)")


def _skipped(word: str, lead_ins: Vocabulary) -> bool:
    return word in lead_ins or (len(word) > 6 and word.endswith("ly"))


@cache
def _phrases() -> Vocabulary:
    spoken = words()
    return frozenset(phrase for phrase in spoken.deeds | spoken.vague | spoken.vague_things if " " in phrase)


@cache
def holder(lists: Vocabulary) -> re.Pattern[str]:
    """A pattern that finds one of these words or phrases in a text in small letters."""
    return re.compile(rf"(?<!\w)(?:{alternatives(lists)})(?!\w)")


def unfinished(title: str) -> str | None:
    """What stands in a title where something is still to be decided, or None.

    >>> unfinished("Increase visits by X% (TBD)"), unfinished("Followers on X")
    ('X%', None)
    """
    found = _GAP.search(title) if "%" in title else None
    if found is None:
        small = title.lower()
        for word in words().unfinished:
            if word in small:
                found = holder(words().unfinished).search(small)
    return title[slice(*found.span())] if found else None


_GAP = re.compile(r"(?<!\w)[XY]{1,3}\s?%")
