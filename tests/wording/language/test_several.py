from __future__ import annotations

import pytest

from okrcli.wording.language.several import several


@pytest.mark.parametrize(
    "title",
    [
        "Speak at 3 conferences and 5 meetups",
        "Increase visits by 20 % and leads by 10 %",
        "Uptime of 99.95 % and latency below 500 ms",
        "Sign 5 partners in Spain and 3 in Portugal",
        "Release 2 libraries; write 5 tutorials",
        "4 tutorials, 6 posts and 2 videos",
        "Grow the list from 5,000 to 8,000 and the open rate from 30 % to 35 %",
        "LCP < 2.5 s, CLS < 0.1",
        "2x revenue and 3x users",
        "Zwiększyć liczbę wizyt o 20% oraz liczbę kontaktów o 10%",
        "Wystąpić na 3 konferencjach i 5 spotkaniach",
        "5 wystąpień, 2 publikacje",
    ],
)
def test_several_measures(title: str) -> None:
    assert several(title)


@pytest.mark.parametrize(
    "title",
    [
        "Conversion from 40 to 60 %",
        "Between 40 and 60 sign-ups",
        "95 % of requests within 200 ms",
        "10 articles with at least 1,000 readers each",
        "10 articles, each with 1,000 readers",
        "20 deals with an average value of 10k",
        "9 out of 10 tickets on the same day",
        "3 conferences and meetups in 2 countries",
        "Speak with 10 customers and prospects from 5 industries",
        "Onboard 30 people across 3 offices and 2 time zones",
        "Scores of 8, 9 and 10",
        "Python 3.10, 3.11 and 3.12",
        "Steps 1 and 2 of 5 done",
        "Migrate 50 % of the users by June and 100 % by September",
        "Grow from 5 to 10 and then to 20 customers",
        "45 points and no less for 3 months",
        "4 h and 30 min",
        "20 customers, of which 5 from abroad",
        "Shops in Spain and 3 in Portugal",
        "10 artykułów, z których każdy ma 1000 czytelników",
        "Od 40 do 60 rejestracji i ani jednej mniej",
        "90% zgłoszeń w 24 godziny",
    ],
)
def test_one_measure_for_all_its_numbers(title: str) -> None:
    assert several(title) is None
