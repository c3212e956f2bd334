from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from markdown_it import MarkdownIt

from okrcli.page import Cell, Chart, Column, Fact, Facts, Group, Heading, Paragraph, Prose, Row, Table
from okrcli.page.blocks import Block
from okrcli.render.md import inert, render_blocks
from okrcli.wording.words import words_for

NASTY = (
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "1) item",
    "=====",
    "    code",
    "> quote",
    "`code` ``more``",
    "*a* _b_ **c** ~~d~~",
    "[link](https://example.com) ![image](x.png)",
    "[ref]: https://example.com",
    "<script>alert(1)</script><!-- x -->",
    "&lt;b&gt; &#64;jan",
    "a | b || c",
    "\\| \\* trailing \\",
    "| --- |",
    "~~~",
    "***",
    "$x^2$ $$y$$",
)


def rendered(*blocks: Block) -> str:
    return render_blocks(blocks, words_for("en"))


def html(markdown: str) -> str:
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))


def shown(markdown: str) -> str:
    """What a reader sees: the text of the page, without its tags."""
    from html.parser import HTMLParser

    class Reader(HTMLParser):
        text = ""

        def handle_data(self, data: str) -> None:
            self.text += data

    reader = Reader()
    reader.feed(html(markdown))
    return reader.text.replace("\u200b", "").strip()


@pytest.mark.parametrize("text", NASTY)
def test_a_users_words_are_only_text(text: str) -> None:
    plain = text.strip()
    page = rendered(Paragraph((Cell(text),)))
    assert html(page).count("<") == 2  # a paragraph
    assert shown(page) == plain
    columns = (Column("a", "a"), Column("b", "b"))
    table = rendered(Table(columns, (Group((Row((Cell(text), Cell("x"))),)),)))
    assert html(table).count("<td>") == 2
    assert plain in shown(table)
    assert "<h1>" not in html(rendered(Prose(f"first\n{text}\nlast")))


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("@ania and a@b.example", "@&#8203;ania and a@&#8203;b.example"),
        ("growth/sessions@2026-Q4", "growth/sessions@2026-Q4"),
        ("fixes #12, acme/shop#3, !4, GH-5", "fixes #&#8203;12, acme/shop#&#8203;3, !&#8203;4, GH-&#8203;5"),
        ("see https://x.example or www.y.example", "see https:&#8203;//x.example or www&#8203;.y.example"),
        (":tada: at 10:30", ":&#8203;tada: at 10:30"),
        ("mailto:a", "mailto:&#8203;a"),
    ],
)
def test_what_hosts_add_does_not_take_effect(text: str, broken: str) -> None:
    assert inert(text) == broken


def test_blocks() -> None:
    page = rendered(
        Heading(1, (Cell("Acme"),), ("now",)),
        Paragraph(("one",)),
        Paragraph(("two",), joined=True),
        Prose("a *b*\n\nc"),
        Facts((Fact("pace", ("slow",), ("very",), ("as ever",)),)),
        Chart(
            date(2026, 10, 1),
            date(2026, 12, 31),
            date(2026, 11, 1),
            [(date(2026, 10, 5), 0.1), (date(2026, 10, 12), 0.4)],
        ),
    )
    assert page == (
        "## Acme · now\n\none\\\ntwo\n\n> a \\*b\\*\\\n>\n> c\n\n- **pace** slow · very · as ever\n\n"
        "▁█ 10 % (5 Oct) → 40 % (12 Oct)\n"
    )


def test_a_table_with_groups_and_pictures() -> None:
    columns = (
        Column("symbol"),
        Column("title", "title"),
        Column("progress", "progress", align="right"),
        Column("history", "history", drawn=True),
        Column("empty", "empty"),
    )
    nothing = Cell("", "plain")
    row = Row(
        (Cell("on-track", "symbol"), Cell("Sessions"), Cell(0.5, "gauge"), Cell(lambda: [1.0, 2.0], "spark"), nothing),
        1,
    )
    group = Group((row,), (None, Cell("Grow", style="strong"), Cell(Decimal("0.5"), "score"), None, None), ("a note",))
    assert rendered(Table(columns, (group,))) == (
        "|  | title | progress |  |\n| --- | --- | ---: | --- |\n"
        "|  | **Grow**<br>a note | 0.50 |  |\n"
        "| ● | &emsp;Sessions | █████░░░░░ | ▁█ |\n"
    )


def test_a_page_that_is_too_long_is_cut_at_a_line() -> None:
    blocks = [Paragraph((f"line {number}",)) for number in range(100)]
    page = render_blocks(blocks, words_for("en"), 300)
    assert len(page) <= 300
    assert page.endswith("more lines, which a comment has no room for.\n")
    assert rendered() == ""
