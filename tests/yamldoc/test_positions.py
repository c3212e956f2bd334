"""Where things are."""

from __future__ import annotations

import pytest

from okrcli.problem import Path, Place
from okrcli.yamldoc import parse
from tests.yamldoc.reading import BACKENDS, read

TEXT = """\
cycle: 2026-Q4  # now
objectives:
  # the first
  - id: growth
    title: "Grow"
    tags: [a, {b: c}]
    why: |
      Because.

      Really.

    owner:
    key_results:
    - {id: x, value: 1}
    -
    - id: y
kpis: ~
"""


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(
    ("at", "on_key", "found"),
    [
        (("cycle",), False, "2026-Q4"),
        (("cycle",), True, "cycle"),
        (("objectives", 0, "title"), False, '"Grow"'),
        (("objectives", 0, "tags"), False, "[a, {b: c}]"),
        (("objectives", 0, "tags", 0), False, "a"),
        (("objectives", 0, "tags", 1), False, "{b: c}"),
        (("objectives", 0, "tags", 1, "b"), True, "b"),
        (("objectives", 0, "tags", 1, "b"), False, "c"),
        (("objectives", 0, "why"), False, "|\n      Because.\n\n      Really."),
        (("objectives", 0, "owner"), False, ""),
        (("objectives", 0, "key_results", 0), False, "{id: x, value: 1}"),
        (("objectives", 0, "key_results", 1), False, ""),
        (("objectives", 0, "key_results", 2), False, "id: y"),
        (("objectives", 0, "key_results"), False, "- {id: x, value: 1}\n    -\n    - id: y"),
        (("kpis",), False, "~"),
        ((), False, TEXT.rstrip()),
        # What is not there: the key of the nearest ancestor, or the first line of an item.
        (("team",), False, "cycle: 2026-Q4"),
        (("objectives", 0, "ownr"), True, "id: growth"),
        (("objectives", 0, "key_results", 0, "date"), False, "{id: x"),
        (("objectives", 0, "key_results", 2, "date"), False, "id: y"),
        (("objectives", 0, "key_results", 7), False, "key_results"),
        (("objectives", 0, "tags", 1, "b", "z"), False, "b"),
        (("kpis", 0, "id"), False, "kpis"),
        (("objectives", 0, "key_results", 1, "id"), False, ""),
        (("objectives", "x"), False, "objectives"),
    ],
)
def test_span(at: Path, on_key: bool, found: str, backend: str) -> None:
    document = read(TEXT, backend)
    start, end = document.span(at, on_key=on_key)
    assert TEXT[start:end] == found


@pytest.mark.parametrize("backend", BACKENDS)
def test_empty_values_are_right_behind_their_sign(backend: str) -> None:
    text = "a:   # note\nb:\n\n  -   # one\n  -\nc: {d: , e}\n? f\ng: [ h: , i]\n"
    document = read(text, backend)
    assert document.parsed
    places = {
        at: document.place(at) for at in [("a",), ("b", 0), ("b", 1), ("c", "d"), ("c", "e"), ("f",), ("g", 0, "h")]
    }
    assert places == {
        ("a",): Place(1, 3, 1, 3),
        ("b", 0): Place(4, 4, 4, 4),
        ("b", 1): Place(5, 4, 5, 4),
        ("c", "d"): Place(6, 7, 6, 7),
        ("c", "e"): Place(6, 11, 6, 11),
        ("f",): Place(7, 4, 7, 4),
        ("g", 0, "h"): Place(8, 8, 8, 8),
    }


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("\ufeffa: 1\nb: x\n", Place(2, 4, 2, 5)),
        ("a: 1\r\nb: x\r\n", Place(2, 4, 2, 5)),
        ("a: 1\rb: x\r", Place(2, 4, 2, 5)),
        ("a: 'p\u2028q\x85r\u2029s'\nb: x\n", Place(2, 4, 2, 5)),
        ("a: 😀👩\u200d💻 é\nb: x\n", Place(2, 4, 2, 5)),
        ("{a: 😀👩\u200d💻, b: x}\n", Place(1, 14, 1, 15)),
        ("a: |\n  t\n\n\nb: x\n", Place(5, 4, 5, 5)),
        ("a: '\n\n  '\nb: x\n", Place(4, 4, 4, 5)),
        ("b: &x x\n", Place(1, 4, 1, 8)),
    ],
)
def test_lines_and_columns_are_those_of_editors(text: str, place: Place, backend: str) -> None:
    assert read(text, backend).place(("b",)) == place


@pytest.mark.parametrize("backend", BACKENDS)
class TestAliases:
    TEXT = "d: &d\n  owner: ana\n  tags: [x]\na: *d\nb:\n  <<: *d\n  id: 1\n"

    def test_an_alias_is_where_it_stands(self, backend: str) -> None:
        assert read(self.TEXT, backend).place(("a",)) == Place(4, 4, 4, 6)

    def test_what_is_below_is_where_it_is_written(self, backend: str) -> None:
        document = read(self.TEXT, backend)
        assert document.place(("a", "tags", 0)) == Place(3, 10, 3, 11)
        assert document.place(("b", "owner")) == Place(2, 10, 2, 13)
        assert document.place(("b", "owner"), on_key=True) == Place(2, 3, 2, 8)


def test_a_long_chain_of_merges_is_followed() -> None:
    lines = ["m0: &m0 {x: 1}", *(f"m{n}: &m{n} {{<<: *m{n - 1}}}" for n in range(1, 2000))]
    assert parse("\n".join(lines).encode()).place(("m1999", "x")) == Place(1, 13, 1, 14)


def test_a_refused_file_has_the_place_of_its_problem_only() -> None:
    assert parse(b"a: [\n").place(("a",)) == Place(1, 1, 1, 1)


@pytest.mark.parametrize("sign", [">", ">-", "|"])
@pytest.mark.parametrize("last", ["text", "\u00a0", "text\u3000"])
def test_a_text_block_ends_behind_its_last_sign_be_it_a_space_of_another_alphabet(sign: str, last: str) -> None:
    text = f"a: {sign}\n  text\n  {last}\n\nb: 1\n"
    for document in (parse(text.encode()), *(read(text, backend) for backend in BACKENDS)):
        start, end = document.span(("a",))
        assert document.text[start:end] == f"{sign}\n  text\n  {last}"
