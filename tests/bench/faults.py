"""The faults that the tests try a few times, tried many: writers at once, and writers of one file or more, killed.

`python -m tests.bench.faults` runs all of it; `--seed` tries other instants.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from okrcli.cli import run
from okrcli.workspace import load
from tests.support.folders import OBJECTIVE, write

_COMMENT = "  # the editor in chief counts them"
_FILE = "a.okr.yaml"
_OTHERS = 6
_LENGTHS = {"os.link": 0.02, "os.rename": 0.001}  # from there to the end of writing seven files, in seconds
_NAMES = ("demand", "pull")


def main() -> int:
    """Exits with 1 where anything was lost or damaged."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.faults", description=__doc__)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--updates", type=int, default=50, help="of each writer")
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    os.environ["OKR_TODAY"] = "2026-11-22"
    with tempfile.TemporaryDirectory() as folder:
        wrong = _writers(Path(folder), chosen.writers, chosen.updates)
    with tempfile.TemporaryDirectory() as folder:
        wrong += _kills(Path(folder), chosen.kills, Random(chosen.seed))
    with tempfile.TemporaryDirectory() as folder:
        wrong += kills_of_several(Path(folder), chosen.kills, Random(chosen.seed))
    sys.stdout.write("".join(f"{line}\n" for line in wrong) or "nothing was lost\n")
    return 1 if wrong else 0


def _begin(folder: Path) -> None:
    write(folder, a=OBJECTIVE.replace("kind: total, target: 10}", f"kind: total, target: 10}}{_COMMENT}"))


def _logged(folder: Path) -> list[str | None]:
    """Who logged articles, in order of the file; the file must be whole."""
    workspace = load(str(folder))
    if workspace.problems or _COMMENT not in (folder / _FILE).read_text(encoding="utf-8"):
        raise AssertionError(f"damaged: {workspace.problems or 'the comment is gone'}")
    return [each.by for each in workspace.plan.objectives[0].key_results[1].key_result.checkins]


def _update(folder: Path, by: str) -> int:
    return run(["-q", "-C", str(folder), "update", "articles+=1", "--by", by])


def _start(work: Callable[[], int], telling: int | None = None, when: str = "") -> int:
    """A process of its own, silent; it writes to `telling` when it asks the system for something the first time."""
    process = os.fork()
    if process == 0:
        if telling is not None:
            _tell_first(telling, when)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os._exit(work())
    return process


def _tell_first(telling: int, when: str) -> None:
    told = False

    def look(event: str, words: tuple[object, ...]) -> None:
        nonlocal told
        if event == when and not told:
            told = True
            os.write(telling, b".")

    sys.addaudithook(look)


def _writers(folder: Path, writers: int, updates: int) -> list[str]:
    _begin(folder)

    def write_all(writer: int) -> int:
        return max(_update(folder, f"w{writer}-{turn}") for turn in range(updates))

    running = [_start(lambda writer=writer: write_all(writer)) for writer in range(writers)]  # type: ignore[misc]
    failed = [process for process in running if os.waitpid(process, 0)[1]]
    wanted = {f"w{writer}-{turn}" for writer in range(writers) for turn in range(updates)}
    lost = wanted.difference(filter(None, _logged(folder)))
    return [f"{len(failed)} of {writers} writers failed"] * bool(failed) + [f"lost: {name}" for name in sorted(lost)]


def _kills(folder: Path, kills: int, chance: Random) -> list[str]:
    _begin(folder)
    began = time.perf_counter()
    os.waitpid(_start(lambda: _update(folder, "first")), 0)
    length = time.perf_counter() - began
    wrong = []
    for turn in range(kills):
        before = _logged(folder)
        process = _start(lambda turn=turn: _update(folder, f"k{turn}"))  # type: ignore[misc]
        time.sleep(chance.uniform(0, length))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        if _logged(folder) not in (before, [*before, f"k{turn}"]):
            wrong.append(f"kill {turn}: neither the old file nor the new one")
    os.waitpid(_start(lambda: _update(folder, "last")), 0)
    left = sorted(path.name for path in folder.iterdir() if path.name not in ("okr.yaml", _FILE))
    return wrong + [f"left behind: {name}" for name in left]


def kills_of_several(folder: Path, kills: int, chance: Random) -> list[str]:
    """Kills renames over several files, and lets another writer come by: all files must have one name or the other.

    Args:
        folder: empty.
        kills: how many.
        chance: when.

    Returns:
        What went wrong, in sentences.
    """
    others = {
        f"team{number}__q4": f"cycle: 2026-Q4\nteam: team{number}\nobjectives:\n  - id: reach\n    title: Reach\n"
        f"    contributes_to: [marketing/demand]  # of {number}\n    key_results: []\n"
        for number in range(_OTHERS)
    }
    write(folder, a=OBJECTIVE, **others)
    wrong, seen, late = [], dict.fromkeys(_NAMES, 0), 0
    for turn in range(kills):
        now, then = _NAMES if _names(folder) == {_NAMES[0]} else _NAMES[::-1]
        is_writing, telling = os.pipe()
        when = chance.choice(sorted(_LENGTHS))
        process = _start(lambda words=(now, then): _rename(folder, *words), telling, when)  # type: ignore[misc]
        os.close(telling)
        # Most of a run is reading; the instants that matter come after it.
        os.read(is_writing, 1)
        os.close(is_writing)
        time.sleep(chance.uniform(0, _LENGTHS[when]))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        late += len(_names(folder)) > 1
        os.waitpid(_start(lambda turn=turn: _update(folder, f"k{turn}")), 0)  # type: ignore[misc]
        found = _names(folder)
        if len(found) != 1:
            wrong.append(f"kill {turn}: some files are old and some are new")
        seen[max(found)] += 1
        if (folder / ".okr.journal").exists():
            wrong.append(f"kill {turn}: a journal is left behind")
    now, then = _NAMES if _names(folder) == {_NAMES[0]} else _NAMES[::-1]
    os.waitpid(_start(lambda: _rename(folder, now, then)), 0)
    files = sorted(path.name for path in folder.rglob("*") if path.is_file() and not path.name.endswith("okr.yaml"))
    wrong += [f"left behind: {name}" for name in files]
    sys.stdout.write(f"{kills} kills of renames: {late} in between, which the next run ended; {seen}\n")
    return wrong


def _rename(folder: Path, now: str, then: str) -> int:
    return run(["-q", "-C", str(folder), "rename", f"marketing/{now}", then])


def _names(folder: Path) -> set[str]:
    """What the objective is called, in all files."""
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.okr.yaml")]
    found = {name for text in texts for name in _NAMES if f"id: {name}" in text or f"[marketing/{name}]" in text}
    if len(texts) != _OTHERS + 1 or not found:
        raise AssertionError(f"damaged: {texts}")
    return found


if __name__ == "__main__":
    sys.exit(main())
