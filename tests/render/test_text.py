from __future__ import annotations

from decimal import Decimal

import pytest

from okrcli.console import Policy
from okrcli.page import Block, Cell, Column, Fact, Facts, Group, Heading, Paragraph, Prose, Row, Table
from okrcli.render.text import render_blocks
from okrcli.reports.selection import Selection
from okrcli.wording.lines import width
from tests.support.sampled import bare, report, scorecard, text

HOSTILE = "a\x1b[2J\tb\x07 <b> | `x` =1+1 ::error:: \u202e"


def _terminal(*blocks: Block, room: int = 60) -> list[str]:
    return render_blocks(blocks, Policy(False, room)).splitlines()


def _pipe(*blocks: Block) -> list[str]:
    return render_blocks(blocks, Policy(False, None)).splitlines()


@pytest.mark.parametrize("room", [20, 24, 33, 40, 57, 79, 80, 81, 100, 120, 139, 140, 170, 200, 260])
def test_status_is_never_wider_than_the_terminal(room: int) -> None:
    styled = text(report(), room, colour=True)
    assert max(width(bare(line)) for line in styled.splitlines()) <= room


@pytest.mark.parametrize("room", [20, 31, 40, 60, 80, 120])
def test_show_is_never_wider_than_the_terminal(room: int) -> None:
    refs = [each.planned.ref for each in scorecard().objectives]
    refs += [one.planned.ref for each in scorecard().objectives for one in each.key_results]
    refs += [each.planned.ref for each in scorecard().kpis]
    for ref in refs:
        shown = text(report("show", Selection(refs=(ref,))), room)
        assert max(map(width, shown.splitlines())) <= room, ref


def test_columns_stand_below_each_other_whatever_the_letters() -> None:
    lines = text(report(), 80).splitlines()
    rows = [line for line in lines if line.startswith("  ") and line[2] in "●▲■◌✗✓" and "─" in line + "─"]
    ends = {width(line[: line.index(word)]) for line in rows for word in ("on track", "off track") if word in line}
    assert len(rows) > 12
    assert len(ends) == 1


def test_in_a_pipe_every_row_has_the_same_cells() -> None:
    lines = text(report(), None).splitlines()
    rows = [line for line in lines if line.split("\t")[0] in "●▲■◌✗✓○–·" and line.count("\t") > 8]
    assert len(rows) == 18 + 4 + 4  # key results, objectives, KPIs
    assert {line.count("\t") for line in rows if " · " not in line} == {9}
    assert not any(character in "\n".join(lines) for character in "\x1b━─╎▁")


def test_in_a_pipe_nothing_is_cut_and_shares_have_no_space() -> None:
    lines = text(report(), None)
    assert "Net promoter score stays at 40 and above, measured each month in the shop and online\t" in lines
    assert "\t43%" not in lines
    assert "\t9%\toff track\t" in lines


@pytest.mark.parametrize("room", [None, 40, 80, 200])
def test_user_text_is_inert_in_every_block(room: int | None) -> None:
    column = (Column("a", HOSTILE, flexible=True), Column("b", "b"))
    blocks = (
        Heading(1, (Cell(HOSTILE),), (Cell(HOSTILE),)),
        Heading(2, (Cell(HOSTILE),)),
        Paragraph((Cell(HOSTILE), " says ", Cell(HOSTILE))),
        Prose(f"{HOSTILE}\n- {HOSTILE}"),
        Table(column, (Group((Row((Cell(HOSTILE), Cell(Decimal(1), "quantity", HOSTILE))),), (Cell(HOSTILE), None)),)),
        Facts((Fact("name", (Cell(HOSTILE),), (Cell(HOSTILE),), (Cell(HOSTILE),)),)),
    )
    said = render_blocks(blocks, Policy(False, room))
    assert not set(said) & {"\x1b", "\x07", "\u202e"}
    if room is None:
        assert said.count("\n") == len(said.splitlines())


def test_markup_and_emoji_codes_stay_as_they_are() -> None:
    assert "[red]thousand[/red] sessions :warning:" in text(report(), 200)


def test_a_heading_has_its_figures_at_the_other_end() -> None:
    heading = Heading(1, ("Acme",), (Cell(3, "tally", "on-track"), Cell(1, "tally", "stale")))
    assert _terminal(heading, room=60) == ["Acme" + "● 3 on track  ◌ 1 stale".rjust(56)]
    assert _terminal(heading, room=20) == ["Acme" + "● 3  ◌ 1".rjust(16)]
    assert _pipe(heading) == ["Acme\t● 3 on track\t◌ 1 stale"]


def test_one_heading_that_is_short_makes_all_of_them_short() -> None:
    long = Heading(1, ("A heading of thirty characters",), (Cell(3, "tally", "on-track"),))
    brief = Heading(1, ("Acme",), (Cell(3, "tally", "on-track"),))
    assert _terminal(long, brief, room=40) == [
        "A heading of thirty characters" + "● 3".rjust(10),
        "",
        "Acme" + "● 3".rjust(36),
    ]


def test_a_heading_of_a_part_is_a_rule() -> None:
    assert _terminal(Heading(2, ("KPIs",)), room=20) == ["── KPIs ────────────"]
    assert _terminal(Heading(2, ("a",), (Cell(0.5, "score"),)), room=20) == ["── a ────────── 0.50"]


def test_optional_columns_come_by_rank_as_room_allows() -> None:
    columns = (Column("title", flexible=True), Column("low", rank=12), Column("high", rank=11))
    row = Row((Cell("x" * 40), Cell("low-value"), Cell("high-value")))
    table = Table(columns, (Group((row,)),), titled=False)
    shown = {room: " ".join(_terminal(table, room=room)) for room in (30, 50, 80)}
    assert ["high-value" in shown[room] for room in (30, 50, 80)] == [False, True, True]
    assert ["low-value" in shown[room] for room in (30, 50, 80)] == [False, False, True]


def test_the_rows_of_a_tree_are_set_in() -> None:
    table = Table(
        (Column("title", flexible=True),), (Group((Row((Cell("a"),)), Row((Cell("b"),), 1), Row((Cell("c"),), 2))),)
    )
    assert _terminal(table) == ["a", "└─ b", "   └─ c"]


def test_a_wrapped_cell_takes_several_lines() -> None:
    table = Table(
        (Column("day", "day"), Column("note", "note", flexible=True, wrapped=True)),
        (Group((Row((Cell("1 Oct"), Cell("one two three four five six"))),)),),
    )
    assert _terminal(table, room=20) == ["day    note", "1 Oct  one two three", "       four five six"]


def test_nothing_is_nothing() -> None:
    assert render_blocks((), Policy(True, 80)) == render_blocks((), Policy(False, None)) == ""
