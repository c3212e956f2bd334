"""The commands that do in the open what was done in silence, as somebody would type them."""

from __future__ import annotations

from decimal import Decimal
from shlex import quote

from okrcli.model.change import Change
from okrcli.model.checkin import Checkin

WHY = "--why '…'"
"""What the author alone knows."""


def written(value: object) -> str:
    """A value as it is written in a file.

    >>> written(Decimal("50000")), written(True), written(None)
    ('50000', 'true', 'null')
    """
    if value is None:
        return "null"
    if isinstance(value, Decimal):
        return getattr(value, "literal", None) or f"{value:f}"
    if isinstance(value, bool):
        return str(value).lower()
    return value.text if isinstance(value, Change) else str(value)


def retarget(ref: str, field: str, value: object) -> str:
    """The command that moves a goalpost in the open.

    >>> retarget("a/b/c@2026", "target", Decimal(-3)), retarget("a/b/c@2026", "min", Decimal(4))
    ("okr retarget a/b/c@2026=-3 --why '…'", "okr retarget a/b/c@2026 --min 4 --why '…'")
    """
    text = quote(written(value))
    if field == "target":
        return f"okr retarget {ref}{'=' if text.startswith('-') else ' '}{text} {WHY}"
    return f"okr retarget {ref} --{field}{'=' if text.startswith('-') else ' '}{text} {WHY}"


def update(ref: str, entry: Checkin, *options: str) -> str | None:
    """The command that logs an entry; None where it has no value to log.

    Args:
        ref: of the key result or KPI.
        entry: what is logged.
        options: further ones, as they are typed.
    """
    if entry.value is None:
        return None
    text = quote(written(entry.value))
    words = [f"okr update {ref}{'=' if text.startswith('-') else ' '}{text} --date {entry.date}"]
    if entry.confidence is not None:
        words.append(f"--confidence {written(entry.confidence)}")
    if entry.by:
        words.append(f"--by {quote(entry.by)}")
    if entry.note and not any(each.startswith("--note") for each in options):
        words.append(f"--note {quote(' '.join(entry.note.split()))}")
    return " ".join((*words, *options))
