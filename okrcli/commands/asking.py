"""Asks the questions of a dialogue at the terminal."""

from __future__ import annotations

import sys
from contextlib import suppress

import typer

from okrcli import console
from okrcli.commands.session import Session
from okrcli.dialogue.question import Dialogue, Outcome, Question, Quit, Unanswered
from okrcli.page import Paragraph
from okrcli.render.text import render_blocks

INTERRUPTED = 130
"""The exit status where somebody ends the questions before their end."""


def answers(session: Session, dialogue: Dialogue[Outcome], locale: str = "en") -> Outcome:
    """What comes of a dialogue; where somebody quits, the command ends and nothing is written.

    Args:
        session: of the command.
        dialogue: not begun yet.
        locale: of the numbers and dates that are shown.

    Raises:
        Unanswered: it has a question, and nobody may be asked.
        Exit: somebody ended the questions.
    """
    try:
        return ask(session, dialogue, locale)
    except Quit:
        session.notice("Nothing was written.")
        raise typer.Exit(INTERRUPTED) from None


def ask(session: Session, dialogue: Dialogue[Outcome], locale: str = "en") -> Outcome:
    """What comes of a dialogue.

    Args:
        session: of the command.
        dialogue: not begun yet.
        locale: of the numbers and dates that are shown.

    Raises:
        Unanswered: it has a question, and nobody may be asked.
        Quit: the input ended, or was interrupted.
    """
    try:
        question = next(dialogue)
        while True:
            question = dialogue.send(_answer(session, question, locale))
    except StopIteration as end:
        outcome: Outcome = end.value
        return outcome


def _answer(session: Session, question: Question, locale: str) -> str:
    if not session.may_ask:
        raise Unanswered(question)
    policy = session.consoles.err
    if question.shown:
        console.write_err(f"\n{render_blocks(question.shown, policy, locale)}")
    if question.wrong is not None:
        console.write_err(render_blocks([Paragraph((question.wrong,), "warn", 2)], policy, locale))
    choices = f" ({'/'.join(question.choices)})" if question.choices else ""
    default = f" [{question.default}]" if question.default else ""
    line = _typed(f"{question.text}{choices}{default}: ")
    return line.strip() or question.default or ""


def _typed(prompt: str) -> str:
    """A line from the person at the terminal, who may move in it with the arrow keys."""
    if sys.stdout.isatty():
        with suppress(ImportError):
            import readline  # noqa: F401 - makes `input` an editor of lines; not there on every system
        try:
            return input(prompt)
        except (EOFError, KeyboardInterrupt):
            sys.stdout.write("\n")
            raise Quit from None
    console.write_err(prompt)
    line = sys.stdin.readline()
    if not line:
        console.write_err("\n")
        raise Quit
    return line
