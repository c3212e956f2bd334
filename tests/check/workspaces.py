"""Workspaces made of a few lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import indent

from okrcli.check.engine import run
from okrcli.check.rules import RULES
from okrcli.check.selection import Choice
from okrcli.check.since import Since
from okrcli.check.verdict import Verdict
from okrcli.workspace.reading import load

SETTINGS = "version: 1\n"
TOP = "cycle: 2026-Q4\nteam: marketing\nobjectives:\n"
OBJECTIVE = "  - id: growth\n    title: Grow revenue\n    owner: ana\n"
FILLERS = (
    "- {id: filler-1, title: Shops that sell us, kind: total, target: 12}\n",
    "- {id: filler-2, title: Customers recommend us, kind: maintain, min: 40}\n",
    "- {id: filler-3, title: The crisis plan is in force, kind: binary}\n",
)
GOOD = f"{TOP}{OBJECTIVE}    key_results:\n{indent(''.join(FILLERS), '      ')}"

DAY = date(2026, 11, 22)
"""Today, where it does not matter."""

_TODAY = re.compile(r"\A# today: (\S+)\n")
_FILE = re.compile(r"^# (\S*okr\.yaml)\n", re.MULTILINE)
PICTURES = {0x2400 + code: code for code in range(0x20)}

_BEFORE = re.compile(r"# before:\n+(.*?)# now:\n+(.*)", re.DOTALL)


def files_of(text: str) -> dict[str, str]:
    """The files that an example stands for, by name, `okr.yaml` among them."""
    files = dict(_parts(text))
    files.setdefault("okr.yaml", SETTINGS)
    if len(files) == 1:
        files["growth.okr.yaml"] = GOOD
    return {name: text.translate(PICTURES) for name, text in files.items()}


def _parts(text: str) -> Iterator[tuple[str, str]]:
    named = _FILE.split(text)
    for name, part in zip(named[1::2], named[2::2], strict=True):
        yield name, whole(part.strip("\n") + "\n")
    if len(named) == 1:
        yield "okr.yaml" if text.startswith("version:") else "growth.okr.yaml", whole(text)


def whole(text: str) -> str:
    """A whole file from a fragment: objectives, or key results of one; what is left out is filled in well."""
    if text.startswith("- id:"):
        each = re.split(r"^(?=- id:)", text, flags=re.MULTILINE)[1:]
        filled = "".join(
            one if "key_results:" in one else f"{one}  key_results:\n{indented(FILLERS, 4)}" for one in each
        )
        return TOP + indent(filled, "  ", lambda line: not line.startswith(("<<<<<<<", "=======", ">>>>>>>", "---")))
    if text.startswith("key_results:"):
        count = len(re.findall(r"^  - ", text, re.MULTILINE))
        return TOP + OBJECTIVE + indent(text + indented(FILLERS[: max(0, 3 - count)], 2), "    ")
    return text


def indented(lines: tuple[str, ...], columns: int) -> str:
    return indent("".join(lines), " " * columns)


def write(folder: Path, files: dict[str, str | bytes] | dict[str, str]) -> str:
    """Writes files into a folder and gives its name."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(folder)


def checked(folder: Path, text: str, choice: Choice = Choice()) -> Verdict:  # noqa: B008
    """The verdict on an example.

    What depends on the day is looked at only in an example that tells it, in a first line such as
    `# today: 2026-11-22`.
    """
    today = _TODAY.match(text)
    if today is None:
        dated = tuple(rule.code for rule in RULES if rule.dated and not choice.select)
        choice = choice._replace(ignore=(*choice.ignore, *dated))
    day = date.fromisoformat(today[1]) if today else DAY
    before, now = _BEFORE.fullmatch(_TODAY.sub("", text)), _TODAY.sub("", text)
    if before is None:
        return run(load(write(folder, files_of(now))), day, choice)
    return run(load(write(folder / "now", files_of(before[2]))), day, choice, _since(folder, before))


def _since(folder: Path, sides: re.Match[str]) -> Since:
    """What changed between the two parts of an example, `# before:` and `# now:`."""
    files = [files_of(sides[1]), files_of(sides[2])]
    changed = {name: tuple(text.encode() if (text := side.get(name)) else None for side in files) for name in files[0]}
    old, new = (load(write(folder / name, side)) for name, side in zip(("before", "now"), files, strict=True))
    return Since("HEAD", old, new, {name: (before, after) for name, (before, after) in changed.items()})


def codes(verdict: Verdict) -> list[str]:
    return [finding.code for finding in verdict.findings]
