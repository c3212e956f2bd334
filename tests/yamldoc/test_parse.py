"""What the values of a file mean."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrcli.yamldoc import Document, Spelled, parse
from tests.yamldoc.reading import BACKENDS, exact, read

SCALARS = [
    ("41200", Decimal("41200")),
    ("0.10", Decimal("0.10")),
    ("-3", Decimal("-3")),
    ("-0.5", Decimal("-0.5")),
    ("100000000000000000000", Decimal("100000000000000000000")),
    ("yes", "yes"),
    ("No", "No"),
    ("on", "on"),
    ("OFF", "OFF"),
    ("1:30", "1:30"),
    ("1_000", "1_000"),
    ("0b11", "0b11"),
    ("2026-10-12", "2026-10-12"),
    ("2026-13-45", "2026-13-45"),
    ("2026-10-12 10:00:00", "2026-10-12 10:00:00"),
    ("+25%", "+25%"),
    ("x2", "x2"),
    ("1.2.3", "1.2.3"),
    ("1e", "1e"),
    (".", "."),
    ("-", None),
    ("true", True),
    ("True", True),
    ("FALSE", False),
    ("tRUE", "tRUE"),
    ("~", None),
    ("Null", None),
    ("NULL", None),
    ("", None),
    ("=", "="),
    ('"1"', "1"),
    ("'true'", "true"),
    ('"a\\tb\\u00e9"', "a\tbé"),
    ("'it''s'", "it's"),
    ("a\u2028b", "a\u2028b"),
    ('"a\x85b"', "a\x85b"),
]


@pytest.mark.parametrize("backend", ["swift", *BACKENDS])
@pytest.mark.parametrize(("written", "meant"), [pair for pair in SCALARS if pair[0] != "-"])
def test_scalar(written: str, meant: object, backend: str) -> None:
    text = f"a: {written}\nb: 1\n"
    document = parse(text.encode()) if backend == "swift" else read(text, backend)
    assert not document.problems
    assert exact(document.data) == exact({"a": meant, "b": Decimal(1)})


@pytest.mark.parametrize("backend", ["swift", *BACKENDS])
@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("007", "7"),
        ("1e3", "1000"),
        ("+5", "5"),
        (".5", "0.5"),
        ("1.", "1"),
        ("0x1F", "31"),
        ("0o17", "15"),
        ("1E-3", "0.001"),
    ],
)
def test_number_keeps_its_spelling(written: str, number: str, backend: str) -> None:
    text = f"a: {written}\n"
    document = parse(text.encode()) if backend == "swift" else read(text, backend)
    assert isinstance(document.data, dict)
    value = document.data["a"]
    assert isinstance(value, Spelled)
    assert value == Decimal(number)
    assert value.literal == written


def test_number_spelled_as_python_does_is_a_plain_decimal() -> None:
    assert type(data_of("a: 1.50")["a"]) is Decimal


def data_of(text: str) -> dict[str, object]:
    document = parse(text.encode())
    assert not document.problems
    assert isinstance(document.data, dict)
    return document.data


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("key", ["2026", "true", "null", "1e3", "~", "2026-Q4", '"a: b"'])
def test_key_is_its_text(key: str, backend: str) -> None:
    assert read(f"{key}: x\n", backend).data == {key.strip('"'): "x"}


@pytest.mark.parametrize("backend", BACKENDS)
class TestSharing:
    def test_aliases_stand_for_the_same_object(self, backend: str) -> None:
        data = mapping(read("a: &x {b: 1}\nc: *x\nd: [*x, *x]\n", backend))
        assert data["c"] == {"b": 1}
        assert data["c"] is data["a"]

    def test_scalar_and_key_aliases(self, backend: str) -> None:
        assert read("a: &x ana\n*x : &y 007\nc: *y\n", backend).data == {"a": "ana", "ana": Decimal(7), "c": Decimal(7)}

    def test_merge_keys_add_what_is_missing(self, backend: str) -> None:
        text = "d: &d {owner: ana, weight: 1}\ne: &e {unit: ms, weight: 2}\na:\n  <<: [*d, *e]\n  owner: jan\nb:\n  weight: 3\n  <<: *d\n"
        data = mapping(read(text, backend))
        assert data["a"] == {"owner": "jan", "weight": 1, "unit": "ms"}
        assert data["b"] == {"weight": 3, "owner": "ana"}

    def test_quoted_merge_sign_is_a_key(self, backend: str) -> None:
        assert read('"<<": 1\n', backend).data == {"<<": 1}

    def test_anchor_may_be_defined_twice(self, backend: str) -> None:
        assert read("a: &x 1\nb: *x\nc: &x 2\nd: *x\n", backend).data == {"a": 1, "b": 1, "c": 2, "d": 2}


def mapping(document: Document) -> dict[str, object]:
    assert isinstance(document.data, dict)
    return document.data


@pytest.mark.parametrize("backend", ["swift", *BACKENDS])
@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: |\n  one\n    two\n\n  three\n", "one\n  two\n\nthree\n"),
        ("a: >\n  one\n  two\n\n  three\n", "one two\nthree\n"),
        ("a: |-\n  one\n\n\n", "one"),
        ("a: |+\n  one\n\n\n", "one\n\n\n"),
        ("a: |2\n    one\n", "  one\n"),
        ("a: |\n  one", "one"),
        ("a: >\n  one\n    two\n  three\n", "one\n  two\nthree\n"),
        ("a:\n  one\n  two\n\n  three\n", "one two\nthree"),
        ("a: 'one\n  two'\n", "one two"),
    ],
)
def test_text_over_several_lines(text: str, data: str, backend: str) -> None:
    document = parse(text.encode()) if backend == "swift" else read(text, backend)
    assert document.data == {"a": data}


@pytest.mark.parametrize(
    "text",
    [
        "%YAML 1.2\n---\na: yes\n",
        "%YAML 1.1\n---\na: yes\n",
        "# c\n%YAML 1.2 # c\n---\na: yes\n...\n",
        "---\na: yes\n",
        "\ufeffa: yes\n",
    ],
)
def test_frame_of_a_document(text: str) -> None:
    assert parse(text.encode()).data == {"a": "yes"}


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends(ends: str) -> None:
    text = ends.join(["a: 1", "b:", "  - x", "  - |", "    t", "    u", "c: {d: 2}", ""])
    assert parse(text.encode()).data == {"a": 1, "b": ["x", "t\nu\n"], "c": {"d": 2}}


def test_document_says_what_it_read() -> None:
    document = parse(b"\xef\xbb\xbfa: 1\r\nb: 2", "plan.okr.yaml")
    assert document.file == "plan.okr.yaml"
    assert document.parsed
    assert document.text == "a: 1\r\nb: 2"
    assert [document.line(number) for number in (0, 1, 2, 3)] == ["", "a: 1", "b: 2", ""]
