from __future__ import annotations

import re
from base64 import b64encode
from datetime import date
from decimal import Decimal
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from okrcli.console import PLAIN
from okrcli.page import (
    Bar,
    Block,
    Board,
    Card,
    Cell,
    Chart,
    Column,
    Edition,
    Fact,
    Facts,
    Group,
    Heading,
    Lane,
    Milestone,
    Outlook,
    Paragraph,
    Prose,
    Report,
    Row,
    Table,
    Timeline,
)
from okrcli.render.html import render
from okrcli.reports.selection import Selection
from okrcli.wording.lines import safe
from tests.support.sampled import report, scorecard

DAY, DUE = date(2026, 10, 1), date(2026, 12, 31)
VOID = {"meta", "br"}
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style></svg><b>bold</b>",
    "&lt;already&gt; &amp; &#39;",
    "{{ 7 * 7 }} ${7} `x`",
    "<!-- <a href='javascript:alert(1)'>x</a> -->",
    "]]> <![CDATA[x",
    "a\x1b[31mb\x07\x00\u202e",
    "\ud800 lone",
)


class Page(HTMLParser):
    """What a parser makes of a document: elements, attributes and text; unbalanced ones are noted."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


class OfBlocks(Report):
    """A report of given blocks."""

    kind = "status"

    def __init__(self, *blocks: Block, workspace: str = "Acme") -> None:
        self.blocks = blocks
        self.edition = Edition(workspace, date(2026, 11, 22), 1)

    def data(self) -> dict[str, object]:
        return {}

    def table(self) -> Table:
        return Table((), ())

    def page(self) -> tuple[Block, ...]:
        return self.blocks


def _every_block(said: str) -> tuple[Block, ...]:
    cell, facets = Cell(said), (("team", said), ("owner", said), ("health", said))
    columns = (Column("symbol", close=True), Column("title", "title", flexible=True), Column("owner", "owner", rank=16))
    row = Row((Cell("on-track", "symbol"), cell, Cell(said)))
    return (
        Heading(1, (cell,), (cell,)),
        Paragraph((cell, " says ", Cell(said, "name"))),
        Prose(f"{said}\n\n- {said}\n- {said}"),
        Table(columns, (Group((row,), (Cell("at-risk", "symbol"), cell, None), (cell,), facets),)),
        Facts((Fact("name", (cell,), (cell,), (cell,)),)),
        Chart(DAY, DUE, DAY, [(DAY, 1.0), (DUE, 2.0)], marks=[(DAY, said)], role="quantity", unit=said),
        Timeline(DAY, DUE, DAY, (Bar(cell, DAY, DUE, 0.5, (cell,), (Milestone(DAY, said),), facets=facets),)),
        Board((Lane((cell,), (Card(cell, (cell,), facets=facets),)),)),
    )


@pytest.mark.parametrize("said", HOSTILE)
def test_a_users_words_stay_words_in_every_block(said: str) -> None:
    tame = Page(render(OfBlocks(*_every_block("tame"), workspace="tame"), PLAIN))
    wild = Page(render(OfBlocks(*_every_block(said), workspace=said), PLAIN))
    assert not wild.wrong and not wild.open
    # A <bdi> around words in other letters is ours.
    assert [tag for tag, _ in wild.elements if tag != "bdi"] == [tag for tag, _ in tame.elements if tag != "bdi"]
    assert {name for _, names in wild.elements for name in names} == {
        name for _, names in tame.elements for name in names
    }
    assert not set("".join(wild.texts)) & {"\x1b", "\x00", "\x07", "\u202e", "\ud800"}
    if said.isprintable():
        assert any(said in text for text in wild.texts)


def test_the_policy_lets_in_our_own_looks_and_script_alone() -> None:
    text = render(report(), PLAIN)
    (policy,) = (names["content"] for tag, names in Page(text).elements if names.get("http-equiv"))
    assert policy is not None and policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert f"{tag}-src 'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'" in policy
    assert not re.search(r"""\s(style|on[a-z]+|src|href)\s*=\s*["']""", text.split("</style>")[1].split("<script>")[0])


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(report(), PLAIN) == render(report(), PLAIN)


def test_every_page_of_the_sample_is_well_formed() -> None:
    refs = [each.planned.ref for each in scorecard().objectives]
    refs += [one.planned.ref for each in scorecard().objectives for one in each.key_results]
    refs += [each.planned.ref for each in scorecard().kpis]
    for shown in (report(), *(report("show", Selection(refs=(ref,))) for ref in refs)):
        page = Page(render(shown, PLAIN))
        assert not page.wrong and not page.open
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_what_status_shows_at_a_terminal_is_in_its_page() -> None:
    text = "".join(Page(render(report(), PLAIN)).texts)
    for objective in scorecard().objectives:
        for each in objective.key_results:
            title = " ".join(safe(each.planned.key_result.title).split())
            assert title in " ".join(text.split())


def test_a_chart_is_told_in_a_sentence_too() -> None:
    chart = Chart(
        DAY, DUE, date(2026, 11, 22), [(date(2026, 11, 16), 44300.0)], [(DAY, 40000.0), (DUE, 50000.0)],
        outlook=Outlook(date(2026, 11, 16), 44300.0, 43000.0, 47000.0, 50000.0), role="quantity", unit="sessions",
    )  # fmt: skip
    (told,) = (names["aria-label"] for tag, names in Page(render(OfBlocks(chart), PLAIN)).elements if tag == "svg")
    assert told == (
        "44,300 sessions on 16 Nov 2026; aims at 50,000 sessions by 31 Dec 2026; "
        "likely to end at 47,000 sessions, between 43,000 sessions and 50,000 sessions"
    )


@pytest.mark.parametrize("points", [[], [(DAY, 5.0)], [(DAY, 5.0), (DAY, 5.0)], [(DUE, -1e30), (DAY, 1e30)]])
def test_charts_of_little_or_odd_data_hold(points: list[tuple[date, float]]) -> None:
    chart = Chart(DAY, DAY, DUE, points, limits=(5.0,) if points else ())
    text = render(OfBlocks(chart), PLAIN)
    assert ("<figure" in text) is bool(points)
    assert "nan" not in text.split("<main>")[1] and "inf" not in text.split("<main>")[1].split("<script>")[0]


def test_numbers_are_sorted_as_numbers() -> None:
    columns = (Column("title", "title", flexible=True), Column("value", "value", align="right"))
    rows = tuple(Row((Cell(str(each)), Cell(Decimal(each), "quantity", "PLN"))) for each in (9, 1000))
    text = render(OfBlocks(Table(columns, (Group(rows),))), PLAIN)
    assert 'data-sort="9"' in text and 'data-sort="1000"' in text
