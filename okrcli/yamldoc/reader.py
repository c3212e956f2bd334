"""The fast road from YAML text to plain Python: events in, dictionaries out, an explicit stack between."""

from __future__ import annotations

from okrcli.yamldoc.backend import Backend, Source
from okrcli.yamldoc.scalars import SUSPECT, Refused, Unusual, resolve

DEEPEST = 64
"""Levels of nesting that are read."""


def read(text: str, backend: Backend) -> object:
    """Reads one document whose every node is what it looks like.

    Raises:
        Unusual: the thorough reading knows what to make of it.
        Exception: of the class `backend.error`, where the syntax is broken.
    """
    if "<<" in text or text.startswith("%"):
        raise Unusual
    event = backend.open(text)
    event()
    if event().__class__ is not backend.document:
        raise Unusual
    return _built(event, backend, tags="!" in text)


def _built(event: Source, backend: Backend, *, tags: bool) -> object:
    suspect, refused, scalar, mapping = SUSPECT, Refused, backend.scalar, backend.mapping
    mapping_end, sequence, sequence_end = backend.mapping_end, backend.sequence, backend.sequence_end
    root: list[object] = []
    stack: list[tuple[dict[str, object], list[object] | None]] = []
    record: dict[str, object] = {}
    items: list[object] | None = root
    key: str | None = ""  # None where a key comes next
    while True:
        token = event()
        kind = token.__class__
        if kind is scalar:
            if tags and token.tag:
                raise Unusual
            word = token.value
            if key is None:
                if word in record or not word:
                    raise Unusual
                key = word
                continue
            value: object = word
            if word[:1] in suspect and not token.style:
                value = resolve(word)
                if value.__class__ is refused:
                    raise Unusual
            if items is None:
                record[key] = value
                key = None
            else:
                items.append(value)
        elif kind is mapping_end or kind is sequence_end:
            record, items = stack.pop()
            key = None if items is None else ""
        elif kind is mapping or kind is sequence:
            if key is None or len(stack) >= DEEPEST or (tags and token.tag):
                raise Unusual
            stack.append((record, items))
            made: dict[str, object] | list[object] = {} if kind is mapping else []
            if items is None:
                record[key] = made
            else:
                items.append(made)
            if isinstance(made, dict):
                record, items, key = made, None, None
            else:
                items, key = made, ""
        elif kind is backend.document_end and root[0] is not None and event().__class__ is backend.stream_end:
            return root[0]
        else:
            raise Unusual
