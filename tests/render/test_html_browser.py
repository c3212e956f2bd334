from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from okrcli.console import PLAIN
from okrcli.page import Cell, Column, Group, Heading, Row, Table
from okrcli.render.html import render
from okrcli.reports.selection import Selection
from tests.render.test_html import HOSTILE, OfBlocks, _every_block
from tests.support.browser import chromium
from tests.support.sampled import report, scorecard

LONG = "Ein außerordentlich langer Titel ohne Ende " * 8 + "x" * 120 + " \u05e9\u05dc\u05d5\u05dd \U0001f600"
DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def _opened(browser: Browser, folder: Path, text: str, **options: object) -> tuple[Page, list[str], list[str]]:
    """A page from a file, the addresses it asked for, and what went wrong in it."""
    file = folder / "page.html"
    file.write_text(text, encoding="utf-8")
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.goto(file.as_uri())
    return page, asked, wrong


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_anybody(browser: Browser, tmp_path: Path, scheme: str) -> None:
    blocks = OfBlocks(*_every_block("A goal like any other"))
    show = report("show", Selection(refs=("marketing/organic-demand/sessions@2026-Q4",)))
    for shown in (report(), report("report"), show, blocks):
        # Axe is a script of its own, which the policy keeps out like any other.
        page, asked, wrong = _opened(browser, tmp_path, render(shown, PLAIN), color_scheme=scheme, bypass_csp=True)
        found = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
        assert len(asked) == 1 and not wrong


def test_the_script_runs_under_the_policy_and_nothing_else_does(browser: Browser, tmp_path: Path) -> None:
    for said in HOSTILE:
        page, asked, wrong = _opened(browser, tmp_path, render(OfBlocks(*_every_block(said)), PLAIN))
        assert len(asked) == 1 and not wrong
        page.context.close()


