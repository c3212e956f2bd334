"""Where a workspace lies in its repository, and what revisions are called there."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from okrcli.git.objects import Commit, Objects
from okrcli.git.process import GitFailed, failure, run, start

_DEEPEN = "this clone is shallow: git fetch --unshallow gets all of it (fetch-depth: 0 at the checkout in a pipeline)"


class NoRevision(GitFailed):
    """There is no revision of that name."""

    def __init__(self, revision: str, *, shallow: bool = False) -> None:
        name = f"the revision {revision}" if revision else "a revision without a name"
        super().__init__(f"find {name}", "there is none of that name")
        if not revision:
            self.hint = "where the name comes from a variable, look whether that one is set"
            return
        self.hint = _DEEPEN if shallow else "git log --oneline lists them; git fetch gets those of others"


class NoMergeBase(GitFailed):
    """Two revisions have nothing in common."""

    def __init__(self, first: str, second: str, *, shallow: bool = False) -> None:
        super().__init__(f"find where {first} and {second} part", "they have no commit in common here")
        self.hint = _DEEPEN if shallow else "name a revision that both come from"


class NothingThen(GitFailed):
    """Nothing was committed by that day."""

    def __init__(self, day: date, first: date | None, *, shallow: bool = False) -> None:
        since = f"; the first commit here is of {first}" if first else ""
        super().__init__(f"look back to {day}", f"nothing was committed by then{since}")
        self.hint = _DEEPEN if shallow else "name a later day"


class Checkout(NamedTuple):
    """A workspace in its repository.

    Attributes:
        root: the workspace's folder.
        prefix: the way to it from the top of the repository, with a slash at its end; empty at the top.
        shallow: whether the clone holds the latest part of the history only.
    """

    root: str
    prefix: str
    shallow: bool


def checkout(root: str) -> Checkout:
    """Where a workspace lies.

    Raises:
        NoGit: git is missing.
        NoRepository: the folder is in no repository.
        NotTrusted: the repository belongs to another user.
    """
    said = run(root, "rev-parse", "--is-shallow-repository", "--show-prefix", what="find the repository")
    shallow, _, prefix = said.decode("utf-8", "surrogateescape").partition("\n")
    return Checkout(root, prefix.removesuffix("\n"), shallow == "true")


def commit_of(objects: Objects, place: Checkout, revision: str) -> Commit:
    """The commit that a revision means.

    Args:
        objects: of the repository.
        place: the workspace in it.
        revision: anything git understands, such as `HEAD~1`, a tag or a commit id; `merge-base:main` is where the
            branch at hand left `main`.

    Raises:
        NoRevision: there is none of that name.
        NoMergeBase: there is, but nothing in common.
    """
    other = revision.removeprefix("merge-base:")
    if other != revision:
        return merge_base(objects, place, other, "HEAD")
    found = objects.commit(revision)
    if found is None:
        raise NoRevision(revision, shallow=place.shallow)
    return found


def merge_base(objects: Objects, place: Checkout, first: str, second: str) -> Commit:
    """The commit at which two revisions part.

    Raises:
        NoRevision: one of them is not there.
        NoMergeBase: they have no commit in common.
    """
    names = [commit_of(objects, place, each).id for each in (first, second)]
    try:
        said = run(place.root, "merge-base", *names, what="find the merge base")
    except GitFailed:
        raise NoMergeBase(first, second, shallow=place.shallow) from None
    return commit_of(objects, place, said.decode().split()[0])


def commit_on(place: Checkout, day: date) -> str:
    """The id of the last commit of the first parents of HEAD that was committed by a day, where its committer was.

    Raises:
        NothingThen: there was none yet.
    """
    git = start(place.root, "rev-list", "--first-parent", "--format=%cs", "HEAD", "--")
    assert git.stdout is not None
    commit, wanted, then = "", day.isoformat(), ""
    try:
        for line in git.stdout:
            if line.startswith(b"commit "):
                commit = line.split()[1].decode()
                continue
            then = line.decode().strip()
            if len(then) == len(wanted) and then <= wanted:
                return commit
    finally:
        git.kill()
        _, said = git.communicate()
    if not commit and said and b"HEAD" not in said:
        raise failure(place.root, f"look back to {day}", said)
    raise NothingThen(day, date.fromisoformat(then) if then else None, shallow=place.shallow)
