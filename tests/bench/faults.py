"""The faults that the tests try a few times, tried many: writers at once, and writers that are killed.

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


def _start(work: Callable[[], int]) -> int:
    """A process of its own, silent."""
    process = os.fork()
    if process == 0:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os._exit(work())
    return process


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


if __name__ == "__main__":
    sys.exit(main())
