from __future__ import annotations

import shlex

import pytest

from okrcli.edit.log.row import Row, command, from_words


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (Row("nps", "43"), "okr update nps 43"),
        (Row("nps", "-3"), "okr update nps=-3"),
        (Row("nps", "3", "more"), "okr update nps+=3"),
        (Row("nps", "3", "less"), "okr update nps-=3"),
        (Row("nps", "187", "running"), "okr update nps --running 187"),
        (Row("a b", "1 234", note="it's – $HOME"), "okr update 'a b' '1 234' --note 'it'\"'\"'s – $HOME'"),
        (Row("nps", "1", note="-3 since May"), "okr update nps 1 '--note=-3 since May'"),
        (
            Row("nps", "1", date="2026-11-20", confidence="7/10", by="ania", evidence=("#12", "-x")),
            "okr update nps 1 --date 2026-11-20 --confidence 7/10 --by ania --evidence '#12' --evidence=-x",
        ),
        (Row("nps", None, note="later"), "okr update nps --note later"),
    ],
)
def test_a_row_as_it_is_typed(row: Row, said: str) -> None:
    assert command(row) == said
    words = shlex.split(said)[2:]
    typed = [word for word in words if not word.startswith("-")]
    if len(words) <= 2 and row.how != "running":
        assert from_words(typed) == [Row(row.ref, row.text, row.how)]
