"""The driver in process: what it does with files that cannot be merged by structure, and with what git hands over."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from okrcli.errors import UsageError
from okrcli.git.driver import drive
from tests.support.merging import Triple, broken, triple

ANCHOR = b"x-odd: [&a 1, *a]"


def driven(folder: Path, given: Triple, *words: str) -> tuple[int, bytes]:
    """Exit status and result."""
    paths = [folder / name for name in Triple._fields]
    for path, raw in zip(paths, given, strict=True):
        path.write_bytes(raw)
    status = drive([*map(str, paths), *words])
    assert sorted(path.name for path in folder.iterdir()) == sorted(Triple._fields)
    return status, paths[1].read_bytes()


def anchored(raw: bytes) -> bytes:
    end = b"\r\n" if b"\r\n" in raw else b"\n"
    return raw + ANCHOR + end if raw.endswith(b"\n") else raw + end + ANCHOR + end


@pytest.mark.parametrize("seed", range(60))
def test_lines_that_git_merges_lose_nothing(tmp_path: Path, seed: int) -> None:
    given = Triple(*map(anchored, triple(Random(seed))))
    status, raw = driven(tmp_path, given)
    # Git's own merge knows no records: what both have added may be there twice.
    assert [each for each in broken(given, raw, status) if not each.startswith("doubled")] == []


def test_lines_that_merge_to_a_key_twice_are_a_conflict(tmp_path: Path) -> None:
    base = ANCHOR + b"\na: 1\nb: 1\nc: 1\nd: 1\n"
    given = Triple(base, b"owner: ania\n" + base, base + b"owner: jan\n")
    status, raw = driven(tmp_path, given)
    assert status == 1 and raw.count(b"<<<<<<< ours\n") == 2 and b"owner: ania" in raw and b"owner: jan" in raw


@pytest.mark.parametrize("raw", [b"\xff\xfe\0", b"a: \0\n", b"", b"\n", b"- 1\n", b"a: [\n", b"x\n" * 9])
def test_any_bytes(tmp_path: Path, raw: bytes) -> None:
    status, result = driven(tmp_path, Triple(b"a: 1\n", b"a: 2\nours: 1\n", raw))
    assert status == 1 and b"ours: 1" in result and raw in result + b"\n" and b"<<<<<<<" in result


def test_markers_are_named_as_git_names_the_sides(tmp_path: Path) -> None:
    given = Triple(b"a: 1\n", b"a: 2\n", b"a: 3\n")
    words = ("9", "goals.okr.yaml", "1a2b3c4", "HEAD", "other")
    assert driven(tmp_path, given, *words) == (1, b"<<<<<<<<< HEAD\na: 2\n=========\na: 3\n>>>>>>>>> other\n")
    # A git before 2.44 hands over what stands in the command.
    assert driven(tmp_path, given, "7", "goals.okr.yaml", "%S", "%X", "%Y")[1].startswith(b"<<<<<<< ours\n")


def test_nobody_else_calls_it() -> None:
    with pytest.raises(UsageError, match="git calls the merge driver"):
        drive(["a", "b"])
