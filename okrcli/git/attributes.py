"""Attributes: what git has been told about files, and where."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping

from okrcli.errors import OkrError
from okrcli.git.process import run

ATTRIBUTES = ".gitattributes"
"""The file that says which driver a file gets; it lies in the workspace's folder."""

PATTERN = "*.okr.yaml"
"""The files that get the driver."""

EXAMPLE = "x.okr.yaml"
"""A file that is not there yet, for those to come."""

WANTED = {"merge": "okr", "diff": "okr"}
"""Their attributes."""


class LinkedAttributes(OkrError):
    """Git does not read attributes through a link."""

    def __init__(self, root: str) -> None:
        super().__init__(f"{root}/{ATTRIBUTES} is a link, which git does not follow")
        self.hint = f"replace it with a file of its own, or write to it by hand: {line_of(WANTED)}"


def line_of(attributes: Mapping[str, str]) -> str:
    """The line that gives the files their attributes.

    >>> line_of(WANTED)
    '*.okr.yaml merge=okr diff=okr'
    """
    return " ".join([PATTERN, *(f"{name}={value}" for name, value in attributes.items())])


def attributes(root: str, files: Iterable[str]) -> dict[str, dict[str, str]]:
    """What git knows of files: `merge` and `diff` by path from the workspace's folder; `unspecified` is left out."""
    given = "".join(f"{file}\0" for file in files).encode("utf-8", "surrogateescape")
    words = ("check-attr", "-z", "--stdin", *WANTED)
    fields = run(root, *words, what="read attributes", given=given).decode("utf-8", "surrogateescape").split("\0")
    found: dict[str, dict[str, str]] = {}
    for file, name, value in zip(fields[0::3], fields[1::3], fields[2::3], strict=False):
        found.setdefault(file, {})
        if value != "unspecified":
            found[file][name] = value
    return found


def attributes_file(root: str) -> bytes | None:
    """The bytes of the workspace's attributes file; None where there is none.

    Raises:
        LinkedAttributes: it is a link.
    """
    path = f"{root}/{ATTRIBUTES}"
    if os.path.islink(path):  # noqa: PTH114 - pathlib costs every start 10 ms
        raise LinkedAttributes(root)
    try:
        with open(path, "rb") as stream:  # noqa: PTH123
            return stream.read()
    except FileNotFoundError:
        return None


def nearer(root: str, file: str) -> Iterator[str]:
    """Attributes files nearer to a file than the workspace's own that speak of drivers, the nearest first."""
    folder = os.path.dirname(file)  # noqa: PTH120 - pathlib costs every start 10 ms
    while folder:
        if _speaks(f"{root}/{folder}/{ATTRIBUTES}"):
            yield f"{folder}/{ATTRIBUTES}"
        folder = os.path.dirname(folder)  # noqa: PTH120


def private(root: str) -> Iterator[str]:
    """The attributes file of this clone alone, which is stronger than all others, where it speaks of drivers."""
    path = run(root, "rev-parse", "--git-path", "info/attributes", what="find the repository")
    name = path.decode("utf-8", "surrogateescape").removesuffix("\n")
    if _speaks(os.path.join(root, name)):  # noqa: PTH118
        yield name


def _speaks(path: str) -> bool:
    try:
        with open(path, "rb") as stream:  # noqa: PTH123
            lines = [line for line in stream.read().splitlines() if not line.lstrip().startswith(b"#")]
    except OSError:
        return False
    return any(word in line for line in lines for word in (b"merge", b"diff", b"binary"))
