"""Records that are made one by one, when somebody reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

Source = TypeVar("Source")
Record = TypeVar("Record")


class Series(Sequence[Record], Generic[Source, Record]):
    """A sequence of records that holds only what they are made from: a large document never stands in memory whole."""

    def __init__(self, sources: Sequence[Source], record: Callable[[Source], Record]) -> None:
        self._sources = sources
        self._record = record

    def __len__(self) -> int:
        return len(self._sources)

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Record]: ...

    def __getitem__(self, index: int | slice) -> Record | Sequence[Record]:
        if isinstance(index, slice):
            return Series(self._sources[index], self._record)
        return self._record(self._sources[index])

    def __iter__(self) -> Iterator[Record]:
        return map(self._record, self._sources)
