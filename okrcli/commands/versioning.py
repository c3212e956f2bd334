"""What `okr init --git` adds: what makes git know the files."""

from __future__ import annotations

import os
from typing import NamedTuple

from okrcli.commands.session import Session
from okrcli.commands.surroundings import repository_top
from okrcli.git.attributes import ATTRIBUTES, WANTED, line_of
from okrcli.git.install import SETTINGS, install, planned
from okrcli.git.process import NoRepository


class GitAtHand(NamedTuple):
    """A repository that a workspace lies in, or will.

    Attributes:
        root: the workspace's folder, which need not be there yet.
    """

    root: str

    def preview(self) -> str:
        """What would be done, a line each."""
        if os.path.isdir(self.root):  # noqa: PTH112 - pathlib costs every start 10 ms
            lines = planned(self.root).told()
        else:
            lines = [f"{ATTRIBUTES}: added to it: {line_of(WANTED)}", *(f"git config: {name} set" for name in SETTINGS)]
        return "".join(f"{line}\n" for line in lines)

    def install(self, session: Session) -> None:
        """Does it, and tells."""
        for line in install(self.root):
            session.emit(f"{line}\n")


def git_at_hand(root: str) -> GitAtHand:
    """The repository around a workspace.

    Raises:
        NoRepository: there is none.
    """
    if repository_top(root, {}) is None:
        raise NoRepository(root)
    return GitAtHand(root)
