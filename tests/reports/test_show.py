from __future__ import annotations

import re
from datetime import date

import pytest

from okrcli.errors import UsageError
from okrcli.model.kinds import KIND_NAMES
from okrcli.page import Facts
from okrcli.render.text import render_blocks
from okrcli.reports.course import chart_of
from okrcli.reports.selection import Selection
from okrcli.reports.show import build
from okrcli.reports.show.derivation import Derivation
from okrcli.scoring import POLICIES, KeyResultScore
from okrcli.wording.locales import ENGLISH
from tests.support.plans import DUE, START, checkins, day, key_result, scored
from tests.support.sampled import PIPE, report, scorecard, text, workspace

KEY_RESULTS = [one for each in scorecard().objectives for one in each.key_results]


def _facts(given: KeyResultScore) -> dict[str, str]:
    """What is derived, by name: `formula = result` and what follows."""
    lines = render_blocks([Facts(Derivation(given, POLICIES[1], ENGLISH).facts())], PIPE).splitlines()
    return {line.split("\t")[0]: line.split("\t")[1] for line in reversed(lines)}


def _computed(said: str) -> float:
    """What a formula comes to when it is redone."""
    formula = said.rpartition(" = ")[0] or said
    python = formula.replace("−", "-").replace("×", "*").replace("²", "**2").replace(",", "")
    assert re.fullmatch(r"[\d\s.()+*/-]+", python), formula
    return float(eval(python))


def _result(said: str) -> float:
    return float(said.rpartition("=")[2].partition(",")[0].replace("−", "-"))


@pytest.mark.parametrize("given", KEY_RESULTS, ids=lambda given: given.planned.key_result.id)
def test_a_reader_can_redo_the_derivation_on_paper(given: KeyResultScore) -> None:
    facts = _facts(given)
    for name in ("progress", "expected", "trend", "likely"):
        if " = " in facts.get(name, ""):
            assert _computed(facts[name].partition(", at most")[0]) == pytest.approx(_result(facts[name]), abs=2e-3)
    if given.progress is not None and "progress" in facts:
        assert _result(facts["progress"]) == pytest.approx(given.progress, abs=5e-4)


def test_the_sample_has_every_kind() -> None:
    assert {given.planned.key_result.measure.name() for given in KEY_RESULTS} == set(KIND_NAMES)


FORMULAS = [
    ({"baseline": 520, "target": 350}, [(0.5, 435)], "(435 − 520) / (350 − 520) = 0.5"),
    ({"baseline": -10, "target": 10}, [(0.5, 0)], "(0 − (−10)) / (10 − (−10)) = 0.5"),
    ({"kind": "total", "baseline": 8000, "target": 10000}, [(0.5, 500)], "500 / (10,000 − 8,000) = 0.25"),
    ({"kind": "total", "target": 10}, [(0.2, 3), (0.5, 2)], "5 / 10 = 0.5"),
    ({"kind": "recurring", "target": 20, "per": "month"}, [(0.2, 20), (0.5, 10)], "(20 + 10) / (20 × 3) = 0.5"),
    ({"kind": "maintain", "min": 40}, [(0.0, 42), (0.5, 38)], None),
    ({"kind": "maintain", "min": 40, "hold": "at-end"}, [(0.5, 38)], "0"),
    ({"kind": "maintain", "max": 40, "hold": "each-month"}, [(0.1, 38), (0.5, 39)], "1 / 1 = 1"),
    ({"kind": "binary"}, [(0.5, "yes")], "1"),
    ({"kind": "judged"}, [(0.5, "7/10")], "0.7"),
]


@pytest.mark.parametrize(("keys", "points", "said"), FORMULAS)
def test_each_kind_shows_its_formula_with_the_numbers_put_in(
    keys: dict[str, object], points: list[tuple[float, object]], said: str | None
) -> None:
    logged = checkins(*((day(share), value) for share, value in points))
    given = scored(key_result(**keys, checkins=logged), day(0.6))
    formula = given.planned.key_result.measure.formula(given.history)
    assert formula is not None
    shown = _facts(given).get("progress")
    if said is not None:
        assert shown == said
    assert given.progress is not None
    assert _computed(shown or "") == pytest.approx(given.progress, abs=5e-4)


def test_late_and_planned_paces_say_so() -> None:
    late = scored(key_result(pace="late", checkins=checkins((day(0.5), 30))), day(0.6))
    assert _facts(late)["expected"].startswith("(54 / 91)² = 0.352")
    planned = key_result(pace=[{"date": day(0.5), "value": 20}], checkins=checkins((day(0.5), 30)))
    assert _facts(scored(planned, day(0.6)))["expected"].endswith(", as planned")


