"""What reports cost: their time against a bare start, and their size."""

from __future__ import annotations

from tests.bench.line import Figure, Line, ratio
from tests.bench.measure import Command, run
from tests.bench.setting import Setting

_FILES = 100
"""Of four key results each."""


def _report(setting: Setting) -> Command:
    return setting.okr("report", "--format", "html", folder=setting.workspace(_FILES), expects="</html>")


def _to_pass(setting: Setting) -> Figure:
    return ratio(setting, _report(setting), setting.python_command("-c", "pass"))


def _size(setting: Setting) -> Figure:
    size = len(run(_report(setting)).output)
    return Figure(size / 1_000_000, f"{size:,} bytes")


LINES = (
    Line("okr report --format html, 400 key results", 40, "× pass", _to_pass),
    Line("its file", 1.5, "MB", _size),
)
