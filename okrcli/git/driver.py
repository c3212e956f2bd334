"""The merge driver: what git calls when two branches have changed the same OKR file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from okrcli.compare.merge import Labels, Merged, merge
from okrcli.errors import UsageError

_LINES = "okr: merged line by line, since one side is not readable as an OKR file or uses rare YAML\n"


WORDS = ("merged", "conflicts")
"""What the driver says on standard output for its exit status 0 and 1: the command that git runs asks for it."""


class Sides(NamedTuple):
    """The three versions of a file that git hands over.

    Attributes:
        base: path of what both began with.
        ours: path of our side; the result goes there.
        theirs: path of their side.
    """

    base: str
    ours: str
    theirs: str


def drive(words: Sequence[str], said: list[str] | None = None) -> int:
    """Merges three files into the second one.

    Where the structure cannot be merged, for whatever reason, git merges the lines; where that gives nothing that can
    be used, both sides stay, with markers. The file is exchanged at once, so that a broken run leaves it as it was
    and the caller knows by the exit status.

    Args:
        words: the paths of base, ours and theirs; the size of a marker, the path in the repository, and from git 2.44
            on the names of base, ours and theirs.
        said: takes what is to be told, a line each.

    Returns:
        0 merged, 1 with conflicts that are marked.

    Raises:
        UsageError: git would have given more.
        OSError: a file cannot be read or written.
    """
    if len(words) < 3:
        raise UsageError("git calls the merge driver, with the paths of three files", "okr git install sets it up")
    sides = Sides(*(os.path.abspath(path) for path in words[:3]))  # noqa: PTH100 - pathlib costs every start 10 ms
    merged = _merged(sides, _labels(words[3:]), said if said is not None else [])
    _write(sides.ours, merged.raw)
    return min(merged.conflicts, 1)


def _labels(words: Sequence[str]) -> Labels:
    # Before git 2.44 the names come as they stand in the command, such as %X.
    names = ["" if word.startswith("%") else word for word in words[2:5]]
    _, ours, theirs = [*names, "", "", ""][:3]
    size = words[0] if words else ""
    return Labels(ours or "ours", theirs or "theirs", int(size) if size.isdecimal() and 0 < int(size) < 1000 else 7)


def _merged(sides: Sides, labels: Labels, said: list[str]) -> Merged:
    raws = [_read(path) for path in sides]
    try:
        merged = merge(raws[0], raws[1], raws[2], labels)
        if merged is not None and merged.conflicts and _shows_base():
            merged = merge(raws[0], raws[1], raws[2], labels._replace(base="base")) or merged
    except Exception as error:
        # Whatever is wrong with us, git's own merge loses nothing.
        said.append(f"okr: a bug in okr, so git merged the lines: {type(error).__name__}: {error}\n")
        merged = None
    if merged is not None:
        return merged
    said.append(_LINES)
    return _by_lines(sides, raws, labels)


def _by_lines(sides: Sides, raws: Sequence[bytes], labels: Labels) -> Merged:
    from okrcli.compare.merge.plain import side_by_side
    from okrcli.yamldoc import parse

    done = merge_file(sides, labels)
    if done is not None and done.conflicts:
        return done
    # Lines that merge may still make a file that does not parse, such as one that has a key twice.
    if done is not None and (not parse(done.raw).problems or any(parse(raw).problems for raw in raws[1:])):
        return done
    return side_by_side(raws[1], raws[2], labels)


def merge_file(sides: Sides, labels: Labels) -> Merged | None:
    """What git makes of three files line by line; None where it cannot, as of binary files."""
    words = ["merge-file", "-p", "--quiet", f"--marker-size={labels.size}"]
    for name in (labels.ours, labels.base or "base", labels.theirs):
        words += ["-L", name]
    status, text = _git(os.path.dirname(sides.ours), *words, sides.ours, sides.base, sides.theirs)  # noqa: PTH120
    return Merged(text, status) if 0 <= status < 128 else None


def _shows_base() -> bool:
    """Whether the user wants to see in a conflict how it was."""
    return _git(".", "config", "--get", "merge.conflictStyle")[1].strip() in (b"diff3", b"zdiff3")


def _git(folder: str, *words: str) -> tuple[int, bytes]:
    """Exit status and output of a git command; status -1 where there is no git."""
    import subprocess  # only where git is asked

    from okrcli.git.process import command, environment

    try:
        done = subprocess.run(
            command(*words), cwd=folder, env=environment(folder), stdin=subprocess.DEVNULL, capture_output=True
        )
    except OSError:
        return -1, b""
    return done.returncode, done.stdout


def _read(path: str) -> bytes:
    with open(path, "rb") as stream:  # noqa: PTH123
        return stream.read()


def _write(path: str, raw: bytes) -> None:
    beside = f"{path}.okr"
    try:
        with open(beside, "wb") as stream:  # noqa: PTH123
            stream.write(raw)
        os.replace(beside, path)  # noqa: PTH105
    finally:
        if os.path.exists(beside):  # noqa: PTH110
            os.unlink(beside)  # noqa: PTH108
