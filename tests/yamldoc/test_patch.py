"""What the patch engine makes of a file: the cases in `tests/cases/patches`, one file each.

A case says what it shows, then has the parts `=== before`, `=== do` (one operation a line) and `=== after` or
`=== refused`. Signs stand for what an editor would not show: ␍ a carriage return, ␁ a byte order mark,
␃ the end of a file without a newline.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from okrcli.yamldoc import parse
from okrcli.yamldoc.backend import choose
from okrcli.yamldoc.careful import parse_carefully
from okrcli.yamldoc.intended import applied, same
from okrcli.yamldoc.patch import Add, Append, Comment, Insert, Operation, PatchRefused, Remove, Rename, Replace, patch

CASES = Path(__file__).parents[1] / "cases" / "patches"
NAMES = {each.__name__: each for each in (Add, Append, Comment, Insert, Remove, Rename, Replace, Decimal, date)}


def parts(name: str) -> dict[str, str]:
    text = (CASES / f"{name}.case").read_bytes().decode()
    _, *found = text.split("=== ")
    return dict(part.split("\n", 1) for part in found)


def raw(text: str) -> bytes:
    return text.split("␃")[0].replace("␍", "\r").replace("␁", "\ufeff").encode()


def operations(text: str) -> list[Operation]:
    return [eval(line, dict(NAMES)) for line in text.splitlines()]


def names(kind: str) -> list[str]:
    found = sorted(path.stem for path in CASES.glob("*.case"))
    return [name for name in found if (kind in parts(name))]


@pytest.mark.parametrize("name", names("after"))
def test_case(name: str) -> None:
    part = parts(name)
    document = parse(raw(part["before"]))
    todo = operations(part["do"])
    changed = patch(document, todo)
    assert changed.decode() == raw(part["after"]).decode()
    meant = document.data
    for operation in todo:
        meant = applied(meant, operation)
    for backend in ("c", "pure"):
        assert same(parse_carefully(changed, "", choose(backend)).data, meant)


@pytest.mark.parametrize("name", names("refused"))
def test_refused_case(name: str) -> None:
    part = parts(name)
    document = parse(raw(part["before"]), "plan.okr.yaml")
    with pytest.raises(PatchRefused) as caught:
        patch(document, operations(part["do"]))
    error = caught.value
    assert f"{error}\n" == part["refused"]
    assert error.file == "plan.okr.yaml"
    assert error.place
    assert error.line_text == document.line(error.place.line)
    assert error.hint
    assert error.hint.startswith("edit it by hand: ")


def test_there_are_cases_of_both_kinds() -> None:
    assert len(names("after")) > 40
    assert len(names("refused")) > 8


@pytest.mark.parametrize(
    ("operation", "hint"),
    [
        (
            Append(("b",), {"date": date(2026, 10, 12), "note": "a, b"}),
            'add `{date: 2026-10-12, note: "a, b"}` to the list',
        ),
        (Insert(("b",), 0, "x"), "add `x` to the list"),
        (Add(("b",), "key", Decimal(1)), "add `key: 1`"),
        (Replace(("b", 0), "yes"), 'write `"yes"`'),
        (Remove(("b", 0)), "delete it"),
        (Rename(("c", "d"), "e"), "rename the key to `e`"),
    ],
)
def test_hint_says_what_to_type(operation: Operation, hint: str) -> None:
    document = parse(b"a: &a [1]\nb: *a\nc:\n  d: &d 1\n  x: *d\n  e: 2\n")
    with pytest.raises(PatchRefused) as caught:
        patch(document, [operation])
    assert caught.value.hint == f"edit it by hand: {hint}"


def test_what_comes_after_a_refused_operation_is_not_done() -> None:
    document = parse(b"a: 1\n")
    with pytest.raises(PatchRefused):
        patch(document, [Replace(("a",), Decimal(2)), Remove(("b",))])
    assert document.raw == b"a: 1\n"


def test_many_operations_at_once() -> None:
    text = "a:\n" + "".join(f"  - id: x{index}\n    list:\n      - 0\n" for index in range(50))
    todo = [Append(("a", index, "list"), Decimal(index)) for index in range(50)]
    todo += [Append(("a", index % 50, "list"), Decimal(-1)) for index in range(60)]
    changed = parse(patch(parse(text.encode()), todo))
    assert isinstance(changed.data, dict)
    assert changed.data["a"][7] == {"id": "x7", "list": [0, 7, -1, -1]}
    assert changed.data["a"][49] == {"id": "x49", "list": [0, 49, -1]}
