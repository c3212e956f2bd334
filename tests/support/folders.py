"""Workspaces for tests, written from texts."""

from __future__ import annotations

import subprocess
from pathlib import Path
from textwrap import dedent

SETTINGS = "version: 1\nname: Acme\n"

OBJECTIVE = """\
cycle: 2026-Q4
team: marketing
objectives:
  - id: demand
    title: Become the first place people look
    owner: ania
    key_results:
      - {id: sessions, title: Organic sessions, unit: sessions, baseline: 40000, target: 50000}
      - {id: articles, title: Articles, kind: total, target: 10}
      - {id: nps, title: NPS, kind: maintain, min: 40}
"""


def write(root: Path, **files: str) -> str:
    """Writes `okr.yaml` and OKR files, and returns the folder; `__` in a name is a slash, the suffix is added."""
    (root / "okr.yaml").write_text(dedent(files.pop("settings", SETTINGS)), encoding="utf-8")
    for name, text in files.items():
        path = root / f"{name.replace('__', '/')}.okr.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return str(root)


def git(root: Path, *words: str, day: str = "2026-10-01") -> None:
    """Runs git as somebody, on some day."""
    stamp = f"{day}T12:00:00+0000"
    environment = {
        "PATH": "/usr/bin:/bin:/usr/local/bin",
        "HOME": str(root),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": stamp,
        "GIT_COMMITTER_DATE": stamp,
    }
    subprocess.run(["git", *words], cwd=root, check=True, capture_output=True, env=environment)


def repository(root: Path) -> None:
    """Makes a repository of a folder."""
    git(root, "init", "-q")
    git(root, "config", "user.name", "Ania Nowak")
    git(root, "config", "user.email", "ania@example.com")


def commit(root: Path, message: str = "Change", day: str = "2026-10-01") -> None:
    """Commits all there is."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message, day=day)
