"""What the text of an outline says of itself: objective or key result, score, owner, tags."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from okrcli.exchange.columns import FIELDS, field_of
from okrcli.exchange.figures import read_score

Role = Literal["objective", "key_result", "objectives", "key_results"]

_MARK = r"\s*(?:#?\d+(?:\.\d+)*[a-z]?)?\s*"
_ENDS = r"(?:[:.)–—|]|\s-|-\s)\s*"
_OBJECTIVE = re.compile(
    rf"(?:(?:company|team|main|strategic|key)\s)?(?:(?:objective|obj\.?|goal|cel){_MARK}(?:{_ENDS}|"
    rf"(?<=\d)\s+)|o\s?#?\d+(?:\.\d+)*\s*(?:{_ENDS}|\s)|o\s?:\s)(?P<rest>.*)",
    re.IGNORECASE,
)
_KEY_RESULT = re.compile(
    rf"(?:o\s?\d+[\s.,/-]*)?(?:(?:key[\s-]?result|kluczowy (?:rezultat|wynik)|"
    rf"rezultat kluczowy){_MARK}(?:{_ENDS}|(?<=\d)\s+)|krs?\s?[#-]?\d+(?:[.-]\d+)*\s*(?:{_ENDS}|\s)|"
    rf"kr\s?:\s)(?P<rest>.*)",
    re.IGNORECASE,
)
_OBJECTIVES = re.compile(r"(?:\w+\s)?(?:objectives?|goals?|cele?)(?:\s?#?\d+)?\s*:?", re.IGNORECASE)
_KEY_RESULTS = re.compile(
    r"(?:\w+\s)?(?:key[\s-]?results?(?: \(krs?\))?|krs?|kluczowe (?:rezultaty|wyniki)|results|"
    r"measures of success)\s*:?",
    re.IGNORECASE,
)
_LINK = re.compile(r"!?\[([^\]]*)\]\(\s*(<[^>]*>|[^)\s]*(?:\([^)]*\)[^)\s]*)?)(?:\s+\"[^\"]*\")?\s*\)")
_ISSUE = re.compile(r"\s*\(?\[(?:[\w./-]*#\d+|link|issue|source|doc|details)\]\([^)]*\)\)?", re.IGNORECASE)
_STRUCK = re.compile(r"~~(.+)~~[\s.]*")
_SHARE = (
    r"(?:score|progress|status|done|final|grade|wynik|ocena)?\s*[:=]?\s*(?P<s>\d*[.,]\d+|"
    r"\d+(?:[.,]\d+)?\s?%|[01]|\d+(?:\.\d+)?\s?/\s?\d+(?:\.\d+)?)\s*(?:done|complete[d]?)?"
)
_BEFORE = re.compile(
    rf"(?:[*_]*[(\[]{_SHARE}[)\]][*_]*|\*\*{_SHARE.replace('?P<s>', '?P<t>')}\*\*|(?P<u>[01]?\.\d+|"
    rf"1\.0+))\s*[-–—:|]*\s+(?=\S)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"[\s.]*(?:[-–—:|=>→]+\s*)?(?:[*_`]*[(\[]{_SHARE}[)\]][*_`]*|[-–—:|"
    rf"=>→]+\s*[*_`]*(?P<u>[01]?[.,]\d+|1[.,]0+)[*_`]*|[-–—:|=>→,;.]*\s*[*_]*(?:score|progress|grade|"
    rf"wynik|ocena)\s*[:=]\s*[*_]*\s*(?P<t>[^\s*]+(?:\s?%)?)[*_]*)\s*$",
    re.IGNORECASE,
)
# As some teams write the outcome behind an arrow: `=> 7, 70%`; between two percents it is a way to go.
_ARROW = re.compile(r"(?<![\d%])\s*=>\s*(?:[^=>%]{1,40},\s*)?(?P<s>\d+(?:[.,]\d+)?\s?%)[.\s]*$")
_DONE = re.compile(
    r"^\W*(?:✅|☑️?|✔️?)\s*|\s*(?:✅|☑️?|✔️?|[-–—]\s*(?:done|completed?|achieved)!?|[(\[](?:done|completed?|achieved)[)\]])\s*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]\s+(?=\D)")
_TAGS = re.compile(r"\[([A-Za-z][\w&/ +.?-]{0,24})\]")
_WIP = re.compile(
    r"\s*[*_]*[(\[](wip|in progress|todo|blocked|at risk|on track|off track|n/a)[)\]][*_]*\s*", re.IGNORECASE
)
_MENTION = re.compile(r"[\s(–—-]*(?<![\w.])@([A-Za-z0-9][\w.-]*\w)\)?")
_OWNER = re.compile(
    r"\s*[(\[–—-]+\s*(?:owner|dri|lead|właściciel|odpowiedzialn\w+)\s*:\s*([^)\]]+)[)\]]?\s*$", re.IGNORECASE
)


class Said(NamedTuple):
    """What a text says.

    Attributes:
        title: what is left of it.
        share: a score, as a fraction of 1, or None.
        owners: whom it names.
        tags: what stands in square brackets beside it.
        links: where it leads.
        struck: whether it is struck out.
        done: whether it says that it is done.
    """

    title: str
    share: Decimal | None
    owners: tuple[str, ...]
    tags: tuple[str, ...]
    links: tuple[str, ...]
    struck: bool
    done: bool


def role(text: str) -> tuple[Role | None, str]:
    """What a text is labelled as, and the text without the label.

    >>> role("**Objective:** Grow"), role("KR1.2: Publish"), role("Key Results:"), role("Okra is a plant")
    (('objective', 'Grow'), ('key_result', 'Publish'), ('key_results', ''), (None, 'Okra is a plant'))
    """
    bare = _unmarked(text)
    for name, pattern in (("key_result", _KEY_RESULT), ("objective", _OBJECTIVE)):
        found = pattern.fullmatch(bare)
        if found is not None and found["rest"].strip(" *_:"):
            return name, found["rest"].strip().lstrip("*_ ").strip()  # type: ignore[return-value]
    if _KEY_RESULTS.fullmatch(bare):
        return "key_results", ""
    if _OBJECTIVES.fullmatch(bare) or (_OBJECTIVE.fullmatch(f"{bare}: ") is not None and len(bare) < 16):
        return "objectives", ""
    return None, text


def _unmarked(text: str) -> str:
    """A text without emphasis around its label, an emoji before it, and the number of an item."""
    bare = re.sub(r"^(?:[^\w\[(<~\"'“„*_`#@$€£+.-]+\s*)+", "", text.strip())
    return re.sub(r"^[*_]{1,3}(.+?)[*_]{1,3}", r"\1", bare)


@lru_cache(1024)
def attribute(text: str) -> tuple[str, str] | None:
    """The field and the value of a line such as `Owner: Ania`; None where it is none.

    >>> attribute("**Score:** 0.7"), attribute("Sessions: 40")
    (('score', '0.7'), None)
    """
    name, colon, value = re.sub(r"[*_`]{1,3}", "", text).partition(":")
    field = field_of(name) if colon and len(name) < 30 else None
    return (field, value.strip()) if field in _ATTRIBUTES else None


_ATTRIBUTES = frozenset(FIELDS) - {
    "objective",
    "key_result",
    "title",
    "type",
    "parent",
    "o",
    "id",
    "ref",
    "key_result_id",
    "objective_id",
    "parent_id",
}


def said(text: str) -> Said:
    """What the text of an objective or a key result says.

    >>> each = said("_(50%)_ Hold two [sessions](https://x.y) [P1][ENG] @ania")
    >>> each.title, each.share, each.tags, each.owners
    ('Hold two sessions', Decimal('0.5'), ('P1', 'ENG'), ('ania',))
    """
    links = tuple(found[2] for found in _LINK.finditer(text) if found[2].startswith("http"))
    bare = _LINK.sub(r"\1", _ISSUE.sub(" ", text)).strip()
    struck = _STRUCK.fullmatch(bare)
    bare = (struck[1] if struck else bare).replace("~~", "")
    bare = bare[numbered.end() :] if (numbered := _NUMBERED.match(bare)) else bare
    done = _DONE.search(bare) is not None
    bare = _DONE.sub("", bare)
    owners: list[str] = [found[1] for found in _MENTION.finditer(bare)]
    bare = _MENTION.sub("", bare)
    if named := _OWNER.search(bare):
        owners.append(named[1])
        bare = bare[: named.start()]
    share, bare = _scored(bare)
    tags = [found[1] for found in _WIP.finditer(bare)]
    bare = _WIP.sub(" ", bare)
    bare, more = _tagged(bare)
    if share is None:
        share, bare = _scored(bare)
    return Said(_clean(bare), share, tuple(owners), (*more, *tags), links, struck is not None, done)


def _scored(text: str) -> tuple[Decimal | None, str]:
    """A score at either end of a text, and the text without it."""
    for pattern in (_BEFORE, _ARROW, _AFTER):
        found = pattern.match(text) if pattern is _BEFORE else pattern.search(text)
        told = next(filter(None, map(found.groupdict().get, ("s", "t", "u"))), None) if found else None
        share = read_score(told) if told else None
        if found is not None and share is not None and text.replace(found[0], "", 1).strip():
            return share, text[found.end() :] if pattern is _BEFORE else text[: found.start()]
    return None, text


def _tagged(text: str) -> tuple[str, list[str]]:
    """Tags in square brackets at either end, and the text without them."""
    tags: list[str] = []
    while found := _TAGS.match(text.lstrip()):
        tags.append(found[1])
        text = text.lstrip()[found.end() :]
    ending: list[str] = []
    while found := re.search(rf"{_TAGS.pattern}\s*$", text):
        if found.start() == 0:
            break
        ending.insert(0, found[1])
        text = text[: found.start()]
    return text, [*tags, *ending]


def _clean(text: str) -> str:
    bare = re.sub(r"(?<![\w*])(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1(?![\w*])", r"\2", text)
    bare = re.sub(r"<br\s*/?>|</?[a-z]+[^>]*>", " ", bare)
    bare = re.sub(r"<(https?://[^>]+)>", r"\1", bare)
    bare = re.sub(r"\\([\\`*_{}\[\]()#+.!|-])", r"\1", bare)
    return " ".join(bare.split()).strip().removesuffix(":").strip(" –—|").strip()
