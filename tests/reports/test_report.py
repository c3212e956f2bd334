from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from okrcli.model.plan import Plan
from okrcli.page import Heading
from okrcli.render.text import render_blocks
from okrcli.reports.report import GroupBy, ReviewReport, build
from okrcli.reports.report.changes import Before
from okrcli.reports.selection import Selection
from okrcli.scoring import score
from tests.support.plans import checkins, day, key_result, objective, plan
from tests.support.sampled import PIPE, workspace

TODAY = day(0.55)
EARLIER = TODAY - timedelta(weeks=4)
AFTER = date(2027, 1, 10)


def _review(
    shown: Plan,
    today: date = TODAY,
    since: date | None = None,
    selection: Selection | None = None,
    group_by: GroupBy = "objective",
    label: str | None = None,
) -> ReviewReport:
    where = replace(workspace(), plan=shown)
    before = None if since is None else Before(label, score(shown, since))
    return build(where, score(shown, today), selection or Selection(), before, group_by)


def _text(report: ReviewReport) -> str:
    return render_blocks(report.page(), PIPE)


def _sentences(report: ReviewReport) -> list[str]:
    """What stands between the title and the figures."""
    return _text(report).split("\n\n")[1:-1][:2]


def _headings(report: ReviewReport) -> list[str]:
    return [
        render_blocks([each], PIPE).strip() for each in report.page() if isinstance(each, Heading) and each.level == 2
    ]


def _goals(*values: Sequence[tuple[date, float]]) -> Plan:
    made = [key_result(id=f"k{at}", title=f"Goal {at}", checkins=checkins(*row)) for at, row in enumerate(values)]
    return plan(objective(*made))


STILL = ((day(0.05), 20.0), (day(0.1), 20.0))
QUICK = ((day(0.1), 10.0), (day(0.5), 60.0))
LOST = ((day(0.1), 1.0), (day(0.3), 2.0), (day(0.5), 4.0))
SLOW = ((day(0.1), 2.0), (day(0.3), 10.0), (day(0.5), 25.0))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((QUICK,), "1 key result, one on track; nothing needs a decision."),
        ((QUICK, QUICK), "2 key results, two on track; nothing needs a decision."),
        ((LOST,), "1 key result, none on track; one needs a decision."),
        ((LOST, LOST, QUICK), "3 key results, one on track; two need a decision."),
    ],
)
def test_the_headline_counts(rows: Sequence[Sequence[tuple[date, float]]], said: str) -> None:
    assert _sentences(_review(_goals(*rows)))[0] == said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((QUICK,), "It moved since"),
        ((STILL,), "It has not moved since"),
        ((QUICK, QUICK), "Both moved since"),
        ((QUICK, QUICK, QUICK), "All three moved since"),
        ((QUICK, STILL), "1 of 2 key results moved since"),
        ((STILL, STILL), "None of them moved since"),
    ],
)
def test_what_moved_is_said_of_one_as_of_many(rows: Sequence[Sequence[tuple[date, float]]], said: str) -> None:
    assert _sentences(_review(_goals(*rows), since=EARLIER))[1].startswith(said)


def test_a_name_stands_for_the_day_where_there_is_one() -> None:
    assert "moved since v1.0" in _sentences(_review(_goals(QUICK, STILL), since=EARLIER, label="v1.0"))[1]


def test_with_nothing_to_compare_with_nothing_is_compared() -> None:
    report = _review(_goals(QUICK))
    assert "moved since" not in _text(report) and report.data()["compared"] is None and report.data()["changes"] == []


def test_what_was_not_there_before_is_said_not_to_compare() -> None:
    report = _review(_goals(QUICK))
    other = build(report.workspace, report.whole, Selection(), Before(None, score(plan(), EARLIER)), "objective")
    assert _sentences(other)[1].startswith("Nothing can be compared: none of this was there on ")


def test_the_pace_that_is_needed_is_told_of_the_closest() -> None:
    said = _sentences(_review(_goals(SLOW, QUICK)))[1]
    assert said.startswith("Goal 0 needs ") and said.endswith("× its pace so far to land.") and "Goal 1" not in said


def test_two_of_one_title_are_told_apart_by_their_references() -> None:
    twins = [key_result(id=f"k{at}", title="Articles", checkins=checkins(*SLOW)) for at in range(2)]
    said = _sentences(_review(plan(objective(*twins))))[1]
    assert "/k0@" in said and "/k1@" in said


def test_what_is_at_risk_is_not_said_to_be_on_its_way() -> None:
    text = _text(_review(_goals(SLOW)))
    assert "Nothing yet: some are at risk" in text and "on its way" not in text


def test_a_cycle_that_ended_is_told_as_ended() -> None:
    done = ((day(0.1), 10.0), (day(0.9), 100.0))
    report = _review(_goals(done, done, SLOW), AFTER)
    assert _sentences(report) == [
        "3 key results: two done and one missed.",
        "They have no grade yet; okr close gives one.",
    ]
    assert "Nothing: all of this has ended." in _text(report)


def test_an_empty_review_says_how_to_begin() -> None:
    assert _text(_review(plan())).endswith("There are no objectives to review. okr new objective adds one.\n")


def test_the_parts_come_in_the_order_of_the_review() -> None:
    from tests.support.sampled import scorecard

    report = build(workspace(), scorecard(), Selection())
    assert _headings(report) == [
        "What needs a decision", "Objectives", "KPIs", "Timeline", "Alignment", "Board", "Method",
    ]  # fmt: skip


def test_no_map_is_drawn_where_nothing_serves_anything() -> None:
    assert "Alignment" not in _headings(_review(_goals(QUICK)))


def test_objectives_are_put_together_by_owner_or_team() -> None:
    shown = plan(
        objective(key_result(), name="one", owner=["jan", "ania"]), objective(key_result(), name="two", owner=[])
    )
    assert [each for each in _headings(_review(shown, group_by="owner")) if each in ("ania", "jan", "no owner")] == [
        "ania", "jan", "no owner",
    ]  # fmt: skip
    team = shown.objectives[0].team
    assert team in _headings(_review(shown, group_by="team"))


def test_a_score_of_the_cycles_before_is_told_of_those_as_long() -> None:
    quick = key_result(checkins=checkins(*QUICK))
    old = key_result(checkins=checkins((date(2026, 7, 10), 10), (date(2026, 9, 20), 90)))
    both = plan(objective(quick), objective(old, cycle="2026-Q3"), objective(old, cycle="2025"))
    report = _review(both, selection=Selection(cycle=("2026-Q4",)))
    (told,) = report.data()["past_cycles"]
    assert (told["name"], told["key_results"], round(told["score"] or 0, 2)) == ("2026-Q3", 1, 0.9)
    assert "Past cycles" in _headings(report)
    assert _review(both, selection=Selection(cycle=("2026-Q3",))).data()["past_cycles"] == []
