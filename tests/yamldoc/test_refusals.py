"""What is refused, with which words, and where."""

from __future__ import annotations

from itertools import pairwise

import pytest

from okrcli.problem import Place
from okrcli.yamldoc import parse
from tests.yamldoc.reading import BACKENDS, read, told

SYNTAX = [
    ("a:\n\t- b\n", (2, 1), "this line is indented with a tab"),
    ("a:\n  b: 1\n \tc: 2\n", (3, 2), "this line is indented with a tab"),
    ("-\ta: b\n", (1, 2), "there is a tab where spaces are needed"),
    ("a: 1\nteam marketing\nb: 2\n", (2, 1), "there is no colon in `team marketing`"),
    ("a: 1\nteam:marketing\nb: 2\n", (2, 1), "a space is missing after `team:`"),
    ("- id:x\n  title: y\n", (1, 3), "a space is missing after `id:`"),
    ("- id x\n  title: y\n", (1, 3), "there is no colon in `id x`"),
    ("a:\n  - b\n  -c\n", (3, 3), "a space is missing after the dash"),
    ('title: "Grow\nowner: ana\n', (1, 8), "the quote that opens here is not closed"),
    ("a: 'x\nb: 'y'\n", (1, 4), "the quote that opens here is closed only on line 2"),
    ("note: 'it's fine'\n", (1, 10), "the text goes on after its closing quote"),
    ('note: "a "b" c"\n', (1, 10), "the text goes on after its closing quote"),
    ('a: "b", "c"\n', (1, 7), "there is a comma after the closing quote"),
    ("tags: [a, b\nowner: ana\n", (1, 7), "this `[` is not closed"),
    ("a:\n  - {b: 1\n  - {b: 2}\n", (2, 5), "this `{` is not closed"),
    ("a: [\n  x,\n", (1, 4), "this `[` is not closed"),
    ("a:\n  - [\n  - [\n", (2, 5), "this `[` is not closed"),
    ("a: [\n  {b: 1}\n  {b: 2}\n]\n", (3, 3), "a comma is missing before this"),
    ("a: {b: 1 c: 2}\n", (1, 10), "a comma is missing before this"),
    ('a: ["b" "c"]\n', (1, 9), "a comma is missing before this"),
    ("a: [b,, c]\n", (1, 7), "there is nothing before this comma"),
    ("a: ]\n", (1, 4), "this `]` closes nothing"),
    ("a: {b: 1}}\n", (1, 10), "this `}` closes nothing"),
    ("a: [b}\n", (1, 6), "this `}` does not fit the `[` on line 1"),
    ("a: [b] c\n", (1, 8), "the line goes on after the closing `]`"),
    ("title: Growth: next\n", (1, 8), "the text after `title:` has a colon followed by a space, and so needs quotes"),
    ("a: {note: so: b}\n", (1, 11), "the text after `note:` has a colon followed by a space, and so needs quotes"),
    ("a: {b:, c: 1}\n", (1, 6), "a space is missing after this colon"),
    ("title: x\n  owner: y\n", (2, 3), "this line is indented deeper than `title` above it, which has a value already"),
    ("a:\n    b: 1\n  c: 2\n", (3, 3), "this line starts in column 3, where nothing above it starts"),
    ("a:\n  - b: 1\n   c: 2\n", (3, 4), "this line starts in column 4, where nothing above it starts"),
    ("  a: 1\nb: 2\n", (2, 1), "this line starts in column 1, where nothing above it starts"),
    ("a:\n  - b: 1\n  c: 2\n", (3, 3), "this line is in the column of the list's dashes and has none"),
    ("a:\n  - b: 1\n    - c: 2\n", (3, 5), "a list starts here among the keys of another item"),
    ("a: - b\n", (1, 4), "a list that starts with `- ` needs a line of its own"),
    ("owner: @ana\n", (1, 8), "text that starts with `@` needs quotes"),
    ("a: [@x, y]\n", (1, 5), "text that starts with `@` needs quotes"),
    ("a: `x`\n", (1, 4), "text that starts with ``` needs quotes"),
    ("a: %x\n", (1, 4), "text that starts with `%` needs quotes"),
    ("a: *b* c\n", (1, 4), "text that starts with `*` needs quotes"),
    ("a: *b c\n", (1, 4), "text that starts with `*` needs quotes: there is no `&b` above that it could refer to"),
    ("a: & b\n", (1, 4), "text that starts with `&` needs quotes"),
    ("a: >50%\n", (1, 4), "text that starts with `>` needs quotes"),
    ("a: |x\n", (1, 4), "text that starts with `|` needs quotes"),
    ("a: | x\n", (1, 4), "after `|` the text starts on a line of its own"),
    ("a: {b: >50}\n", (1, 8), "text that starts with `>` needs quotes"),
    ("a: ? b\n", (1, 4), "text that starts with `? ` needs quotes"),
    ("* a\n* b\n", (1, 1), "a list item starts with `- `, not with `* `"),
    ('a: "C:\\data"\n', (1, 7), "`\\d` means nothing inside of double quotes"),
    ('a: "\\ud83d\\ude00"\n', (1, 5), "`\\ud83d` is only half a character"),
    (": x\n", (1, 1), "there is no key before this colon"),
    ("a: {: x}\n", (1, 5), "there is no key before this colon"),
    ("a: 1\n[b]\n", (2, 1), "there is no key before this `[`"),
    ("[a]: x\n", (1, 1), "a list or a group of keys cannot be a key"),
    ("a: {{ b }}\n", (1, 5), "a list or a group of keys cannot be a key"),
    ("a: 1\n%x\n", (2, 1), "`%x` is not understood: the only line of this kind that is read is `%YAML 1.2`"),
    (
        "%YAML 2.0\n---\na: 1\n",
        (1, 1),
        "`%YAML 2.0` is not understood: the only line of this kind that is read is `%YAML 1.2`",
    ),
    ("a: [\n---\n]\n", (2, 1), "this line cannot stand inside of brackets"),
    ("a: .inf\n", (1, 4), "`.inf` is not a number that can be counted with"),
    ("a: [1, -.INF, .nan]\n", (1, 8), "`-.INF` is not a number that can be counted with"),
    ("a:\n  <<: 1\n", (2, 7), "`<<` takes the keys of another group, and this is none"),
    ("a: 1\n" + "k" * 1030 + ": v\n", (2, 1), "a key has at most 1,024 characters"),
]


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(("text", "where", "message"), SYNTAX)
def test_syntax(text: str, where: tuple[int, int], message: str, backend: str) -> None:
    document = read(text, backend)
    assert document.data is None
    assert not document.parsed
    problem = document.problems[0]
    assert (problem.code, problem.message) == ("OKR001", message)
    assert problem.hint
    assert problem.file == "plan.okr.yaml"
    assert problem.place
    assert (problem.place.line, problem.place.column) == where


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("title: Growth: next\n", 'write title: "Growth: next"'),
        ('title: say "a": b\n', "write title: 'say \"a\": b'"),
        ("title: “a: b”\n", 'use straight quotes ("): the curly ones are part of the text'),
        ("a: {note: so: b, c: 1}\n", 'write note: "so: b"'),
        ("owners: [@ana, @jan]\n", 'write "@ana"'),
        ("a:\n    b: 1\n  c: 2\n", "start it in column 1 or 5, like the lines it belongs to"),
    ],
)
def test_hint_shows_what_to_write(text: str, hint: str) -> None:
    assert parse(text.encode()).problems[0].hint == hint


