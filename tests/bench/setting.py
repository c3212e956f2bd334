"""Where the commands run: interpreter, environment, workspaces made on demand."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.bench.generate import TODAY, okr_file, write_workspace
from tests.bench.measure import Command

CHECKOUT = Path(__file__).parents[2]
UPDATED = "okrs/update.okr.yaml"
"""The file that `okr update` writes to: about 20 kB, with 200 check-ins."""

_SCRIPT = "import sys\nfrom okrcli.__main__ import main\nsys.exit(main())\n"


class Setting:
    """Everything the lines share.

    Attributes:
        python: path of the interpreter that runs okr and every reference.
        folder: a folder of our own for workspaces and caches.
        runs: how often each command is measured.
        quick: whether to be quick rather than exact.
    """

    def __init__(self, python: Path, folder: Path, *, quick: bool = False, installed: bool = False) -> None:
        self.python = python
        self.folder = folder
        self.quick = quick
        self.runs = 3 if quick else 9
        self._installed = installed
        self._warmed: set[Path] = set()
        # What pip writes for `okr`, so that not even the start differs from an installed one.
        self._okr = folder / "okr"
        self._okr.write_text(_SCRIPT, encoding="utf-8")
        (folder / "home").mkdir()
        # A copy, so that nothing changes while it is measured.
        self._source = folder / "source"
        if not installed:
            shutil.copytree(CHECKOUT / "okrcli", self._source / "okrcli", ignore=shutil.ignore_patterns("__pycache__"))

    def python_command(self, *words: str, folder: Path | None = None, allowed: tuple[int, ...] = (0,)) -> Command:
        """The interpreter with some arguments; a reference."""
        return Command((str(self.python), *words), self._environ(None), folder or self.folder, allowed=allowed)

    def okr(
        self,
        *words: str,
        folder: Path,
        warm: bool = True,
        terminal: bool = False,
        allowed: tuple[int, ...] = (0,),
        expects: str = "",
        before: Callable[[], None] | None = None,
        variables: Mapping[str, str] | None = None,
    ) -> Command:
        """An `okr` command.

        Args:
            words: its arguments.
            folder: the workspace it runs in.
            warm: whether it finds the cache of its last run; else an empty one, each time.
            terminal: whether it writes to a terminal.
            allowed: exit statuses that are as they should be.
            expects: what it must print.
            before: what to do before each run.
            variables: more of its environment.
        """
        cache = self.folder / f"cache-{folder.name}-{'warm' if warm else 'cold'}"

        def prepare() -> None:
            if not warm:
                shutil.rmtree(cache, ignore_errors=True)
            cache.mkdir(exist_ok=True)
            if before is not None:
                before()

        environ = self._environ(cache) | dict(variables or {})
        program = (str(self.python), str(self._okr), *words)
        return Command(program, environ, folder, prepare, terminal, allowed, expects.encode())

    def workspace(self, files: int, teams: int | None = None) -> Path:
        """A workspace of some size; the same folder for the same size."""
        folder = self.folder / f"workspace-{files}-{teams or 'many'}"
        if not folder.exists():
            write_workspace(folder, files, teams=teams)
        return folder

    def workspace_to_update(self) -> tuple[Path, Callable[[], None]]:
        """A workspace of ten files with a longer one in it, and what puts that one back as it was."""
        folder = self.folder / "workspace-update"
        text = okr_file(99_982, "update", checkins=200)
        if not folder.exists():
            write_workspace(folder, 10)
        path = folder / UPDATED

        def restore() -> None:
            path.write_text(text, encoding="utf-8")

        restore()
        return folder, restore

    def _environ(self, cache: Path | None) -> dict[str, str]:
        home = str(self.folder / "home")
        environ = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": home,
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "OKR_TODAY": TODAY.isoformat(),
            "XDG_STATE_HOME": home,
            "GIT_CONFIG_GLOBAL": os.devnull,
        }
        if cache is not None:
            environ["OKR_CACHE_DIR"] = str(cache)
        if not self._installed:
            environ["PYTHONPATH"] = str(self._source)
        return environ
