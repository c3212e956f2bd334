from __future__ import annotations

import io
import os
import pty
from collections.abc import Iterator, Mapping
from typing import TextIO

import pytest

from okrcli.console import ColourChoice, Policy, policy, write_err, write_out


@pytest.fixture
def terminal() -> Iterator[TextIO]:
    ours, theirs = pty.openpty()
    os.set_blocking(ours, False)
    with open(theirs, "w", encoding="utf-8") as stream:  # noqa: PTH123
        yield stream
    os.close(ours)


@pytest.mark.parametrize(
    ("choice", "environ", "expected"),
    [
        ("auto", {}, Policy(True, 80)),
        ("auto", {"COLUMNS": "140"}, Policy(True, 140)),
        ("auto", {"COLUMNS": "wide"}, Policy(True, 80)),
        ("auto", {"COLUMNS": "0"}, Policy(True, 80)),
        ("auto", {"COLUMNS": "5"}, Policy(True, 20)),
        ("auto", {"NO_COLOR": "1"}, Policy(False, 80)),
        ("auto", {"NO_COLOR": ""}, Policy(True, 80)),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, Policy(False, 80)),
        ("auto", {"TERM": "dumb"}, Policy(False, 80)),
        ("auto", {"TERM": "dumb", "FORCE_COLOR": "1"}, Policy(True, 80)),
        ("never", {"FORCE_COLOR": "1"}, Policy(False, 80)),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, Policy(True, 80)),
    ],
)
def test_at_a_terminal(terminal: TextIO, choice: ColourChoice, environ: Mapping[str, str], expected: Policy) -> None:
    assert policy(terminal, choice, environ) == expected


@pytest.mark.parametrize(
    ("choice", "environ", "expected"),
    [
        ("auto", {}, Policy(False, None)),
        ("auto", {"COLUMNS": "140"}, Policy(False, None)),
        ("auto", {"FORCE_COLOR": "1", "COLUMNS": "140"}, Policy(True, 140)),
        ("auto", {"FORCE_COLOR": "0"}, Policy(False, None)),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, Policy(False, None)),
        ("always", {}, Policy(True, 80)),
        ("never", {"FORCE_COLOR": "1"}, Policy(False, None)),
    ],
)
def test_in_a_pipe(choice: ColourChoice, environ: Mapping[str, str], expected: Policy) -> None:
    assert policy(io.StringIO(), choice, environ) == expected


def test_a_closed_stream_is_no_terminal() -> None:
    stream = io.StringIO()
    stream.close()
    assert policy(stream, "auto", {}) == Policy(False, None)


def test_what_an_encoding_lacks_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="ascii"))
    write_out("● 43 %\n")
    assert raw.getvalue() == b"? 43 %\n"


def test_the_two_streams_are_kept_apart(capsys: pytest.CaptureFixture[str]) -> None:
    write_out("result\n")
    write_err("notice\n")
    assert capsys.readouterr() == ("result\n", "notice\n")
