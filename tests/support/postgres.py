"""A PostgreSQL of its own for a test run, where the machine has the programs for one."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_NEEDS = "not run: needs initdb and pg_ctl, the programs of PostgreSQL, on the PATH"


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """The address of a server that listens on a socket in a folder, and nowhere else; it ends with the test.

    Args:
        folder: short, since the path of a socket is.
    """
    if not (shutil.which("initdb") and shutil.which("pg_ctl")):
        if os.environ.get("OKR_TEST_ALL"):
            pytest.fail(_NEEDS)
        pytest.skip(_NEEDS)
    # The server refuses to run as root.
    user = "nobody" if os.geteuid() == 0 else None
    data = folder / "data"
    if user:
        shutil.chown(folder, user)
        folder.chmod(0o700)

    def run(*words: str) -> None:
        # Its output goes to a file: the server would keep a pipe open.
        with (folder / "log").open("ab") as log:
            subprocess.run(
                words, check=True, cwd=folder, user=user, stdout=log, stderr=log, env={**os.environ, "LC_ALL": "C"}
            )

    run("initdb", "-D", str(data), "-U", "okr", "-A", "trust", "--no-sync", "-E", "UTF8")
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    run("pg_ctl", "-D", str(data), "-o", options, "-w", "start")
    try:
        yield f"postgresql+psycopg://okr@/postgres?host={folder}"
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