def test_a_bound_that_was_met_is_told() -> None:
    given = scored(
        key_result(kind="recurring", target=10, per="month", checkins=checkins((date(2026, 11, 2), 10))), day(0.6)
    )
    assert _facts(given)["trend"].endswith(", at most 0.667")


def test_without_a_baseline_progress_cannot_be_told() -> None:
    given = scored(key_result(baseline=None, target=5, checkins=checkins((day(0.4), 3))), day(0.5))
    assert _facts(given)["progress"] == "cannot be told: no baseline"


def test_before_there_is_a_trend_the_chance_is_the_confidence() -> None:
    given = scored(key_result(kind="binary", checkins=checkins((day(0.4), "no", 0.8))), day(0.5))
    facts = _facts(given)
    assert "trend" not in facts
    assert facts["chance"] == "80 % for 0.7 or more"


def test_clauses_come_in_order_the_deciding_one_first() -> None:
    said = text(report("show", Selection(refs=("marketing/brand/voice@2026-Q4",))), None)
    assert "because\tconfidence 0.2 is below 0.3\nalso\tat this pace it ends at 0.62, short of 0.7\n" in said


def test_charts_are_in_levels_or_in_shares() -> None:
    metric = chart_of(scored(key_result(baseline=40, target=60, unit="%", checkins=checkins((day(0.5), 41))), day(0.6)))
    assert (metric.role, metric.unit, metric.points) == ("quantity", "%", ((day(0.5), 41.0),))
    assert (metric.ideal[0], metric.ideal[-1]) == ((START, 40.0), (DUE, 60.0))
    recurring = chart_of(scored(key_result(kind="recurring", target=10, per="month"), day(0.6)))
    assert (recurring.role, recurring.unit, recurring.ideal[-1][1]) == ("share", None, 1.0)
    band = chart_of(scored(key_result(kind="maintain", min=4, max=6, checkins=checkins((day(0.5), 5))), day(0.6)))
    assert (band.limits, band.ideal, band.points) == ((4.0, 6.0), (), ((day(0.5), 5.0),))


def test_check_ins_come_latest_first_with_their_notes() -> None:
    said = text(report("show", Selection(refs=("marketing/organic-demand/domain-rating@2026-Q4",))), None)
    days = re.findall(r"^(\d+ \w+ 2026)\t4\d", said, re.MULTILINE)
    assert days == ["16 Nov 2026", "2 Nov 2026", "19 Oct 2026", "5 Oct 2026"]
    assert "two links from newspapers" in said
    assert "14 Oct 2026\ttarget\t55\t60\tthe agency joined us" in said


def test_an_objective_shows_its_roll_up_and_whom_it_serves() -> None:
    said = text(report("show", Selection(refs=("marketing/organic-demand@2026-Q4",))), None)
    assert "score\t(0.59 + 0.35 + 0.09 + 0.6 + 1) / 5 = 0.526" in said
    assert "because\tdomain-rating is off track" in said
    assert "serves\tcompany/market-leader@2026" in said
    assert "Paid clicks cost twice what they did a year ago." in said
    served = text(report("show", Selection(refs=("company/market-leader@2026",))), None)
    assert "served by\tmarketing/organic-demand@2026-Q4" in served


def test_a_kpi_shows_its_readings_and_what_it_feeds() -> None:
    said = text(report("show", Selection(refs=("kpi/ctr",))), None)
    assert "kpi/ctr · healthy ≥ 2 % · jan" in said
    assert "feeds\tmarketing/organic-demand/ctr@2026-Q4" in said
    assert said.count(" 2026\t2.") == 4
    assert "guards\tmarketing/organic-demand/ctr@2026-Q4" in text(report("show", Selection(refs=("kpi/cpm",))), None)


def test_the_table_has_a_row_for_each_check_in_or_reading() -> None:
    def rows(ref: str) -> int:
        return len(report("show", Selection(refs=(ref,))).table().groups[0].rows)

    assert rows("marketing/organic-demand/sessions@2026-Q4") == 4
    assert rows("kpi/ctr") == 5
    assert rows("marketing/organic-demand@2026-Q4") == 5


def test_what_is_not_scored_cannot_be_shown() -> None:
    with pytest.raises(UsageError, match="is not scored"):
        build(workspace(), scorecard(), Selection(refs=("marketing/idea@backlog",)))
    with pytest.raises(UsageError, match="nothing was named"):
        build(workspace(), scorecard(), Selection())
