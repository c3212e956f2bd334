"""Measures the promises about speed and memory.

Without a name it lists them. Each is a ratio of two commands on the same interpreter, run in turns.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from subprocess import SubprocessError
from typing import NamedTuple

from tests.bench.line import Figure, Line
from tests.bench.measure import BenchError
from tests.bench.setting import Setting

GROUPS = ("startup", "reading", "memory", "history", "publishing")


class Outcome(NamedTuple):
    """What came of a line.

    Attributes:
        group: the group it is in.
        line: the line.
        figure: what was measured, or None.
        failed: why it could not be, or None.
    """

    group: str
    line: Line
    figure: Figure | None
    failed: str | None = None

    @property
    def verdict(self) -> str:
        """`ok`, `over` or `failed`."""
        if self.figure is None:
            return "failed"
        return "ok" if self.line.kept(self.figure) else "over"

    def told(self) -> str:
        """One line of text."""
        bound = f"{'≥' if self.line.least else '≤'} {self.line.bound:g} {self.line.unit}"
        value = f"{self.figure.value:.2f}" if self.figure else "-"
        note = self.figure.told if self.figure else self.failed
        return f"{self.verdict:6} {self.line.name:46} {value:>8}  {bound:22} {note}"

    def data(self) -> dict[str, object]:
        """The same for programs."""
        value = self.figure.value if self.figure else None
        note = self.figure.told if self.figure else self.failed
        bounds = {"bound": self.line.bound, "unit": self.line.unit, "least": self.line.least}
        return {
            "group": self.group,
            "name": self.line.name,
            "value": value,
            **bounds,
            "verdict": self.verdict,
            "note": note,
        }


def main() -> int:
    """Runs the groups that were asked for; 1 where a promise is not kept or could not be measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("group", nargs="?", choices=(*GROUPS, "all"), help="what to measure; default: list it")
    parser.add_argument("--only", default="", metavar="TEXT", help="only lines with this in their name")
    parser.add_argument("--quick", action="store_true", help="fewer runs: for a look, not for a claim")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file as well")
    parser.add_argument(
        "--python", type=Path, default=Path(sys.executable), metavar="PATH", help="interpreter to measure with"
    )
    parser.add_argument("--installed", action="store_true", help="measure what is installed there, not this checkout")
    given = parser.parse_args()
    groups = GROUPS if given.group in (None, "all") else (given.group,)
    lines = [(group, line) for group in groups for line in import_module(f"tests.bench.{group}").LINES]
    chosen = [(group, line) for group, line in lines if given.only in line.name]
    if given.group is None:
        _write("\n".join(f"{group:8} {line.name}" for group, line in chosen))
        return 0
    # Not resolved: the link is what makes it the interpreter of its virtual environment.
    python = Path.cwd() / given.python
    report = Path.cwd() / given.json if given.json else None
    with tempfile.TemporaryDirectory(prefix="okr-bench-", ignore_cleanup_errors=True) as folder:
        setting = Setting(python, Path(folder), quick=given.quick, installed=given.installed)
        _write(f"{python}, {platform.machine()}, medians of {setting.runs} runs or more")
        outcomes = [_outcome(setting, group, line) for group, line in chosen]
    if report:
        text = json.dumps([outcome.data() for outcome in outcomes], indent=2, ensure_ascii=False)
        report.write_text(f"{text}\n", encoding="utf-8")
    return int(any(outcome.verdict != "ok" for outcome in outcomes))


def _outcome(setting: Setting, group: str, line: Line) -> Outcome:
    try:
        outcome = Outcome(group, line, line.measure(setting))
    except (BenchError, OSError, ValueError, SubprocessError) as error:
        outcome = Outcome(group, line, None, f"{error}")
    _write(outcome.told())
    return outcome


def _write(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
