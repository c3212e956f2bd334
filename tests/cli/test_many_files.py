"""`okr status` where there are so many files that it remembers what came of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from okrcli.workspace.opening import MANY
from tests.support.cli import Result, okr
from tests.support.processes import ended, start

WORDS = (
    ("status",),
    ("status", "--team", "team-3"),
    ("status", "--owner", "bo", "--sort", "title"),
    ("status", "--cycle", "2026-Q3"),
    ("status", "--fail-on", "off-track"),
    ("status", "--team", "team-77"),
    ("status", "team-3/goal-3/k"),
    ("status", "--today", "2026-12-01"),
    ("status", "--format", "json"),
    ("show", "team-3/goal-3/k"),
    ("check",),
)


def _text(number: int, value: int) -> str:
    return (
        f"cycle: 2026-Q4\nteam: team-{number % 7}\nobjectives:\n  - id: goal-{number}\n    title: Goal {number}\n"
        f"    owner: {'ana' if number % 2 else 'bo'}\n    key_results:\n"
        f"      - {{id: k, title: Visits, baseline: 0, target: 50, checkins: [{{date: 2026-11-16, value: {value}}}]}}\n"
    )


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("many") / "acme"
    root.mkdir()
    (root / "okr.yaml").write_text("version: 1\nname: Acme\n")
    for number in range(MANY):
        (root / f"g{number}.okr.yaml").write_text(_text(number, number % 50))
    return root


def _run(root: Path, *words: str, cache: Path | None) -> Result:
    return okr(root, *words, OKR_CACHE_DIR="" if cache is None else str(cache))


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_every_command_says_the_same_with_and_without_it(many: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    without = _run(many, *words, cache=None)
    assert [_run(many, *words, cache=tmp_path) for _ in range(2)] == [without, without]


def test_a_change_right_after_a_run_is_seen(many: Path, tmp_path: Path) -> None:
    path = many / "g9.okr.yaml"
    _run(many, "status", cache=tmp_path)
    for value in ("08", "09", "00"):
        moment = path.stat().st_mtime_ns
        with path.open("r+b") as stream:  # in place, the same size and, as far as one can make it so, the same time
            stream.write(_text(9, 99).replace("99", value).encode())
            stream.truncate()
        os.utime(path, ns=(moment, moment))
        seen = _run(many, "status", "--team", "team-2", cache=tmp_path)
        assert seen == _run(many, "status", "--team", "team-2", cache=None)
        assert f"\t{int(value)} → 50\t" in seen.out
    path.write_text(_text(9, 9))


@pytest.mark.parametrize("trouble", ["damaged", "a file in the way", "read-only", "another's"])
def test_a_cache_in_trouble_is_not_missed(many: Path, tmp_path: Path, trouble: str) -> None:
    cache = tmp_path / "cache"
    wanted = _run(many, "status", cache=None)
    assert _run(many, "status", cache=cache) == wanted
    [kept] = cache.iterdir()
    if trouble == "damaged":
        kept.write_bytes(kept.read_bytes()[:-100])
    elif trouble == "a file in the way":
        kept.unlink()
        cache.rmdir()
        cache.write_text("no folder")
    elif trouble == "read-only":
        kept.chmod(0o400)
        cache.chmod(0o500)
    else:
        kept.unlink()
        kept.mkdir()
    assert _run(many, "status", cache=cache) == wanted
    assert _run(many, "status", cache=cache) == wanted
    if cache.is_dir():
        cache.chmod(0o700)


def test_several_at_once_say_the_same(many: Path, tmp_path: Path) -> None:
    wanted = _run(many, "status", cache=None)

    def work() -> None:
        for _ in range(2):
            assert _run(many, "status", cache=tmp_path) == wanted

    assert [ended(process) for process in [start(work) for _ in range(4)]] == [0] * 4
    assert len(list(tmp_path.iterdir())) == 1


def test_a_small_workspace_leaves_nothing_in_the_cache(tmp_path: Path) -> None:
    (tmp_path / "okr.yaml").write_text("version: 1\n")
    (tmp_path / "a.okr.yaml").write_text(_text(1, 2))
    assert _run(tmp_path, "status", cache=tmp_path / "cache").status == 0
    assert not (tmp_path / "cache").exists()


def test_an_empty_workspace_is_a_document_too(tmp_path: Path) -> None:
    (tmp_path / "okr.yaml").write_text("version: 1\n")
    assert _run(tmp_path, "status", "--format", "json", cache=None).json()["data"]["objectives"] == []
