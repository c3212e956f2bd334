"""Where YAML events come from: libyaml, or a parser in pure Python where libyaml is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol


class Mark(Protocol):
    """A position in the text."""

    @property
    def index(self) -> int:
        """Code points from the start."""
        ...


class Event(Protocol):
    """What both parsers say about one token; each class has only some of these."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    flow_style: bool | None
    version: tuple[int, int] | None


Source = Callable[[], Event]
"""Gives the next event; raises the backend's `error`."""


class Backend(NamedTuple):
    """One parser.

    Attributes:
        open: from a text to its events.
        error: what the parser raises on bad syntax; it has `problem`, `problem_mark`, `context`, `context_mark`.
    """

    name: str
    open: Callable[[str], Source]
    error: type[Exception]
    scalar: type
    alias: type
    mapping: type
    mapping_end: type
    sequence: type
    sequence_end: type
    document: type
    document_end: type
    stream_end: type


_chosen: dict[str, Backend] = {}


def choose(name: str = "") -> Backend:
    """The parser to use: `c`, `pure`, or by default the faster one that is there.

    Raises:
        ImportError: the one that is wanted is not there.
        KeyError: there is none of this name.
    """
    if not name:
        try:
            return choose("c")
        except ImportError:
            return choose("pure")
    found = _chosen.get(name)
    if found is None:
        found = _chosen[name] = {"c": _libyaml, "pure": _pure}[name]()
    return found


def _libyaml() -> Backend:
    from yaml import _yaml, error, events

    def start(text: str) -> Source:
        return _yaml.CParser(text.encode()).get_event  # type: ignore[return-value]

    return Backend(
        "c",
        start,
        error.YAMLError,
        events.ScalarEvent,
        events.AliasEvent,
        events.MappingStartEvent,
        events.MappingEndEvent,
        events.SequenceStartEvent,
        events.SequenceEndEvent,
        events.DocumentStartEvent,
        events.DocumentEndEvent,
        events.StreamEndEvent,
    )


def _pure() -> Backend:
    from ruamel.yaml import error, events

    from okrcli.yamldoc import pure

    return Backend(
        "pure",
        pure.start,
        error.YAMLError,
        events.ScalarEvent,
        events.AliasEvent,
        events.MappingStartEvent,
        events.MappingEndEvent,
        events.SequenceStartEvent,
        events.SequenceEndEvent,
        events.DocumentStartEvent,
        events.DocumentEndEvent,
        events.StreamEndEvent,
    )
