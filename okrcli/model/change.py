"""A goal given as a change against the baseline: `+25%`, `-10%`, `x2`, or a number to add."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, WithJsonSchema

from okrcli.model.scalars import describe, refusal

_PERCENT = re.compile(r"([+-]\d+(?:\.\d+)?|[+-]\.\d+)\s?%")
_FACTOR = re.compile(r"[x×]\s?(\d+(?:\.\d+)?|\.\d+)")


class Change(NamedTuple):
    """How far to go from the baseline.

    Attributes:
        how: `percent` of the baseline, `factor` of it, or an amount to `add`.
        amount: 25 for `+25%`, 2 for `x2`, −1.5 for `-1.5`.
        text: as it was written.
    """

    how: Literal["percent", "factor", "add"]
    amount: Decimal
    text: str

    def aim(self, baseline: Decimal) -> Decimal:
        """The level aimed at.

        A percentage is of the baseline's size, so that `+25%` of −40 is −30: up.

        >>> Change("percent", Decimal(25), "+25%").aim(Decimal(-40))
        Decimal('-30')
        """
        if self.how == "percent":
            return baseline + abs(baseline) * self.amount / 100
        return baseline * self.amount if self.how == "factor" else baseline + self.amount


def read_change(value: object) -> Change | None:
    """Reads a change as it stands in a file; raises a refusal (OKR109) on anything else."""
    if value is None or isinstance(value, Change):
        return value
    if isinstance(value, Decimal):
        return Change("add", value, getattr(value, "literal", str(value)))
    if isinstance(value, str):
        text = value.strip()
        if found := _PERCENT.fullmatch(text):
            return Change("percent", Decimal(found[1]), text)
        if found := _FACTOR.fullmatch(text):
            return Change("factor", Decimal(found[1]), text)
    raise refusal(
        "OKR109", f"{describe(value)} is not a change", _hint(value.strip() if isinstance(value, str) else "")
    )


def _hint(text: str) -> str:
    plain = text.replace("−", "-").replace(",", ".")
    if _PERCENT.fullmatch(plain):
        return f"write {plain}"
    if re.fullmatch(r"\d+(\.\d+)?\s?%", plain):
        return f"say which way: +{plain} or -{plain}"
    if found := re.fullmatch(r"(\d+(?:\.\d+)?)\s?[xX×]|[X*]\s?(\d+(?:\.\d+)?)", plain):
        return f"write x{found[1] or found[2]}"
    if found := re.fullmatch(
        r"([+-]?\d+(?:\.\d+)?)\s?(?:pp|p\.p\.|ppt|pts?|points?|pkt|punkt\w*)", plain, re.IGNORECASE
    ):
        return f"write {found[1].lstrip('+')}, which is added to the baseline"
    return "write +25% or -10% for a share of the baseline, x2 for a factor, or a number to add such as -1.5"


ChangeField = Annotated[
    Change | None,
    BeforeValidator(read_change),
    WithJsonSchema(
        {
            "type": ["string", "number", "null"],
            "pattern": r"^\s*([+-]([0-9]+(\.[0-9]+)?|\.[0-9]+)\s?%|[x×]\s?([0-9]+(\.[0-9]+)?|\.[0-9]+))\s*$",
            "examples": ["+25%", "-10%", "x2", -1.5],
        }
    ),
]
"""A change, as a key of a key result."""
