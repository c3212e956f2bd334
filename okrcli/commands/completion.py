"""What the shell completes: real ids, cycles, teams, owners, templates."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from okrcli.errors import OkrError
from okrcli.workspace.names import Names, read_names

if TYPE_CHECKING:
    from okrcli.templates import Library


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
    return [name for name in _library().names() if name.startswith(incomplete)]


def of_template(incomplete: str) -> list[str]:
    """What `okr template` takes: what to do, and templates."""
    return [name for name in ("list", "show", *_library().names()) if name.startswith(incomplete)]


def from_templates(incomplete: str) -> list[str]:
    """Templates, and once one is named all that can be taken out of it."""
    from okrcli.templates.library import key_results

    library = _library()
    name, slash, _ = incomplete.partition("/")
    if not slash or name not in library.names():
        return [f"{each}/" for each in library.names() if each.startswith(incomplete)]
    template = library.get(name)
    inner = [each for objective in template.objectives for each in key_results(objective)]
    ids = [str(each["id"]) for each in (*template.objectives, *inner, *template.kpis)]
    return [f"{name}/{each}" for each in dict.fromkeys(ids) if f"{name}/{each}".startswith(incomplete)]


def _library() -> Library:
    from okrcli.templates import Library, read_shelf
    from okrcli.workspace.discover import SETTINGS_FILE, find_root, read_file
    from okrcli.workspace.reading import read_settings

    try:
        root = find_root(".")
        settings = read_settings(read_file(root, SETTINGS_FILE))[0]
    except OkrError:
        return Library("en")
    return Library("en", read_shelf(root, settings.templates, "en").templates)


def helped(incomplete: str) -> list[str]:
    """Topics of help, and commands."""
    from okrcli.commands import COMMANDS
    from okrcli.commands.topics import TOPICS

    return [name for name in (*TOPICS, *COMMANDS) if name.startswith(incomplete)]


def rules(incomplete: str) -> list[str]:
    """Codes of rules."""
    from okrcli.check.rules import RULES

    return [rule.code for rule in RULES if rule.code.startswith(incomplete.upper())]
