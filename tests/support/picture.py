"""The picture in README: what `okr status` prints at a terminal, as SVG.

`python -m tests.support.picture` draws it anew.
"""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tests.support.cli import okr

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / ".github" / "status.svg"
WIDTH = 84
COMMAND = ("status", "--team", "marketing")

_THEME = TerminalTheme(
    (253, 253, 251),
    (44, 46, 51),
    [
        (44, 46, 51),
        (193, 48, 48),
        (36, 130, 74),
        (176, 120, 0),
        (50, 95, 160),
        (140, 70, 150),
        (30, 130, 140),
        (90, 92, 98),
    ],
    [
        (120, 122, 128),
        (193, 48, 48),
        (36, 130, 74),
        (176, 120, 0),
        (50, 95, 160),
        (140, 70, 150),
        (30, 130, 140),
        (44, 46, 51),
    ],
)


def picture() -> str:
    """The SVG, the same bytes every time."""
    shown = okr(ROOT / "examples" / "marketing", *COMMAND, FORCE_COLOR="1", COLUMNS=str(WIDTH))
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(Text.from_ansi(shown.out), end="")
    return console.export_svg(title=f"okr {' '.join(COMMAND)}", theme=_THEME, unique_id="okr")


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
