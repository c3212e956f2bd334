"""What holds for every patch of every file."""

from __future__ import annotations

import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from okrcli.problem import Path
from okrcli.yamldoc import Document, parse
from okrcli.yamldoc.backend import choose
from okrcli.yamldoc.careful import parse_carefully
from okrcli.yamldoc.intended import applied, same
from okrcli.yamldoc.operations import Add, Append, Comment, Insert, Operation, Remove, Rename, Replace
from okrcli.yamldoc.patch import PatchRefused, patch
from okrcli.yamldoc.writing import is_plain
from tests.support.oddgen import odd_files
from tests.support.operations import additions, changes, nodes, operations
from tests.support.yamlgen import File, files

# A law says nothing of how fast the machine is.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def drawn(data: st.DataObject) -> tuple[File, Document]:
    file = data.draw(files())
    document = parse(file.raw)
    assume(isinstance(document.data, dict) and document.data)
    return file, document


def is_top_left_empty(document: Document, operation: Operation) -> bool:
    """The last key of a file cannot be removed."""
    return isinstance(operation, Remove) and len(operation.at) == 1 and len(list(document.layout.pairs(0))) == 1


@given(files())
def test_no_patch_changes_no_byte(file: File) -> None:
    assert patch(parse(file.raw), []) == file.raw


@given(st.data())
@settings(max_examples=200)
def test_what_is_meant_is_what_another_parser_reads(data: st.DataObject) -> None:
    _, document = drawn(data)
    operation = data.draw(operations(document.data))
    assume(not is_top_left_empty(document, operation))
    assume(
        not (isinstance(operation, Rename) and operation.new_key in {at[-1] for at, _ in nodes(document.data) if at})
    )
    changed = patch(document, [operation])
    assert same(parse_carefully(changed, "", choose("pure")).data, applied(document.data, operation))


@given(st.data())
def test_an_addition_keeps_every_line(data: st.DataObject) -> None:
    file, document = drawn(data)
    changed = patch(document, [data.draw(additions(document.data))]).decode("utf-8-sig")
    # One line may change: with a comma, without its `[]`, or where it was the last one of the file.
    assert missing(file.text, changed) <= 1 + (file.text[-1] not in "\r\n")


@given(st.data())
def test_a_change_keeps_every_line_but_its_own(data: st.DataObject) -> None:
    file, document = drawn(data)
    operation = data.draw(changes(document.data))
    assume(not is_top_left_empty(document, operation))
    place = document.place(operation.at)
    if isinstance(operation, Remove):
        around = document.place(operation.at[:-1])
        assert around.line <= place.line <= place.end_line <= around.end_line
    try:
        changed = patch(document, [operation]).decode("utf-8-sig")
    except PatchRefused as refused:
        assert refused.reason.endswith("is there already")
        return
    lines = file.text.splitlines(keepends=True)
    first = document.place(operation.at, on_key=True).line if isinstance(operation.at[-1], str) else place.line
    if not isinstance(operation, Remove):
        assert changed.startswith("".join(lines[: first - 1]))
        assert changed.endswith("".join(lines[place.end_line + 1 :]))
    assert no_comment_is_lost_above(lines[: max(first - 3, 0)], changed)


def no_comment_is_lost_above(lines: list[str], changed: str) -> bool:
    return changed.count("#") >= sum(line.count("#") for line in lines if line.lstrip().startswith("#"))


def missing(before: str, after: str) -> int:
    """How many lines of a text are not in another one, in their order."""
    lines, others = before.splitlines(keepends=True), after.splitlines(keepends=True)
    longest = [0] * (len(others) + 1)  # of the common lines so far, by how many of the others are taken
    for line in lines:
        row = [0]
        for index, other in enumerate(others):
            row.append(longest[index] + 1 if line == other else max(row[-1], longest[index + 1]))
        longest = row
    return len(lines) - longest[-1]


@given(st.data())
def test_what_was_added_can_be_taken_out_again(data: st.DataObject) -> None:
    file, document = drawn(data)
    operation = data.draw(additions(document.data))
    changed = parse(patch(document, [operation]))
    at = added_at(document, operation)
    # A text block that ends the file brings a newline that stays.
    brings_newline = changed.text.endswith(("\n", "\r")) and not document.text.endswith(("\n", "\r"))
    if is_undone(document, operation) and not brings_newline:
        assert patch(changed, [Remove(at)]).decode() == file.raw.decode()


def added_at(document: Document, operation: Add | Append | Insert) -> Path:
    if isinstance(operation, Add):
        return (*operation.at, operation.key)
    node = at_path(document.data, operation.at)
    if isinstance(operation, Append) and not isinstance(node, list):
        return operation.at
    return (*operation.at, operation.index if isinstance(operation, Insert) else len(list(node or ())))  # type: ignore[call-overload]


