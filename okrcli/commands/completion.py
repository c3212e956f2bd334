"""What the shell completes: real ids, cycles, teams, owners, templates."""

from __future__ import annotations

from collections.abc import Callable

from okrcli.errors import OkrError
from okrcli.workspace.names import Names, read_names


def _names() -> Names | None:
    from okrcli.workspace.discover import find_root

    try:
        return read_names(find_root("."))
    except OkrError:
        return None


def _completing(pick: Callable[[Names], list[str]]) -> Callable[[str], list[str]]:
    def complete(incomplete: str) -> list[str]:
        names = _names()
        return _tails(pick(names), incomplete) if names else []

    return complete


def _tails(names: list[str], typed: str) -> list[str]:
    """The names that go on from what was typed: whole, or from any of their parts on."""
    whole = [name for name in names if name.startswith(typed)]
    tails = {name.split("/", depth)[-1] for name in names for depth in range(1, name.count("/") + 1)}
    return whole or sorted(tail for tail in tails if tail.startswith(typed))


references = _completing(lambda names: [*names.objectives, *names.key_results, *names.kpis])
"""Objectives, key results and KPIs."""

key_results = _completing(lambda names: names.key_results)
"""Key results."""

cycles = _completing(lambda names: names.cycles)
"""Cycles."""

teams = _completing(lambda names: names.teams)
"""Teams."""

owners = _completing(lambda names: [*names.owners, "me"])
"""Owners, and `me`."""

tags = _completing(lambda names: names.tags)
"""Tags."""


def templates(incomplete: str) -> list[str]:
    """Templates."""
    from okrcli.templates import names

    return [name for name in names("en") if name.startswith(incomplete)]


def rules(incomplete: str) -> list[str]:
    """Codes of rules."""
    from okrcli.check.rules import RULES

    return [rule.code for rule in RULES if rule.code.startswith(incomplete.upper())]
