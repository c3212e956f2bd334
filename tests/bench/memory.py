"""How much memory the largest workspace takes, and how much room the program."""

from __future__ import annotations

import json

from tests.bench.generate import last
from tests.bench.line import Figure, Line, told
from tests.bench.measure import Command, in_turns, run
from tests.bench.setting import CHECKOUT, Setting

_MOST = 10_000
_TEAMS = 100

# Follows what each package requires, as pip would, without extras; prints name and size of each.
_CLOSURE = """
import json, sys, tomllib
from importlib.metadata import distribution
from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.utils import canonicalize_name
with open(sys.argv[1], "rb") as stream:
    wanted = [Requirement(text) for text in tomllib.load(stream)["project"]["dependencies"]]
sizes = {}
while wanted:
    requirement = wanted.pop()
    name = canonicalize_name(requirement.name)
    if name in sizes or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
        continue
    found = distribution(requirement.name)
    files = [file.locate() for file in found.files or ()]
    sizes[name] = sum(path.stat().st_size for path in files if path.suffix != ".pyc" and path.is_file())
    wanted += [Requirement(text) for text in found.requires or ()]
print(json.dumps(sizes))
"""


def _peak(setting: Setting, command: Command) -> Figure:
    sample = in_turns((command,), 1 if setting.quick else 3)[0]
    return Figure(sample.peak / 1e6, f"{sample.peak / 1e6:.0f} MB in {told(sample.seconds)}")


def _status_cold(setting: Setting) -> Figure:
    return _peak(
        setting, setting.okr("status", folder=setting.workspace(_MOST, _TEAMS), warm=False, expects=last(_MOST))
    )


def _status_warm(setting: Setting) -> Figure:
    return _peak(setting, setting.okr("status", folder=setting.workspace(_MOST, _TEAMS), expects=last(_MOST)))


def _json(setting: Setting) -> Figure:
    folder = setting.workspace(_MOST, _TEAMS)
    return _peak(setting, setting.okr("status", "--format", "json", folder=folder, warm=False, expects=last(_MOST)))


def _check(setting: Setting) -> Figure:
    folder = setting.workspace(_MOST, _TEAMS)
    return _peak(setting, setting.okr("check", folder=folder, warm=False, allowed=(0, 1), expects="OKR201"))


def _sizes(setting: Setting) -> dict[str, int]:
    """Bytes of each package of a base install, okrcli first."""
    command = setting.python_command("-c", _CLOSURE, str(CHECKOUT / "pyproject.toml"))
    own = sum(
        path.stat().st_size for path in (CHECKOUT / "okrcli").rglob("*") if path.is_file() and path.suffix != ".pyc"
    )
    others: dict[str, int] = json.loads(run(command).output)
    return {"okrcli": own, **others}


def _packages(setting: Setting) -> Figure:
    sizes = _sizes(setting)
    return Figure(len(sizes), ", ".join(sorted(sizes)))


def _megabytes(setting: Setting) -> Figure:
    sizes = sorted(_sizes(setting).items(), key=lambda item: -item[1])
    largest = ", ".join(f"{name} {size / 1e6:.1f}" for name, size in sizes[:3])
    return Figure(sum(size for _, size in sizes) / 1e6, f"{largest}, …")


LINES = (
    Line("okr status, 10,000 files, cold", 400, "MB", _status_cold),
    Line("okr status, 10,000 files, warm", 400, "MB", _status_warm),
    Line("okr status --format json, 10,000 files, cold", 400, "MB", _json),
    Line("okr check, 10,000 files, cold", 400, "MB", _check),
    Line("base install, packages", 20, "packages", _packages),
    Line("base install, size", 40, "MB", _megabytes),
)
