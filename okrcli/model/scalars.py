"""The single values that goals are made of: dates, ids, lines of text, numbers."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

_ID = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)
_TEAM = re.compile(r"[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*", re.ASCII)
_NOT_ID = re.compile(r"[^a-z0-9]+")


class Strict(BaseModel):
    """What is read from files: frozen, strict in its types, closed to unknown keys."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)


class _JsonNumber:
    """A decimal in JSON Schema: a number and its bounds, where pydantic would take text too."""

    _words = MappingProxyType({"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum", "lt": "exclusiveMaximum"})

    def __get_pydantic_json_schema__(self, core: Any, handler: object) -> dict[str, Any]:
        del handler
        bounds = {word: int(core[key]) for key, word in self._words.items() if key in core}
        return {"type": "integer" if core.get("multiple_of") == 1 else "number", **bounds}


def refusal(code: str, message: str, hint: str) -> PydanticCustomError:
    """An error of validation that already carries its code, its sentence and what to do next.

    The sentence is data: braces in it are not read as a template.
    """
    return PydanticCustomError("okr", "{message}", {"code": code, "message": message, "hint": hint})


def slug(text: str) -> str:
    """The nearest id to a text, or an empty string.

    >>> slug("Organic Sessions / month")
    'organic-sessions-month'
    """
    return _NOT_ID.sub("-", text.lower()).strip("-")


def is_team(text: str) -> bool:
    """Whether a text is good as a team: a slug, with `/` for sub-teams."""
    return _TEAM.fullmatch(text) is not None


def literal(value: object) -> object:
    """A number as the text it was written as; anything else as it is. Ids and cycles may look like numbers."""
    return getattr(value, "literal", None) or str(value) if isinstance(value, Decimal) else value


