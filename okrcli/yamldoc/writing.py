"""How scalars are written: so that readers of YAML 1.1 and of YAML 1.2 both read what was meant."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from okrcli.yamldoc.operations import Scalar
from okrcli.yamldoc.scalars import Spelled

_WORDS = frozenset(("", "y", "yes", "n", "no", "true", "false", "on", "off", "null", "~", "=", "<<"))
_NOT_TEXT = re.compile(
    r"[-+]?0b[01_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?0o[0-7_]+"
    r"|[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9_]+)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_CLASHES_IN_BLOCK = re.compile(r": |:$| #")
_CLASHES_IN_BRACKETS = re.compile(r"[,\[\]{}:?]| #")
# Control characters, old line ends, the byte order mark, halves of characters and characters that are none.
_NOT_PRINTABLE = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED = re.compile(f'["\\\\]|{_NOT_PRINTABLE.pattern}')


def scalar(value: Scalar, *, brackets: bool = False, quote: str = "") -> str:
    """A scalar on one line.

    Args:
        value: what it means.
        brackets: whether it stands in brackets, where commas and more are signs.
        quote: the quotes that text gets where it could do without, or "".
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return in_quotes(value.isoformat(), quote) if quote else value.isoformat()
    if isinstance(value, str):
        return in_quotes(value, quote) if quote or not is_plain(value, brackets=brackets) else value
    return number(value)


def number(value: Decimal | int) -> str:
    """The literal of a number: as it was typed, else without an exponent.

    >>> number(Decimal("1E+3")), number(Decimal("0.10"))
    ('1000', '0.10')
    """
    if isinstance(value, Spelled):
        return value.literal
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def is_plain(text: str, *, brackets: bool) -> bool:
    """Whether a text may stand without quotes.

    >>> [is_plain(each, brackets=True) for each in ("new pages", "yes", "1:30", "2026-10-12", "a, b", "-10%")]
    [True, False, False, False, False, True]
    """
    if text.lower() in _WORDS or text != text.strip() or _NOT_PRINTABLE.search(text) or _NOT_TEXT.fullmatch(text):
        return False
    if text[0] in _INDICATORS and not (text[0] == "-" and text[1:2].isdecimal()):
        return False
    clashes = _CLASHES_IN_BRACKETS if brackets else _CLASHES_IN_BLOCK
    return not clashes.search(text) and not text.startswith(("---", "..."))


def in_quotes(text: str, quote: str = "") -> str:
    """A text in quotes: in those that are wanted if they can hold it, else in those that need fewer changes.

    >>> in_quotes("it's", "'"), in_quotes('say "a"'), in_quotes("a\\x85", "'")
    ("'it''s'", '\\'say "a"\\'', '"a\\\\u0085"')
    """
    if _NOT_PRINTABLE.search(text):
        quote = '"'
    elif not quote:
        quote = "'" if ('"' in text or "\\" in text) and "'" not in text else '"'
    if quote == "'":
        return "'" + text.replace("'", "''") + "'"
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04x}"


def block(text: str) -> tuple[str, list[str]] | None:
    """The header and the lines of a text as a literal block; None where it would not come back as it is."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if "\n" not in text or body.endswith("\n") or not lines[0] or lines[0][0] in " \t":
        return None
    if any(_NOT_PRINTABLE.search(line) or line != line.rstrip() for line in lines):
        return None
    return "|" if text.endswith("\n") else "|-", lines
