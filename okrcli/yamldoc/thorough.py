"""The thorough road from YAML text to plain Python: positions, aliases, merge keys, and every mistake by name."""

from __future__ import annotations

from okrcli.yamldoc import extent, refusal
from okrcli.yamldoc.aliases import Anchors
from okrcli.yamldoc.backend import Backend, Event
from okrcli.yamldoc.layout import ALIAS, BLOCK, FLOW_MAPPING, FLOW_SEQUENCE, MAPPING, PLAIN, QUOTED, SEQUENCE, Layout
from okrcli.yamldoc.lines import Lines
from okrcli.yamldoc.reader import DEEPEST
from okrcli.yamldoc.refusal import MOST_REFUSALS, Refusal
from okrcli.yamldoc.scalars import Refused, resolve
from okrcli.yamldoc.shield import Shield

Group = dict[str, object]
Items = list[object]


class _Frame:
    """A collection that is still open."""

    __slots__ = ("anchor", "data", "key", "merged", "merges", "row")

    def __init__(self, data: Group | Items, row: int, anchor: str | None) -> None:
        self.data = data
        self.row = row
        self.anchor = anchor
        self.key: int | None = None
        self.merges = False
        self.merged: set[str] = set()


class Composer:
    """Builds data and layout of one document from its events.

    A text that is known to be right may be read for its positions only; that takes a fraction of the memory.

    Attributes:
        data: what was read; of no use where only the positions are.
        layout: where it is.
        refusals: mistakes that do not stop the reading.
    """

    def __init__(self, text: str, backend: Backend, *, positions_only: bool = False) -> None:
        self.data: object = None
        self.layout = Layout()
        self.refusals: list[Refusal] = []
        self._positions_only = positions_only
        self._text = text
        self._shield = Shield(text)
        self._lines = Lines(text)
        self._backend = backend
        self._anchors = Anchors(len(text), DEEPEST)
        self._frames: list[_Frame] = []
        self._last = 0

    def run(self) -> None:
        """Reads it all.

        Raises:
            Refusal: it cannot be read on.
            Exception: of the class `backend.error`, where the syntax is broken.
        """
        backend = self._backend
        steps = {
            backend.scalar: self._scalar,
            backend.alias: self._alias,
            backend.mapping: self._open,
            backend.sequence: self._open,
            backend.mapping_end: self._close,
            backend.sequence_end: self._close,
        }
        source = backend.open(self._shield.covered)
        source()
        event = source()
        if event.__class__ is backend.stream_end:
            raise refusal.empty()
        while (event := source()).__class__ is not backend.document_end:
            steps[event.__class__](event)
        self._anchors.check(len(self.layout.kinds))
        event = source()
        if event.__class__ is not backend.stream_end:
            raise refusal.several_documents(event.start_mark.index)
        if self.layout.kinds[0] == PLAIN and self.data is None:
            raise refusal.empty()

    def _scalar(self, event: Event) -> None:
        word = self._shield.lifted(event.value)
        frame = self._frames[-1] if self._frames else None
        kind = PLAIN if not event.style else BLOCK if event.style in "|>" else QUOTED
        start, end = self._span(event, kind, word, frame)
        row = self.layout.add(kind, start, end)
        self._last = end
        self._untagged(event, row)
        if frame is not None and frame.key is None and isinstance(frame.data, dict):
            if not word and kind == PLAIN:
                raise refusal.key_missing(extent.colon(self._text, event.start_mark.index))
            self._key(frame, row, word)
            if event.anchor:
                self._anchor(event.anchor, word, row, word)
            return
        value: object = word
        if kind == PLAIN:
            value = resolve(word)
            if isinstance(value, Refused):
                self._refuse(refusal.number(value.reason, word, start, end))
        if event.anchor:
            self._anchor(event.anchor, value, row, word)
        self._attach(value, row)

    def _span(self, event: Event, kind: int, word: str, frame: _Frame | None) -> tuple[int, int]:
        start, end = event.start_mark.index, event.end_mark.index
        if kind == BLOCK:
            return start, extent.block_scalar(self._text, start, end, word)
        if word or kind != PLAIN or event.anchor or event.tag or frame is None:
            return start, end
        if isinstance(frame.data, list):
            first = extent.content(self._text, self.layout.starts[frame.row])
            start = extent.empty_item(self._text, max(self._last, first))
        elif frame.key is not None:
            start = extent.empty_value(self._text, self._last)
        return start, start

    def _alias(self, event: Event) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        name = event.anchor or ""
        found = self._anchors.use(name, len(self._frames), start, end)
        row = self.layout.add(ALIAS, start, end)
        self.layout.targets[row] = found.row
        self._last = end
        frame = self._frames[-1] if self._frames else None
        if frame is not None and frame.key is None and isinstance(frame.data, dict):
            if found.word is None:
                raise refusal.key_not_text(start, end)
            self._key(frame, row, found.word)
        else:
            self._attach(found.data, row)

    def _open(self, event: Event) -> None:
        start = event.start_mark.index
        frames = self._frames
        if frames and frames[-1].key is None and isinstance(frames[-1].data, dict):
            raise refusal.key_not_text(start, start + 1)
        if len(frames) >= DEEPEST:
            raise refusal.too_deep(DEEPEST, start)
        is_group = event.__class__ is self._backend.mapping
        block, flow = (MAPPING, FLOW_MAPPING) if is_group else (SEQUENCE, FLOW_SEQUENCE)
        kind = flow if event.flow_style else block
        row = self.layout.add(kind, start, event.end_mark.index)
        self._untagged(event, row)
        made: Group | Items = {} if is_group else []
        if event.anchor:
            self.layout.anchors[row] = event.anchor
            self._anchors.define(event.anchor, made, row, is_open=True)
        frames.append(_Frame(made, row, event.anchor))

    def _close(self, event: Event) -> None:
        frame = self._frames.pop()
        layout, row = self.layout, frame.row
        layout.after[row] = len(layout.kinds)
        is_flow = layout.kinds[row] in (FLOW_MAPPING, FLOW_SEQUENCE)
        if is_flow and self._text[event.end_mark.index - 1 : event.end_mark.index] in ("}", "]"):
            self._last = event.end_mark.index
        layout.ends[row] = max(self._last, layout.starts[row])
        if frame.anchor:
            self._anchors.define(frame.anchor, frame.data, row)
        self._attach(frame.data, row)

    def _key(self, frame: _Frame, row: int, word: str) -> None:
        layout = self.layout
        is_merge = word == "<<" and layout.kinds[row] == PLAIN
        if frame.merges if is_merge else word in frame.data and word not in frame.merged:
            line = self._lines.position(layout.starts[layout.key_row(frame.row, word)])[0]
            self._refuse(refusal.duplicate(word, line, layout.starts[row], layout.ends[row]))
        frame.key = row
        layout.words[row] = word
        if is_merge:
            frame.merges = True
            layout.merges.add(row)
        else:
            frame.merged.discard(word)

    def _refuse(self, found: Refusal) -> None:
        if len(self.refusals) < MOST_REFUSALS:
            self.refusals.append(found)

    def _attach(self, value: object, row: int) -> None:
        if not self._frames:
            self.data = value
            return
        frame = self._frames[-1]
        key, frame.key = frame.key, None
        if self._positions_only:
            return
        if isinstance(frame.data, list):
            frame.data.append(value)
            return
        if key in self.layout.merges:
            self._merge(frame.data, frame.merged, value, row)
        elif key is not None:
            frame.data[self.layout.words[key] or ""] = value

    def _merge(self, group: Group, merged: set[str], value: object, row: int) -> None:
        for source in value if isinstance(value, list) else (value,):
            if not isinstance(source, dict):
                raise refusal.merge_value(self.layout.starts[row], self.layout.ends[row])
            for key in source:
                if key not in group:
                    group[key] = source[key]
                    merged.add(key)

    def _anchor(self, name: str, data: object, row: int, word: str) -> None:
        self.layout.anchors[row] = name
        self._anchors.define(name, data, row, word)

    def _untagged(self, event: Event, row: int) -> None:
        if event.tag:
            start, end = extent.tag(self._text, self.layout.starts[row])
            self._refuse(refusal.tag(self._text[start:end], start, end))
