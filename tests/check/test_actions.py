from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options

from okrcli.check.actions import ANNOTATED, _fenced, report
from okrcli.check.formats.text import render
from okrcli.check.verdict import Summary, Verdict
from okrcli.console import quiet
from tests.check.formats.hostile import HOSTILE, TEXTS, finding, verdict
from tests.check.formats.verdicts import BOTH, CLEAN, OWNER, TARGET
from tests.support.runner import read_log

OURS = {"h3", "p", "table", "thead", "tbody", "tr", "th", "td", "pre", "code"}


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.fenced: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.append(tag)
        self._inside = tag == "pre" or (self._inside and tag == "code")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag not in ("pre", "code")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.fenced.append(data)


def read(markdown: str) -> _Tags:
    """The summary as GitHub's own Markdown program makes a page of it, raw HTML and links included."""
    tags = _Tags()
    tags.feed(github_flavored_markdown_to_html(markdown, options=Options.CMARK_OPT_UNSAFE))
    return tags


def many(number: int, text: str = "too few") -> Verdict:
    found = tuple(OWNER._replace(message=f"{text} {each}", line=each + 1, end_line=each + 1) for each in range(number))
    return Verdict(1, found, Summary(0, number, 0, 0))


def test_the_text_is_in_a_group_and_annotations_follow() -> None:
    log = read_log(report(BOTH, render(BOTH)).log)
    assert [each.name for each in log.commands] == ["group", "endgroup", "error", "warning"]
    assert log.commands[0].message == "okr check: 1 error, 1 warning in 6 files; 2 suppressed."
    assert log.lines == [*render(BOTH).splitlines(), ""]


def test_ten_of_each_severity_are_annotated_and_the_rest_is_in_the_summary() -> None:
    found = (*many(13).findings, *(TARGET._replace(line=each, end_line=each) for each in range(1, 12)))
    mixed = Verdict(2, found, Summary(11, 13, 0, 0))
    told = report(mixed, "")
    names = [each.name for each in read_log(told.log).annotations]
    assert names == ["error"] * ANNOTATED + ["warning"] * ANNOTATED
    [fenced] = read(told.summary).fenced
    assert [line.split()[0] for line in fenced.splitlines() if line.startswith("OKR")] == ["OKR203"] * 3 + ["OKR106"]
    assert "| error | OKR106 target equals baseline | 11 |\n| warning | OKR203 missing owner | 13 |" in told.summary


def test_where_all_is_annotated_the_summary_counts() -> None:
    assert report(CLEAN, "").summary == "### okr check\n\nNo findings in 6 files.\n"
    assert read(report(BOTH, "").summary).fenced == []


@pytest.mark.parametrize("text", TEXTS)
def test_in_the_log_nothing_of_the_user_is_a_command(text: str) -> None:
    shown = verdict(text)
    log = read_log(report(shown, render(shown)).log)
    assert [each.name for each in log.commands] == ["group", "endgroup", "warning"]


@pytest.mark.parametrize("text", [*TEXTS, " ".join(TEXTS)])
def test_in_the_summary_nothing_of_the_user_is_markdown(text: str) -> None:
    shown = replace(many(ANNOTATED), findings=(*many(ANNOTATED).findings, finding(text)))
    tags = read(report(shown, "").summary)
    assert set(tags.seen) <= OURS
    assert tags.seen.count("pre") == 1
    assert tags.seen.count("tr") == 2
    assert len(tags.fenced) == 1


def test_the_fence_is_longer_than_any_in_a_text() -> None:
    block = f"````\n~~~\n{'`' * 40}\n```\n</code></pre><img>"
    assert read(_fenced("head\n", ["one", block], 9999)).fenced == [f"one\n\n{block}\n"]
    shown = replace(HOSTILE, findings=(*HOSTILE.findings, *many(30).findings))
    assert set(read(report(shown, "").summary).seen) <= OURS


def test_a_text_with_commands_in_it_stays_a_text() -> None:
    log = read_log(report(CLEAN, "12  ok\n  ::error::x\n::endgroup::\n").log)
    assert [each.name for each in log.commands] == ["group", "endgroup"]


@pytest.mark.parametrize("room", [1024 * 1024, 60_000, 900, 500, 400])
def test_the_summary_takes_no_more_than_its_room(room: int) -> None:
    told = report(many(9000, "żółw"), "").summary
    assert len(told.encode()) <= 1024 * 1024
    cut = report(many(9000, "żółw"), "", room).summary
    assert len(cut.encode()) <= room
    assert cut.endswith("It is in the log of the step.\n") or not cut
    assert set(read(cut).seen) <= OURS
    if room > 1000:
        assert len(cut.encode()) > room * 0.95
        assert len(re.findall("^OKR203", cut, re.MULTILINE)) > 100


def test_no_room_no_summary() -> None:
    assert report(BOTH, "", 20).summary == report(many(30), "", -5).summary == ""


@pytest.mark.parametrize("start", ["", "  ", "\t", "\u200d", "\ufeff ", "\xa0", "\u2003\u00ad"])
def test_no_line_of_a_text_begins_with_a_command(start: str) -> None:
    text = quiet(f"a::b\n{start}::error::c\n1 | ::error::d\n")
    assert read_log(text).commands == []
    assert "a::b\n" in text
    assert "\n1 | ::error::d\n" in text
