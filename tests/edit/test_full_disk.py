"""A disk that is really full: a small one of its own, where this machine may have one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, write
from tests.support.terminal import ROOT
from tests.support.written import changes

SIZE, PAGE = 256 * 1024, 4096
OTHER = "cycle: 2026-Q4\nteam: ads\nobjectives:\n  - id: reach\n    title: Reach\n    contributes_to: [demand]\n"


def on_a_disk_of_its_own(folder: Path) -> list[str]:
    """The words before a command line that runs with a small disk in the place of a folder, which it leaves alone."""
    unshare = shutil.which("unshare")
    rights = ["--mount"] if os.geteuid() == 0 else ["--mount", "--user", "--map-root-user"]
    mounting = f'mount -t tmpfs -o size={SIZE} tmpfs "$0" && exec "$@"'
    words = [unshare or "unshare", *rights, "sh", "-c", mounting, str(folder)]
    if unshare is None or subprocess.run([*words, "true"], capture_output=True, check=False).returncode:
        # Containers seldom allow it, so it is not asked for even where all tests should run.
        pytest.skip(
            "not run: needs the right to mount a disk (as root, or with user namespaces); test_save has a limit"
        )
    return words


def work() -> None:
    """Runs on the small disk, whose folder is the working directory's."""
    folder = Path.cwd()
    write(folder, a=OBJECTIVE + "    meta: " + "x" * 3 * PAGE + "\n", b=OTHER)
    words = {
        "one file": ("update", "sessions", "44300"),
        "two files": ("rename", "demand", "pull"),
        "a new file": ("new", "objective", "--title", "Friends", "--team", "sales", "--cycle", "2026-Q4", "--id", "f"),
    }
    for free in range(8):
        for name, command in words.items():
            _fill(folder, free)
            with changes(folder) as lines:
                result = okr(folder, *command)
            if result.status == 0:
                assert free > 0, name
                assert lines.all, name
                (folder / "full").unlink()
                shutil.rmtree(folder / "okrs", ignore_errors=True)
                write(folder, a=OBJECTIVE + "    meta: " + "x" * 3 * PAGE + "\n", b=OTHER)
                continue
            assert (result.status, result.out, lines.all) == (2, "", []), name
            assert "cannot be written: the disk is full; nothing was written" in result.err, result.err
            assert sorted(path.name for path in folder.rglob("*")) == ["a.okr.yaml", "b.okr.yaml", "full", "okr.yaml"]
            (folder / "full").unlink()
            assert free < 7, name
    sys.stdout.write("all tried\n")


def _fill(folder: Path, free: int) -> None:
    """Fills the disk, but for some pages."""
    full = folder / "full"
    with full.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(b"x" * PAGE)
        except OSError:
            size = stream.tell()
        stream.truncate(size - free * PAGE)


def test_on_a_full_disk_all_is_as_it_was(tmp_path: Path) -> None:
    words = on_a_disk_of_its_own(tmp_path)
    program = f"import os; os.chdir({str(tmp_path)!r}); from tests.edit.test_full_disk import work; work()"
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [*words, sys.executable, "-c", program], capture_output=True, text=True, env=environ, check=False
    )
    assert (done.returncode, done.stdout) == (0, "all tried\n"), done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="not run: needs /dev/full, which this system has not")
def test_where_standard_output_is_full_it_says_that_the_file_is_written(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "OKR_TODAY": "2026-11-22"}
    command = [sys.executable, "-m", "okrcli", "drop", "nps", "--why", "x"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, cwd=tmp_path, env=environ, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr == (
        "error: a.okr.yaml changed as asked, but the answer cannot be shown: no space left on device\n"
        "hint: see where standard output goes; do not run the command again\n"
    )
    assert "dropped: {date: 2026-11-22, why: x}" in (tmp_path / "a.okr.yaml").read_text()
