"""Opens the user's editor at a line of a file.

It is here, beside git, because this is the one room in which other programs are started.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping
from types import FrameType
from typing import NamedTuple

from okrcli.errors import OkrError


class _Habit(NamedTuple):
    """How a program is told the line, and what keeps it from returning before the file is closed."""

    names: str
    place: tuple[str, ...]
    waits: str = ""


_HABITS = (
    _Habit("vi vim nvim view elvis vis kak nano pico rnano", ("+{line}", "{file}")),
    _Habit("emacs emacsclient mg zile jed joe ne micro mcedit", ("+{line}", "{file}")),
    _Habit("gvim mvim", ("+{line}", "{file}"), "--nofork"),
    _Habit("gedit", ("+{line}", "{file}"), "--wait"),
    _Habit("hx helix", ("{file}:{line}",)),
    _Habit("subl sublime_text zed zeditor", ("{file}:{line}",), "--wait"),
    _Habit("code code-insiders codium vscodium cursor windsurf", ("-g", "{file}:{line}"), "--wait"),
    _Habit("idea pycharm webstorm", ("--line", "{line}", "{file}"), "--wait"),
    _Habit("kate kwrite", ("-l", "{line}", "{file}"), "--block"),
    _Habit("mate", ("-l", "{line}", "{file}"), "--wait"),
)
_OTHER = _Habit("", ("{file}",))
_SHORT = {"--wait": "-w", "--block": "-b", "--nofork": "-f"}


class NoEditor(OkrError):
    """Nobody has said which editor to open."""

    def __init__(self) -> None:
        super().__init__("there is no editor to open: neither VISUAL nor EDITOR is set")
        self.hint = "export EDITOR=nano, or the editor you like"


class EditorFailed(OkrError):
    """The editor did not start, or said that it failed."""

    def __init__(self, words: str, reason: str) -> None:
        super().__init__(f"the editor `{words}` {reason}")
        self.hint = "VISUAL, else EDITOR, says which editor to open"


def chosen_editor(environ: Mapping[str, str]) -> str:
    """The command line of the editor that the user wants.

    Raises:
        NoEditor: neither VISUAL nor EDITOR is set.
    """
    words = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip()
    if not words:
        raise NoEditor
    return words


def command_at(editor: str, file: str, line: int) -> list[str]:
    """The words that open a file at a line.

    Args:
        editor: its command line, such as `code --new-window`.
        file: path of the file.
        line: from 1.

    >>> command_at("nvim -n", "a.yaml", 12), command_at("code", "a.yaml", 12)
    (['nvim', '-n', '+12', 'a.yaml'], ['code', '--wait', '-g', 'a.yaml:12'])
    """
    from shlex import split

    words = split(editor)
    name = os.path.basename(words[0]).lower().removesuffix(".exe")  # noqa: PTH119 - pathlib costs every start 10 ms
    habit = next((each for each in _HABITS if name in each.names.split()), _OTHER)
    waits = [habit.waits] if habit.waits and not {habit.waits, _SHORT[habit.waits]} & {*words} else []
    return [*words, *waits, *(part.format(file=file, line=line) for part in habit.place)]


def edit_at(editor: str, file: str, line: int) -> None:
    """Opens a file at a line, and waits until the editor is closed.

    The editor writes to standard error, which is the terminal where standard output goes elsewhere.

    Raises:
        EditorFailed: it cannot be started, or ends with anything but 0.
    """
    try:
        command = command_at(editor, file, line)
    except ValueError as error:
        raise EditorFailed(editor, f"cannot be read as a command: {error}") from error
    # Ctrl-C is meant for the editor. It is caught rather than ignored, since a program inherits what is ignored.
    before = signal.signal(signal.SIGINT, _pass_over)
    try:
        done = subprocess.run(command, stdout=2, check=False)
    except OSError as error:
        raise EditorFailed(editor, f"cannot be started: {error.strerror}") from error
    finally:
        signal.signal(signal.SIGINT, before)
    if done.returncode:
        raise EditorFailed(editor, f"ended with status {done.returncode}")


def _pass_over(number: int, frame: FrameType | None) -> None:
    del number, frame