def _matching(pattern: re.Pattern[str], what: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        text = literal(value)
        if not isinstance(text, str):
            raise refusal("OKR104", f"{what} is a word, not {describe(value)}", "write a word such as growth-2")
        if pattern.fullmatch(text) is None:
            nearest = "/".join(filter(None, map(slug, text.split("/")))) if pattern is _TEAM else slug(text)
            hint = "use small letters a-z, digits and hyphens, beginning with a letter or digit"
            raise refusal(
                "OKR104", f"`{text}` is not good as {what}", f"{hint}, such as {nearest}" if nearest else hint
            )
        return text

    return check


@lru_cache(maxsize=8192)
def _iso(text: str) -> date:
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        raise ValueError(text)
    return date.fromisoformat(text)


def _day(value: object) -> date:
    try:
        return _iso(value)
    except (ValueError, TypeError, AttributeError):
        said = (
            f"`{shortened(str(value))}` is not a date"
            if isinstance(value, str | Decimal)
            else f"a date is wanted, not {describe(value)}"
        )
        raise refusal("OKR102", said, "write a day as YEAR-MONTH-DAY, such as 2026-10-12") from None


def _line(text: str) -> str:
    if not text.strip():
        raise refusal("OKR102", "the text is empty", "write a line of text")
    if "\n" in text.strip("\n"):
        raise refusal(
            "OKR102", "the text has several lines", "keep it to one line; longer text belongs in `why` or `note`"
        )
    return text.strip()


def _several(value: object) -> object:
    if isinstance(value, str | Decimal):
        return (value,)
    return () if value is None else value


def _listed(value: object) -> object:
    return () if value is None else value


def shortened(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"


def describe(value: object) -> str:
    """What a value is, in words a reader of the file knows.

    >>> describe(["a"])
    'a list'
    """
    if isinstance(value, Decimal):
        return f"the number {literal(value)}"
    if isinstance(value, str):
        return f"the text `{shortened(value)}`"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return {"list": "a list", "tuple": "a list", "dict": "a mapping", "NoneType": "nothing"}.get(
        type(value).__name__, "this"
    )


_LOOKS_NUMERIC = r"([+\-−]?)(\d[\d.,]*)([kKmM]?)\s*(%|[A-Za-zżźćńółęąś€$£]{0,12})"
_BETWEEN = str.maketrans("", "", " \u00a0\u202f_'’\"“”„‚‘")


def number_hint(value: object, *, share: bool = False) -> str | None:
    """How to write a number that stands as text, such as `40,000` or `30000 EUR`; None where it is none.

    Args:
        value: what was written.
        share: whether a number from 0 to 1 is wanted.
    """
    text = value.translate(_BETWEEN) if isinstance(value, str) else ""
    if share and (parts := re.fullmatch(r"(\d{1,3})/(\d{1,3})", text)) and 0 < int(parts[2]) >= int(parts[1]):
        return f"write {round(int(parts[1]) / int(parts[2]), 2)}"
    found = re.fullmatch(_LOOKS_NUMERIC, text)
    if found is None:
        return None
    sign, digits, suffix, unit = found.groups()
    if digits.count(",") == 1 and "." not in digits and len(digits.partition(",")[2]) != 3:
        digits = digits.replace(",", ".")
    try:
        number = Decimal(digits.replace(",", "")).scaleb({"": 0, "k": 3, "m": 6}[suffix.lower()])
    except ArithmeticError:
        return None
    if share and unit == "%":
        return f"write {number / 100:f}"
    plain = f"write {'-' if sign in ('-', '−') else ''}{number:f}"
    quoted = f'"{unit}"' if unit == "%" else unit
    return f"{plain}, and `unit: {quoted}` beside it" if unit else plain


Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema(
        {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "examples": ["2026-10-12"]}
    ),
]
"""A day in ISO form, `YYYY-MM-DD`."""

Id = Annotated[
    str,
    BeforeValidator(_matching(_ID, "an id")),
    WithJsonSchema({"type": ["string", "integer"], "pattern": "^[a-z0-9][a-z0-9-]*$", "minimum": 0}),
]
"""A slug: small letters, digits and hyphens."""

Team = Annotated[
    str,
    BeforeValidator(_matching(_TEAM, "a team")),
    WithJsonSchema(
        {"type": ["string", "integer"], "pattern": "^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*$", "minimum": 0}
    ),
]
"""A slug, with `/` for sub-teams."""

# Something to read, with line ends only around it.
_ONE_LINE = r"^\n*[^\n]*\S[^\n]*\n*$"

Line = Annotated[str, AfterValidator(_line), WithJsonSchema({"type": "string", "pattern": _ONE_LINE})]
"""One line of text."""

Word = Annotated[
    str,
    BeforeValidator(literal),
    AfterValidator(_line),
    WithJsonSchema({"type": ["string", "number"], "pattern": _ONE_LINE}),
]
"""One line of text that may look like a number, such as the cycle 2026."""

Text = str
"""Any text; Markdown where it is long."""

Number = Annotated[Decimal, _JsonNumber()]
"""A number with the exact decimal value it was written with."""

Share = Annotated[Number, Field(ge=0, le=1)]
"""A number from 0 to 1."""

Weight = Annotated[Number, Field(ge=0)]
"""A number of 0 or more."""

Scalar = Annotated[Any, WithJsonSchema({"type": ["number", "string", "boolean", "null"]})]
"""A value as it stands in the file; the kind of its key result reads it."""

Several = BeforeValidator(_several)
"""Lets one value stand for a list of one."""

Listed = BeforeValidator(_listed)
"""Lets an empty key stand for an empty list."""

Words = Annotated[tuple[Word, ...], Field(strict=False), Listed]
"""A list of single lines."""

Ids = Annotated[tuple[Id, ...], Field(strict=False), Listed]
"""A list of slugs."""

Owners = Annotated[
    tuple[Word, ...],
    Field(strict=False),
    Several,
    WithJsonSchema(
        {
            "type": ["string", "number", "array", "null"],
            "pattern": _ONE_LINE,
            "items": {"type": ["string", "number"], "pattern": _ONE_LINE},
        }
    ),
]
"""A person id or a list of them."""
