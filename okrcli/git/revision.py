"""A workspace as it was at a revision: the same loader, other bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from okrcli.git.objects import Commit, Objects
from okrcli.git.process import GitFailed
from okrcli.git.repository import Checkout, checkout, commit_of, commit_on
from okrcli.workspace import SETTINGS_FILE, SUFFIX, Workspace
from okrcli.workspace.patterns import matches
from okrcli.workspace.reading import assemble, read_settings

_LINK, _SUBMODULE, _TREE = "120000", "160000", "40000"


class NotThere(GitFailed):
    """The workspace did not exist at that revision."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"read {revision}", f"there is no {SETTINGS_FILE} in this folder then")
        self.hint = "name a later revision"


class Revision(NamedTuple):
    """A workspace at a revision.

    Attributes:
        workspace: what it held.
        day: the day of the commit.
        commit: its id.
    """

    workspace: Workspace
    day: date
    commit: str


class Listing(NamedTuple):
    """The files of a workspace at a revision, unread.

    Attributes:
        settings: the id of the settings; None where there is no workspace.
        files: the id of each OKR file, by path from the workspace's folder, sorted; what is excluded is among them.
        submodules: the folders that are repositories of their own.
    """

    settings: str | None
    files: Mapping[str, str]
    submodules: tuple[str, ...] = ()


def workspace_at(root: str, revision: str) -> Revision:
    """Reads a workspace as it was at a revision.

    Args:
        root: its folder today.
        revision: anything git understands, such as `HEAD~1`, a tag or a commit id.

    Raises:
        NoGit: git is missing.
        GitFailed: there is no such revision, or the folder is not in a repository.
        NotThere: the workspace did not exist then.
    """
    place = checkout(root)
    with Objects(root) as objects:
        return _read(objects, place, commit_of(objects, place, revision), revision)


def workspace_on(root: str, day: date) -> Revision:
    """Reads a workspace as it had been committed by the end of a day.

    Args:
        root: its folder today.
        day: the day; of the first parents of HEAD, the last commit whose committer date is not after it.

    Raises:
        NoRepository: the folder is in no repository.
        NothingThen: nothing was committed by then.
        NotThere: the workspace did not exist then.
    """
    place = checkout(root)
    with Objects(root) as objects:
        commit = commit_of(objects, place, commit_on(place, day))
        return _read(objects, place, commit, f"{commit.id[:7]} of {commit.day}, the last commit by {day}")


def listing(objects: Objects, place: Checkout, commit: Commit) -> Listing:
    """The files of a workspace at a commit; none where it was not there."""
    found: dict[str, str] = {}
    links: dict[str, str] = {}
    submodules: list[str] = []
    top = f"{commit.id}:{place.prefix.removesuffix('/')}" if place.prefix else commit.tree
    for path, mode, name in _walk(objects, top, ""):
        if mode == _SUBMODULE:
            submodules.append(path)
        elif mode == _LINK:
            links[path] = name
        else:
            found[path] = name
    settings = found.pop(SETTINGS_FILE, None)
    for path, name in links.items():
        target = _target(objects, top, path, name)
        if target is not None:
            found[path] = target
    return Listing(settings, {path: found[path] for path in sorted(found)}, tuple(submodules))


def contents(objects: Objects, names: Mapping[str, str]) -> dict[str, bytes]:
    """The bytes of files, by path.

    Args:
        objects: of the repository.
        names: the id of each, by path.

    Raises:
        GitFailed: one of them is not in this clone.
    """
    found = zip(names, objects.several(tuple(names.values())), strict=True)
    held = {}
    for path, each in found:
        if each is None:
            raise Missing(path)
        held[path] = each.content
    return held


class Missing(GitFailed):
    """A file of a revision is not in this clone."""

    def __init__(self, path: str) -> None:
        super().__init__(f"read {path}", "this clone does not hold its content then")
        self.hint = "it is a partial clone; git fetch --refetch --no-filter gets all of it"


def assembled(root: str, raw: bytes, files: Iterable[tuple[str, bytes]]) -> Workspace:
    """The workspace that settings and files make; what the settings exclude is left out.

    Args:
        root: the folder they belong to.
        raw: the bytes of the settings.
        files: path and bytes of each OKR file.
    """
    settings, problems = read_settings(raw)
    kept = [(path, content) for path, content in files if not matches(path, settings.exclude)]
    return assemble(root, raw, settings, problems, kept, {SETTINGS_FILE: raw, **dict(kept)})


def _read(objects: Objects, place: Checkout, commit: Commit, name: str) -> Revision:
    listed = listing(objects, place, commit)
    if listed.settings is None:
        raise NotThere(name)
    held = contents(objects, {SETTINGS_FILE: listed.settings, **listed.files})
    raw = held.pop(SETTINGS_FILE)
    return Revision(assembled(place.root, raw, held.items()), commit.day, commit.id)


def _walk(objects: Objects, tree: str, prefix: str) -> Iterator[tuple[str, str, str]]:
    """Path, mode and id of what may be an OKR file, a submodule, or the settings; hidden folders are passed over."""
    for name, mode, object_id in objects.tree(tree) or ():
        if name.startswith("."):
            continue
        if mode == _TREE:
            yield from _walk(objects, object_id, f"{prefix}{name}/")
        elif mode == _SUBMODULE or name.endswith(SUFFIX) or (name == SETTINGS_FILE and not prefix):
            yield prefix + name, mode, object_id


def _target(objects: Objects, top: str, path: str, name: str) -> str | None:
    """The id of the file that a link in the workspace leads to; None where it leads out of it or nowhere."""
    link = objects.find(name)
    if link is None:
        return None
    steps = [*path.split("/")[:-1]]
    for step in link.content.decode("utf-8", "surrogateescape").split("/"):
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    entries: dict[str, tuple[str, str]] = {}
    tree, mode = top, _TREE
    for step in steps:
        entries = {each.name: (each.id, each.mode) for each in objects.tree(tree) or ()}
        tree, mode = entries.get(step, ("", ""))
    return tree if mode.startswith("100") else None
