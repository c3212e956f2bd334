"""Whether a title is a number to reach, rather than a place to be."""

from __future__ import annotations

from okrcli.wording.language.quantity import Quantity, quantities
from okrcli.wording.language.title import opening, plain
from okrcli.wording.language.words import words


def aim(title: str) -> Quantity | None:
    """The number that a title is about; None where it has none, or may have it for other reasons.

    >>> aim("Increase revenue by 20 %").text, aim("Among the top 10 employers"), aim("100 % remote")
    ('20 %', None, None)
    """
    found = quantities(title)
    if not found:
        return None
    text = plain(title)
    spoken = words()
    first = opening(title).word
    moves = first in spoken.gains | spoken.vague | spoken.vague_things
    return next((each for each in found if _is_aim(text, each, moves)), None)


def _is_aim(text: str, number: Quantity, moves: bool) -> bool:
    if number.sort in ("share", "money"):
        return number.numbers != ("100",)
    if number.is_one:
        return False
    before = text[: number.start].split()
    if moves:
        return before[-1].lower() not in words().places or len(number.numbers) > 1
    return number.sort == "count" and not before and text[number.end : number.end + 1] == " "
