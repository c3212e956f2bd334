"""How the tests of the reader look at what it gave."""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.yamldoc import Document, Spelled
from okrcli.yamldoc.backend import Backend, choose
from okrcli.yamldoc.careful import parse_carefully

BACKENDS = ("c", "pure")


def backends() -> Iterator[Backend]:
    """Both parsers."""
    for name in BACKENDS:
        yield choose(name)


def read(text: str, backend: str = "c") -> Document:
    """Reads a text with one of the parsers."""
    return parse_carefully(text.encode(), "plan.okr.yaml", choose(backend))


def exact(data: object) -> object:
    """Data with everything that == does not see: types, spellings and the order of keys."""
    if isinstance(data, dict):
        return "mapping", tuple((key, exact(value)) for key, value in data.items())
    if isinstance(data, list):
        return "list", tuple(exact(each) for each in data)
    return type(data).__name__, str(data), data.literal if isinstance(data, Spelled) else None


def told(document: Document) -> list[tuple[object, ...]]:
    """All that the problems of a document say."""
    return [(each.code, each.message, each.hint, each.place) for each in document.problems]


def rows(document: Document) -> list[tuple[object, ...]]:
    """All that the layout of a document says."""
    layout = document.layout
    columns = (layout.kinds, layout.starts, layout.ends, layout.after, layout.words)
    return [*zip(*columns, strict=True), ("anchors", layout.anchors), ("targets", layout.targets)]
