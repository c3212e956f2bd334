from __future__ import annotations

import pytest

from okrcli.check.formats.github import render
from okrcli.check.inert import inert
from okrcli.check.notation import plain
from okrcli.check.verdict import CheckedFinding, Summary, Verdict
from tests.check.formats.hostile import HOSTILE, TEXTS, verdict
from tests.check.formats.verdicts import BOTH, CLEAN, OWNER, TARGET
from tests.support.runner import Command, read_log


def one(finding: CheckedFinding, folder: str = "") -> Command:
    [command] = read_log(render(Verdict(1, (finding,), Summary(0, 1, 0, 0), folder))).commands
    return command


def test_an_annotation_a_finding() -> None:
    assert render(BOTH) == (
        "::error title=okr OKR106,file=okrs/2026-Q4/marketing.okr.yaml,line=13,endLine=13,col=17,endColumn=22"
        "::OKR106 nothing to gain: the baseline is 40,000 too"
        "%0Ahint: to hold a level, say `kind: maintain` with `min: 40000`; to grow, choose a target\n"
        "::warning title=okr OKR203,file=okrs/z.okr.yaml,line=1,endLine=1,col=3,endColumn=13"
        "::OKR203 the objective has no owner\n"
    )


def test_nothing_where_all_is_well() -> None:
    assert render(CLEAN) == ""


def test_the_worst_come_first() -> None:
    found = tuple(OWNER._replace(severity=weight) for weight in ("info", "warning", "error"))
    log = read_log(render(Verdict(1, found, Summary(1, 1, 1, 0))))
    assert [command.name for command in log.commands] == ["error", "warning", "notice"]


def test_paths_count_from_the_top_of_the_repository() -> None:
    assert one(OWNER, "goals/q4/").properties["file"] == "goals/q4/okrs/z.okr.yaml"


def test_columns_are_told_for_one_line_only() -> None:
    assert set(one(TARGET).properties) == {"title", "file", "line", "endLine", "col", "endColumn"}
    several = one(TARGET._replace(end_line=15))
    assert set(several.properties) == {"title", "file", "line", "endLine"}
    assert several.properties["endLine"] == "15"


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_comes_out_as_it_went_in_and_is_no_command(text: str) -> None:
    out = render(verdict(text, folder="a:b,c%/"))
    log = read_log(out)
    assert [command.name for command in log.commands] == ["warning"]
    assert log.lines == [""]
    said = "\n".join(inert(line) for line in plain(f"OKR203 {text}\nhint: {text}" if text else "OKR203 ").split("\n"))
    assert log.commands[0].message == said
    assert log.commands[0].properties["file"].startswith("a:b,c%/a/")
    assert log.commands[0].properties["line"] == "1"
    assert out.rstrip("\n").isprintable() or "\u200d" in out
    # What is written out again in the log, line by line, is no command either.
    assert read_log(log.commands[0].message).commands == [] or text.startswith(("one", "\ufeff"))


def test_as_many_annotations_as_findings() -> None:
    assert len(read_log(render(HOSTILE)).annotations) == len(HOSTILE.findings)
