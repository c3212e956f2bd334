"""What an importer brings home: goals as they will stand in files, and what could not be carried over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from okrcli.model.kind import Kind
from okrcli.model.kinds import KIND_NAMES, KINDS
from okrcli.model.settings import Settings
from okrcli.yamldoc.operations import Value

Fields = dict[str, Value]
"""An entity as it stands in a file; `id` may be missing, and is then made from the title."""


class Remark(NamedTuple):
    """Something that was not carried over, or not as it stands.

    Attributes:
        where: the place in the source, such as `goals.md:12`.
        text: what it is, by name, and why.
    """

    where: str
    text: str


class Bundle(NamedTuple):
    """The goals of a team for a cycle.

    Attributes:
        cycle: its name, or None where the source does not tell.
        team: as the source names it, or None where it does not.
        objectives: each with its `key_results`.
        kpis: indicators that outlive cycles.
        rest: other keys of the file, such as `retrospective`.
        file: the path that the source gives it, or None.
    """

    cycle: str | None
    team: str | None
    objectives: list[Fields]
    kpis: Sequence[Fields] = ()
    rest: Mapping[str, Value] = MappingProxyType({})
    file: str | None = None


class Harvest(NamedTuple):
    """All that an importer found.

    Attributes:
        bundles: what is to become files.
        remarks: what could not be carried over.
        bad: rows that cannot be read.
    """

    bundles: tuple[Bundle, ...] = ()
    remarks: tuple[Remark, ...] = ()
    bad: tuple[Remark, ...] = ()


def _silent(text: str) -> None:
    del text


class Aim(NamedTuple):
    """What an importer may know beside the source.

    Attributes:
        settings: of the workspace.
        today: the day it is.
        cycle: what fills a missing cycle, or None.
        columns: field by column, where somebody said so.
        day_first: whether `3/4/2026` is in April; None where nobody said so.
        progress: told how far a long read has come.
    """

    settings: Settings
    today: date
    cycle: str | None = None
    columns: Mapping[str, str] = MappingProxyType({})
    day_first: bool | None = None
    progress: Callable[[str], None] = _silent


class Source(NamedTuple):
    """A file to import.

    Attributes:
        name: as the user typed it.
        raw: its bytes.
    """

    name: str
    raw: bytes


Reader = Callable[[Source, Aim], Harvest]
"""What the module of a format that can be imported has as `read`."""


def text_of(source: Source) -> str:
    """The text of a source: UTF-8 or UTF-16 with a mark, else Windows-1252, which every byte belongs to."""
    raw = source.raw
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def one_line(text: str) -> str:
    """A text on one line, for a title."""
    return " ".join(text.split())


def pruned(fields: Mapping[str, Value]) -> Fields:
    """Fields without those that say nothing; what is left open on purpose is added when the file is written."""
    return {key: value for key, value in fields.items() if value is not None and value != "" and value != []}


def joined(harvests: Sequence[Harvest]) -> Harvest:
    """Several harvests as one."""
    return Harvest(
        tuple(bundle for each in harvests for bundle in each.bundles),
        tuple(remark for each in harvests for remark in each.remarks),
        tuple(bad for each in harvests for bad in each.bad),
    )


def kind_of(fields: Mapping[str, Value]) -> type[Kind]:
    """The kind of a key result; the usual one where none is said, or none that is known."""
    return KIND_NAMES.get(str(fields.get("kind")), KINDS[0])


def records(value: object) -> list[Fields]:
    """The mappings of a list; none where it is no list."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
