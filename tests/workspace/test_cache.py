from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from okrcli.workspace.cache import MOST_BYTES, SUFFIX, Cache, Kept, Piece, cache_of, makers
from okrcli.workspace.opening import take_census
from tests.support.processes import ended, start

KEY = ("a key", 1)
KEPT = Kept(("frame", None, 0.5), {"a.okr.yaml": Piece((1, 2, 3, 4), ("x", True), b"body")})


def _kept(cache: Cache, kept: Kept = KEPT) -> None:
    draft = cache.begin()
    assert draft is not None
    draft.write(KEY, kept)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def test_what_was_kept_is_there_for_the_same_key_only(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path / "a" / "b"), "/acme")
    assert cache.read(KEY) is None
    _kept(cache)
    assert cache.read(KEY) == KEPT
    assert cache.read(("a key", 2)) is None
    assert Cache(str(tmp_path / "a" / "b"), "/other").read(KEY) is None


def test_it_is_for_its_user_alone(tmp_path: Path) -> None:
    _kept(Cache(str(tmp_path / "cache"), "/acme"))
    [path] = _files(tmp_path / "cache")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700


@pytest.mark.parametrize("at", [0, 5, 13, 20, 60, -1])
def test_a_damaged_file_is_as_if_it_were_not_there(tmp_path: Path, at: int) -> None:
    cache = Cache(str(tmp_path), "/acme")
    _kept(cache)
    [path] = _files(tmp_path)
    whole = path.read_bytes()
    damaged = bytearray(whole)
    damaged[at] ^= 0xFF
    for raw in (bytes(damaged), whole[:at], b"", whole + b"more"):
        path.write_bytes(raw)
        assert cache.read(KEY) is None
    _kept(cache)
    assert cache.read(KEY) == KEPT


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(str(tmp_path / "file" / "cache"), "/acme")
    assert cache.begin() is None
    assert cache.read(KEY) is None


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path), "/acme")
    draft = cache.begin()
    assert draft is not None
    draft.write(KEY, KEPT._replace(frame=object()))  # cannot be kept
    assert _files(tmp_path) == []
    draft = cache.begin()
    assert draft is not None
    draft.drop()
    draft.drop()
    assert _files(tmp_path) == []


def test_a_file_as_young_as_its_stamp_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "a.okr.yaml").write_text("cycle: 2026\n")
    draft = Cache(str(tmp_path / "cache"), str(tmp_path)).begin()
    assert draft is not None
    young = take_census(str(tmp_path), ())["a.okr.yaml"]
    assert draft.settled(young) is None
    assert draft._replace(now=draft.now + 10**11).settled(young) == young
    assert draft.settled((-1, -1, -1, -1)) is None


def test_the_census_tells_every_change(tmp_path: Path) -> None:
    path = tmp_path / "a.okr.yaml"
    path.write_text("12")
    seen = [take_census(str(tmp_path), ())["a.okr.yaml"]]
    moment = path.stat().st_mtime_ns
    other = tmp_path / "new"
    other.write_text("21")
    os.utime(other, ns=(moment, moment))
    other.replace(path)  # the same time, the same size, another file
    seen.append(take_census(str(tmp_path), ())["a.okr.yaml"])
    os.utime(path, ns=(moment, moment + 1))
    seen.append(take_census(str(tmp_path), ())["a.okr.yaml"])
    assert len(set(seen)) == 3


def test_what_was_not_written_for_longest_goes_where_the_folder_is_full(tmp_path: Path) -> None:
    for number in range(3):
        path = tmp_path / f"{number}{SUFFIX}"
        with path.open("wb") as stream:
            stream.truncate(MOST_BYTES // 2 - 1000)  # holes: no room is taken
        os.utime(path, ns=(number, number))
    (tmp_path / "left.part").write_bytes(b"")
    (tmp_path / "mine.txt").write_bytes(b"")
    os.utime(tmp_path / "left.part", ns=(1, 1))
    cache = Cache(str(tmp_path), "/acme")
    _kept(cache)
    assert cache.read(KEY) == KEPT
    names = {path.name for path in _files(tmp_path)}
    assert {f"1{SUFFIX}", f"2{SUFFIX}", "mine.txt"} < names
    assert not {f"0{SUFFIX}", "left.part"} & names


def test_many_processes_write_and_read_at_once(tmp_path: Path) -> None:
    def work(number: int) -> None:
        cache = Cache(str(tmp_path), "/acme")
        for turn in range(40):
            _kept(cache, Kept((number, turn), {"a": Piece(None, (), bytes([number]) * 50_000)}))
            found = cache.read(KEY)
            assert found is not None
            assert found.pieces["a"].body == bytes([found.frame[0]]) * 50_000

    assert [ended(process) for process in [start(lambda number=number: work(number)) for number in range(4)]] == [0] * 4  # type: ignore[misc]
    assert len(_files(tmp_path)) == 1


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"OKR_CACHE_DIR": "/c"}, "/c"),
        ({"OKR_CACHE_DIR": ""}, None),
        ({"XDG_CACHE_HOME": "/x"}, "/x/okr"),
        ({"XDG_CACHE_HOME": "relative"}, "~"),
        ({}, "~"),
    ],
)
def test_where_it_lies(environ: dict[str, str], folder: str | None) -> None:
    cache = cache_of("/acme", environ)
    assert (cache is None) == (folder is None)
    if cache is not None and folder is not None:
        place = str(cache._place)
        assert place.startswith(f"{Path.home()}/" if folder == "~" else f"{folder}/")


def test_another_program_is_told_by_its_sources() -> None:
    told = makers()
    assert any("scoring/forecast.py" in str(part) for part in told)
    assert len(told) > 100
