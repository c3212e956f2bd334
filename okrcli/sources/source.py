"""What a source is: options, a question about a stretch of days, an answer."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from pydantic import AfterValidator, Field, WithJsonSchema

from okrcli.errors import OkrError
from okrcli.model.scalars import Number, Several, Strict, Word, refusal
from okrcli.model.window import Window
from okrcli.sources import formula, span

if TYPE_CHECKING:
    from okrcli.sources.access import Access
    from okrcli.sources.files import Files

_SECRET = r"^([A-Za-z]+ )?\$([A-Za-z_][A-Za-z0-9_]*|\{[A-Za-z_][A-Za-z0-9_]*\})$"
_WINDOW = r"^(today|week|month|cycle|[1-9][0-9]{0,2}d)$"


def _secret(text: str) -> str:
    # The text is not repeated: it may be the secret itself.
    if re.match(_SECRET, text) is None:
        raise refusal("OKR602", "this wants the name of a variable", "write it with a dollar sign, such as $API_TOKEN")
    return text


def _window(text: str) -> str:
    if not span.is_window(text):
        hint = "write today, week, month, cycle, or a number of days such as 28d"
        raise refusal("OKR602", f"`{text[:40]}` is not a window", hint)
    return text


def _formula(text: str) -> str:
    try:
        formula.parse(text)
    except formula.BadFormula as error:
        raise refusal("OKR602", str(error), error.hint or "") from None
    return text


Secret = Annotated[
    Word,
    AfterValidator(_secret),
    WithJsonSchema({"type": "string", "pattern": _SECRET, "examples": ["$API_TOKEN"]}),
]
"""A variable of the environment, `$NAME`, that holds what must not stand in a file."""

Choices = dict[str, Annotated[tuple[Word, ...], Field(strict=False), Several]]
"""What must hold of what is counted: by name, one value or a list of them."""

Count = Annotated[Number, Field(ge=0, le=10_000, multiple_of=1)]
"""A small whole number."""

WindowWord = Annotated[
    Word,
    AfterValidator(_window),
    WithJsonSchema({"type": "string", "pattern": _WINDOW, "examples": ["month", "28d"]}),
]
"""What one value covers."""

FormulaText = Annotated[Word, AfterValidator(_formula), WithJsonSchema({"type": "string", "examples": ["value * 100"]})]
"""What to make of a value."""


class Options(Strict):
    """What every source takes."""

    type: Word = Field(description="where the value lives")
    window: WindowWord | None = Field(
        None, description="what one value covers: today, week, month, cycle, or days such as 28d"
    )
    transform: FormulaText | None = Field(
        None, description="what to make of it: value, numbers, + - * / and parentheses"
    )
    lag: Annotated[Number, Field(ge=0, le=30, multiple_of=1)] | None = Field(
        None, description="how many of the last days, today included, are not complete yet"
    )


class Question(NamedTuple):
    """What is asked of a source.

    Attributes:
        covers: the days that the value covers, both included.
        window: how they were chosen, as in the file; empty where it is what was added since the last value, None
            where the latest value on or before the last of these days is wanted.
        past: whether another day than today is asked for.
    """

    covers: Window
    window: str | None
    past: bool


class Answer(NamedTuple):
    """What a source said.

    Attributes:
        value: the value; None where there is none, which is not zero.
        raw: what it was read from; its digest goes into the evidence.
        why: why there is no value, in a few words.
        covers: the days that it really covers, where those are others than were asked for.
    """

    value: Decimal | None
    raw: object = ""
    why: str = ""
    covers: Window | None = None


class SourceError(OkrError):
    """A source cannot be read; the sentence is the caller's and holds no secret."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class NoPast(SourceError):
    """A source is asked for another day, and tells only how it is now."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} tells only how it is today", "leave out --date, --from and --to for it")


class Source(NamedTuple):
    """One type.

    Attributes:
        name: what stands behind `type:`.
        summary: what it reads, in a line.
        options: the model of its options.
        read: asks it; raises OkrError where that fails.
        identity: the options that tell which account, site or file it is, for the evidence; the first one there is.
        lag: how many of the last days, today included, are not complete yet.
        window: what one value covers unless the options say otherwise; None where it tells how something is.
        faults: what can be seen to be wrong with options without the network: a sentence, the option, what to do.
        needs: the modules that a plain installation leaves out, each with the extra that brings it.
        docs: the address of the vendor's documentation.
    """

    name: str
    summary: str
    options: type[Options]
    read: Callable[[Any, Question, "Access"], Answer]
    identity: tuple[str, ...]
    lag: int = 0
    window: str | None = None
    faults: Callable[[Any, "Files"], Iterator[tuple[str, str, str | None]]] | None = None
    needs: Mapping[str, str] = MappingProxyType({})
    docs: str = ""
