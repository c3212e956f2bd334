"""A report by a template of the user's own: Jinja in a sandbox, with limits."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from traceback import walk_tb
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from okrcli.errors import OkrError, Place
from okrcli.wording.healths import health_words
from okrcli.wording.words import Role, Words, words_for

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from okrcli.page.report import Report

LONGEST = 10_000_000
"""Characters of a result at most."""

PATIENCE = 20
"""Seconds that a template may take."""

_LARGEST = 1_000_000
_MEMORY = 2**30
_STEEPEST = 100
_SUFFIXES = (".jinja", ".jinja2", ".j2")
_MARKUP = (".html", ".htm", ".xhtml", ".xml", ".svg")


class BadTemplate(OkrError):
    """A template cannot be read or filled."""

    def __init__(self, reason: str, file: str, line: int | None = None, text: str | None = None) -> None:
        super().__init__(f"the template does not work: {reason}")
        self.file = file
        self.hint = "a template is given the document that okr report --format json prints"
        if line is not None:
            self.place = Place(line, 1, line, len(text or "") + 1)
            self.line_text = text


class _TooMuch(Exception):
    """A template goes on and on."""


def fill(report: Report, path: str, told: str) -> str:
    """What a template makes of the document of a report.

    Args:
        report: its document is what the template is given, as it is in JSON.
        path: of the template; it may include files of its folder and of those below.
        told: the path as the user typed it.

    Raises:
        BadTemplate: it cannot be read, is not right, asks for what is not there, or goes on and on.
    """
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    from okrcli.console import PLAIN
    from okrcli.render import renderer

    folder, name = os.path.split(os.path.abspath(path))  # noqa: PTH100
    document = json.loads("".join(renderer("json")(report, PLAIN)))
    environment = _environment(folder, words_for(report.edition.locale))
    beside = os.path.dirname(told)  # noqa: PTH120
    try:
        with _patience(), _thrift():
            return _bounded(environment.get_template(name).generate(document))
    except TemplateNotFound as error:
        missing, said = str(error.name or name), "there is no such file in its folder, or it is no short text"
        raise _at(folder, beside, missing, None, said) from error
    except TemplateSyntaxError as error:
        file = error.name or name
        raise _at(folder, beside, file, error.lineno, error.message or "it does not parse") from error
    except _TooMuch as error:
        raise BadTemplate(str(error), told) from error
    except RecursionError as error:
        raise BadTemplate("it includes itself", told) from error
    except MemoryError as error:
        raise BadTemplate("it needs more than a gigabyte of memory", told) from error
    except Exception as error:
        # Whatever goes wrong in a template is the template's: the line of it that was reached tells which.
        file, line = _reached(error, folder) or (name, None)
        raise _at(folder, beside, file, line, str(error) or type(error).__name__) from error


def _environment(folder: str, words: Words) -> ImmutableSandboxedEnvironment:
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from okrcli.render.md import inert

    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(lambda name: _source(folder, name)),
        undefined=StrictUndefined,
        autoescape=_is_markup,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.intercepted_binops = frozenset(("**",))
    environment.binop_table["**"] = _power
    environment.filters |= {
        **{name: _saying(words, name) for name in ("share", "score", "factor", "points")},
        "day": lambda value: words.say(None if value is None else date.fromisoformat(value), "day"),
        "quantity": lambda value, unit=None: words.say(value, "quantity", unit),
        "health": lambda value: health_words(value).word,
        "symbol": lambda value: health_words(value).symbol,
        "md": lambda value: inert(str(value)),
    }
    return environment


def _power(number: float, exponent: float) -> object:
    """A power of a size that is had at once: nothing interrupts the making of a number."""
    if abs(exponent) > _STEEPEST:
        raise _TooMuch(f"a power above {_STEEPEST}")
    return number**exponent


def _saying(words: Words, role: Role) -> object:
    return lambda value: words.say(value, role)


def _is_markup(name: str | None) -> bool:
    stem = (name or "").lower()
    for suffix in _SUFFIXES:
        stem = stem.removesuffix(suffix)
    return stem.endswith(_MARKUP)


def _source(folder: str, name: str) -> tuple[str, str, None] | None:
    """A template's text and path; None for what is not there, too large, or not in the folder, links included."""
    path = os.path.realpath(os.path.join(folder, name))  # noqa: PTH118
    if os.path.commonpath((path, os.path.realpath(folder))) != os.path.realpath(folder):
        return None
    try:
        with open(path, encoding="utf-8") as stream:  # noqa: PTH123
            text = stream.read(_LARGEST + 1)
    except (OSError, UnicodeDecodeError):
        return None
    return None if len(text) > _LARGEST else (text, path, None)


def _bounded(parts: Iterator[str]) -> str:
    made, length = [], 0
    for part in parts:
        length += len(part)
        if length > LONGEST:
            raise _TooMuch(f"the result is longer than {LONGEST // 1_000_000} million characters")
        made.append(part)
    return "".join(made)


@contextmanager
def _patience() -> Iterator[None]:
    def ring(_number: int, _frame: FrameType | None) -> NoReturn:
        raise _TooMuch(f"it takes longer than {PATIENCE} seconds")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _thrift() -> Iterator[None]:
    """Bounds the memory, where the system tells how much is in use: a text times a billion is short to write."""
    import resource

    try:
        with open("/proc/self/statm", encoding="ascii") as stream:  # noqa: PTH123
            used = int(stream.read().split()[0]) * resource.getpagesize()
    except OSError:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = used + _MEMORY
    lower = [each for each in (soft, hard) if each != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([bound, *lower]), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _reached(error: BaseException, folder: str) -> tuple[str, int] | None:
    """The file and line of the template that an error arose in."""
    inside = os.path.realpath(folder) + os.sep
    found = [
        (frame.f_code.co_filename.removeprefix(inside), line)
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename.startswith(inside) and not frame.f_code.co_filename.endswith(".py")
    ]
    return found[-1] if found else None


def _at(folder: str, beside: str, file: str, line: int | None, reason: str) -> BadTemplate:
    source = _source(folder, file)
    lines = source[0].splitlines() if source else []
    text = lines[line - 1] if line is not None and 0 < line <= len(lines) else None
    return BadTemplate(reason, os.path.join(beside, file), line if text is not None else None, text)  # noqa: PTH118
