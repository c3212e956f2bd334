"""How long history takes, against git itself, in 5,000 commits over 500 files."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.bench.generate import write_workspace
from tests.bench.line import Figure, Line, ratio, told
from tests.bench.measure import BenchError, Command, in_turns
from tests.bench.setting import Setting

_FILES = 500
_COMMITS = 5_000
_TOUCHING = 50
_BEGAN = 1_700_000_000
_GIT = ("/usr/bin/git", "/usr/local/bin/git", "/opt/homebrew/bin/git")


def repository(folder: Path) -> str:
    """Writes a workspace with its history into a folder; gives the file that some of the commits touch, and no more."""
    write_workspace(folder, _FILES)
    texts = {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}
    chosen = sorted(path for path in texts if "2026-Q4" in path)[7]
    environ = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", "init", "-q", "-b", "main", str(folder)], check=True, env=environ)
    importer = ["git", "-C", str(folder), "fast-import", "--quiet"]
    subprocess.run(importer, input=b"".join(_stream(texts, chosen)), check=True, env=environ)
    subprocess.run(["git", "-C", str(folder), "reset", "-q", "--hard", "main"], check=True, env=environ)
    return chosen


def _stream(texts: dict[str, bytes], chosen: str) -> Iterator[bytes]:
    others = [path for path in texts if path != chosen and path.endswith(".okr.yaml")]
    yield _commit(0, texts)
    for number in range(1, _COMMITS):
        path = chosen if number % (_COMMITS // _TOUCHING) == 1 else others[number * 37 % len(others)]
        texts[path] = texts[path].partition(b"# edit")[0] + b"# edit %d\n" % number
        yield _commit(number, {path: texts[path]})


def _commit(number: int, files: dict[str, bytes]) -> bytes:
    head = b"commit refs/heads/main\ncommitter Ania <ania@example.com> %d +0000\ndata 4\nedit\n" % (
        _BEGAN + number * 3600
    )
    parts = (b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(raw), raw) for path, raw in files.items())
    return head + b"".join(parts)


def _folder(setting: Setting) -> tuple[Path, str]:
    folder = setting.folder / "history"
    chosen = folder / "chosen"
    if not folder.exists():
        chosen.write_text(repository(folder), encoding="utf-8")
    return folder, chosen.read_text(encoding="utf-8")


def _git(setting: Setting, *words: str) -> Command:
    program = next((path for path in _GIT if Path(path).exists()), None)
    if program is None:
        raise BenchError("git is not where it is looked for")
    folder, _ = _folder(setting)
    environ = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "GIT_CONFIG_GLOBAL": os.devnull}
    return Command((program, "--no-pager", *words), environ, folder)


def _diff(setting: Setting) -> Figure:
    folder, _ = _folder(setting)
    commands = (
        setting.okr("diff", "HEAD~1", folder=folder),
        setting.okr("status", folder=folder),
        _git(setting, "diff", "--stat", "HEAD~1"),
    )
    diff, status, stat = (sample.seconds for sample in in_turns(commands, setting.runs))
    return Figure(diff / (2 * status + stat), f"{told(diff)} / (2 × {told(status)} + {told(stat)})")


def _log(setting: Setting) -> Figure:
    folder, chosen = _folder(setting)
    text = (folder / chosen).read_text(encoding="utf-8")
    key_result = text.partition("key_results:")[2].partition("- id: ")[2].split()[0]
    objective = text.partition("- id: ")[2].split()[0]
    command = setting.okr("log", f"{objective}/{key_result}", folder=folder, expects="commits")
    return ratio(setting, command, _git(setting, "log", "-p", "--", chosen))


def _past(setting: Setting) -> Figure:
    folder, _ = _folder(setting)
    past = setting.okr("status", "--at", "2024-01-31", "--cycle", "2026-Q4", folder=folder)
    return ratio(setting, past, setting.okr("status", folder=folder, warm=False))


LINES = (
    Line("okr diff HEAD~1, 500 files, one changed", 1, "× (2 status + diff --stat)", _diff),
    Line("okr log in 5,000 commits, 50 of its file", 3, "× git log -p", _log),
    Line("okr status --at, far back in 5,000 commits", 1.3, "× okr status, cold", _past),
)
