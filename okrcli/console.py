"""The two consoles: where text goes, whether it may be coloured, and how wide it may be."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Literal, NamedTuple, TextIO

from okrcli.errors import OkrError

ColourChoice = Literal["auto", "always", "never"]
"""What `--color` takes."""

DEFAULT_WIDTH = 80
"""Columns of a terminal that does not tell how wide it is."""

_NARROWEST = 20


class CannotPrint(OkrError):
    """Standard output takes no more."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the result cannot be shown: {reason[:1].lower()}{reason[1:]}")
        self.reason = reason
        self.hint = "see where standard output goes"


class Policy(NamedTuple):
    """How text may look on one stream.

    Attributes:
        colour: whether colour and other styles are written.
        width: columns of the terminal; None for a pipe or a file, which take plain text of any length.
    """

    colour: bool
    width: int | None


PLAIN = Policy(colour=False, width=None)
"""A pipe or a file."""


class Consoles(NamedTuple):
    """The two streams of a command.

    Attributes:
        out: standard output, for the result.
        err: standard error, for notices, warnings and errors.
    """

    out: Policy
    err: Policy


def consoles(choice: ColourChoice = "auto", environ: Mapping[str, str] | None = None) -> Consoles:
    """What the two streams of this process may look like.

    Args:
        choice: the value of `--color`.
        environ: the environment; default: that of the process.
    """
    variables = os.environ if environ is None else environ
    return Consoles(policy(sys.stdout, choice, variables), policy(sys.stderr, choice, variables))


def policy(stream: TextIO, choice: ColourChoice, environ: Mapping[str, str]) -> Policy:
    """What one stream may look like.

    `always` and FORCE_COLOR make a terminal of a pipe (for `less -R`), of COLUMNS columns or 80. NO_COLOR takes
    precedence over FORCE_COLOR, and the option over both.
    """
    terminal = _is_terminal(stream)
    forced = choice == "always" or (choice == "auto" and _forced(environ))
    dull = choice == "never" or (choice == "auto" and (environ.get("TERM") == "dumb" or not terminal))
    barred = choice == "auto" and bool(environ.get("NO_COLOR"))
    colour = (forced or not dull) and not barred
    return Policy(colour, _columns(stream, environ) if terminal or (forced and colour) else None)


def write_out(text: str, *, commands: bool = False) -> None:
    """Writes the result to standard output, at once; a pipe that was closed raises BrokenPipeError.

    Args:
        text: the result.
        commands: whether its lines may be commands to a build server; else none is one.

    Raises:
        CannotPrint: standard output takes no more.
    """
    try:
        _write(sys.stdout, text if commands else _said(text))
    except BrokenPipeError:
        raise
    except OSError as error:
        # What is left of it would be tried again, in vain, when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise CannotPrint(error.strerror or "it does not say why") from error


def write_err(text: str) -> None:
    """Writes to standard error, at once."""
    _write(sys.stderr, _said(text))


def quiet(text: str) -> str:
    """A text none of whose lines is a command to GitHub Actions: where one would be, a dot stands before its colons.

    >>> quiet("a\\n  ::error::b\\n")
    'a\\n  ·::error::b\\n'
    """
    import re

    # The runner passes over blanks, and, as it compares, over letters that cannot be seen, such as U+200D.
    return (
        re.sub(r"^([^!-~\n]*?)(?=::|##\[)", r"\1·", text, flags=re.MULTILINE) if "::" in text or "##[" in text else text
    )


def _said(text: str) -> str:
    return quiet(text) if os.environ.get("GITHUB_ACTIONS") == "true" else text


def _forced(environ: Mapping[str, str]) -> bool:
    return environ.get("FORCE_COLOR", "") not in ("", "0", "false")


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # the stream is closed
        return False


def _columns(stream: TextIO, environ: Mapping[str, str]) -> int:
    told = environ.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return max(int(told), _NARROWEST)
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return max(columns or DEFAULT_WIDTH, _NARROWEST)


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        stream.write(text.encode(encoding, "replace").decode(encoding))
    stream.flush()
