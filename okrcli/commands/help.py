"""`okr help`: what the program knows about the method, its files and itself."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli import commands
from okrcli.commands import completion
from okrcli.commands.session import Session
from okrcli.commands.topics import TOPICS, page
from okrcli.errors import OkrError, nearest

_WIDEST = 100

Topic = Annotated[
    str | None,
    typer.Argument(
        metavar="[TOPIC|COMMAND]",
        help="Default: a list of the topics.",
        autocompletion=completion.helped,
        show_default=False,
    ),
]


class NoTopic(OkrError):
    """Nothing is written about that."""

    def __init__(self, topic: str) -> None:
        super().__init__(f"there is no help on `{topic}`")
        near = nearest(topic, (*TOPICS, *commands.COMMANDS), 1)
        lead = f"did you mean okr help {near[0]}? " if near else ""
        self.hint = f"{lead}okr help lists the topics, okr --help the commands"


def run(session: Session, topic: Topic = None) -> None:
    """The method, the format, scoring, git and recipes; or all about a command."""
    if topic is None:
        session.emit(_topics())
    elif topic in TOPICS:
        session.emit(_shown(session, page(topic)))
    elif topic in commands.COMMANDS:
        from okrcli.commands.helping import help_of

        session.emit(help_of(topic))
    else:
        raise NoTopic(topic)


def _topics() -> str:
    widest = max(map(len, TOPICS))
    lines = "".join(f"  okr help {name:{widest}}  {about}\n" for name, about in TOPICS.items())
    return f"{lines}\nokr help COMMAND tells all about a command, okr rule CODE about a finding.\n"


def _shown(session: Session, text: str) -> str:
    """The page as it is in a pipe, laid out at a terminal."""
    policy = session.consoles.out
    if policy.width is None:
        return text
    from okrcli.commands.helping import laid_out

    return laid_out(text, min(policy.width, _WIDEST), colour=policy.colour)
