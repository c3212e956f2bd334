from __future__ import annotations

import pytest

from okrcli.wording.locales import find_locale
from okrcli.wording.reasons import SENTENCES, Values, reason
from tests.support.sampled import scorecard


@pytest.mark.parametrize(
    ("code", "values", "said"),
    [
        ("trend", {"trend": 0.17, "band": 0.4, "lower": 0.4, "mark": 0.7}, "at this pace it ends at 0.17, below 0.4"),
        ("trend", {"trend": 0.5, "band": 0.7, "lower": 0.4, "mark": 0.7}, "at this pace it ends at 0.5, short of 0.7"),
        (
            "trend",
            {"trend": 0.69996, "band": 0.7, "lower": 0.4, "mark": 0.7},
            "at this pace it ends at 0.69996, short of 0.7",
        ),
        (
            "trend",
            {"trend": 0.9, "band": 0.7, "lower": 0.4, "mark": 0.7},
            "at this pace it ends at 0.9, and 0.7 is the mark",
        ),
        ("trend", {"trend": None, "band": 0.7, "lower": 0.4, "mark": 0.7}, "there is no trend to go by yet"),
        ("stale", {"days": 24, "allowed": 10}, "no check-in for 24 days, where one is due every 10"),
        ("stale", {"share": 0.6}, "60 % of its weight is stale or without data"),
        (
            "no-data",
            {"elapsed": 0.57, "settle": 0.15, "missing": None},
            "nothing was logged, and 57 % of its time is gone",
        ),
        (
            "no-data",
            {"elapsed": 0.57, "settle": 0.15, "missing": "baseline"},
            "baseline is missing, and 57 % of its time is gone",
        ),
        ("no-data", {"elapsed": 0.57, "settle": 0.15, "missing": "weight"}, "all its weights are zero"),
        ("too-early", {"elapsed": 0.1, "settle": 0.15}, "only 10 % of its time is gone: too early to judge"),
        ("upcoming", {"days": 1}, "begins in 1 day"),
        ("done", {"progress": 1.2, "mark": 0.7}, "it stands at 1.2, and 0.7 is the mark"),
        ("missed", {"progress": None, "mark": 0.7}, "it ended without a number"),
        ("missed", {"grade": 0.6, "mark": 0.7}, "graded 0.6, and 0.7 is the mark"),
        ("done", {"score": 0.8, "mark": 0.7}, "it stands at 0.8, and 0.7 is the mark"),
        ("dropped", {"date": "2026-11-05", "why": "no money"}, "given up on 5 Nov 2026: no money"),
        ("low-confidence", {"confidence": 0.2, "bound": 0.3}, "confidence 0.2 is below 0.3"),
        ("guardrail", {"kpi": "cpm", "value": 13.4, "min": None, "max": 12.0}, "cpm is at 13.4, outside ≤ 12"),
        ("guardrail", {"kpi": "cpm", "value": 0.4, "min": 1.0, "max": 12.0}, "cpm is at 0.4, outside 1 … 12"),
        ("out-of-band", {"value": 44.0, "min": 45.0, "max": None}, "at 44 now, outside ≥ 45"),
        ("contradiction", {"confidence": 0.8, "trend": 0.17}, "confidence 0.8 contradicts a trend of 0.17"),
        ("falling", {"from": 0.8, "to": 0.5}, "confidence fell from 0.8 to 0.5"),
        ("all-alike", {"state": "on-track", "count": 3}, "all its 3 parts are on track"),
        ("all-alike", {"state": "stale", "count": 1}, "its only part is stale"),
        ("worst", {"ref": "a/b/seo@2026", "health": "off-track"}, "seo is off track"),
        ("new-clause", {"days": 3, "why": None}, "new clause: days 3"),
    ],
)
def test_every_clause_is_a_sentence(code: str, values: Values, said: str) -> None:
    assert reason(code, values) == said


def test_the_numbers_of_a_clause_have_the_signs_of_the_locale() -> None:
    assert reason("falling", {"from": 0.8, "to": 0.5}, find_locale("pl")) == "confidence fell from 0,8 to 0,5"


def test_every_clause_that_fires_in_the_sample_has_a_sentence_of_its_own() -> None:
    fired = {each.code for objective in scorecard().objectives for each in objective.reasons}
    fired |= {
        each.code for objective in scorecard().objectives for one in objective.key_results for each in one.reasons
    }
    assert fired <= set(SENTENCES)
    assert len(fired) >= 10
