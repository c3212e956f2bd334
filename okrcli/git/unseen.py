"""Files that are here and that git does not look at, and files that git has and that are not here on purpose."""

from __future__ import annotations

from collections.abc import Iterable

from okrcli.git.process import GitFailed, run

_SKIPPED = "S"


def ignored(root: str, paths: Iterable[str]) -> frozenset[str]:
    """Those of some files, by path from a folder, that `.gitignore` keeps out of git for ever."""
    given = "\0".join(paths)
    if not given:
        return frozenset()
    try:
        said = run(root, "check-ignore", "-z", "--stdin", what="ask", given=given.encode("utf-8", "surrogateescape"))
    except GitFailed:  # what it says where it is none of them
        return frozenset()
    return frozenset(said.decode("utf-8", "surrogateescape").split("\0")) - {""}


def left_away(root: str, paths: Iterable[str]) -> frozenset[str]:
    """Those of some files that a sparse checkout does not have in the folder; they are as git has them."""
    wanted = frozenset(paths)
    if not wanted:
        return wanted
    said = run(root, "ls-files", "-t", "-z", what="list the files").decode("utf-8", "surrogateescape")
    states = (entry.partition(" ") for entry in said.split("\0"))
    return wanted & {path for state, _, path in states if state == _SKIPPED}
