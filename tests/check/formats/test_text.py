from __future__ import annotations

import re

import pytest

from okrcli.check.formats.text import closing, render
from okrcli.check.rule import Fix
from okrcli.check.verdict import CheckedFinding, ExcerptLine, Summary, Verdict
from okrcli.wording.lines import width
from tests.check.formats.verdicts import BOTH, CLEAN, HOSTILE, OWNER, TARGET


def test_findings_as_people_read_them() -> None:
    assert render(BOTH) == (
        "OKR106 target equals baseline · error\n"
        "  --> okrs/2026-Q4/marketing.okr.yaml:13:17\n"
        "   |\n"
        "12 |         baseline: 40000\n"
        "13 |         target: 40000\n"
        "   |                 ^^^^^ nothing to gain: the baseline is 40,000 too\n"
        "   |\n"
        "   = to hold a level, say `kind: maintain` with `min: 40000`; to grow, choose a target\n"
        "\n"
        "OKR203 missing owner · warning\n"
        " --> okrs/z.okr.yaml:1:3\n"
        "  |\n"
        "1 | - id: growth\n"
        "  |   ^^^^^^^^^^ the objective has no owner\n"
        "\n"
        "1 error, 1 warning in 6 files; 2 suppressed.\n"
    )


def one(finding: CheckedFinding) -> list[str]:
    return render(Verdict(1, (finding,), Summary(1, 0, 0, 0))).splitlines()


@pytest.mark.parametrize(
    ("summary", "files", "said"),
    [
        (Summary(0, 0, 0, 0), 1, "No findings in 1 file."),
        (Summary(2, 1, 0, 0), 6, "2 errors, 1 warning in 6 files."),
        (Summary(0, 0, 3, 1), 1200, "3 info in 1,200 files; 1 suppressed."),
    ],
)
def test_the_closing_sentence(summary: Summary, files: int, said: str) -> None:
    assert closing(Verdict(files, (), summary)) == said


def test_a_clean_verdict_is_one_sentence() -> None:
    assert render(CLEAN) == "No findings in 6 files.\n"


def test_an_empty_range_gets_one_caret() -> None:
    shown = one(OWNER._replace(column=1, end_column=1, excerpt=(ExcerptLine(1, ""),)))
    assert shown[3:5] == ["1 |", "  | ^ the objective has no owner"]


def test_a_range_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    shown = one(TARGET._replace(end_line=20, end_column=2))
    assert shown[5].split()[1] == "^^^^^"


def test_a_line_that_was_cut_says_so_and_the_carets_still_fit() -> None:
    before = ExcerptLine(12, "aaaa", 101)
    shown = one(TARGET._replace(column=103, end_column=105, excerpt=(before, ExcerptLine(13, "bbXXbb", 101, True))))
    assert shown[3] == "12 | …aaaa"
    assert shown[4] == "13 | …bbXXbb…"
    assert shown[5].index("^") == shown[4].index("X")
    assert shown[5].count("^") == 2


def test_a_range_that_goes_on_behind_the_cut_ends_there() -> None:
    shown = one(TARGET._replace(column=103, end_column=999, excerpt=(ExcerptLine(13, "bbXXXX", 101, True),)))
    assert shown[4].count("^") == 4


def test_wide_characters_and_tabs_keep_the_carets_in_place() -> None:
    shown = one(OWNER._replace(column=6, end_column=8, excerpt=(ExcerptLine(1, "\ta: 語XX"),)))
    assert shown[3] == "1 | →   a: 語XX"
    assert shown[4].startswith("  |          ^^ ")


def test_nothing_of_the_user_is_obeyed() -> None:
    for colour in (False, True):
        text = render(Verdict(1, (HOSTILE,), Summary(0, 1, 0, 0)), colour=colour)
        bare = re.sub(r"\x1b\[[0-9;]+m", "", text) if colour else text
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", bare)
        assert not any(line.lstrip().startswith("::") for line in bare.splitlines())
        assert "##[" not in bare


def test_colours_change_nothing_but_colours() -> None:
    coloured = render(BOTH, colour=True)
    assert "\x1b[1;31mOKR106\x1b[0m" in coloured
    assert "\x1b[1;33mOKR203\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]+m", "", coloured) == render(BOTH)


@pytest.mark.parametrize(
    ("fixes", "said"),
    [
        ([], ""),
        ([True], " 1 can be fixed with --fix."),
        ([True, True, False], " 2 can be fixed with --fix, 1 more with --fix --unsafe-fixes."),
        ([False], " 1 can be fixed with --fix --unsafe-fixes."),
    ],
)
def test_how_many_can_be_fixed(fixes: list[bool], said: str) -> None:
    findings = tuple(TARGET._replace(fix=Fix("mend", (), safe)) for safe in fixes)
    assert closing(Verdict(1, findings, Summary(2, 0, 0, 0))) == f"2 errors in 1 file.{said}"
    heads = [line for line in render(Verdict(1, findings, Summary(1, 0, 0, 0))).splitlines() if "error ·" in line]
    assert [head.endswith("· fixable") for head in heads] == fixes


LONG = OWNER._replace(
    column=40,
    end_column=45,
    message="a message of more words than there is room for behind the place that it is about",
    hint="a hint of more words than go into a line of a narrow terminal, such as this one",
    excerpt=(ExcerptLine(1, f"語{'a' * 38}XXXXX{'b' * 40}", 1, True),),
)


@pytest.mark.parametrize("room", [20, 40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal(room: int) -> None:
    text = render(Verdict(1, (LONG,), Summary(0, 1, 0, 0)), room=room)
    lines = text.splitlines()
    assert all(width(line) <= max(room, 24) for line in lines if "-->" not in line and "·" not in line)
    line, carets = next((lines[at - 1], line) for at, line in enumerate(lines) if "^" in line)
    assert width(carets[: carets.index("^")]) == width(line[: line.index("X")])
    words = re.sub(r"[^a-z]+", " ", text)
    assert LONG.message in words
    assert "narrow terminal such as this one" in words


def test_at_a_wide_terminal_it_is_as_in_a_pipe() -> None:
    assert render(BOTH, room=200) == render(BOTH)
