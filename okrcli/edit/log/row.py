"""What is to be logged as it was typed: on the command line, in a dialogue or in a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from okrcli.edit.log.entry import How
from okrcli.errors import UsageError
from okrcli.wording.typed import quoted

_SEVERAL = "okr update REF=VALUE REF+=3"
_SIGNS: dict[str, How] = {"+": "more", "-": "less"}


class Row(NamedTuple):
    """One thing to log, in the words of whoever typed it; None is what was not given.

    Attributes:
        ref: the key result or KPI.
        text: the value.
        how: what the value is.
        date: the day it holds for; None is today.
        confidence: such as `0.7`.
        note: what happened.
        by: who logs it; None is the user.
        evidence: links, commit ids or paths.
        source: the file and line it stands in; empty where it was typed.
        decimal: the decimal sign of its file, where that shows; None is the workspace's.
    """

    ref: str
    text: str | None = None
    how: How = "given"
    date: str | None = None
    confidence: str | None = None
    note: str | None = None
    by: str | None = None
    evidence: tuple[str, ...] = ()
    source: str = ""
    decimal: str | None = None

    @property
    def remarks(self) -> bool:
        """Whether it says anything beside a value."""
        return bool(self.confidence or self.note or self.evidence)


def from_words(words: Sequence[str], running: str | None = None) -> list[Row]:
    """The rows of a command line: `REF VALUE`, or `REF=VALUE REF+=N REF-=N …`.

    Args:
        words: as typed; the last of two may be missing, where a dialogue asks for it.
        running: the total so far, instead of a value.

    Raises:
        UsageError: they are neither.

    >>> [row[:3] for row in from_words(["nps=-3", "articles+=2"])]
    [('nps', '-3', 'given'), ('articles', '2', 'more')]
    """
    if running is not None:
        return [_running(words, running)]
    if any("=" in word for word in words):
        return [_assigned(word) for word in words]
    if len(words) > 2:
        number = " ".join(words[1:])
        spaced = all(word[:1].isdigit() for word in words[1:])
        hint = f'a number with spaces goes in quotes: "{number}"' if spaced else f"for several: {_SEVERAL}"
        raise UsageError(f"okr update takes one REF and one VALUE, not {len(words)} words", hint)
    return [Row(words[0], words[1] if len(words) > 1 else None)]


def command(row: Row, okr: str = "okr", *, replace: bool = False) -> str:
    """The command line that logs a row, as a shell takes it.

    Args:
        row: what is to be logged; a step up or down from the last level stays one.
        okr: how the program is called.
        replace: whether it corrects what was logged for that day.

    >>> command(Row("nps", "-3", note="a survey"), replace=True)
    "okr update nps=-3 --note 'a survey' --replace"
    """
    from shlex import quote

    signs = {"given": "=", "more": "+=", "less": "-="}
    is_pair = row.how == "given" and not (row.text or "").startswith("-") and "=" not in row.ref
    value = row.text or ""
    words = [row.ref, "--running", value] if row.how == "running" else [row.ref, value] if is_pair else []
    options = {"--date": row.date, "--confidence": row.confidence, "--note": row.note, "--by": row.by}
    given = [word for name, text in options.items() if text is not None for word in _option(name, text)]
    given += [word for link in row.evidence for word in _option("--evidence", link)]
    said = [*(filter(None, words) if words else [f"{row.ref}{signs[row.how]}{value}"]), *given]
    return " ".join([okr, "update", *map(quote, said), *(["--replace"] if replace else [])])


def _option(name: str, text: str) -> list[str]:
    return [f"{name}={text}"] if text.startswith("-") else [name, text]


def _running(words: Sequence[str], running: str) -> Row:
    if len(words) != 1 or "=" in words[0]:
        raise UsageError("--running is the total so far of one key result", f"okr update REF --running {running}")
    return Row(words[0], running, "running")


def _assigned(word: str) -> Row:
    left, equals, text = word.partition("=")
    if not equals:
        raise UsageError(f"`{quoted(word)}` has no value", f"for several: {_SEVERAL}")
    how = _SIGNS.get(left[-1:], "given")
    ref = left if how == "given" else left[:-1]
    if not ref or not text.strip():
        raise UsageError(
            f"`{quoted(word)}` has no {'value' if ref else 'reference'}", "write REF=VALUE, without spaces"
        )
    return Row(ref, text, how)
