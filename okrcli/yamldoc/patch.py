"""The patch engine: operations become splices of the text, and the result is read again before anybody sees it."""

from __future__ import annotations

from collections.abc import Sequence

from okrcli.problem import Path, Place
from okrcli.yamldoc.decode import BOM
from okrcli.yamldoc.document import Document
from okrcli.yamldoc.edits import splices
from okrcli.yamldoc.ground import Ground
from okrcli.yamldoc.intended import Mismatch, applied, same
from okrcli.yamldoc.operations import Add, Append, Comment, Insert, Operation, Remove, Rename, Replace
from okrcli.yamldoc.parsing import parse
from okrcli.yamldoc.refused import NotPossible, PatchRefused
from okrcli.yamldoc.rendering import by_hand
from okrcli.yamldoc.splice import Splice, spliced

__all__ = [
    "Add",
    "Append",
    "Comment",
    "Insert",
    "Operation",
    "PatchRefused",
    "Remove",
    "Rename",
    "Replace",
    "patch",
]


def patch(document: Document, operations: Sequence[Operation]) -> bytes:
    """The bytes of a file with operations done one after the other; nothing but what they mean is touched.

    Args:
        document: the file as it was read.
        operations: each sees what those before it have done.

    Raises:
        PatchRefused: one of them cannot be done without disturbing the file, or the file does not parse.
    """
    if document.problems and operations:
        first = document.problems[0]
        raise _refused(document, operations[0], f"it does not parse: {first.message}", first.place)
    draft = _Draft(document)
    for operation in operations:
        if not draft.add(operation):
            draft = _Draft(draft.finished())
            draft.add(operation)
    return draft.finished().raw


class _Draft:
    """Operations on parts of a document that have nothing to do with each other, so that one reading serves all."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._ground: Ground | None = None
        self._intended = document.data
        self._splices: list[Splice] = []
        self._operations: list[Operation] = []
        self._scopes: set[Path] = set()
        self._around: set[Path] = set()

    def add(self, operation: Operation) -> bool:
        """Takes an operation in; False where it has to wait until those before it are done."""
        scope = _scope(operation)
        above = [scope[:length] for length in range(len(scope) + 1)]
        if scope in self._around or not self._scopes.isdisjoint(above):
            return False
        if isinstance(operation, Comment) and self._changes_above(operation.line):
            return False
        place = _place(self._document, operation)
        try:
            intended = applied(self._intended, operation)
            if self._ground is None:
                self._ground = Ground(self._document.text, self._document.layout)
            found = splices(self._ground, operation)
        except NotPossible as error:
            place = self._document.lines.place(error.offset, error.offset)
            raise _refused(self._document, operation, error.reason, place) from None
        except Mismatch as error:
            raise _refused(self._document, operation, str(error), place) from None
        if any(one.start <= other.end and other.start <= one.end for one in found for other in self._splices):
            return False
        self._intended = intended
        self._splices += found
        self._operations.append(operation)
        self._scopes.add(scope)
        self._around.update(above)
        return True

    def _changes_above(self, line: int) -> bool:
        """Whether something changes that a comment, which counts lines, may have to see."""
        lines = self._document.lines
        return any(lines.position(each.start)[0] <= line for each in self._splices)

    def finished(self) -> Document:
        """The document with all operations done, read again and compared with what was meant."""
        before = self._document
        if not self._operations:
            return before
        bom = BOM if before.raw.startswith(BOM) else b""
        after = parse(bom + spliced(before.text, self._splices).encode(), before.file)
        if not after.problems and same(after.data, self._intended):
            return after
        if len(self._operations) == 1:
            operation = self._operations[0]
            reason = "the way it is written does not allow it"
            raise _refused(before, operation, reason, _place(before, operation))
        for operation in self._operations:
            alone = _Draft(before)
            alone.add(operation)
            before = alone.finished()
        return before


def _scope(operation: Operation) -> Path:
    """The collection that an operation is about; that of a comment is its line, of which nobody else knows."""
    if isinstance(operation, Comment):
        return ("#", operation.line)
    return operation.at[:-1] if isinstance(operation, (Remove, Rename)) else operation.at


def _place(document: Document, operation: Operation) -> Place:
    if isinstance(operation, Comment):
        return Place(operation.line, 1, operation.line, 1)
    return document.place(operation.at)


def _refused(document: Document, operation: Operation, reason: str, place: Place | None) -> PatchRefused:
    where = place or Place(1, 1, 1, 1)
    return PatchRefused(document.file, where, document.line(where.line), reason, _by_hand(operation))


def _by_hand(operation: Operation) -> str:
    if isinstance(operation, Add):
        return f"add `{by_hand({operation.key: operation.value})[1:-1]}`"
    if isinstance(operation, (Append, Insert)):
        return f"add `{by_hand(operation.value)}` to the list"
    if isinstance(operation, Replace):
        return f"write `{by_hand(operation.value)}`"
    if isinstance(operation, Comment):
        return f"write `{operation.text}`" if operation.text else f"delete `{operation.old}`"
    return f"rename the key to `{operation.new_key}`" if isinstance(operation, Rename) else "delete it"
