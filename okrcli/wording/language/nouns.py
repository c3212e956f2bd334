"""What a title says is measured: money, time or a share."""

from __future__ import annotations

from typing import Literal

from okrcli.wording.language.title import opening, plain
from okrcli.wording.language.words import words

Measured = Literal["money", "time", "share"]


def measured(title: str) -> Measured | None:
    """What the first noun of a title measures, or None where it is none of these.

    English has that noun last before a preposition (`page load time of the shop`), Polish has it first (`czas ładowania
    strony`).

    >>> measured("Page load time of the shop"), measured("Średni czas ładowania strony"), measured("Time zones")
    ('time', 'time', None)
    """
    spoken = words()
    if opening(title).word in spoken.deeds:
        return None
    kinds: tuple[tuple[Measured, frozenset[str]], ...] = (
        ("money", spoken.money),
        ("time", spoken.times),
        ("share", spoken.shares),
    )
    head: list[str] = []
    for word in plain(title).lower().split():
        bare = word.strip(".,:;%")
        if head and (bare in spoken.noun_ends or word[:1].isdigit()):
            break
        head.append(bare)
        if word[-1:] in ",:;":
            break
    ahead = spoken.leading.intersection(head)
    return next((kind for kind, nouns in kinds if head and (head[-1] in nouns or ahead & nouns)), None)
