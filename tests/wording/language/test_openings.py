from __future__ import annotations

import pytest

from okrcli.wording.language.openings import task, vague


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Write a style guide", "Write"),
        ("[P0][INFRA] Deploy the monitoring stack", "Deploy"),
        ("Formally map the needs of customers", "map"),
        ("Marketing: set up the newsletter", "set up"),
        ("KR 2: Create a forum", "Create"),
        ("Launch the shop in Spain", "Launch"),
        ("Wdrożenie systemu CRM", "Wdrożenie"),
        ("Napisać przewodnik", "Napisać"),
        ("Organizacja 3 warsztatów", "Organizacja"),
    ],
)
def test_a_task(title: str, word: str) -> None:
    assert task(title, yes_or_no=True) == word


@pytest.mark.parametrize(
    "title",
    [
        "Crisis plan in force",
        "Design system adopted by every team",
        "Release notes for every version",
        "Test coverage is complete",
        "Plan approved by the board",
        "Update policy known to all",
        "Record low turnover",
        "Plan kryzysowy obowiązuje",
        "Udział kobiet na stanowiskach kierowniczych",
        "Plan rozwoju zatwierdzony",
        "Audit of the shop passed",
        "Deliver 95 % of parcels on the next day",
        "Deliver parcels on time",
        "Publish guides that people read to the end",
        "Create a search without dead ends",
        "Hire a head of sales",
        "Write",
        "",
        "Organizacje, które nas polecają",
    ],
)
def test_no_task(title: str) -> None:
    assert task(title, yes_or_no=True) is None


def test_where_things_are_counted_a_noun_may_be_what_is_counted() -> None:
    assert task("Launch the shop in Spain", yes_or_no=False) == "Launch"
    assert task("Launch parties", yes_or_no=False) is None


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Improve the onboarding", "Improve"),
        ("[P1] Keep improving the documentation (#12)", "improving"),
        ("Having a more diverse team", "more"),
        ("Make the checkout easier for everybody", "easier"),
        ("Better visibility among students", "Better"),
        ("Work on the culture", "Work on"),
        ("Poprawa komunikacji między zespołami", "Poprawa"),
        ("Większa rozpoznawalność marki", "Większa"),
    ],
)
def test_a_direction_without_a_measure(title: str, word: str) -> None:
    assert vague(title) == word


@pytest.mark.parametrize(
    "title",
    [
        "Improve the onboarding from 3 days to 1",
        "Improvement plan accepted by the regulator",
        "Double the traffic",
        "Reduce open incidents to zero",
        "Improve",
        "Zmniejszyć liczbę skarg o połowę",
        "Crisis plan in force",
        "Improve the search so that nobody has to ask",
    ],
)
def test_a_direction_with_a_measure_or_none_at_all(title: str) -> None:
    assert vague(title) is None
