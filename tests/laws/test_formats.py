from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ET
from urllib.parse import unquote_to_bytes

from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st

from okrcli.check.actions import ANNOTATED, report
from okrcli.check.formats import renderer
from okrcli.check.formats.text import render as as_text
from okrcli.check.notation import json_text, plain
from okrcli.console import quiet
from tests.check.formats.hostile import TEXTS, verdict
from tests.support.runner import read_log

PIECES = (
    *(text for text in TEXTS if len(text) < 200),
    "::",
    "%",
    "\n",
    "\r",
    "`",
    "```",
    "|",
    "##[",
    "]",
    "<",
    "&",
    "\x00",
    "\ud83d",
)
texts = st.one_of(
    st.text(st.characters(codec=None), max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
)
several = st.lists(texts, min_size=1, max_size=4)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(several, texts)
def test_every_annotation_is_one_finding_and_nothing_else(said: list[str], folder: str) -> None:
    found = verdict(*said, folder=folder)
    log = read_log(str(renderer("github")(found)))
    assert [each.name for each in log.commands] == ["warning"] * len(said)
    assert log.lines == [""]
    lines = sorted(int(each.properties["line"]) for each in log.commands)
    assert lines == list(range(1, len(said) + 1))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(several)
def test_a_log_holds_no_command_but_ours(said: list[str]) -> None:
    found = verdict(*said)
    log = read_log(report(found, as_text(found)).log)
    assert [each.name for each in log.commands] == ["group", "endgroup", *["warning"] * len(said)]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(texts)
def test_a_quiet_text_holds_no_command_of_today(said: str) -> None:
    assert read_log(quiet(said.replace("\r", "").replace("##", ""))).commands == []


@settings(max_examples=100, deadline=None, derandomize=True)
@given(several)
def test_a_summary_holds_no_markdown_but_ours(said: list[str]) -> None:
    summary = report(verdict(*["x"] * ANNOTATED, *said), "").summary
    page = github_flavored_markdown_to_html(summary, options=Options.CMARK_OPT_UNSAFE)
    assert page.count("<pre") == page.count("</pre>") == 1
    assert page.rstrip().endswith("</code></pre>")
    inside = page.split("<pre", 1)[1].split(">", 1)[1]
    assert inside.count("<") == 3  # the fence is a `code` in a `pre`


@settings(max_examples=100, deadline=None, derandomize=True)
@given(several, texts)
def test_junit_is_xml(said: list[str], folder: str) -> None:
    found = verdict(*said, folder=folder)
    root = ET.fromstring(str(renderer("junit")(found)).encode())
    assert sorted(str(each.get("message")) for each in root.iter("failure")) == sorted(map(plain, said))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(several)
def test_lines_of_json_are_as_many_as_findings(said: list[str]) -> None:
    out = str(renderer("jsonl")(verdict(*said)))
    out.encode()
    assert sorted(json.loads(line)["message"] for line in out.splitlines()) == sorted(said)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(several, texts)
def test_gitlab_tells_all_findings_apart(said: list[str], folder: str) -> None:
    issues = json.loads(str(renderer("gitlab")(verdict(*said, folder=folder))))
    assert len({each["fingerprint"] for each in issues}) == len(said)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(several)
def test_sarif_names_the_files(said: list[str]) -> None:
    found = verdict(*said)
    [run] = json.loads(str(renderer("sarif")(found)))["runs"]
    places = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in run["results"]]
    assert [unquote_to_bytes(uri) for uri in places] == [os.fsencode(each.file) for each in found.findings]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(texts)
def test_json_reads_back_as_it_was(said: str) -> None:
    assert json.loads(json_text(said)) == said
    assert json_text(said).isprintable()
