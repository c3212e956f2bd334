"""What makes git know OKR files: attributes that are committed, and settings of this clone that cannot be."""

from __future__ import annotations

import os
from typing import NamedTuple

from okrcli.errors import OkrError
from okrcli.git.attributes import ATTRIBUTES, EXAMPLE, PATTERN, WANTED, attributes, attributes_file, line_of, private
from okrcli.git.process import GitFailed, run
from okrcli.yamldoc.save import Change, save

# The last line of a diff that git shows above a change: the id of the goal that it is in.
_HEADER = r"""^[ ]*-?[ ]*[{]?[ ]*(["']?id["']?[ ]*:.*)$"""

# Git quotes %P itself, which is the one part that a stranger may have named. It takes a driver that did nothing for
# "keep ours", and the other side's work would be lost in silence: so a status alone is not trusted (a broken
# installation ends with 1, another program of this name perhaps with 0), but a word; without it the lines are merged.
_DRIVER = (
    "r=; command -v okr >/dev/null 2>&1 && r=$(okr git merge-driver %O %A %B %L %P %S %X %Y); "
    'test "$r" = merged && exit 0; test "$r" = conflicts && exit 1; '
    "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"
)

SETTINGS = {
    "diff.okr.xfuncname": _HEADER,
    "merge.okr.name": "OKR files, by objective and key result",
    "merge.okr.driver": _DRIVER,
}
"""The settings of a clone."""


class NoFilesHere(OkrError):
    """The folder belongs to git itself, or the repository has no files of its own."""

    def __init__(self, root: str) -> None:
        super().__init__(f"{root} is in no working tree of a git repository")
        self.hint = "run it in a clone that has the files"


class Installation(NamedTuple):
    """What is to be done so that git knows OKR files, or forgets them.

    Attributes:
        root: the workspace's folder.
        before: bytes of the attributes file; None where there is none.
        after: what it becomes; None where it goes.
        settings: names of settings and their new values; None where one goes.
    """

    root: str
    before: bytes | None
    after: bytes | None
    settings: tuple[tuple[str, str | None], ...]

    def apply(self) -> None:
        """Does it.

        Raises:
            GitFailed: git refused a setting.
            OkrError: the file cannot be written.
        """
        path = f"{self.root}/{ATTRIBUTES}"
        if self.after is None and self.before is not None:
            os.unlink(path)  # noqa: PTH108 - pathlib costs every start 10 ms
        elif self.after is not None and self.after != self.before:
            change: Change = (path, self.before, self.after)
            save([change], root=self.root)
        for name, value in self.settings:
            words = ("--replace-all", name, value) if value is not None else ("--unset-all", name)
            run(self.root, "config", "--local", *words, what=f"set {name}")

    def told(self) -> list[str]:
        """A line for each thing that is done."""
        lines = []
        if self.before != self.after:
            done = "removed from" if self._shrinks else "added to"
            text = line_of(listed(self.before if self._shrinks else self.after))
            lines.append(f"{ATTRIBUTES}: {done} it: {text}")
        for name, value in self.settings:
            lines.append(f"git config: {name} {'removed' if value is None else 'set'}")
        return lines

    @property
    def _shrinks(self) -> bool:
        return len(self.after or b"") < len(self.before or b"")


def planned(root: str) -> Installation:
    """What is missing.

    Args:
        root: the workspace's folder.

    Raises:
        NoGit: git is missing.
        NoRepository: the folder is in no repository.
        LinkedAttributes: the attributes file is a link.
    """
    known = settings(root)
    before = attributes_file(root)
    given = attributes(root, [EXAMPLE])[EXAMPLE]
    # Another line of ours would change nothing where a stronger file has its say.
    in_vain = listed(before) if any(private(root)) else {}
    missing = {name: value for name, value in WANTED.items() if value not in (given.get(name), in_vain.get(name))}
    after = before if not missing else _with_line(before or b"", line_of(missing))
    changes = tuple((name, value) for name, value in SETTINGS.items() if known.get(name) != value)
    return Installation(root, before, after, changes)


def install(root: str) -> list[str]:
    """Makes git know the OKR files of a workspace, and tells what was done; nothing where it knows them already.

    Args:
        root: the workspace's folder.

    Raises:
        NoGit: git is missing.
        NoRepository: the folder is in no repository.
        LinkedAttributes: the attributes file is a link.
        GitFailed: git refused a setting.
        OkrError: the file cannot be written.
    """
    todo = planned(root)
    todo.apply()
    return todo.told()


def planned_removal(root: str) -> Installation:
    """What `install` has done, to be undone; errors as there."""
    known = settings(root)
    before = attributes_file(root)
    lines = (before or b"").splitlines(keepends=True)
    kept = b"".join(line for line in lines if not _ours(line))
    after = None if not kept and lines else kept if before is not None else None
    return Installation(root, before, after, tuple((name, None) for name in SETTINGS if name in known))


def settings(root: str) -> dict[str, str]:
    """This clone's settings for the driver, by name.

    Raises:
        NoGit: git is missing.
        NoRepository: the folder is in no repository.
        NoFilesHere: the repository is bare.
    """
    inside = run(root, "rev-parse", "--is-inside-work-tree", what="find the repository")
    if inside.strip() != b"true":
        raise NoFilesHere(root)
    try:
        found = run(root, "config", "--local", "--null", "--get-regexp", r"^(merge|diff)\.okr\.", what="read settings")
    except GitFailed:  # it has none
        return {}
    entries = found.decode("utf-8", "replace").split("\0")
    return dict(entry.partition("\n")[::2] for entry in entries if entry)


def _with_line(before: bytes, line: str) -> bytes:
    end = b"\r\n" if b"\r\n" in before else b"\n"
    gap = end if before and not before.endswith(b"\n") else b""
    return before + gap + line.encode() + end


def listed(raw: bytes | None) -> dict[str, str]:
    """The attributes that lines of ours in a file give."""
    words = [word for line in (raw or b"").splitlines() if _ours(line) for word in line.decode().split()[1:]]
    return dict(word.partition("=")[::2] for word in words)


def _ours(line: bytes) -> bool:
    """Whether a line of an attributes file is one that `install` writes."""
    pattern, *words = line.decode("utf-8", "replace").split() or [""]
    return pattern == PATTERN and bool(words) and {*words} <= {f"{name}={value}" for name, value in WANTED.items()}
