"""What every command has: where it works, on which day, how it may talk."""

from __future__ import annotations

import functools
import inspect
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_type_hints

import typer

from okrcli import clock, console
from okrcli.errors import OkrError, UsageError

if TYPE_CHECKING:
    from okrcli.edit.changeset import ChangeSet
    from okrcli.workspace import Workspace
    from okrcli.workspace.opening import Opened

Directory = Annotated[
    str | None, typer.Option("-C", metavar="DIR", help="Work as if started in DIR.", show_default=False)
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No notices on standard error.", show_default=False)]
Color = Annotated[
    str | None, typer.Option("--color", metavar="auto|always|never", help="Colour the output.", show_default=False)
]
Today = Annotated[
    str | None, typer.Option("--today", metavar="DATE", help="Compute as of this day.", show_default=False)
]
NoInput = Annotated[bool, typer.Option("--no-input", help="Never ask.", show_default=False)]

_CHUNK = 500
COLOURS: tuple[Literal["auto", "always", "never"], ...] = ("auto", "always", "never")


class CannotWrite(OkrError):
    """A result cannot be written where it should go."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"cannot write {path}: {reason}")
        self.hint = "choose another place with -o"


class Session:
    """One run of the program.

    Attributes:
        directory: where to look for the workspace.
        quiet: True where notices are not wanted.
        today: the day of every computation.
        dated: whether that day was given, and is not simply today.
        may_ask: whether there is a person at a terminal who may be asked.
        consoles: what the two streams may look like.
    """

    def __init__(self, values: dict[str, Any]) -> None:
        self.directory: str = values.get("directory") or "."
        self.quiet = bool(values.get("quiet"))
        day = values.get("today") or os.environ.get("OKR_TODAY")
        self.dated = bool(day)
        self.today = read_date(day, "--today" if values.get("today") else "OKR_TODAY") if day else clock.today()
        self.may_ask = not values.get("no_input") and sys.stdin.isatty() and sys.stderr.isatty()
        choice = values.get("color") or "auto"
        if choice not in COLOURS:
            raise UsageError(f"--color {choice} is not auto, always or never", "okr --color auto …")
        self.consoles = console.consoles(choice)

    def set_today(self, day: date) -> None:
        """Looks at another day: what is dated after it does not exist yet."""
        self.today, self.dated = day, True

    def path(self, path: str) -> str:
        """A path from the command line, which counts from the folder of `-C`."""
        return path if self.directory == "." else os.path.join(self.directory, path)  # noqa: PTH118

    def shown(self, root: str, file: str) -> str:
        """A file of a workspace as the user would type it here."""
        shorter = os.path.relpath(f"{root}/{file}", self.directory)
        return f"{root}/{file}" if shorter.startswith("../..") else shorter

    def write(self, changes: ChangeSet, locked: bool = True) -> None:
        """Writes a change; waits where another okr is writing."""
        settings = f"{changes.root}/okr.yaml" if locked else None
        changes.apply(lambda holder: self.notice(f"waiting for {holder}, which is writing here"), settings)

    def root(self) -> str:
        """The folder of the workspace."""
        from okrcli.workspace import find_root

        return find_root(self.directory)

    def root_for(self, paths: tuple[str, ...]) -> str:
        """The folder of the workspace here, or else of the one that the first path lies in."""
        from okrcli.workspace.discover import NoWorkspace, find_root

        try:
            return self.root()
        except NoWorkspace:
            folder = paths[0] if paths and os.path.isdir(paths[0]) else os.path.dirname(paths[0]) if paths else ""  # noqa: PTH112, PTH120
            if not os.path.isdir(folder):  # noqa: PTH112
                raise
            return find_root(folder)

    def load(self, revision: str | None = None, on: date | None = None) -> Workspace:
        """The workspace, as it is or as it was; broken settings stop the command.

        Args:
            revision: anything git understands; then today is the day of that commit, unless a day was given.
            on: the day by whose end it had been committed like that; where there is no repository, it is as it is.
        """
        if revision is not None:
            return settled(self._at(revision))
        return settled(_load(self.root()) if on is None else self._on(on))

    def open(self) -> Opened:
        """The workspace before its files are read."""
        from okrcli.workspace.opening import open_workspace

        return open_workspace(self.root())

    def emit(self, text: str, output: str | None = None, *, commands: bool = False) -> None:
        """Writes a result to standard output, or to a file; its lines may be commands to a build server or not."""
        self.emit_pieces((text,), output, commands=commands)

    def emit_pieces(self, pieces: Iterable[str], output: str | None = None, *, commands: bool = False) -> None:
        """Writes a result piece by piece; its lines may be commands to a build server or not."""
        if output is None or output == "-":
            for piece in _chunks(pieces):
                console.write_out(piece, commands=commands)
            return
        try:
            with open(self.path(output), "w", encoding="utf-8", newline="") as stream:  # noqa: PTH123 - slow to import
                stream.writelines(pieces)
        except OSError as error:
            raise CannotWrite(output, error.strerror or "unknown reason") from error

    def emit_bytes(self, made: Callable[[], bytes], form: str, output: str | None = None) -> None:
        """Writes a result that is no text.

        Args:
            made: makes it.
            form: the name of its format.
            output: the file; None or `-` is standard output, but not a terminal.

        Raises:
            UsageError: it would go to a terminal.
            CannotWrite: the file cannot be written.
        """
        if output is None or output == "-":
            if sys.stdout.isatty():
                raise UsageError(f"{form} is no text, and a terminal cannot show it", f"-o okr.{form}")
            sys.stdout.buffer.write(made())
            sys.stdout.flush()
            return
        content = made()
        try:
            with open(self.path(output), "wb") as stream:  # noqa: PTH123 - slow to import
                stream.write(content)
        except OSError as error:
            raise CannotWrite(output, error.strerror or "unknown reason") from error

    def notice(self, text: str) -> None:
        """Says something on standard error that is not the result."""
        if not self.quiet:
            console.write_err(f"{text}\n")

    def _on(self, day: date) -> Workspace:
        from okrcli.git import workspace_on
        from okrcli.git.process import NoGit, NoRepository

        root = self.root()
        try:
            return workspace_on(root, day).workspace
        except (NoGit, NoRepository):
            self.notice(f"There is no git repository here: these are the files of today, looked at as of {day}.")
            return _load(root)

    def _at(self, revision: str) -> Workspace:
        from okrcli.git import workspace_at

        found = workspace_at(self.root(), revision)
        if not self.dated:
            self.today = found.day
        return found.workspace


def settled(workspace: Workspace) -> Workspace:
    """A workspace whose settings are as they should be.

    Raises:
        BrokenSettings: they are not.
    """
    broken = [problem for problem in workspace.problems if problem.file == "okr.yaml"]
    if broken:
        from okrcli.workspace.reading import BrokenSettings

        located = workspace.locate(broken[0])
        line = workspace.document(located.file).line(located.place.line) if located.place else ""
        raise BrokenSettings(located, line)
    return workspace


def _load(root: str) -> Workspace:
    from okrcli.workspace import load

    return load(root)


def _chunks(pieces: Iterable[str]) -> Iterator[str]:
    """The same text in fewer pieces: each is written at once."""
    held: list[str] = []
    for piece in pieces:
        held.append(piece)
        if len(held) >= _CHUNK:
            yield "".join(held)
            held.clear()
    yield "".join(held)


def read_date(text: str, option: str) -> date:
    """A day from the command line.

    Raises:
        UsageError: it is not a date.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} {text} is not a date", "write YEAR-MONTH-DAY, such as 2026-11-22") from None


def takes_session(run: Callable[..., int | None]) -> Callable[..., int]:
    """Gives a command the options that every command has, and a session made of them.

    The command's first parameter is the session; the others are its own options and arguments.
    """

    @functools.wraps(run)
    def command(context: typer.Context, **values: Any) -> int:
        given = {name: values.pop(name) for name in _COMMON}
        before = context.find_root().obj or {}
        return run(Session({name: value or before.get(name) for name, value in given.items()}), **values) or 0

    hints = get_type_hints(run, include_extras=True)
    own = list(inspect.signature(run).parameters.values())[1:]
    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [
        inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context),
        *(parameter.replace(kind=keyword, annotation=hints[parameter.name]) for parameter in own),
        *(
            inspect.Parameter(name, keyword, default=False if sort in (Quiet, NoInput) else None, annotation=sort)
            for name, sort in _COMMON.items()
        ),
    ]
    del command.__wrapped__
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return command


_COMMON: dict[str, Any] = {"directory": Directory, "quiet": Quiet, "color": Color, "today": Today, "no_input": NoInput}
