"""Runs the command line in process, in an environment of its own."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from okrcli.cli import run

_SCRUBBED = (
    "OKR_",
    "GIT_",
    "CI",
    "GITHUB_",
    "GITLAB_",
    "COLUMNS",
    "LINES",
    "NO_COLOR",
    "FORCE_COLOR",
    "PY_COLORS",
    "TERM",
    "XDG_",
)


class Result(NamedTuple):
    """What a command came to.

    Attributes:
        status: exit status.
        out: standard output.
        err: standard error.
    """

    status: int
    out: str
    err: str

    def json(self) -> Any:
        """Standard output as data."""
        return json.loads(self.out)


def okr(where: Path | str, *words: str, given: str = "", today: str | None = "2026-11-22", **variables: str) -> Result:
    """Runs `okr` in a folder.

    Args:
        where: the folder.
        words: the command line.
        given: standard input.
        today: what OKR_TODAY says; None leaves it out.
        variables: further environment.
    """
    out, err = io.StringIO(), io.StringIO()
    source = io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8")
    environment = {**variables, **({"OKR_TODAY": today} if today else {})}
    with _inside(Path(where), environment), redirect_stdout(out), redirect_stderr(err), patch("sys.stdin", source):
        status = run(words)
    return Result(status, out.getvalue(), err.getvalue())


@contextmanager
def _inside(where: Path, variables: Mapping[str, str]) -> Iterator[None]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(_SCRUBBED)}
    home = {"HOME": str(where), "GIT_CONFIG_NOSYSTEM": "1", "GIT_CEILING_DIRECTORIES": str(where.parent)}
    before = Path.cwd()
    with patch.dict(os.environ, {**kept, **home, **variables}, clear=True):
        os.chdir(where)
        try:
            yield
        finally:
            os.chdir(before)
