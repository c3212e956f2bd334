"""The user's text in a line of a log: no part of it is a command to the terminal or to a build server."""

from __future__ import annotations

import re

from okrcli.wording.lines import safe, width

# GitHub Actions, Azure Pipelines and TeamCity obey such a sign, the first two anywhere in a line.
_COMMAND = re.compile(r"##(?=\w*\[)")
_TAB = "→   "


def inert(text: str) -> str:
    """A text that can be printed as a part of a line.

    >>> inert("a\\x1b[2Jb\\n##[error]c")
    'a␛[2Jb # #[error]c'
    """
    return _COMMAND.sub("# #", safe(text)) if "##" in text else safe(text)


def underlined(text: str, start: int, end: int) -> tuple[str, int, int]:
    """A line as it is shown, and where a stretch of it lies then.

    Tabs are shown as an arrow of four columns: in YAML they are often what is wrong.

    Args:
        text: the line.
        start: first character of the stretch, from 0.
        end: one past its last.

    Returns:
        The text to print, the columns before the stretch, and the columns below it.

    >>> underlined("\\ta: 語b", 4, 5)
    ('→   a: 語b', 7, 2)
    """
    for match in reversed(list(_COMMAND.finditer(text))):
        at = match.start() + 1
        text = f"{text[:at]} {text[at:]}"
        start, end = start + (at <= start), end + (at < end)
    before, under = _visible(text[:start]), _visible(text[start:end])
    return before + under + _visible(text[end:]), width(before), width(under)


def _visible(text: str) -> str:
    return safe(text.replace("\t", _TAB))
