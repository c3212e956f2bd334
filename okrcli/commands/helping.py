"""Lays out pages of help at a terminal, and finds the help of commands."""

from __future__ import annotations

import io
from importlib import import_module
from keyword import iskeyword

import typer
from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import CodeBlock, Heading, Markdown
from rich.text import Text
from rich.theme import Theme

from okrcli.commands.session import takes_session

_THEME = Theme(
    {
        "markdown.h1": "bold",
        "markdown.h2": "bold",
        "markdown.h3": "bold",
        "markdown.code": "bold",
        "markdown.table.border": "dim",
        "markdown.table.header": "dim",
        "markdown.item.bullet": "none",
        "markdown.item.number": "none",
    }
)


class _Title(Heading):
    LEVEL_ALIGN = dict.fromkeys(Heading.LEVEL_ALIGN, "left")


class _Code(CodeBlock):
    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Set in, and never broken: what is copied must run."""
        lines = "\n".join(f"    {line}" for line in str(self.text).rstrip().split("\n"))
        yield Text(lines, no_wrap=True, overflow="ignore")


class _Page(Markdown):
    elements = {**Markdown.elements, "heading_open": _Title, "fence": _Code}  # noqa: RUF012 - as its parent has it


def laid_out(text: str, width: int, *, colour: bool) -> str:
    """A page of Markdown for a terminal.

    Args:
        text: the page.
        width: columns.
        colour: whether styles may be written.
    """
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        theme=_THEME,
        legacy_windows=False,
    )
    console.print(_Page(text, hyperlinks=False), crop=False)
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n"))


def help_of(command: str) -> str:
    """What `okr COMMAND --help` says."""
    from contextlib import redirect_stdout

    module = import_module(f"okrcli.commands.{command.replace('-', '_')}{'_' * iskeyword(command)}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    if hasattr(module, "COMMANDS"):
        app.callback(help=module.HELP)(lambda: None)
        for name, about in module.COMMANDS.items():
            app.command(name, short_help=about)(lambda: None)
    else:
        app.command(command)(takes_session(module.run))
    with redirect_stdout(io.StringIO()) as told:
        typer.main.get_command(app).main(["--help"], f"okr {command}", standalone_mode=False)
    return told.getvalue()