@pytest.mark.parametrize("wide", [320, 380, 768, 1440])
def test_nothing_sticks_out_at_any_width(browser: Browser, tmp_path: Path, wide: int) -> None:
    for text in (
        render(report(), PLAIN),
        render(report("report"), PLAIN),
        render(OfBlocks(*_every_block(LONG)), PLAIN),
    ):
        page, _, _ = _opened(browser, tmp_path, text, viewport={"width": wide, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= wide
        page.context.close()


def test_goals_are_found_by_words_owner_and_health(browser: Browser, tmp_path: Path) -> None:
    page, _, wrong = _opened(browser, tmp_path, render(report(), PLAIN))
    every = page.locator("tr[data-goal]:visible").count()
    page.get_by_label("Health").select_option("off-track")
    found = page.locator("tr[data-goal]:visible")
    assert 0 < found.count() < every
    assert {each.get_attribute("data-health") for each in found.all()} == {"off-track"}
    assert page.locator("table.goals:visible").count() < page.locator("table.goals").count()
    page.get_by_label("Health").select_option("")
    page.get_by_label("Search").fill("sessions")
    assert 0 < page.locator("tr[data-goal]:visible").count() < every
    assert f"of {page.locator('[data-goal]').count()} shown" in page.locator("output").inner_text()
    assert not wrong


def test_a_search_that_finds_nothing_can_be_taken_back(browser: Browser, tmp_path: Path) -> None:
    page, _, _ = _opened(browser, tmp_path, render(report(), PLAIN))
    every = page.locator("tr[data-goal]:visible").count()
    page.get_by_label("Search").fill("nobody wrote this")
    assert page.locator("[data-goal]:visible").count() == 0
    assert page.locator("output").inner_text().startswith("0 of ") and page.locator("h1").first.is_visible()
    page.get_by_label("Search").fill("")
    assert page.locator("tr[data-goal]:visible").count() == every


def test_columns_are_sorted_by_what_they_mean(browser: Browser, tmp_path: Path) -> None:
    page, _, _ = _opened(
        browser, tmp_path, render(report("show", Selection(refs=("marketing/organic-demand/sessions@2026-Q4",))), PLAIN)
    )
    table = page.locator("table").last
    table.get_by_role("button", name="value").click()
    shares = [
        float(each) for each in table.locator("tbody tr").evaluate_all("rows => rows.map(r => r.cells[1].dataset.sort)")
    ]
    assert len(shares) > 2 and shares == sorted(shares)
    table.get_by_role("button", name="value").click()
    assert table.locator("th[aria-sort=descending]").count() == 1


def test_without_scripts_everything_is_there(browser: Browser, tmp_path: Path) -> None:
    page, _, _ = _opened(browser, tmp_path, render(report(), PLAIN), java_script_enabled=False)
    assert page.locator(".tools").count() == 0
    assert page.locator("tr[data-goal]:visible").count() == page.locator("tr[data-goal]").count() > 10


def test_words_that_run_from_right_to_left_stay_in_their_place(browser: Browser, tmp_path: Path) -> None:
    said = "\u05d9\u05e2\u05d3 \u05d7\u05d3\u05e9"
    page, _, _ = _opened(browser, tmp_path, render(OfBlocks(*_every_block(said)), PLAIN))
    assert page.locator("bdi").count() > 5
    assert Cell(said).value == page.locator("caption bdi").first.inner_text()


def _decided(count: int) -> Table:
    columns = (Column("symbol", close=True), Column("goal", "goal", flexible=True), Column("owner", "owner"))
    states = ["stale"] * (count - 1) + ["off-track"]
    rows = (Row((Cell(state, "symbol"), Cell(f"Goal {at}"), Cell("ana"))) for at, state in enumerate(states))
    return Table(columns, (Group(tuple(rows)),), fold=12)


def test_the_long_tail_is_folded_and_found_all_the_same(browser: Browser, tmp_path: Path) -> None:
    page, _, _ = _opened(browser, tmp_path, render(OfBlocks(Heading(1, ("Review",)), _decided(40)), PLAIN))
    assert page.locator("tr[data-goal]:visible").count() == 12
    assert page.locator("summary").inner_text() == "28 more"
    page.get_by_label("Health").select_option("off-track")
    assert page.locator("tr[data-goal]:visible").all_inner_texts() == ["\t".join(("■", "Goal 39", "ana"))]
    page.get_by_label("Health").select_option("")
    page.get_by_role("button", name="Collapse all").click()
    assert page.locator("tr[data-goal]:visible").count() == 12
    few, _, _ = _opened(browser, tmp_path, render(OfBlocks(Heading(1, ("Review",)), _decided(14)), PLAIN))
    assert few.locator("summary").count() == 0 and few.locator("tr[data-goal]:visible").count() == 14


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_nothing_is_folded_and_each_objective_begins_a_page(
    browser: Browser, tmp_path: Path, scripts: bool
) -> None:
    text = render(OfBlocks(Heading(1, ("Review",)), _decided(40)), PLAIN)
    page, _, _ = _opened(browser, tmp_path, text, java_script_enabled=scripts)
    printed = " ".join(_printed(page))
    assert "Goal 39" in printed and "28 more" not in printed and "Search" not in printed
    page, _, _ = _opened(browser, tmp_path, render(report("report"), PLAIN), java_script_enabled=scripts)
    sheets = _printed(page)
    titles = ["".join(each.planned.objective.title.split()) for each in scorecard().objectives]
    titles = [title for title in titles if title.isascii()]
    at = [next(n for n, sheet in enumerate(sheets) if title in sheet.replace(" ", "")) for title in titles[1:]]
    assert len(set(at)) == len(at)
    assert all(f"{number} / {len(sheets)}" in sheet for number, sheet in enumerate(sheets, 1))


def _printed(page: Page) -> list[str]:
    sheets = PdfReader(BytesIO(page.pdf())).pages
    return [" ".join(normalize("NFKC", sheet.extract_text()).split()) for sheet in sheets]


def test_everything_is_reached_with_the_keyboard(browser: Browser, tmp_path: Path) -> None:
    page, _, _ = _opened(browser, tmp_path, render(report("report"), PLAIN))
    reached = []
    for _ in range(9):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "document.activeElement.tagName + ' ' + document.activeElement.textContent.trim().slice(0, 9)"
            )
        )
    assert [each.split()[0] for each in reached[:4]] == ["INPUT", "SELECT", "SELECT", "SELECT"]
    assert all(each.startswith("BUTTON") for each in reached[4:]) and "BUTTON goal" in reached
    page.keyboard.press("Enter")
    assert page.locator("th[aria-sort]").count() == 1
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
