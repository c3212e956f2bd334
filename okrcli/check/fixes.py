"""Makes fixes: in passes over all files, until there is nothing left to mend; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from okrcli.check.rule import Fix
from okrcli.check.suppression import is_never_hidden
from okrcli.check.verdict import CheckedFinding, Verdict
from okrcli.edit.changeset import ChangeSet, FileEdit
from okrcli.problem import Path
from okrcli.workspace import SETTINGS_FILE, Workspace
from okrcli.workspace.reading import load
from okrcli.yamldoc import Document, parse
from okrcli.yamldoc.operations import Add, Comment, Operation, Remove, Rename
from okrcli.yamldoc.patch import PatchRefused, patch

PASSES = 50
"""Passes after which what is left is left: by then, fixes undo each other."""

_Key = tuple[str, str, str]
_NOTHING = "it would change nothing"


class Fixed(NamedTuple):
    """What came of the fixes.

    Attributes:
        workspace: as it will be.
        verdict: on that: what is left.
        changes: of the files that were mended; not written yet.
        done: what was mended, in the order it was.
        refused: what could not be mended, with the reason.
    """

    workspace: Workspace
    verdict: Verdict
    changes: ChangeSet
    done: tuple[CheckedFinding, ...]
    refused: tuple[tuple[CheckedFinding, str], ...]


def fixed(
    workspace: Workspace,
    check: Callable[[Workspace], Verdict],
    given: Mapping[str, bytes],
    *,
    unsafe: bool,
) -> Fixed:
    """Mends what can be mended.

    Args:
        workspace: as it is.
        check: gives the verdict on a workspace.
        given: bytes that stand for those of a file, by its path from the workspace's folder.
        unsafe: whether fixes are made too that may not be what the writer meant.
    """
    verdict, held, before = check(workspace), dict(given), dict[str, bytes]()
    done: list[CheckedFinding] = []
    refused: dict[_Key, tuple[CheckedFinding, str]] = {}
    for _ in range(PASSES):
        waiting = [each for each in first_of(verdict) if _is_meant(each, unsafe) and _key(each) not in refused]
        made = _Pass(workspace)
        for finding in reversed(waiting):
            made.take(finding)
        made.make()
        refused.update(made.refused)
        if not made.after and not made.refused:
            break
        for file, raw in made.after.items():
            before.setdefault(file, workspace.document(file).raw)
            held[file] = raw
        done += reversed(made.done)
        if made.after:
            workspace = load(workspace.root, held)
            verdict = check(workspace)
    edits = tuple(FileEdit(file, raw, held[file]) for file, raw in sorted(before.items()) if raw != held[file])
    return Fixed(workspace, verdict, ChangeSet(workspace.root, edits), tuple(done), tuple(refused.values()))


def first_of(verdict: Verdict) -> tuple[CheckedFinding, ...]:
    """What can be seen to now: while the settings cannot be read, nothing else, since it is not as they have it."""
    unread = [each for each in verdict.findings if each.file == SETTINGS_FILE and is_never_hidden(each.code)]
    return tuple(unread) if any(each.severity == "error" for each in unread) else verdict.findings


def _is_meant(finding: CheckedFinding, unsafe: bool) -> bool:
    return finding.fix is not None and (finding.fix.safe or unsafe)


def _key(finding: CheckedFinding) -> _Key:
    """What a finding is known by from pass to pass, while lines move."""
    return finding.file, finding.code, repr(finding.fix)


class _Pass:
    """Fixes of one reading of the files: those that meddle with each other wait for the next."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._taken: dict[str, list[tuple[CheckedFinding, Fix]]] = {}
        self.after: dict[str, bytes] = {}
        self.done: list[CheckedFinding] = []
        self.refused: dict[_Key, tuple[CheckedFinding, str]] = {}

    def take(self, finding: CheckedFinding) -> None:
        """Takes a fix in, unless it has to do with one that was taken in before."""
        taken, fix = self._taken.setdefault(finding.file, []), finding.fix
        others = [operation for _, each in taken for operation in each.operations]
        if fix is not None and not any(_meddle(one, other) for one in fix.operations for other in others):
            taken.append((finding, fix))

    def make(self) -> None:
        """Makes the fixes, all of a file at once; one by one where one of them cannot be made."""
        for file, taken in self._taken.items():
            document = self._workspace.document(file)
            try:
                raw = patch(document, [operation for _, fix in taken for operation in fix.operations])
            except PatchRefused:
                self._one_by_one(document, taken)
                continue
            if raw == document.raw:
                self.refused.update({_key(each): (each, _NOTHING) for each, _ in taken})
            else:
                self.after[file] = raw
                self.done += [each for each, _ in taken]

    def _one_by_one(self, document: Document, taken: list[tuple[CheckedFinding, Fix]]) -> None:
        for finding, fix in taken:
            try:
                raw = patch(document, fix.operations)
            except PatchRefused as error:
                self.refused[_key(finding)] = (finding, error.reason)
                continue
            document = parse(raw, finding.file)
            self.after[finding.file] = raw
            self.done.append(finding)


def _meddle(one: Operation, other: Operation) -> bool:
    """Whether an operation may find things otherwise than it takes them for, once another is done."""
    if isinstance(one, Comment) or isinstance(other, Comment):
        # They count lines: one further up is not moved by those below it.
        return not (isinstance(one, Comment) and isinstance(other, Comment) and one.line < other.line)
    mine = _places(one)
    if any(a[: len(b)] == b or b[: len(a)] == a for a in mine for b in _places(other)):
        return True
    return isinstance(other, Remove) and any(_is_behind(place, other.at) for place in mine)


def _is_behind(place: Path, gone: Path) -> bool:
    """Whether something has another number in its list once an item before it is gone."""
    depth = len(gone) - 1
    step, index = place[depth] if len(place) > depth and place[:depth] == gone[:depth] else None, gone[-1]
    return isinstance(step, int) and isinstance(index, int) and step > index


def _places(operation: Operation) -> tuple[Path, ...]:
    """What an operation is about: a value, a key that comes, or both names of one that is renamed."""
    if isinstance(operation, Add):
        return ((*operation.at, operation.key),)
    if isinstance(operation, Rename):
        return operation.at, (*operation.at[:-1], operation.new_key)
    return (operation.at,)
