from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest

from okrcli.check.notation import json_text, plain
from tests.check.formats.hostile import TEXTS


@pytest.mark.parametrize("text", TEXTS)
def test_json_reads_back_as_it_was_and_shows_all_it_holds(text: str) -> None:
    for indent in (None, 1):
        written = json_text({text: [text, 1, None]}, indent)
        assert json.loads(written) == {text: [text, 1, None]}
        assert written.replace("\n", "").isprintable()
        assert len(written.splitlines()) == (1 if indent is None else 7)


def test_a_letter_of_two_units_is_escaped_as_two() -> None:
    assert json_text("\U000e0001\x7f\ud800") == '"\\udb40\\udc01\\u007f\\ud800"'


@pytest.mark.parametrize("text", TEXTS)
def test_plain_text_has_lines_and_nothing_else_to_obey(text: str) -> None:
    said = plain(text)
    assert ET.fromstring(f"<a>{said.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</a>").text == (
        said or None
    )
    assert "\x1b" not in said
    assert "\u202e" not in said
    said.encode()


def test_plain_text_keeps_what_people_write() -> None:
    assert plain("zażółć\tgęślą\r\njaźń\rשלום 🚀") == "zażółć gęślą\njaźń\nשלום 🚀"
