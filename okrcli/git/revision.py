"""A workspace as it was at a revision: the same loader, other bytes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from okrcli.errors import OkrError
from okrcli.git.process import run
from okrcli.workspace import SETTINGS_FILE, SUFFIX, Workspace
from okrcli.workspace.patterns import matches
from okrcli.workspace.reading import assemble, read_settings


class NotThere(OkrError):
    """The workspace did not exist at that revision."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"there is no {SETTINGS_FILE} in this folder at {revision}")
        self.hint = "name a later revision"


class Revision(NamedTuple):
    """A workspace at a revision.

    Attributes:
        workspace: what it held.
        day: the day of the commit.
    """

    workspace: Workspace
    day: date


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
    what = f"find the revision {revision}"
    commit = run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", what=what)
    name = commit.decode().strip()
    day = run(root, "show", "-s", "--format=%cs", name, what=what).decode().strip()
    listed = run(root, "ls-tree", "-r", "-z", name, "--", ".", what=f"list the files of {revision}")
    blobs = dict(_blobs(listed))
    if SETTINGS_FILE not in blobs:
        raise NotThere(revision)
    wanted = [path for path in sorted(blobs) if _is_okr(path)]
    contents = list(_contents(root, [blobs[path] for path in (SETTINGS_FILE, *wanted)]))
    settings, problems = read_settings(contents[0])
    files = [(path, raw) for path, raw in zip(wanted, contents[1:], strict=True) if not matches(path, settings.exclude)]
    held = {SETTINGS_FILE: contents[0], **dict(files)}
    return Revision(assemble(root, contents[0], settings, problems, files, held), date.fromisoformat(day))


def _is_okr(path: str) -> bool:
    return path.endswith(SUFFIX) and not any(part.startswith(".") for part in path.split("/"))


def _blobs(listed: bytes) -> Iterator[tuple[str, str]]:
    """Path and blob of each plain file; links and submodules are passed over."""
    for entry in listed.split(b"\0"):
        head, _, path = entry.partition(b"\t")
        mode, _, rest = head.partition(b" ")
        if mode in (b"100644", b"100755"):
            yield path.decode("utf-8", "surrogateescape"), rest.split(b" ")[1].decode()


def _contents(root: str, blobs: list[str]) -> Iterator[bytes]:
    stream = run(root, "cat-file", "--batch", what="read its files", given="\n".join(blobs).encode() + b"\n")
    start = 0
    for _ in blobs:
        end = stream.index(b"\n", start)
        size = int(stream[start:end].split(b" ")[2])
        yield stream[end + 1 : end + 1 + size]
        start = end + 1 + size + 1
