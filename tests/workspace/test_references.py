from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.model.cycle import Cycle, find_cycle
from okrcli.workspace import load
from okrcli.workspace.references import AmbiguousReference, References, UnknownReference, in_file
from tests.support.folders import OBJECTIVE, write


@pytest.fixture
def references(tmp_path: Path) -> References:
    year = OBJECTIVE.replace("2026-Q4", "2026").replace("team: marketing", "team: company")
    product = OBJECTIVE.replace("team: marketing", "team: product/first-week").replace("id: sessions", "id: visits")
    kpis = "kpis:\n  - {id: sessions, title: Sessions}\n  - {id: ctr, title: CTR}\n"
    return References(load(write(tmp_path, a=OBJECTIVE, b=year, c=product, d=kpis)).plan)


NOW = [["2026-Q4"]]


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("sessions", "marketing/demand/sessions@2026-Q4"),
        ("demand/sessions", "marketing/demand/sessions@2026-Q4"),
        ("marketing/demand", "marketing/demand@2026-Q4"),
        ("product/first-week/demand/visits", "product/first-week/demand/visits@2026-Q4"),
        ("first-week/demand/visits", "product/first-week/demand/visits@2026-Q4"),
        ("company/demand@2026", "company/demand@2026"),
        ("kpi/sessions", "kpi/sessions"),
        ("ctr", "kpi/ctr"),
    ],
)
def test_any_unambiguous_tail_will_do(references: References, text: str, ref: str) -> None:
    assert references.resolve(text, NOW).ref == ref


def test_an_ambiguous_tail_is_refused_with_the_candidates(references: References) -> None:
    with pytest.raises(AmbiguousReference) as caught:
        references.resolve("articles", NOW)
    assert caught.value.candidates == (
        "marketing/demand/articles@2026-Q4",
        "product/first-week/demand/articles@2026-Q4",
    )


def test_an_unknown_one_is_refused_with_the_nearest(references: References) -> None:
    with pytest.raises(UnknownReference) as caught:
        references.resolve("sesions", NOW)
    assert str(caught.value) == "objective, key result or KPI `sesions` is not in the cycle 2026-Q4"
    assert "marketing/demand/sessions" in (caught.value.hint or "")


def test_the_nearest_group_of_cycles_wins(references: References) -> None:
    assert references.resolve("sessions", [["2026-Q4"], ["2026"]]).ref == "marketing/demand/sessions@2026-Q4"
    assert references.resolve("sessions", [["2026-Q3"], ["2026"]]).ref == "company/demand/sessions@2026"


def test_an_objective_and_its_key_result_of_one_name_are_told_apart_by_sort(tmp_path: Path) -> None:
    text = OBJECTIVE.replace("id: nps", "id: demand")
    references = References(load(write(tmp_path, a=text)).plan)
    assert references.resolve("demand", NOW, ("key result",)).ref == "marketing/demand/demand@2026-Q4"
    with pytest.raises(AmbiguousReference):
        references.resolve("demand", NOW)


def test_a_file_looks_in_its_own_cycle_then_in_those_around_it() -> None:
    names = ["2026", "2026-H2", "2026-Q4", "2026-11", "2027"]
    known = [cycle for name in names if (cycle := _cycle(name))]
    assert in_file(known[2], known) == [["2026-Q4"], ["2026-H2"], ["2026"]]
    assert in_file(known[0], known) == [["2026"]]


def _cycle(name: str) -> Cycle | None:
    return find_cycle(name, {})
