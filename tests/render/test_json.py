from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from okrcli.render.json import to_json
from tests.support.sampled import PIPE, report


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("41200"), "41200"),
        (Decimal("41200.00"), "41200"),
        (Decimal("1e3"), "1000"),
        (Decimal("0.1"), "0.1"),
        (Decimal("-2.50"), "-2.5"),
        (Decimal("9007199254740991"), "9007199254740991"),
        (Decimal("1e30"), "1e+30"),
        (0.1 + 0.2, "0.30000000000000004"),
        (None, "null"),
        (True, "true"),
        (date(2026, 11, 22), '"2026-11-22"'),
        ("zażółć 日本 \x1b", '"zażółć 日本 \\u001b"'),
        ([], "[]"),
    ],
)
def test_how_values_are_written(value: object, written: str) -> None:
    assert to_json({"a": value}) == f'{{"a": {written}}}'


def test_records_stand_on_lines_of_their_own() -> None:
    document = {"data": {"items": [{"id": "a", "tags": ["x", "y"]}, {"id": "b", "tags": []}], "none": []}}
    assert to_json(document).splitlines() == [
        "{",
        ' "data": {',
        '  "items": [',
        '   {"id": "a", "tags": ["x", "y"]},',
        '   {"id": "b", "tags": []}',
        "  ],",
        '  "none": []',
        " }",
        "}",
    ]
    assert json.loads(to_json(document)) == document


def test_what_json_has_no_word_for_is_refused() -> None:
    with pytest.raises(TypeError):
        to_json({"a": object()})
    with pytest.raises(ValueError, match="JSON"):
        to_json({"a": float("nan")})


def test_a_key_result_is_one_line_and_the_same_input_gives_the_same_bytes() -> None:
    from okrcli.render.json import render

    first, second = render(report(), PIPE), render(report(), PIPE)
    assert first == second
    [line] = [line for line in first.splitlines() if '"id": "sessions"' in line]
    assert json.loads(line.rstrip(","))["ref"] == "marketing/organic-demand/sessions@2026-Q4"
