"""From bytes to a document, whatever the bytes are."""

from __future__ import annotations

from okrcli.yamldoc import swift
from okrcli.yamldoc.document import Document
from okrcli.yamldoc.scalars import Unusual


def parse(raw: bytes, file: str = "") -> Document:
    """Reads a file: any bytes give a document, and never an exception.

    Args:
        raw: the bytes of the file.
        file: its name, for the problems.

    Returns:
        A document whose `problems` say what is wrong, with a place; its `data` is None if there are any.
    """
    starts: dict[int, int] = {}
    try:
        return Document(file, raw, swift.read(raw, starts), (), starts=starts)
    except Unusual:
        from okrcli.yamldoc.careful import parse_carefully

        return parse_carefully(raw, file)
