"""Writes comments that hide what is found, to adopt the check on old files; nothing is saved here."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from okrcli.check.fixes import first_of
from okrcli.check.suppression import changed, comment, is_never_hidden, suppressions
from okrcli.check.verdict import CheckedFinding, Verdict
from okrcli.edit.changeset import ChangeSet, FileEdit
from okrcli.workspace import Workspace
from okrcli.yamldoc import Document, parse
from okrcli.yamldoc.operations import Comment
from okrcli.yamldoc.patch import PatchRefused, patch

_NEVER = "no comment hides it"
_LATER = "the settings come first"


class Ignored(NamedTuple):
    """What came of it.

    Attributes:
        changes: of the files that got comments; not written yet.
        hidden: the findings that they hide.
        left: those that stay, with the reason.
    """

    changes: ChangeSet
    hidden: tuple[CheckedFinding, ...]
    left: tuple[tuple[CheckedFinding, str], ...]


def ignored(workspace: Workspace, verdict: Verdict) -> Ignored:
    """Hides all that a comment can hide, one comment a line; one that is there already takes the codes in.

    Args:
        workspace: as it is.
        verdict: on it.
    """
    edits: list[FileEdit] = []
    hidden: list[CheckedFinding] = []
    first = first_of(verdict)
    left = [(each, _NEVER) for each in first if is_never_hidden(each.code)]
    if first != verdict.findings:
        left += [(each, _LATER) for each in verdict.findings if each not in first]
    meant = [each for each in first if not is_never_hidden(each.code)]
    for file, found in groupby(meant, attrgetter("file")):
        before = after = workspace.document(file)
        lines = {line: list(group) for line, group in groupby(found, attrgetter("line"))}
        # From the last line to the first, so that no comment moves a line that is still to come.
        for line in reversed(lines):
            try:
                after = parse(patch(after, [_comment(after, line, lines[line])]), file)
                hidden += lines[line]
            except PatchRefused as error:
                left += [(each, error.reason) for each in lines[line]]
        if after is not before:
            edits.append(FileEdit(file, before.raw, after.raw))
    return Ignored(ChangeSet(workspace.root, tuple(edits)), tuple(hidden), tuple(left))


def _comment(document: Document, line: int, findings: list[CheckedFinding]) -> Comment:
    codes = {each.code for each in findings}
    there = next((each for each in suppressions(document) if each.line == line), None)
    return Comment(line, comment(codes)) if there is None else changed(there, [*there.codes, *sorted(codes)])
