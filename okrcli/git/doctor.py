"""What is wrong with the way git treats the OKR files of a workspace, and how to mend it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from shlex import quote
from typing import NamedTuple

from okrcli.git.attributes import (
    ATTRIBUTES,
    EXAMPLE,
    WANTED,
    attributes,
    attributes_file,
    line_of,
    nearer,
    private,
)
from okrcli.git.install import SETTINGS, listed, settings
from okrcli.git.process import GitFailed, run
from okrcli.workspace.discover import find_files

_INSTALL = "okr git install"
_OWN = ("diff.okr.textconv", "diff.okr.command", "diff.okr.cachetextconv")


class Fault(NamedTuple):
    """Something that is wrong.

    Attributes:
        name: for programs, such as `no-driver`.
        message: one sentence without a full stop.
        command: what mends it, to be typed in the workspace's folder.
        files: paths that it is about, from the workspace's folder; empty where it is about all.
    """

    name: str
    message: str
    command: str
    files: tuple[str, ...] = ()


class Diagnosis(NamedTuple):
    """What came of an examination.

    Attributes:
        files: how many OKR files there are.
        faults: what is wrong, the worst first.
        notes: what is good to know, and cannot be mended here.
    """

    files: int
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]


def examined(root: str, path: str) -> Diagnosis:
    """Looks at attributes, settings and programs.

    Args:
        root: the workspace's folder.
        path: the PATH that git will look for programs on.

    Raises:
        NoGit: git is missing.
        NoRepository: the folder is in no repository.
        LinkedAttributes: the attributes file is a link.
    """
    known = settings(root)
    raw = attributes_file(root)
    files = find_files(root, ())
    given = attributes(root, [*files, EXAMPLE])
    faults = [*_attribute_faults(root, given, "merge" in listed(raw)), *_setting_faults(known, given), *_others(root)]
    if "merge.okr.driver" in known:
        faults += _program_faults(path)
    if raw is not None and any(each.get("merge") == "okr" for each in given.values()):
        faults += _uncommitted(root)
    return Diagnosis(len(files), tuple(faults), tuple(_notes(root)))


def _attribute_faults(root: str, given: Mapping[str, Mapping[str, str]], has_line: bool) -> Iterator[Fault]:
    union = tuple(file for file, each in given.items() if each.get("merge") == "union")
    if union:
        said = "are merged with merge=union, which doubles lines and brings deleted ones back"
        yield Fault("union", f"{_told(union)} {said}", _remedy(root, union[0]), _real(union))
    wrong = tuple(file for file, each in given.items() if each.get("merge") not in ("okr", "union"))
    if len(wrong) == len(given) and not has_line:
        said = f"no file gets the merge driver: {ATTRIBUTES} lacks the line {line_of(WANTED)}"
        yield Fault("no-attributes", said, _remedy(root, wrong[0]))
    elif wrong:
        said = f"{_told(wrong)} do not get the merge driver: other attributes override it"
        yield Fault("overridden", said, _remedy(root, wrong[0]), _real(wrong))
    plain = tuple(file for file, each in given.items() if each.get("diff") != "okr" and each.get("merge") == "okr")
    if plain:
        said = f"{_told(plain)} do not get the diff headers"
        yield Fault("no-diff-attribute", said, _remedy(root, plain[0]), _real(plain))


def _told(files: Sequence[str]) -> str:
    real = _real(files)
    if not real:
        return "new files"
    return real[0] if len(real) == 1 else f"{real[0]} and {len(real) - 1} more"


def _real(files: Sequence[str]) -> tuple[str, ...]:
    return tuple(file for file in files if file != EXAMPLE)


def _remedy(root: str, file: str) -> str:
    """The command that gives a file the driver: where a stronger file has its say, ours has to be its last line."""
    stronger = [*private(root), *nearer(root, file)]
    return f"echo {quote(line_of(WANTED))} >> {quote(stronger[0])}" if stronger else _INSTALL


def _setting_faults(known: Mapping[str, str], given: Mapping[str, Mapping[str, str]]) -> Iterator[Fault]:
    named = any(each.get("merge") == "okr" for each in given.values())
    if "merge.okr.driver" not in known:
        said = "this clone does not have the merge driver" if named else "this clone has no merge driver"
        yield Fault("no-driver", f"{said}, so git merges lines", _INSTALL)
    elif known["merge.okr.driver"] != SETTINGS["merge.okr.driver"]:
        said = "the merge driver of this clone is not the one that this okr sets up"
        yield Fault("old-driver", said, _INSTALL)
    if known.get("diff.okr.xfuncname") != SETTINGS["diff.okr.xfuncname"]:
        yield Fault("no-headers", "this clone does not show ids above the parts of a diff", _INSTALL)


def _others(root: str) -> Iterator[Fault]:
    """Settings that make `git diff` depend on a program, from wherever they come."""
    for name in _OWN:
        try:
            run(root, "config", "--get", name, what="read settings")
        except GitFailed:
            continue
        said = f"{name} makes git diff fail where its program is missing"
        yield Fault("diff-program", said, f"git config {_where(root, name)}--unset-all {name}")


def _where(root: str, name: str) -> str:
    scope = run(root, "config", "--show-scope", "--get", name, what="read settings").split(b"\t")[0].decode()
    return f"--{scope} " if scope in ("global", "system", "worktree") else ""


def _program_faults(path: str) -> Iterator[Fault]:
    from shutil import which

    found = which("okr", path=path)
    if found is None or not os.path.isabs(found):  # noqa: PTH117
        said = "git will not find okr on the PATH, so it merges lines; nothing is lost, but more is left to you"
        yield Fault("no-program", said, "uv tool install okrcli")


def _uncommitted(root: str) -> Iterator[Fault]:
    if run(root, "status", "--porcelain", "--", ATTRIBUTES, what="compare the files"):
        said = f"{ATTRIBUTES} is not committed, so other clones and merges into other branches do without"
        yield Fault("not-committed", said, f'git add {ATTRIBUTES} && git commit -m "Merge OKR files by structure"')


def _notes(root: str) -> Iterator[str]:
    if run(root, "remote", what="list the remotes").strip():
        yield (
            "GitHub, GitLab and other hosts merge lines whatever is set up here: "
            "where a pull request conflicts, merge or rebase on your machine"
        )
