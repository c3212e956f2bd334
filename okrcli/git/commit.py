"""Commits some files, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Sequence

from okrcli.errors import OkrError
from okrcli.git.process import GitFailed, run

_IN_PROGRESS = {"MERGE_HEAD": "merge", "CHERRY_PICK_HEAD": "cherry-pick", "REVERT_HEAD": "revert"}


class NotTracked(OkrError):
    """The folder is not in a repository."""

    def __init__(self, root: str) -> None:
        super().__init__(f"--commit needs a git repository, and {root} is in none; nothing was written")
        self.hint = "leave out --commit, or run git init first"


class Unfinished(OkrError):
    """Git is in the middle of something else."""

    def __init__(self, what: str) -> None:
        super().__init__(f"git is in the middle of a {what}, so --commit would end it; nothing was written")
        self.hint = f"finish the {what} first, or leave out --commit"


class OtherChanges(OkrError):
    """A file has changes that are not ours to commit."""

    def __init__(self, file: str, what: str, hint: str = "commit that first, or leave out --commit") -> None:
        super().__init__(f"{file} {what}; nothing was written")
        self.hint = hint


class NotCommitted(OkrError):
    """The files were written, but git refused to commit them."""

    def __init__(self, files: Sequence[str], said: str) -> None:
        super().__init__(f"{' and '.join(files)} changed as asked, but git did not commit: {said}")
        self.hint = "nothing is lost; commit it by hand once git is satisfied"


def ready(root: str, files: Sequence[str]) -> None:
    """Sees to it that a commit of these files will hold nothing but what is about to be written.

    Args:
        root: the workspace's folder.
        files: paths from there.

    Raises:
        NotTracked: the folder is in no repository.
        Unfinished: a merge or the like is under way.
        OtherChanges: a file is there and not tracked, would be ignored, or has changes that are not committed.
        NoGit: git is missing.
    """
    try:
        folder = run(root, "rev-parse", "--absolute-git-dir", what="find the repository").decode().strip()
    except GitFailed:
        raise NotTracked(root) from None
    for mark, what in _IN_PROGRESS.items():
        if os.path.exists(f"{folder}/{mark}"):  # noqa: PTH110 - pathlib costs every start 10 ms
            raise Unfinished(what)
    for file in files:
        path = _real(root, file)
        is_new = not os.path.lexists(f"{root}/{file}")
        if is_new and _is_ignored(root, path):
            raise OtherChanges(file, "is ignored by git", "take it out of .gitignore, or leave out --commit")
        if not is_new and not run(root, "--literal-pathspecs", "ls-files", "-z", "--", path, what="list the files"):
            raise OtherChanges(file, "is not tracked by git")
        state = run(root, "--literal-pathspecs", "status", "--porcelain", "-z", "--", path, what="compare the files")
        if state:
            staged = state[:1] not in (b" ", b"?")
            raise OtherChanges(file, f"has other changes, {'staged' if staged else 'not committed'}")


def commit(root: str, files: Sequence[str], message: str) -> str:
    """Commits these files as they are now; what else is staged stays staged.

    Args:
        root: the workspace's folder.
        files: paths from there.
        message: of the commit.

    Returns:
        The short id of the commit.

    Raises:
        NotCommitted: git refused, or a hook of the repository did.
    """
    paths = [_real(root, file) for file in files]
    listed = run(root, "--literal-pathspecs", "ls-files", "-z", "--", *paths, what="list the files").split(b"\0")
    fresh = [path for path in paths if os.fsencode(path) not in listed]
    if fresh:
        run(root, "--literal-pathspecs", "add", "--intent-to-add", "--", *fresh, what="add the files")
    words = ("--literal-pathspecs", "commit", "--quiet", "--cleanup=verbatim", "--file=-", "--only", "--", *paths)
    try:
        run(root, *words, what="commit", given=message.encode(), hooks=True)
    except GitFailed as error:
        raise NotCommitted(files, str(error).partition(": ")[2]) from None
    return run(root, "rev-parse", "--short", "HEAD", what="name the commit").decode().strip()


def _is_ignored(root: str, path: str) -> bool:
    try:
        run(root, "check-ignore", "--quiet", "--", f"./{path}", what="look at .gitignore")
    except GitFailed:
        return False
    return True


def _real(root: str, file: str) -> str:
    """The path that git knows a file by: links are followed, as they are in writing."""
    real = os.path.realpath(root)
    return os.path.relpath(os.path.realpath(f"{root}/{file}"), real)
