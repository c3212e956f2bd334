from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from okrcli.page import Chart, Edition
from okrcli.render.pdf import payload
from tests.render.test_html import DAY, HOSTILE, OfBlocks, _every_block
from tests.support.sampled import report, scorecard

TYPST = ('#panic("x")', '#import "/etc/passwd"', "$a$ *b* _c_ `d` @e <f>", "\\u{41} // /* ", "]}#{[", "= heading", "#")
LONG = "x" * 300 + " \u05d9\u05e2\u05d3 \U0001f680 " + "A long title " * 20


def _pages(content: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]


def test_a_page_holds_what_users_wrote_as_it_stands() -> None:
    for said in TYPST:
        text = " ".join(_pages(payload(OfBlocks(*_every_block(said), workspace=said))))
        assert text.replace(" ", "").count(said.replace(" ", "")) >= 8


@pytest.mark.parametrize("said", [*HOSTILE, LONG, "\u202eright", "\ufffe", ""])
def test_any_words_can_be_set(said: str) -> None:
    assert _pages(payload(OfBlocks(*_every_block(said), workspace=said)))


def test_the_review_is_whole_numbered_and_always_the_same() -> None:
    content = payload(report("report"))
    assert content == payload(report("report"))
    reader = PdfReader(io.BytesIO(content))
    pages = _pages(content)
    assert 3 <= len(pages) <= 12
    assert all(f"{number} / {len(pages)}" in text for number, text in enumerate(pages, 1))
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {(595, 842)}
    everything = "".join(pages).replace(" ", "")
    for objective in scorecard().objectives:
        for each in objective.key_results:
            title = each.planned.key_result.title.replace(" ", "")
            assert not (title.isascii() and title.isprintable()) or title in everything
    assert reader.metadata is not None and str(reader.metadata.title).startswith("Acme")


def test_it_is_tagged_for_those_who_hear_it() -> None:
    catalogue = PdfReader(io.BytesIO(payload(report("report")))).root_object
    assert "/StructTreeRoot" in catalogue and str(catalogue["/Lang"]) == "en"


@pytest.mark.parametrize("kind", ["status", "tree", "board", "timeline", "calendar", "todo"])
def test_every_view_is_a_page(kind: str) -> None:
    assert "Acme" in _pages(payload(report(kind)))[0]


def test_charts_of_nothing_are_left_out() -> None:
    empty = OfBlocks(Chart(DAY, DAY, DAY, (), small=True))
    empty.edition = Edition("Acme", DAY, 1)
    assert len(_pages(payload(empty))) == 1
