from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from okrcli.wording.language.aims import aim
from okrcli.wording.language.nouns import measured
from okrcli.wording.language.openings import task, vague
from okrcli.wording.language.quantity import quantities
from okrcli.wording.language.several import several
from okrcli.wording.language.title import unfinished

PIECES = st.sampled_from(
    [
        "5",
        "20%",
        "1,5",
        "1.000.000",
        "2026-11-15",
        "3-5",
        "4/5",
        "v2",
        "#3",
        "€5k",
        "²",
        "٣",
        "from",
        "to",
        "and",
        "i",
        "do",
        ",",
        "(",
        ")",
        "[",
        "'",
        '"',
        "`",
        "%",
        "-",
        "x",
        "🙂",
        "10\xa0000",
        "Write\n",
        "",
        "",
        "",
        "Improve",
        "Poprawa",
        "release",
        "days",
        "USD",
        "between",
    ]
)
TITLES = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES).map("".join))


@given(TITLES)
def test_any_title_can_be_read(title: str) -> None:
    found = quantities(title)
    assert all(title[each.start : each.end] == each.text and each.numbers for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)
    pair = several(title)
    assert pair is None or set(pair) <= set(found)
    number = aim(title)
    assert number is None or number in found
    words = (task(title, yes_or_no=True), vague(title), unfinished(title))
    assert all(word is None or word for word in words)
    assert measured(title) in (None, "money", "time", "share")


def test_a_title_of_a_book_takes_no_time() -> None:
    for piece in ("(", "1 and ", "'", "from 1 to ", "Write ", "1."):
        test = piece * 200_000
        quantities(test), several(test), task(test, yes_or_no=True), vague(test), measured(test), unfinished(test)