CODES = [
    (b"a: 1\n---\nb: 2\n", "OKR006", Place(2, 1, 2, 4), "a second document starts here"),
    (b"a: 1\n...\nb: 2\n", "OKR006", Place(3, 1, 3, 4), "a second document starts here"),
    (b"a: !x y\n", "OKR007", Place(1, 4, 1, 6), "tags such as `!x` are not read"),
    (b"a: &b !!str 5\n", "OKR007", Place(1, 7, 1, 12), "tags such as `!!str` are not read"),
    (b"a: !!python/object:os.x y\n", "OKR007", Place(1, 4, 1, 24), "tags such as `!!python/object:os.x` are not read"),
    (b"a: !b!c y\n", "OKR007", Place(1, 4, 1, 8), "tags such as `!b!c` are not read"),
    (b"!t\na: 1\n", "OKR007", Place(1, 1, 1, 3), "tags such as `!t` are not read"),
    (b"", "OKR008", Place(1, 1, 1, 1), "there is nothing in this file"),
    (b"# only this\n\n", "OKR008", Place(1, 1, 1, 1), "there is nothing in this file"),
    (b"---\n", "OKR008", Place(1, 1, 1, 1), "there is nothing in this file"),
    (b"\xef\xbb\xbf~\n", "OKR008", Place(1, 1, 1, 1), "there is nothing in this file"),
    ("a: 1\n".encode("utf-16"), "OKR003", Place(1, 1, 1, 1), "the file is encoded as UTF-16, and only UTF-8 is read"),
    ("é: 1\n".encode("utf-32"), "OKR003", Place(1, 1, 1, 1), "the file is encoded as UTF-32, and only UTF-8 is read"),
    ("a: 1\n".encode("utf-16-le"), "OKR003", Place(1, 2, 1, 3), "a NUL byte (U+0000) is in the text"),
    ("ą: é\n".encode("utf-16-le"), "OKR003", Place(1, 4, 1, 5), "a NUL byte (U+0000) is in the text"),
    ("b: 1\na: ż\xe9\n".encode("iso8859-2"), "OKR003", Place(2, 4, 2, 5), None),
    (b"a: 1\nb: x\0y\n", "OKR003", Place(2, 5, 2, 6), "a NUL byte (U+0000) is in the text"),
    (b"a: \x1b[31m\n", "OKR003", Place(1, 4, 1, 5), "an escape character (U+001B) is in the text"),
    ("a: ż\ufeffy\n".encode(), "OKR003", Place(1, 5, 1, 6), "an invisible character (U+FEFF) is in the text"),
    ("a: x\x84\n".encode(), "OKR003", Place(1, 5, 1, 6), "an invisible character (U+0084) is in the text"),
    (
        "a: 1 # x\u2029y\n".encode(),
        "OKR003",
        Place(1, 9, 1, 10),
        "an invisible line separator (U+2029) is in a comment",
    ),
    (b"a: 1e31\n", "OKR005", Place(1, 4, 1, 8), "the exponent of `1e31` is beyond 30"),
    (b"a: " + b"1" * 61 + b"\n", "OKR005", Place(1, 4, 1, 65), f"`{'1' * 20}…` has more than 60 digits"),
    (b"a: 0x" + b"1" * 61 + b"\n", "OKR005", Place(1, 4, 1, 67), f"`0x{'1' * 18}…` has more than 60 digits"),
    (b"a: &a [*a]\n", "OKR005", Place(1, 8, 1, 10), "`*a` stands for something that contains itself"),
    (b"a: " + b"x" * 2**23, "OKR005", Place(1, 1, 1, 1), "the file is longer than 8 MiB"),
]


