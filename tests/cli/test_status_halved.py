"""`okr status --format json` of a large workspace, in processes of its own: the tests run beside a thread."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from okrcli.commands.viewing import MANY
from tests.support.folders import OBJECTIVE, write

pytestmark = pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2,
    reason="not run: needs two processors, and a system that tells how many there are",
)

_RUN = """
import os, sys
if sys.argv[1] == "one":
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
sys.addaudithook(lambda event, _: event == "os.fork" and sys.stderr.write("forked\\n"))
from okrcli.cli import run
sys.exit(run(sys.argv[2:]))
"""


def _okr(root: str, processors: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    environ = {"PATH": os.defpath, "HOME": root, "LANG": "C.UTF-8", "OKR_TODAY": "2026-11-22", "OKR_CACHE_DIR": ""}
    path = str(Path(__file__).parents[2])
    command = [sys.executable, "-c", _RUN, processors, "-C", root, "status", *words]
    return subprocess.run(command, capture_output=True, env={**environ, "PYTHONPATH": path}, check=False)


def _workspace(folder: Path, files: int) -> str:
    texts = {f"f{number:03}": OBJECTIVE.replace("id: demand", f"id: d-{number}") for number in range(files)}
    return write(folder, **texts)


def test_two_processes_say_what_one_says(tmp_path: Path) -> None:
    root = _workspace(tmp_path, MANY)
    words = ("--format", "json", "--fail-on", "stale", "--fail-on", "no-data")
    two, one = _okr(root, "all", *words), _okr(root, "one", *words)
    assert (two.stderr, one.stderr) == (b"forked\n", b"")
    assert (two.returncode, two.stdout) == (one.returncode, one.stdout)
    assert two.returncode == 1
    assert len(json.loads(two.stdout)["data"]["objectives"]) == MANY


def test_a_few_files_are_read_by_one(tmp_path: Path) -> None:
    assert _okr(_workspace(tmp_path, 3), "all", "--format", "json").stderr == b""
