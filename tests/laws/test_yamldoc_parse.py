"""What holds for every file that is read."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from okrcli.problem import Path
from okrcli.yamldoc import Document, parse, swift
from okrcli.yamldoc.backend import choose
from okrcli.yamldoc.careful import parse_carefully
from okrcli.yamldoc.scalars import Unusual
from tests.support.oddgen import odd_files
from tests.support.yamlgen import File, broken_files, files, token_soup, usual_files
from tests.yamldoc.reading import exact, rows, told

# A law says nothing of how fast the machine is.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

anything = st.one_of(
    broken_files(), token_soup(), usual_files().map(str.encode), st.binary(max_size=200), odd_files(), odd_files()
)


def both(raw: bytes) -> tuple[Document, Document]:
    return parse_carefully(raw, "", choose("c")), parse_carefully(raw, "", choose("pure"))


@given(files())
def test_a_file_means_what_its_writer_meant(file: File) -> None:
    for document in (parse(file.raw), *both(file.raw)):
        assert not document.problems
        assert document.data == file.data


@given(files())
def test_both_parsers_see_the_same_nodes_in_the_same_places(file: File) -> None:
    fast, pure = both(file.raw)
    assert exact(fast.data) == exact(pure.data)
    assert rows(fast) == rows(pure)


@given(anything)
@settings(max_examples=200)
def test_both_parsers_agree_on_any_bytes(raw: bytes) -> None:
    fast, pure = both(raw)
    assert fast.parsed == pure.parsed
    assert exact(fast.data) == exact(pure.data)
    if fast.parsed:
        assert rows(fast) == rows(pure)


@given(broken_files())
@settings(max_examples=200)
def test_both_parsers_tell_the_same_mistakes(raw: bytes) -> None:
    # libyaml reads further ahead, so of two mistakes it may tell the second, and it marks tags elsewhere.
    assume(not any(sign in raw for sign in (b"!", b"[", b"{")))
    fast, pure = both(raw)
    assert told(fast) == told(pure)


@given(odd_files() | anything)
@settings(max_examples=250)
def test_the_swift_road_reads_as_the_parser_does_or_not_at_all(raw: bytes) -> None:
    try:
        data = swift.read(raw)
    except Unusual:
        return
    document = parse_carefully(raw, "", choose("c"))
    assert not document.problems
    assert exact(document.data) == exact(data)
    assert rows(document) == rows(parse(raw))


@given(odd_files() | anything)
@settings(max_examples=250)
def test_a_place_is_the_same_with_and_without_a_layout_of_the_whole(raw: bytes) -> None:
    document, whole = parse(raw), parse(raw)
    if not document.is_usual:
        return
    assert whole.layout.kinds
    for at in _ways(document.data):
        for on_key in (False, True):
            assert document.span(at, on_key=on_key) == whole.span(at, on_key=on_key), at


def _ways(node: object, at: Path = ()) -> Iterator[Path]:
    """The paths to all that is there, and from each to some things that are not."""
    yield from (at, (*at, "missing"), (*at, 99), (*at, "missing", 0))
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _ways(value, (*at, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _ways(value, (*at, index))


def test_the_lines_that_are_nearly_usual_take_both_roads() -> None:
    # Were all of them refused, or none, the law above would say nothing of them.
    taken = {True: 0, False: 0}

    @settings(max_examples=120, database=None, derandomize=True)
    @given(odd_files())
    def look(raw: bytes) -> None:
        try:
            swift.read(raw)
        except Unusual:
            taken[False] += parse(raw).parsed
        else:
            taken[True] += 1

    look()
    assert min(taken.values()) >= 10, taken


@given(usual_files(slips=False), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
def test_what_okr_writes_takes_the_swift_road(text: str, ending: str, mark: str) -> None:
    raw = (mark + text.replace("\n", ending)).encode()
    data = swift.read(raw)
    document = parse_carefully(raw, "", choose("c"))
    assert exact(document.data) == exact(data)
    assert rows(document) == rows(parse(raw))


@given(anything)
@settings(max_examples=200)
def test_any_bytes_give_data_or_problems_with_a_place(raw: bytes) -> None:
    document = parse(raw)
    assert document.parsed == (not document.problems)
    if document.problems:
        assert document.data is None
    for problem in document.problems:
        place = problem.place
        assert place is not None
        assert problem.code in {f"OKR00{number}" for number in range(1, 9)}
        assert not problem.message.endswith(".")
        assert problem.hint
        assert 1 <= place.line <= document.text.count("\n") + document.text.count("\r") + 1
        assert 1 <= place.column <= len(document.line(place.line)) + 1
        assert (place.line, place.column) <= (place.end_line, place.end_column)


@given(files())
def test_every_node_lies_in_its_parent_and_in_the_text(file: File) -> None:
    layout = parse(file.raw).layout
    for row in range(len(layout.kinds)):
        assert 0 <= layout.starts[row] <= layout.ends[row] <= len(file.text)
        before = layout.starts[row]
        for child in layout.children(row):
            assert before <= layout.starts[child] <= layout.ends[child] <= layout.ends[row]
            before = layout.ends[child]


MEBIBYTE = 2**20
HOSTILE = {
    "brackets": b"[" * MEBIBYTE,
    "keys": b"".join(b"k%d: 1\n" % number for number in range(MEBIBYTE // 10)),
    "the same key": b"a: 1\n" * (MEBIBYTE // 5),
    "items": b"a: [" + b"1," * (MEBIBYTE // 2) + b"]\n",
    "empty items": b"a:\n" + b"-\n" * (MEBIBYTE // 2),
    "blank lines": b"\n" * MEBIBYTE,
    "comments": b"# x\n" * (MEBIBYTE // 4),
    "an open quote": b'a: "' + b"x\n" * (MEBIBYTE // 2),
    "an open bracket": b"a: [\n" + b"  x,\n" * (MEBIBYTE // 5),
    "aliases": b"a: &a [x]\nb: [" + b"*a," * (MEBIBYTE // 3) + b"]\n",
    "line separators": "# \u2028\n".encode() * (MEBIBYTE // 6) + b"a: 1\n",
    "a slip at the end": b"a:\n" + b"  - x: 1\n    y: 2\n" * (MEBIBYTE // 18) + b"   z\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_mebibyte_of_anything_is_read_or_refused_in_time(name: str) -> None:
    started = time.process_time()
    document = parse(HOSTILE[name])
    # The promise is 2 seconds of one core; the rest is for slow machines.
    assert time.process_time() - started < 8
    assert document.problems or document.data is not None