@pytest.mark.parametrize(("raw", "code", "place", "message"), CODES)
def test_code(raw: bytes, code: str, place: Place, message: str | None) -> None:
    document = parse(raw)
    assert document.data is None
    (problem,) = document.problems
    assert (problem.code, problem.place) == (code, place)
    if message is None:
        assert problem.message.startswith("byte 0xBF is not UTF-8")
    else:
        assert problem.message == message


@pytest.mark.parametrize("backend", BACKENDS)
def test_every_duplicate_key_is_told(backend: str) -> None:
    document = read("a: 1\nb: {x: 1, x: 2}\na: 2\nc:\n  - d: 1\n    'd': 2\n    d: 3\n", backend)
    assert told(document) == [
        ("OKR002", "`x` is here twice: it is already on line 2", HINT, Place(2, 11, 2, 12)),
        ("OKR002", "`a` is here twice: it is already on line 1", HINT, Place(3, 1, 3, 2)),
        ("OKR002", "`d` is here twice: it is already on line 5", HINT, Place(6, 5, 6, 8)),
        ("OKR002", "`d` is here twice: it is already on line 5", HINT, Place(7, 5, 7, 6)),
    ]


HINT = "keep one of them and delete the other"


@pytest.mark.parametrize("text", ["1: a\n'1': b\n", "d: &d {x: 1}\na:\n  <<: *d\n  <<: *d\n", "~: 1\n~: 2\n"])
def test_keys_are_the_same_as_text(text: str) -> None:
    assert [each.code for each in parse(text.encode()).problems] == ["OKR002"]