def at_path(node: object, at: Path) -> object:
    for step in at:
        if isinstance(node, dict):
            node = node.get(step)
        elif isinstance(node, list) and isinstance(step, int):
            node = node[step]
    return node


def is_undone(document: Document, operation: Add | Append | Insert) -> bool:
    """Whether a removal leaves what was there: it never leaves null, nor `[]` written in an odd way."""
    node = at_path(document.data, operation.at)
    if isinstance(operation, Append) and node is None:
        return bool(at_path(document.data, operation.at[:-1])) and operation.at[-1] == "new"
    if not node:
        return False
    return "|" not in document.text and ">" not in document.text


@given(st.data())
def test_a_key_can_have_its_name_back(data: st.DataObject) -> None:
    file, document = drawn(data)
    paths = [at for at, _ in nodes(document.data) if at and isinstance(at[-1], str)]
    at = data.draw(st.sampled_from(paths))
    changed = parse(patch(document, [Rename(at, "another")]))
    assert patch(changed, [Rename((*at[:-1], "another"), str(at[-1]))]).decode() == file.raw.decode()


@given(st.data())
def test_a_word_can_be_put_back(data: st.DataObject) -> None:
    file, document = drawn(data)
    words = [at for at, node in nodes(document.data) if isinstance(node, str) and len(node) > 2]
    if not words:
        return
    at = data.draw(st.sampled_from(words))
    start, end = document.span(at)
    old = document.text[start:end]
    is_as_written = old[0] == "'" or (old == at_path(document.data, at) and is_plain(old, brackets=True))
    if not is_as_written or "\n" in old or "\r" in old:
        return
    changed = parse(patch(document, [Replace(at, "another")]))
    assert patch(changed, [Replace(at, str(at_path(document.data, at)))]).decode() == file.raw.decode()


@given(st.data())
def test_the_order_of_independent_patches_does_not_matter(data: st.DataObject) -> None:
    _, document = drawn(data)
    one, other = (data.draw(st.one_of(additions(document.data), changes(document.data))) for _ in range(2))
    first, second = (scope(each) for each in (one, other))
    if "new" in first[-1:] and "new" in second[-1:]:
        # Of two new lists of one name the second takes after the first.
        return
    if first[: len(second)] == second or second[: len(first)] == first:
        return
    if not document.text.endswith(("\n", "\r")):
        # At the end of a file without a newline each finds another last line.
        return
    try:
        there = patch(document, [one, other])
    except PatchRefused:
        return
    assert there.decode() == patch(document, [other, one]).decode()


def scope(operation: Operation) -> Path:
    return operation.at[:-1] if isinstance(operation, (Remove, Rename)) else operation.at


@given(st.data())
def test_operations_together_are_operations_one_by_one(data: st.DataObject) -> None:
    _, document = drawn(data)
    current, done = document, []
    for _ in range(data.draw(st.integers(2, 4))):
        operation = data.draw(operations(current.data))
        if is_top_left_empty(current, operation):
            continue
        try:
            current = parse(patch(current, [operation]))
        except PatchRefused:
            continue
        done.append(operation)
    together = parse(patch(document, done))
    assert same(together.data, current.data)


@given(st.data())
def test_a_comment_changes_nothing_but_itself(data: st.DataObject) -> None:
    file, document = drawn(data)
    last, _ = document.lines.position(len(document.text))
    line = data.draw(st.integers(1, last))
    assume(document.line(line).strip(" \t"))
    try:
        changed = patch(document, [Comment(line, "# said: so")])
    except PatchRefused as refused:
        assert refused.reason.endswith(("takes no comments", "does not allow it"))
        return
    after = parse(changed)
    assert same(parse_carefully(changed, "", choose("pure")).data, document.data)
    assert "# said: so" in after.line(line)
    # The blanks at the end of a line go with the comment behind them.
    gone = patch(after, [Comment(line, "", "# said: so")])
    assert without_last_blanks(gone.decode()) == without_last_blanks(file.raw.decode())


def without_last_blanks(text: str) -> str:
    return re.sub(r"[ \t]+(?=[\r\n]|$)", "", text)


@given(odd_files(), st.data())
def test_an_odd_file_is_edited_as_it_is_meant_or_left_alone(raw: bytes, data: st.DataObject) -> None:
    document = parse(raw)
    assume(isinstance(document.data, dict) and document.data)
    operation = data.draw(operations(document.data))
    try:
        changed = patch(document, [operation])
    except PatchRefused:
        return
    assert same(parse_carefully(changed, "", choose("pure")).data, applied(document.data, operation))
    if isinstance(operation, (Add, Append, Insert)):
        at_end = not document.text.endswith(("\n", "\r"))
        assert missing(document.text, changed.decode("utf-8-sig")) <= 1 + at_end
