"""What git says of a repository."""

from __future__ import annotations

import subprocess
from pathlib import Path


def said(folder: Path, *words: str) -> str:
    """Standard output of a git command."""
    done = subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8")
    return done.stdout
