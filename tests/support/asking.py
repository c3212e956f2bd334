"""Asks one source, as `okr sync` does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from okrcli.model.window import Window
from okrcli.sources.access import Access
from okrcli.sources.choosing import choose
from okrcli.sources.files import Files
from okrcli.sources.secrets import Secrets
from okrcli.sources.source import Answer, Question
from okrcli.sources.web import Limits, Web

NOVEMBER = Question(Window(date(2026, 10, 25), date(2026, 11, 21)), "28d", False)
"""Four weeks that end yesterday."""

LATEST = Question(Window(date(2026, 11, 22), date(2026, 11, 22)), None, False)
"""How it is today."""

PAST = Question(Window(date(2026, 10, 31), date(2026, 10, 31)), None, True)
"""How it was on a day."""


def ask(
    root: Path,
    options: Mapping[str, Any],
    question: Question = NOVEMBER,
    variables: Mapping[str, str] | None = None,
    limits: Limits = Limits(),  # noqa: B008
    paused: list[float] | None = None,
) -> Answer:
    """What a source answers.

    Args:
        root: the folder of the workspace.
        options: as they stand in the file.
        question: which days.
        variables: the environment.
        limits: how far a request may go.
        paused: collects the seconds that would have been waited.
    """
    chosen = choose(options, {})
    secrets = Secrets(variables or {})
    waits = paused if paused is not None else []
    access = Access(Web(secrets, limits, waits.append), Files(str(root)), secrets)
    return chosen.source.read(chosen.options, question, access)
