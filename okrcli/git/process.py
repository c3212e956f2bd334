"""Runs git."""

from __future__ import annotations

import subprocess

from okrcli.errors import OkrError


class NoGit(OkrError):
    """There is no git on this machine."""

    def __init__(self) -> None:
        super().__init__("git is not installed, or not on the PATH")
        self.hint = "install git, or leave out the option that needs it"


class GitFailed(OkrError):
    """Git could not do it."""

    def __init__(self, what: str, said: str) -> None:
        super().__init__(
            f"git could not {what}: {said.strip().splitlines()[-1] if said.strip() else 'it does not say why'}"
        )
        self.hint = "check the name with git log --oneline"


def run(folder: str, *words: str, what: str, given: bytes | None = None) -> bytes:
    """What a git command prints.

    Args:
        folder: where to run it.
        words: the command, without `git`.
        what: what it is for, to follow "git could not".
        given: its standard input.

    Raises:
        NoGit: git is missing.
        GitFailed: it exits with anything but 0.
    """
    try:
        done = subprocess.run(["git", *words], cwd=folder, input=given or b"", capture_output=True, check=False)
    except FileNotFoundError as error:
        raise NoGit from error
    if done.returncode:
        raise GitFailed(what, done.stderr.decode("utf-8", "replace"))
    return done.stdout
