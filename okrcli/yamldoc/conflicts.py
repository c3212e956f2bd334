"""Conflict markers that git leaves in a file."""

from __future__ import annotations

import re

from okrcli.yamldoc import refusal
from okrcli.yamldoc.layout import PLAIN, Layout
from okrcli.yamldoc.refusal import MOST_REFUSALS, Refusal

_MARKER = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|\Z)[^\r\n]*", re.MULTILINE)


def possible(text: str) -> bool:
    """Whether a look at the lines is needed at all."""
    return "<<<<<<<" in text or "=======" in text or ">>>>>>>" in text


def in_broken(text: str) -> list[Refusal]:
    """Conflicts of a text that does not parse: any marker at the start of a line tells."""
    found = list(_MARKER.finditer(text))
    opened = [match for match in found if match[0][0] == "<"] or found[:1]
    return [refusal.conflict(match.start(), match.end()) for match in opened[:MOST_REFUSALS]]


def in_parsed(text: str, layout: Layout) -> list[Refusal]:
    """Conflicts of a text that parses: all markers of one, or a marker that is no quoted or block text."""
    found = list(_MARKER.finditer(text))
    signs = {match[0][0] for match in found}
    if {"<", ">"} <= signs:
        return in_broken(text)
    loose = [match for match in found if layout.kinds[layout.row_at(match.start())] == PLAIN]
    return [refusal.conflict(match.start(), match.end()) for match in loose[:1]]
