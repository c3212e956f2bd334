"""The command line: built from the list of commands, with the one place where errors become words."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from okrcli import __version__, console
from okrcli.commands import COMMANDS
from okrcli.commands.session import Color, Directory, NoInput, Quiet, Today, takes_session
from okrcli.errors import OkrError, nearest

BUG = 70
INTERRUPTED = 130

_WELCOME = """okr keeps OKRs as plain YAML files in git, and makes them worth keeping.

There is no workspace here yet. Three commands to start with:

  okr init                  make one, from a template
  okr update REF VALUE      log a value
  okr status                see where everything stands

okr --help lists the rest.
"""


class _Commands(TyperGroup):
    """Imports the module of a command when it is wanted: help and completion must not pay for the others."""

    package = "okrcli.commands"
    table = COMMANDS

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's signature
        return list(self.table)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - typer's signature
        if cmd_name not in self.table:
            return None
        if cmd_name not in self.commands:
            self.commands[cmd_name] = _build(f"{self.package}.{_module(cmd_name)}")
        return self.commands[cmd_name]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and not args[0].startswith("-") and args[0] not in self.table:
            raise UnknownCommand(args[0], ctx.command_path, self.table)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - typer's signature
        with formatter.section("Commands"):
            formatter.write_dl(list(self.table.items()))


class UnknownCommand(OkrError):
    """There is no such command."""

    def __init__(self, name: str, group: str, known: Mapping[str, str]) -> None:
        super().__init__(f"{group} has no command `{name}`")
        near = nearest(name, known, 1)
        self.hint = f"did you mean {group} {near[0]}?" if near else f"{group} --help lists the commands"


def _module(command: str) -> str:
    """The module of a command: its name, with an underscore behind it where Python keeps the name for itself."""
    return command.replace("-", "_") + "_" * iskeyword(command)


def _build(name: str) -> Any:
    """The command, or the group of commands, that a module holds."""
    module = import_module(name)
    word = name.rpartition(".")[2].rstrip("_").replace("_", "-")
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    if hasattr(module, "COMMANDS"):
        members = type("_Members", (_Commands,), {"package": name, "table": module.COMMANDS})
        app.callback(cls=members, help=module.HELP)(lambda: None)
    else:
        app.command(word, cls=TyperCommand)(takes_session(module.run))
    return typer.main.get_command(app)


def _version(wanted: bool) -> None:
    if wanted:
        console.write_out(f"okr {__version__}\n")
        raise typer.Exit


def _root(
    context: typer.Context,
    directory: Directory = None,
    quiet: Quiet = False,
    color: Color = None,
    today: Today = None,
    no_input: NoInput = False,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Show the version.", is_eager=True, callback=_version)
    ] = False,
) -> None:
    """OKRs as plain YAML files in git, and a command line that makes them worth keeping."""
    del version
    context.obj = {"directory": directory, "quiet": quiet, "color": color, "today": today, "no_input": no_input}


def _app() -> Any:
    app = typer.Typer(
        name="okr",
        cls=_Commands,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    return typer.main.get_command(app)


def run(words: Sequence[str]) -> int:
    """Runs one command line.

    Args:
        words: the command line without the name of the program.

    Returns:
        The exit status: 0 done, 1 done with a negative verdict, 2 could not do it, 70 a bug, 130 interrupted.
    """
    try:
        command = _with_command(list(words))
        return _welcome() if command is None else int(_app().main(command, "okr", standalone_mode=False) or 0)
    except OkrError as error:
        console.write_err(_told(error))
        return error.exit_code
    except BrokenPipeError:
        # The reader has seen enough. Nothing is left to say, and nobody to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, typer.Abort):
        console.write_err("\ninterrupted\n")
        return INTERRUPTED
    except Exception as error:
        if hasattr(error, "format_message"):  # a usage error; its class is private to typer
            return _usage(error)
        return _bug(error, words)


def _welcome() -> int:
    console.write_out(_WELCOME)
    return 0


def _with_command(words: list[str]) -> list[str] | None:
    """`okr` alone is `okr status` in a workspace; elsewhere None, which welcomes."""
    if _names_command(words) or os.environ.get("_OKR_COMPLETE"):
        return words
    from okrcli.workspace.discover import NoWorkspace, find_root

    where = next((words[at + 1] for at, word in enumerate(words[:-1]) if word == "-C"), ".")
    try:
        find_root(where)
    except NoWorkspace:
        if not words:
            return None
    return [*words, "status"]


def _names_command(words: list[str]) -> bool:
    takes_value = {"-C", "--color", "--today"}
    skip = False
    for word in words:
        if skip:
            skip = False
        elif not word.startswith("-") or word in ("-h", "--help", "-V", "--version") or "completion" in word:
            return True
        else:
            skip = word in takes_value
    return False


def _told(error: OkrError) -> str:
    colour = console.consoles().err.colour
    red, bold, off = ("\033[31;1m", "\033[1m", "\033[0m") if colour else ("", "", "")
    lines = [f"{red}error:{off} {error}"]
    if error.file:
        place = error.place
        lines.append(f"  --> {error.file}{f':{place.line}:{place.column}' if place else ''}")
        if place and error.line_text is not None:
            number = str(place.line)
            last = place.end_column if place.end_line == place.line else len(error.line_text) + 1
            carets = "^" * max(1, last - place.column)
            lines += [f"{number} | {error.line_text}", f"{' ' * len(number)} | {' ' * (place.column - 1)}{carets}"]
    if error.hint:
        lines.append(f"{bold}hint:{off} {error.hint}")
    return "\n".join(lines) + "\n"


def _usage(error: Any) -> int:
    said = str(error.format_message()).rstrip(".")
    context = getattr(error, "ctx", None)
    console.write_err(f"error: {said[:1].lower()}{said[1:]}\n")
    helping = f"{context.command_path if context else 'okr'} --help"
    negative = re.match(r"no such option: -\d", said, re.IGNORECASE)
    console.write_err(f"hint: {'a negative value follows an equals sign: REF=-3' if negative else helping}\n")
    return 2


def _bug(error: Exception, words: Sequence[str]) -> int:
    import traceback
    from pathlib import Path

    state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    path = str(state / "okr" / f"crash-{os.getpid()}.txt")
    report = f"okr {__version__}, Python {sys.version}\n{list(words)}\n\n{''.join(traceback.format_exception(error))}"
    try:
        (state / "okr").mkdir(parents=True, exist_ok=True)
        Path(path).write_text(report, encoding="utf-8")
    except OSError:
        console.write_err(report)
        path = "the text above"
    console.write_err(f"error: a bug in okr, not in your files: {type(error).__name__}: {error}\n")
    console.write_err(f"hint: nothing was written. Please report it with {path}\n")
    return BUG
