"""What a change of the files is, and what to say of it once it is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from okrcli.edit.changeset import ChangeSet
from okrcli.page import Inline
from okrcli.wording.lines import safe, safe_lines


class Line(NamedTuple):
    """One thing that changes.

    Attributes:
        parts: what changes, in typed cells.
        file: path from the workspace's folder.
        line: the line where it stands then, from 1.
    """

    parts: Inline
    file: str
    line: int


class Told(NamedTuple):
    """A change with its answer.

    Attributes:
        changes: of the files; nothing is written yet.
        lines: the answer, a line for each thing that changes.
        title: the change in a line, for a commit.
        reason: why, where that was said.
        notices: what is left to do, in sentences.
    """

    changes: ChangeSet
    lines: tuple[Line, ...]
    title: Inline
    reason: str = ""
    notices: tuple[str, ...] = ()


def commit_message(title: str, lines: Sequence[str], reason: str = "") -> str:
    """What to tell git of a change: the title, each thing that changes where there are several, and why.

    >>> commit_message("Rename sessions to visits", ["id: sessions → visits"], "they are visits")
    'Rename sessions to visits\\n\\nthey are visits\\n'
    """
    body = ["", *map(safe, lines)] if len(lines) > 1 else []
    why = ["", *safe_lines(reason)] if reason else []
    return "\n".join([safe(title), *body, *why, ""])
