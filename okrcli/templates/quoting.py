"""Writes values as YAML that reads back as the same value."""

from __future__ import annotations

import re
from decimal import Decimal

from okrcli.yamldoc.scalars import resolve

WIDTH = 92
"""Where texts of several lines are broken."""

# No indicator at the start, no `: ` and no ` #` within, nothing that ends a flow collection.
_PLAIN = re.compile(r"(?:[^\W_]|[+-](?=\d))(?:\w|[ /.()+%·–—'’-]|[,;&](?= )|:(?=\w))*(?<! )")
UNPRINTABLE = re.compile(r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What a YAML file does not show as it is."""


def written(value: object, *, flow: bool = False) -> str:
    """A value on one line.

    Args:
        value: text, number, yes or no, None, or a list or mapping of them.
        flow: whether it stands inside brackets, where a comma ends a value.

    >>> written(["on", "50 % more", "a: b", Decimal("1.50"), None])
    '[on, 50 % more, "a: b", 1.50, null]'
    """
    if isinstance(value, dict):
        inner = (f"{written(str(key), flow=True)}: {written(each, flow=True)}" for key, each in value.items())
        return f"{{{', '.join(inner)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(written(each, flow=True) for each in value)}]"
    if isinstance(value, Decimal):
        return str(getattr(value, "literal", value))
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return _text(str(value), flow)


def block(value: object, indent: int) -> str:
    """A value behind its key: on the same line, or on lines of its own where that reads better.

    Args:
        value: as for `written`.
        indent: how far its own lines are indented.
    """
    margin = " " * indent
    if isinstance(value, list | tuple) and value and isinstance(value[0], dict):
        return "".join(f"\n{margin}- {written(each)}" for each in value)
    line = written(value)
    if isinstance(value, str) and indent + len(line) > WIDTH and " ".join(value.split()) == value:
        from textwrap import wrap

        lines = wrap(value, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
        return "".join([" >-", *(f"\n{margin}{each}" for each in lines)])
    return f" {line}"


def _text(text: str, flow: bool) -> str:
    if _PLAIN.fullmatch(text) and isinstance(resolve(text), str) and not (flow and "," in text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{UNPRINTABLE.sub(_escape, escaped)}"'


def _escape(found: re.Match[str]) -> str:
    point = ord(found[0])
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}"
