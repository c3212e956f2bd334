"""What the merge makes of three files: the cases in `tests/cases/merges`, one file each.

A case says what it shows, then has the parts `=== base`, `=== ours`, `=== theirs` and `=== expected`, which begins
with `clean` or the number of conflicts, or `=== refused`. Signs stand for what an editor would not show: ␍ a carriage
return, ␁ a byte order mark, ␃ the end of a file without a newline.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from okrcli.compare.merge import Labels, merge
from okrcli.compare.merge.plain import side_by_side
from tests.support.merging import Triple, wrongs

CASES = Path(__file__).parents[1] / "cases" / "merges"
NAMES = sorted(path.stem for path in CASES.glob("*.case"))


def parts(name: str) -> dict[str, str]:
    text = (CASES / f"{name}.case").read_bytes().decode()
    _, *found = re.split("^=== ", text, flags=re.MULTILINE)
    return dict(part.split("\n", 1) for part in found)


def raw(text: str) -> bytes:
    return text.split("␃")[0].replace("␍", "\r").replace("␁", "\ufeff").encode()


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str) -> None:
    part = parts(name)
    given = Triple(*(raw(part[side]) for side in ("base", "ours", "theirs")))
    merged = given.merged()
    if merged is None:
        assert "expected" not in part
        return
    count, _, text = part["expected"].partition("\n")
    assert merged.raw.decode() == raw(text).decode()
    assert merged.conflicts == (0 if count == "clean" else int(count.split()[0]))
    assert wrongs(given) == []


def test_markers_are_as_long_as_git_wants_them_and_named() -> None:
    merged = merge(b"a: 1\n", b"a: 2\n", b"a: 3\n", Labels("HEAD", "other", 9, "base"))
    assert merged is not None
    assert merged.raw == (b"<<<<<<<<< HEAD\na: 2\n||||||||| base\na: 1\n=========\na: 3\n>>>>>>>>> other\n")


def test_both_sides_stand_side_by_side_whatever_they_are() -> None:
    ours, theirs = b"a\nb\xff\0\nc", b"a\nB\nc\n"
    merged = side_by_side(ours, theirs)
    assert merged == (b"a\n<<<<<<< ours\nb\xff\0\nc\n=======\nB\nc\n>>>>>>> theirs\n", 1)
    assert side_by_side(ours, ours) == (ours, 0)


def test_side_by_side_is_quick_for_very_long_files() -> None:
    lines = [b"%d\n" % number for number in range(20_000)]
    merged = side_by_side(b"".join(lines), b"".join(lines[:9_000] + lines[9_001:]))
    assert merged.conflicts == 1 and merged.raw.startswith(b"".join(lines[:9_000]) + b"<<<<<<< ours\n9000\n")
