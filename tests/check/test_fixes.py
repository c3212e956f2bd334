"""What fixes make of a file: the cases in `tests/cases/fixes`.

A case says what it shows, then has the files, each below `== name ==`; below `== safe ==`, and below `== unsafe ==`
where that is more, the file that changes as it is afterwards, its name on the first line. Signs stand for what an
editor would not show: ␍ a carriage return, ␁ a byte order mark, ␃ the end of a file without a newline.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from okrcli.check.engine import run
from okrcli.check.fixes import Fixed, fixed
from okrcli.check.rule import Fix
from okrcli.check.selection import Choice
from okrcli.check.verdict import CheckedFinding, Summary, Verdict
from okrcli.workspace.reading import load
from okrcli.workspace.workspace import Workspace
from okrcli.yamldoc.operations import Add, Append, Comment, Insert, Operation, Remove, Rename, Replace
from tests.check.workspaces import DAY, SETTINGS, write

CASES = sorted((Path(__file__).parent.parent / "cases" / "fixes").glob("*.txt"))
SECTION = re.compile(r"^== (\S+) ==\n", re.MULTILINE)
FORMAT = Choice(ignore=("OKR2", "OKR501", "OKR502", "OKR503", "OKR505", "OKR506", "OKR507", "OKR6"))


class Case(NamedTuple):
    files: dict[str, str | bytes]
    safe: dict[str, bytes]
    unsafe: dict[str, bytes]


def raw(text: str) -> bytes:
    return text.split("␃")[0].replace("␍", "\r").replace("␁", "\ufeff").encode()


def read(case: Path) -> Case:
    parts = SECTION.split(case.read_text(encoding="utf-8"))[1:]
    files: dict[str, str | bytes] = {"okr.yaml": SETTINGS}
    after: dict[str, dict[str, bytes]] = {"safe": {}, "unsafe": {}}
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        if name in after:
            file, _, rest = text.partition("\n")
            after[name][file] = raw(rest)
        else:
            files[name] = raw(text)
    return Case(files, after["safe"], {**after["safe"], **after["unsafe"]})


def mended(root: str, *, unsafe: bool) -> Fixed:
    return fixed(load(root), lambda workspace: run(workspace, DAY, FORMAT), {}, unsafe=unsafe)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path, unsafe: bool, tmp_path: Path) -> None:
    read_ = read(case)
    root = write(tmp_path, read_.files)
    found = mended(root, unsafe=unsafe)
    after = {edit.file: edit.after.decode() for edit in found.changes.edits}
    expected = read_.unsafe if unsafe else read_.safe
    before = {name: text if isinstance(text, bytes) else text.encode() for name, text in read_.files.items()}
    assert after == {name: text.decode() for name, text in expected.items() if text != before[name]}
    for edit in found.changes.edits:
        (tmp_path / edit.file).write_bytes(edit.after)
    again = mended(root, unsafe=unsafe)
    assert (again.changes.edits, again.done) == ((), ())
    assert again.verdict == found.verdict


def test_there_are_cases() -> None:
    assert len(CASES) >= 8


def finding(fix: Fix, line: int = 1, code: str = "OKR101") -> CheckedFinding:
    return CheckedFinding(code, "unknown-key", "error", "wrong", None, "a.okr.yaml", line, 1, line, 2, None, (), fix)


def verdicts(*rounds: list[tuple[Operation, ...]]) -> list[Verdict]:
    """A verdict for each round, whose findings have these fixes."""
    return [
        Verdict(1, tuple(finding(Fix("mend", each), line) for line, each in enumerate(fixes, 1)), Summary(0, 0, 0, 0))
        for fixes in rounds
    ]


def fixed_in_rounds(root: str, rounds: list[Verdict]) -> Fixed:
    """Fixes of findings that are made up; the last round is repeated."""
    told = [*rounds]

    def check(_: Workspace) -> Verdict:
        return told.pop(0) if len(told) > 1 else told[0]

    return fixed(load(root), check, {}, unsafe=False)


CLEAN: list[tuple[Operation, ...]] = []


@pytest.mark.parametrize(
    ("text", "fixes", "after"),
    [
        ("a: 1\nb: 2\n", [(Rename(("a",), "c"),), (Replace(("b",), "x"),)], "c: 1\nb: x\n"),
        ("a: [1, 2, 3]\n", [(Remove(("a", 0)),), (Remove(("a", 2)),)], "a: [2]\n"),
        ("a: 1  # x\nb: 2  # y\n", [(Comment(1, "", "# x"),), (Comment(2, "", "# y"),)], "a: 1\nb: 2\n"),
    ],
)
def test_fixes_that_have_nothing_to_do_with_each_other_are_made_together(
    tmp_path: Path, text: str, fixes: list[tuple[Operation, ...]], after: str
) -> None:
    found = fixed_in_rounds(write(tmp_path, {"okr.yaml": SETTINGS, "a.okr.yaml": text}), verdicts(fixes, CLEAN))
    assert [edit.after.decode() for edit in found.changes.edits] == [after]
    assert len(found.done) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Replace(("a",), "x"), Replace(("a",), "y")),
        (Replace(("a", 0), "x"), Remove(("a",))),
        (Replace(("a", 1), "x"), Remove(("a", 0))),
        (Append(("a",), "x"), Remove(("a",))),
        (Rename(("b",), "c"), Add((), "c", 1)),
        (Replace(("a", 2), "x"), Insert(("a",), 1, "y")),
        (Comment(1, "# x"), Replace(("b",), "y")),
        (Comment(1, "# x"), Comment(1, "# y")),
    ],
)
def test_fixes_that_meddle_with_each_other_wait(tmp_path: Path, first: Operation, second: Operation) -> None:
    root = write(tmp_path, {"okr.yaml": SETTINGS, "a.okr.yaml": "a: [1, 2, 3]\nb: 2\n"})
    found = fixed_in_rounds(root, verdicts([(first,), (second,)], CLEAN))
    assert [each.fix and each.fix.operations for each in found.done] == [(second,)]


def test_a_fix_that_cannot_be_made_is_told_and_left(tmp_path: Path) -> None:
    root = write(tmp_path, {"okr.yaml": SETTINGS, "a.okr.yaml": "a: &x 1\nb: *x\n"})
    found = fixed_in_rounds(root, verdicts([(Replace(("a",), "y"),)]))
    assert (found.changes.edits, found.done) == ((), ())
    [(refused, reason)] = found.refused
    assert refused.code == "OKR101"
    assert "shared with line 2" in reason


def test_fixes_that_undo_each_other_come_to_an_end(tmp_path: Path) -> None:
    root = write(tmp_path, {"okr.yaml": SETTINGS, "a.okr.yaml": "a: 1\n"})
    there, back = verdicts([(Rename(("a",), "b"),)], [(Rename(("b",), "a"),)])
    turns = [there, back] * 100
    found = fixed(load(root), lambda _: turns.pop(0), {}, unsafe=False)
    assert len(found.done) == 50


def test_the_settings_come_first(tmp_path: Path) -> None:
    text = "cycle: 2026-Q4\nteam: seo\nobjectives:\n  - {id: a, titel: A, key_results: [{id: b, title: B}]}\n"
    root = write(tmp_path, {"okr.yaml": "version: 1\nchek: {ignore: [OKR101]}\n", "a.okr.yaml": text})
    found = mended(root, unsafe=False)
    assert [edit.file for edit in found.changes.edits] == ["okr.yaml"]
    hopeless = write(tmp_path / "b", {"okr.yaml": "version: 1\nzebra: 1\n", "a.okr.yaml": text})
    assert mended(hopeless, unsafe=True).changes.edits == ()


def test_a_closed_file_stays_as_it_is(tmp_path: Path) -> None:
    text = "cycle: 2026-Q3\nteam: seo\nclosed: {date: 2026-10-01}\nobjectives:\n  - {titel: A}\n"
    found = mended(write(tmp_path, {"okr.yaml": SETTINGS, "a.okr.yaml": text}), unsafe=True)
    assert found.changes.edits == ()
    assert found.verdict.findings
    assert all(each.fix is None for each in found.verdict.findings)
