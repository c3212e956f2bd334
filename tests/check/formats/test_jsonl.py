from __future__ import annotations

import json

import pytest

from okrcli.check.formats import json as whole
from okrcli.check.formats.jsonl import render
from okrcli.check.rule import Fix
from okrcli.check.verdict import Summary, Verdict
from tests.check.formats.hostile import HOSTILE
from tests.check.formats.verdicts import BOTH, CLEAN, OWNER

FIXED = Verdict(1, (OWNER._replace(fix=Fix("add `owner`", (), safe=False)),), Summary(0, 1, 0, 0))


@pytest.mark.parametrize("verdict", [BOTH, CLEAN, FIXED, HOSTILE])
def test_every_line_is_a_finding_of_the_json_document(verdict: Verdict) -> None:
    text = render(verdict)
    assert text.endswith("\n") or not text
    assert [json.loads(line) for line in text.splitlines()] == whole.render(verdict)["findings"]


def test_letters_stay_letters_and_nothing_else_is_to_be_seen() -> None:
    said = OWNER._replace(message="zażółć \x1b[2J\x9b\x7f\u2028 🚀")
    text = render(Verdict(1, (said,), Summary(0, 1, 0, 0)))
    assert "zażółć" in text
    assert "🚀" in text
    assert text.rstrip("\n").isprintable()
    text.encode()
