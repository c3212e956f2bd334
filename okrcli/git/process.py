"""Runs git, in such a way that nothing in the repository runs anything."""

from __future__ import annotations

import os
import subprocess

from okrcli.errors import OkrError

# What a repository can name a program by: the watcher of its files, its hooks, a pager, a checker of signatures.
# Programs that filter files and draw differences run only where files are compared, which we do ourselves.
_INERT = (
    "--no-pager",
    "--no-optional-locks",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "log.showSignature=false",
    "-c",
    "i18n.logOutputEncoding=UTF-8",
    "-c",
    "gc.auto=0",
)
# A repository that lacks objects may name a program to fetch them with, so nothing is fetched.
_ALONE = {"LC_ALL": "C", "GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
# A hook that we are called from says with these which repository it means, and it may not be ours.
_OF_A_REPOSITORY = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE",
    "GIT_SHALLOW_FILE",
    "GIT_GRAFT_FILE",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_IMPLICIT_WORK_TREE",
)


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


class NoRepository(GitFailed):
    """The folder is in no repository."""

    def __init__(self, folder: str) -> None:
        super().__init__("look back", f"{os.path.abspath(folder)} is not in a git repository")  # noqa: PTH100
        self.hint = "git init makes one; a history begins with the first commit"


class NotTrusted(GitFailed):
    """Git refuses a repository that belongs to somebody else."""

    def __init__(self, folder: str) -> None:
        place = os.path.abspath(folder)  # noqa: PTH100 - pathlib costs every start 10 ms
        super().__init__("look back", f"{place} lies in a repository of another user, which git does not trust")
        self.hint = "if you do: git config --global --add safe.directory, and the folder that holds .git"


def run(folder: str, *words: str, what: str, given: bytes | None = None, hooks: bool = False) -> bytes:
    """What a git command prints.

    Args:
        folder: where to run it.
        words: the command, without `git`.
        what: what it is for, to follow "git could not".
        given: its standard input.
        hooks: whether the user's hooks and settings have their say, as they must in a commit.

    Raises:
        NoGit: git is missing.
        NoRepository: it needs a repository, and the folder is in none.
        NotTrusted: the repository belongs to another user.
        GitFailed: it exits with anything but 0 for another reason.
    """
    try:
        done = subprocess.run(
            command(*words, hooks=hooks),
            cwd=folder,
            input=given or b"",
            capture_output=True,
            check=False,
            env=environment(folder, hooks=hooks),
        )
    except FileNotFoundError as error:
        raise NoGit from error
    if done.returncode:
        raise failure(folder, what, done.stderr)
    return done.stdout


def start(folder: str, *words: str) -> subprocess.Popen[bytes]:
    """Starts a git command whose output is read, and whose input is written, piece by piece.

    Raises:
        NoGit: git is missing.
    """
    pipe = subprocess.PIPE
    try:
        return subprocess.Popen(
            command(*words), cwd=folder, stdin=pipe, stdout=pipe, stderr=pipe, env=environment(folder)
        )
    except FileNotFoundError as error:
        raise NoGit from error


def failure(folder: str, what: str, said: bytes) -> GitFailed:
    """The error that tells what git said."""
    text = said.decode("utf-8", "replace")
    if "dubious ownership" in text or "safe.directory" in text:
        return NotTrusted(folder)
    if "not a git repository" in text.lower():
        return NoRepository(folder)
    return GitFailed(what, text)


def command(*words: str, hooks: bool = False) -> list[str]:
    """The words that run git."""
    return ["git", *(() if hooks else _INERT), *words]


def environment(folder: str, *, hooks: bool = False) -> dict[str, str]:
    """The environment that git runs in: the repository is the one around the folder, whatever a hook says.

    Only where there is none around it, the one that the environment names is taken, as for files kept in a home folder.
    """
    environ = {**os.environ, **({} if hooks else _ALONE)}
    around = _is_inside(folder)
    for name in _OF_A_REPOSITORY:
        value = environ.get(name)
        if value is None:
            continue
        if around or name not in ("GIT_DIR", "GIT_WORK_TREE"):
            del environ[name]
        else:
            environ[name] = os.path.abspath(value)  # noqa: PTH100 - it counts from here, and git starts elsewhere
    return environ


def _is_inside(folder: str) -> bool:
    if not any(name in os.environ for name in _OF_A_REPOSITORY):
        return True
    here = os.path.realpath(folder)
    while not os.path.lexists(f"{here}/.git"):
        above = os.path.dirname(here)  # noqa: PTH120
        if above == here:
            return False
        here = above
    return True
