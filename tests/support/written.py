"""What a command did to files: the lines that went, and the lines that came."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from difflib import ndiff
from pathlib import Path


class Lines:
    """Changed lines, `-` before what went and `+` before what came; by file where it is not the only one."""

    def __init__(self) -> None:
        self.of: dict[str, list[str]] = {}

    @property
    def all(self) -> list[str]:
        """Those of all files, in order of path."""
        return [line for name in sorted(self.of) for line in self.of[name]]


@contextmanager
def changes(folder: Path) -> Iterator[Lines]:
    """Compares the OKR files of a folder before and after, byte by byte."""
    before = _contents(folder)
    lines = Lines()
    yield lines
    after = _contents(folder)
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name, ""), after.get(name, "")
        told = [f"{line[0]}{line[2:]}" for line in ndiff(old.split("\n"), new.split("\n")) if line[0] in "+-"]
        if told:
            lines.of[name] = told


def _contents(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8", "replace") for path in paths}
