"""The patch engine: operations become splices of the text, and the result is read again before anybody sees it."""

from __future__ import annotations

from collections.abc import Sequence

from okrcli.problem import Place
from okrcli.yamldoc.decode import BOM
from okrcli.yamldoc.document import Document
from okrcli.yamldoc.edits import splices
from okrcli.yamldoc.ground import Ground
from okrcli.yamldoc.intended import Mismatch, applied, same
from okrcli.yamldoc.operations import Add, Append, Insert, Operation, Remove, Rename, Replace
from okrcli.yamldoc.parsing import parse
from okrcli.yamldoc.refused import NotPossible, PatchRefused
from okrcli.yamldoc.rendering import by_hand
from okrcli.yamldoc.splice import spliced

__all__ = ["Add", "Append", "Insert", "Operation", "PatchRefused", "Remove", "Rename", "Replace", "patch"]


def patch(document: Document, operations: Sequence[Operation]) -> bytes:
    """The bytes of a file with operations done one after the other; nothing but what they mean is touched.

    Args:
        document: the file as it was read.
        operations: each sees what those before it have done.

    Raises:
        PatchRefused: one of them cannot be done without disturbing the file, or the file does not parse.
    """
    current = document
    for operation in operations:
        current = _patched(current, operation)
    return current.raw


def _patched(document: Document, operation: Operation) -> Document:
    if document.problems:
        first = document.problems[0]
        raise _refused(document, operation, f"it does not parse: {first.message}", first.place)
    place = document.place(operation.at)
    try:
        intended = applied(document.data, operation)
        text = spliced(document.text, splices(Ground(document.text, document.layout), operation))
    except NotPossible as error:
        place = document.lines.place(error.offset, error.offset)
        raise _refused(document, operation, error.reason, place) from None
    except Mismatch as error:
        raise _refused(document, operation, str(error), place) from None
    bom = BOM if document.raw.startswith(BOM) else b""
    changed = parse(bom + text.encode(), document.file)
    if changed.problems or not same(changed.data, intended):
        raise _refused(document, operation, "the way it is written does not allow it", place)
    return changed


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
    return f"rename the key to `{operation.new_key}`" if isinstance(operation, Rename) else "delete it"
