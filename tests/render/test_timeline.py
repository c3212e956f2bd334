from __future__ import annotations

from datetime import date

import pytest

from okrcli.console import Policy
from okrcli.page import Bar, Block, Board, Card, Cell, Lane, Milestone, Timeline
from okrcli.render.text import render_blocks
from okrcli.wording.lines import width
from tests.render.test_text import HOSTILE

START, TODAY, DUE = date(2026, 10, 1), date(2026, 11, 22), date(2026, 12, 31)
STEPS = (Milestone(date(2026, 10, 14), "Measured", done=True), Milestone(date(2026, 12, 11), "All brands"))
BARS = (
    Bar(Cell("Whoever looks for clothes finds us", "text", style="strong"), START, DUE, 0.44, (Cell(0.44, "score"),)),
    Bar(Cell("Size advisor"), date(2026, 10, 5), DUE, 0.5, ("50 %",), STEPS, depth=1, style="warn"),
    Bar(Cell("Gift guide"), date(2026, 12, 1), DUE, None, depth=1, style="dim"),
)
LANES = (
    Lane((Cell("off-track", "health", style="bad"), " 1"), (Card(Cell("Domain rating"), (Cell("tomek"), " · 14 %")),)),
    Lane((Cell("on-track", "health", style="good"), " 2"), (Card(Cell("Organic sessions")), Card(Cell("Guides")))),
)


def _lines(block: Block, room: int | None) -> list[str]:
    return render_blocks((block,), Policy(False, room)).splitlines()


def test_a_timeline_at_a_terminal() -> None:
    assert _lines(Timeline(START, DUE, TODAY, BARS), 80) == [
        "                              1 Oct          1 Nov         1 Dec",
        "Whoever looks for clothes…    ━━━━━━━━━━━━━━━━━━━──────╎──────────────────  0.44",
        "  Size advisor                  ━━━━◆━━━━━━━━━━━━━━━━──╎────────◇─────────  50 %",
        "  Gift guide                                           ╎   ───────────────",
    ]


@pytest.mark.parametrize("room", [12, 20, 33, 50, 80, 200])
@pytest.mark.parametrize("block", [Timeline(START, DUE, TODAY, BARS), Board(LANES)])
def test_nothing_is_wider_than_the_terminal(block: Block, room: int) -> None:
    assert max(map(width, _lines(block, room))) <= room


def test_a_timeline_in_a_pipe_is_dates() -> None:
    assert _lines(Timeline(START, DUE, TODAY, BARS[1:2]), None) == [
        "Size advisor\t5 Oct 2026\t31 Dec 2026\t50 %",
        "Measured\t14 Oct 2026\tdone",
        "All brands\t11 Dec 2026\topen",
    ]


def test_a_board_has_its_columns_side_by_side_where_there_is_room() -> None:
    wide, narrow = _lines(Board(LANES), 80), _lines(Board(LANES), 30)
    assert "off track 1" in wide[0] and "on track 2" in wide[0]
    assert [line for line in narrow if "track" in line] == ["off track 1", "on track 2"]
    assert [" ".join(line.split()) for line in wide[2:4]] == ["Domain rating Organic sessions", "tomek · 14 %"]


def test_a_board_in_a_pipe_is_a_line_for_each_card() -> None:
    assert _lines(Board(LANES), None) == [
        "off track 1",
        "Domain rating\ttomek · 14 %",
        "on track 2",
        "Organic sessions\t",
        "Guides\t",
    ]


@pytest.mark.parametrize("room", [None, 40, 100])
def test_a_users_words_do_nothing(room: int | None) -> None:
    bar = Bar(Cell(HOSTILE), START, DUE, 2.0, (Cell(HOSTILE),), (Milestone(START, HOSTILE),))
    for block in (
        Timeline(START, DUE, TODAY, (bar,)),
        Board((Lane((Cell(HOSTILE),), (Card(Cell(HOSTILE), (Cell(HOSTILE),)),)),)),
    ):
        said = render_blocks((block,), Policy(False, room))
        assert not set(said) & {"\x1b", "\x07", "\u202e"}