def test_mistakes_of_several_kinds_are_told_together() -> None:
    document = parse(b"a: 1\na: 2\nb: !t x\nc: .nan\nd: [\n")
    assert [each.code for each in document.problems] == ["OKR002", "OKR007", "OKR001", "OKR001"]


def test_no_more_than_a_hundred_are_told() -> None:
    assert len(parse(b"a: 1\n" * 500).problems) == 100


class TestConflicts:
    TEXT = "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> theirs\nc: 4\n"

    def test_conflict(self) -> None:
        (problem,) = parse(self.TEXT.encode()).problems
        assert (problem.code, problem.place) == ("OKR004", Place(2, 1, 2, 13))
        assert problem.message == "git left a merge conflict here: both versions are in the file"

    def test_every_conflict_is_told(self) -> None:
        text = self.TEXT + "<<<<<<< HEAD\nd: 1\n||||||| base\nd: 2\n=======\n>>>>>>> x\n"
        lines = [each.place.line for each in parse(text.encode()).problems if each.place]
        assert lines == [2, 8]

    @pytest.mark.parametrize("marker", ["=======", "<<<<<<< HEAD", ">>>>>>> x", "|||||||"])
    def test_a_marker_that_was_left_behind(self, marker: str) -> None:
        (problem,) = parse(f"a: 1\n{marker}\nb: 2\n".encode()).problems
        assert (problem.code, problem.place) == ("OKR004", Place(2, 1, 2, 1 + len(marker)))

    @pytest.mark.parametrize(
        "text", ["a: |\n  x\n  =======\n  y\n", "a: 'x\n=======\n  y'\n", "a: =======\n", "# =======\na: 1\n"]
    )
    def test_text_that_looks_like_one(self, text: str) -> None:
        assert parse(text.encode()).parsed

    @pytest.mark.parametrize(
        "text",
        [
            "a: 'x\n<<<<<<< HEAD\ny\n=======\nz\n>>>>>>> b\n'\n",
            "a: [\nx,\n=======\n]\n",
            "<<<<<<< HEAD\n=======\n>>>>>>> b\n",
        ],
    )
    def test_conflict_that_parses(self, text: str) -> None:
        assert {each.code for each in parse(text.encode()).problems} == {"OKR004"}


class TestLimits:
    @pytest.mark.parametrize("backend", BACKENDS)
    @pytest.mark.parametrize(
        "text", ["[" * 100_000, "- " * 100_000, "".join(f"{' ' * n}a:\n" for n in range(65)), "a: " + "[" * 64]
    )
    def test_depth(self, text: str, backend: str) -> None:
        (problem,) = read(text, backend).problems
        assert (problem.code, problem.message) == ("OKR005", "this is nested more than 64 levels deep")

    @pytest.mark.parametrize("text", ["".join(f"{' ' * n}a:\n" for n in range(64)), "a: " + "[" * 63 + "]" * 63])
    def test_just_deep_enough(self, text: str) -> None:
        assert parse(text.encode()).parsed

    def test_depth_counts_through_aliases(self) -> None:
        lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 80))]
        (problem,) = parse("\n".join(lines).encode()).problems
        assert (problem.code, problem.place) == ("OKR005", Place(64, 12, 64, 13))

    def test_aliases_that_multiply(self) -> None:
        names = "abcdefghi"
        lines = ["a: &a [x,x,x,x,x,x,x,x,x]"]
        lines += [f"{name}: &{name} [{','.join(['*' + before] * 9)}]" for before, name in pairwise(names)]
        (problem,) = parse("\n".join(lines).encode()).problems
        assert problem.code == "OKR005"
        assert problem.place
        assert problem.place.line > 3

    def test_merges_that_multiply(self) -> None:
        text = "a: &a {" + ", ".join(f"k{n}: 1" for n in range(1000)) + "}\nb:\n" + "  - <<: *a\n" * 3000
        (problem,) = parse(text.encode()).problems
        assert problem.code == "OKR005"

    def test_what_expands_within_the_limit_is_read(self) -> None:
        text = "a: &a [" + "x," * 99 + "x]\nb: [" + "*a," * 90 + "*a]\n"
        document = parse(text.encode())
        assert document.parsed

    def test_alias_without_anchor(self) -> None:
        (problem,) = parse(b"a: *x\n").problems
        assert (problem.code, problem.place) == ("OKR001", Place(1, 4, 1, 6))
