"""Where the files refer to something, valid or not: for a new name, which must reach all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from okrcli.errors import OkrError
from okrcli.model.scalars import literal
from okrcli.problem import Path
from okrcli.workspace import Workspace
from okrcli.workspace.discover import read_file
from okrcli.workspace.references import References, Sort, in_file

_GOALS: tuple[Sort, ...] = ("objective", "key result")


class Mention(NamedTuple):
    """A reference in a file.

    Attributes:
        file: path from the workspace's folder.
        at: where in it.
        text: as it is written, without blanks around it.
        cycles: names of cycles to look in, the nearest group first.
        sorts: what may be meant.
        prefix: what stands before the text to make it a reference: `kpi/` where only an id is written.
    """

    file: str
    at: Path
    text: str
    cycles: tuple[tuple[str, ...], ...]
    sorts: tuple[Sort, ...]
    prefix: str = ""

    def means(self, references: References, text: str) -> str | None:
        """The full reference that a text in this place stands for; None where it stands for nothing, or for several."""
        try:
            return references.resolve(self.prefix + text, self.cycles, self.sorts).ref
        except OkrError:
            return None

    def spellings(self, ref: str) -> Iterator[str]:
        """Ways to write a reference here: like the one that is there, in full, in full with its cycle."""
        path, _, cycle = ref.removeprefix(self.prefix).partition("@")
        parts = path.split("/")
        tail, at, written = self.text.partition("@")
        yield "/".join(parts[-tail.count("/") - 1 :]) + at + written
        yield path + at + written
        yield f"{path}@{cycle}" if cycle else path


def mentions(workspace: Workspace, words: Collection[str]) -> Iterator[Mention]:
    """All references in the files in which one of some words occurs."""
    sought = [word.encode() for word in words]
    for file in workspace.files:
        raw = read_file(workspace.root, file)
        if any(word in raw for word in sought):
            yield from _in_file(workspace, file)


def _in_file(workspace: Workspace, file: str) -> Iterator[Mention]:
    data = workspace.document(file).data
    cycles = _cycles(workspace, data)
    for objective, at in _items(data, "objectives", ()):
        yield from _each(file, objective, at, "contributes_to", cycles, _GOALS)
        yield from _each(file, objective, at, "carried_from", cycles, ("objective",))
        for key_result, below in _items(objective, "key_results", at):
            yield from _each(file, key_result, below, "carried_from", cycles, ("key result",))
            for key in ("kpi", "guardrails"):
                yield from _each(file, key_result, below, key, (), ("KPI",), "kpi/")


def _each(
    file: str,
    entity: dict[str, object],
    at: Path,
    key: str,
    cycles: tuple[tuple[str, ...], ...],
    sorts: tuple[Sort, ...],
    prefix: str = "",
) -> Iterator[Mention]:
    found = entity.get(key)
    values: Sequence[object] = found if isinstance(found, list) else [found]
    for index, value in enumerate(values):
        text = literal(value)
        if isinstance(text, str):
            where = (*at, key, index) if isinstance(found, list) else (*at, key)
            yield Mention(file, where, text.strip(), cycles, sorts, prefix)


def _items(data: object, key: str, at: Path) -> Iterator[tuple[dict[str, object], Path]]:
    listed = data.get(key) if isinstance(data, dict) else None
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(item, dict):
            yield item, (*at, key, index)


def _cycles(workspace: Workspace, data: object) -> tuple[tuple[str, ...], ...]:
    plan = workspace.plan
    name = literal(data.get("cycle")) if isinstance(data, dict) else None
    cycle = plan.settings.cycle(name) if isinstance(name, str) else None
    known = list({each.cycle for each in plan.objectives})
    return tuple(tuple(group) for group in in_file(cycle, known)) if cycle is not None else ()
