"""A YAML file, read: its data, what is wrong with it, and where everything is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from okrcli.problem import Path, Place, Problem

if TYPE_CHECKING:
    from okrcli.yamldoc.backend import Backend
    from okrcli.yamldoc.layout import Layout
    from okrcli.yamldoc.lines import Lines
    from okrcli.yamldoc.swift_places import Places

_UNREAD = object()


class Document:
    """One file as it was read; nothing in it changes.

    Attributes:
        file: its name, as the caller gave it.
        raw: its bytes.
        problems: why it was refused; empty where it was read.
    """

    __slots__ = ("_backend", "_data", "_layout", "_lines", "_places", "_starts", "_text", "file", "problems", "raw")

    def __init__(
        self,
        file: str,
        raw: bytes,
        data: object,
        problems: tuple[Problem, ...],
        backend: Backend | None = None,
        starts: dict[int, int] | None = None,
    ) -> None:
        self.file = file
        self.raw = raw
        self._data = data
        self.problems = problems
        self._backend = backend  # None where the file took the swift road
        self._starts = {} if starts is None else starts
        self._places: Places | None = None
        self._text: str | None = None
        self._lines: Lines | None = None
        self._layout: Layout | None = None

    @classmethod
    def known(cls, file: str, raw: bytes) -> Document:
        """A file whose bytes were read as usual ones before: they are read again where the data is asked for."""
        return cls(file, raw, _UNREAD, ())

    @property
    def data(self) -> object:
        """Nested dict, list, str, Decimal, bool and None; None where the file was refused."""
        if self._data is _UNREAD:
            from okrcli.yamldoc import swift

            self._data = swift.read(self.raw, self._starts)
        return self._data

    @property
    def is_usual(self) -> bool:
        """Whether the file was read, and is made of the usual lines only."""
        return self._backend is None and not self.problems

    @property
    def parsed(self) -> bool:
        """Whether the file was read."""
        return not self.problems

    @property
    def text(self) -> str:
        """The characters of the file without a byte order mark."""
        if self._text is None:
            from okrcli.yamldoc.decode import decode

            self._text = decode(self.raw)
        return self._text

    @property
    def lines(self) -> Lines:
        """Where the lines of the text start."""
        if self._lines is None:
            from okrcli.yamldoc.lines import Lines

            self._lines = Lines(self.text)
        return self._lines

    @property
    def layout(self) -> Layout:
        """Where the nodes are; reads the text again at the first use. Empty for a refused file."""
        if self._layout is None:
            self._layout = self._laid_out()
        return self._layout

    def _laid_out(self) -> Layout:
        if self._backend is None:
            from okrcli.yamldoc.layout import Layout
            from okrcli.yamldoc.swift_layout import lay_out

            return lay_out(self.text) if self.parsed else Layout()
        from okrcli.yamldoc.thorough import Composer

        composer = Composer(self.text, self._backend, positions_only=True)
        composer.run()
        return composer.layout

    def first_line(self, at: Path) -> int:
        """The line, from 1, that the mapping or list at a path begins at; without reading the text again if it can."""
        node: Any = self.data
        try:
            for step in at:
                node = node[step]
        except (LookupError, TypeError):
            return self.place(at).line
        return self._starts.get(id(node)) or self.place(at).line

    def line(self, number: int) -> str:
        """The characters of a line, counted from 1, without its line end; empty where there is no such line."""
        return self.lines.text_of(number)

    def span(self, at: Path, *, on_key: bool = False) -> tuple[int, int]:
        """Offsets of a value, or of its key, in the text.

        Where the path does not exist, of the key of its nearest ancestor; where that is a list item
        or the whole document, of its first line up to the value of its first pair.
        """
        if self._layout is None and self.is_usual:
            return self._found(at, on_key=on_key)
        layout = self.layout
        if not layout.kinds:
            return 0, 0
        way = layout.descend(at)
        key, value = way[-1]
        if len(way) > len(at):
            row = key if on_key and key >= 0 else value
            return layout.starts[row], layout.ends[row]
        if key >= 0:
            return layout.starts[key], layout.ends[key]
        return self._head(layout.resolved(value))

    def _found(self, at: Path, *, on_key: bool) -> tuple[int, int]:
        """The same without the layout of the whole text."""
        if self._places is None:
            from okrcli.yamldoc.swift_places import Places

            self._places = Places(self.text)
        return self._places.span(at, on_key=on_key)

    def place(self, at: Path, *, on_key: bool = False) -> Place:
        """Line and column of a value, or of its key; for a path that does not exist see `span`."""
        return self.lines.place(*self.span(at, on_key=on_key))

    def _head(self, row: int) -> tuple[int, int]:
        """The first line of a node, up to the value of its first pair."""
        layout = self.layout
        start, end = layout.starts[row], layout.ends[row]
        line_end = self.lines.start_of(self.lines.position(start)[0]) + len(self.line(self.lines.position(start)[0]))
        if layout.is_mapping(row):
            for _, value in layout.pairs(row):
                end = layout.ends[value]
                break
        return start, min(end, line_end)


def value_at(node: object, at: Path) -> object:
    """What stands at a path in the data of a file; None where there is nothing."""
    for step in at:
        if isinstance(node, dict):
            node = node.get(step)
        else:
            node = node[step] if isinstance(node, list) and isinstance(step, int) and step < len(node) else None
    return node
