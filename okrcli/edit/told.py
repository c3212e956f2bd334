"""What a change of the files is, and what to say of it once it is written."""

from __future__ import annotations

from typing import NamedTuple

from okrcli.edit.changeset import ChangeSet
from okrcli.page import Inline


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
        notices: what is left to do, in sentences.
    """

    changes: ChangeSet
    lines: tuple[Line, ...]
    notices: tuple[str, ...] = ()
