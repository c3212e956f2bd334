from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import okr
from tests.support.folders import repository, write
from tests.support.terminal import at_terminal
from tests.support.written import changes

SETTINGS = "version: 1\nname: Acme\npeople:\n  ania: {name: Ania Nowak, email: ania@example.com}\n  jan: {name: Jan}\n"
GOALS = """\
cycle: 2026-Q4
team: marketing
objectives:
  - id: demand
    title: Become the first place people look
    owner: ania
    key_results:
      - {id: sessions, title: Sessions, baseline: 40000, target: 50000, checkins: [{date: 2026-11-09, value: 42000}]}
      - {id: articles, title: Articles, kind: total, target: 10, owner: jan}
      - {id: nps, title: NPS, kind: maintain, min: 40, checkins: [{date: 2026-11-20, value: 42}]}
"""


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """A workspace of two people, one of whom sits here."""
    write(tmp_path, settings=SETTINGS, a=GOALS)
    repository(tmp_path)
    return tmp_path


def test_the_walk_asks_for_what_is_due_from_me(acme: Path) -> None:
    with changes(acme) as lines:
        screen = at_terminal(acme, "update", typed=("many", "43k", "0.7", "ranks first", "yes"))
    assert screen.status == 0
    assert "1 key result is due from ania." in screen.text
    assert "  `many` is not a value for sessions" in screen.text
    assert "Write it? (yes/no/b): yes" in screen.text
    assert "42,000 → 43,000 (+1,000)" in screen.text.rpartition("Write it?")[2]
    assert [line for line in lines.all if line[0] == "+"] == [
        (
            "+      - {id: sessions, title: Sessions, baseline: 40000, target: 50000, checkins: [{date: 2026-11-09, "
            "value: 42000}, {date: 2026-11-22, value: 43000, confidence: 0.7, note: ranks first, by: ania}]}"
        )
    ]


@pytest.mark.parametrize(
    ("typed", "status"),
    [(("43k", "0.7"), 130), (("43k", "", "", "no"), 0), (("s",), 0), (("q",), 0)],
    ids=["the input ends", "no", "skipped", "q"],
)
def test_nothing_is_written_without_a_yes(acme: Path, typed: tuple[str, ...], status: int) -> None:
    with changes(acme) as lines:
        screen = at_terminal(acme, "update", typed=typed)
    assert (screen.status, lines.all) == (status, [])
    assert screen.text.endswith("Nothing was written.\n")


def test_answers_given_before_the_input_ends_can_be_logged_later(acme: Path) -> None:
    with changes(acme) as lines:
        screen = at_terminal(acme, "update", typed=("43k", "0.7", "ranks first"))
    assert (screen.status, lines.all) == (130, [])
    assert screen.text.endswith(
        "Nothing was written.\nWhat you typed is not lost. To log it later:\n"
        "  okr update marketing/demand/sessions@2026-Q4 43k --confidence 0.7 --note 'ranks first'\n"
    )


def test_who_is_not_among_the_people_is_asked_for_everything(acme: Path) -> None:
    (acme / "okr.yaml").write_text(SETTINGS.replace("ania@", "anna@").replace("Ania", "Anna"), encoding="utf-8")
    screen = at_terminal(acme, "update", "--by", "ania", typed=("q",))
    assert "2 key results are due.\nNone of the people in okr.yaml is git's user here" in screen.text


def test_where_nothing_is_due_it_says_what_will_be(acme: Path) -> None:
    write(acme, settings=SETTINGS, a=GOALS.replace("2026-11-09", "2026-11-21"))
    screen = at_terminal(acme, "update")
    assert (screen.status, screen.text) == (
        0,
        "Nothing is due from ania; the next check-in is due on 27 Nov 2026. okr update REF logs a value at any time.\n",
    )


def test_a_reference_without_a_value_is_asked_for(acme: Path) -> None:
    with changes(acme) as lines:
        screen = at_terminal(acme, "update", "nps", "--date", "2026-11-21", typed=("43", "0.8", "", "y"))
    assert (screen.status, "Now: 43" in screen.text) == (0, True)
    assert "{date: 2026-11-21, value: 43, confidence: 0.8, by: ania}" in "".join(lines.all)


def test_what_is_unlikely_is_asked_and_what_is_unclear_too(acme: Path) -> None:
    with changes(acme) as lines:
        no = at_terminal(acme, "update", "sessions", "430k", typed=("no",))
    assert (no.status, lines.all) == (0, [])
    assert no.text == (
        "\nsessions: 430,000 is 10 times the last value, 42,000.\n"
        "Log it all the same? (yes/no) [no]: no\nNothing was written.\n"
    )
    with changes(acme) as lines:
        yes = at_terminal(acme, "update", "sessions", "42.500", typed=("42500",))
    assert yes.status == 0
    assert "sessions: `42.500` may mean 42500 or 42.500. Which one? (42500/42.5000): 42500\n" in yes.text
    assert "value: 42500, by: ania}" in "".join(lines.all)


@pytest.mark.parametrize("words", [("update",), ("update", "sessions"), ("--no-input", "update")])
def test_without_a_terminal_the_missing_words_are_named(acme: Path, words: tuple[str, ...]) -> None:
    result = okr(acme, *words, given="43000\n\n\nyes\n")
    assert (result.status, result.out) == (2, "")
    assert "VALUE" in result.err.splitlines()[0]
    assert result.err.splitlines()[1].startswith("hint: okr update ")


def test_at_a_terminal_with_no_input_nothing_is_asked(acme: Path) -> None:
    screen = at_terminal(acme, "update", "--no-input")
    assert (screen.status, screen.text.splitlines()[0]) == (
        2,
        "error: there is nothing to log: REF and VALUE are missing",
    )
