"""Something to say about the user's files: a problem is a value, never an exception."""

from __future__ import annotations

from typing import Literal, NamedTuple

from okrcli.errors import Place

__all__ = ["SEVERITIES", "Path", "Place", "Problem", "Severity"]

Severity = Literal["error", "warning", "info"]
"""How much a problem weighs; `error` fails a check by default."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the heaviest to the lightest."""

Path = tuple[str | int, ...]
"""Keys and indexes from the top of a document to a value, such as `("objectives", 0, "title")`."""


class Problem(NamedTuple):
    """One thing that is wrong, or could be better, in one file.

    Attributes:
        code: stable code of the rule, such as `OKR101`.
        message: one sentence without a full stop at the end.
        file: path from the workspace's folder, with forward slashes.
        hint: what to do next, or None.
        at: where in the document, by keys; the empty path is the file itself.
        on_key: True where the key is at fault and not its value.
        place: line and column, once they are known; None before that.
        severity: how much it weighs; None means what its rule says.
        ref: reference of the entity, such as `marketing/growth/sessions@2026-Q4`, or None.
    """

    code: str
    message: str
    file: str = ""
    hint: str | None = None
    at: Path = ()
    on_key: bool = False
    place: Place | None = None
    severity: Severity | None = None
    ref: str | None = None
