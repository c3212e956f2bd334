from __future__ import annotations

from okrcli.check.formats.concise import render
from okrcli.check.verdict import Summary, Verdict
from tests.check.formats.verdicts import BOTH, CLEAN, HOSTILE


def test_a_line_a_finding() -> None:
    assert render(BOTH) == (
        "okrs/2026-Q4/marketing.okr.yaml:13:17: OKR106 nothing to gain: the baseline is 40,000 too\n"
        "okrs/z.okr.yaml:1:3: OKR203 the objective has no owner\n"
    )


def test_nothing_where_all_is_well() -> None:
    assert render(CLEAN) == ""


def test_nothing_of_the_user_is_obeyed() -> None:
    text = render(Verdict(1, (HOSTILE,), Summary(0, 1, 0, 0)))
    assert text == "./::set-output name=a␛::b.okr.yaml:1:3: OKR203 there is no cycle ::error::`␛[2J`\n"
