"""Files as real people break them: each is told what is wrong, and where.

A case is a text file in `tests/cases/broken`: a line that says what it is about; the files, each below `== name ==` or
`== name in encoding ==`, in which a control picture such as `␛` stands for its control character; and below
`== problems ==` every finding about the file, the format and its references, in order, as `file:line:column: CODE` and
a part of the message.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from okrcli.check.engine import run
from okrcli.check.selection import Choice
from okrcli.workspace import load
from tests.check.workspaces import DAY, PICTURES, SETTINGS, write

CASES = sorted((Path(__file__).parent.parent / "cases" / "broken").glob("*.txt"))
EXPECTED = re.compile(r"(?P<place>\S+:\d+:\d+: OKR\d{3}) ?(?P<said>.*)")
SECTION = re.compile(r"^== (\S+)(?: in (\S+))? ==\n", re.MULTILINE)


def read(case: Path) -> tuple[dict[str, str | bytes], list[tuple[str, str]]]:
    parts = SECTION.split(case.read_text(encoding="utf-8"))[1:]
    files: dict[str, str | bytes] = {"okr.yaml": SETTINGS}
    for name, encoding, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        files[name] = text.translate(PICTURES).encode(encoding or "utf-8")
    problems = files.pop("problems")
    assert isinstance(problems, bytes)
    matches = [EXPECTED.fullmatch(line) for line in problems.decode().splitlines()]
    assert all(matches), f"{case.name} has a line below problems that is none"
    return files, [(match["place"], match["said"]) for match in matches if match]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_each_mistake_is_told_in_its_place(case: Path, tmp_path: Path) -> None:
    files, expected = read(case)
    found = run(load(write(tmp_path, files)), DAY, Choice(select=("OKR0", "OKR1", "OKR3"))).findings
    assert [f"{each.file}:{each.line}:{each.column}: {each.code}" for each in found] == [place for place, _ in expected]
    for each, (_, said) in zip(found, expected, strict=True):
        assert said in each.message
        assert each.hint


def test_every_code_of_the_file_and_the_format_has_cases() -> None:
    told = {place[-6:] for case in CASES for place, _ in read(case)[1]}
    assert told >= {f"OKR{number:03}" for number in (*range(1, 9), *range(101, 113))}
