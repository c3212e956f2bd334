from __future__ import annotations

from decimal import Decimal

import pytest

from okrcli.exchange.titles import measured

CASES = {
    "Recognised as the voice of the industry": "judged",
    "Move every service to Python 3.11 (#412)": "judged",
    "Publish 8 blog posts": "total target=8 unit=blog posts",
    "Content: Publish 8 posts": "total target=8 unit=posts",
    "Time to hire ≤ 30 days": "metric target=30 unit=d",
    "Hire 3 support engineers": "total target=3 unit=support engineers",
    "Reach 1,500 subscribers": "metric target=1500 unit=subscribers",
    "At least 40 points of NPS": "metric target=40 unit=points",
    "Increase conversion from 2 to 5 %": "metric baseline=2 target=5 unit=%",
    "Grow revenue from $1.2M to $2M": "metric baseline=1200000 target=2000000 unit=USD",
    "NPS from 30 → 45": "metric baseline=30 target=45",
    "Conversion 3% (currently 2%)": "metric baseline=2 target=3 unit=%",
    "Increase organic sessions by 25%": "metric change=+25%",
    "Decrease restarts by 50 %": "metric change=-50%",
    "+25% sessions": "metric change=+25%",
    "10x signups": "metric change=x10",
    "Keep NPS above 40": "maintain min=40",
    "Keep churn below 5%": "maintain max=5 unit=%",
    "Maintain uptime of 99.9%": "maintain min=99.9 unit=%",
    "No more than 2 incidents": "maintain max=2 unit=incidents",
    "Post 10 stories a week": "recurring target=10 per=week unit=stories",
    "Zwiększyć liczbę sesji o 25%": "metric change=+25%",
    "Utrzymać NPS na poziomie co najmniej 40": "maintain min=40",
    "Raise usage by X% (tbd)": "judged",
}


@pytest.mark.parametrize("title", CASES)
def test_a_title_tells_how_it_is_measured(title: str) -> None:
    told = measured(title)
    kind, *others = CASES[title].split(" ", 1)
    shown = {key: f"{value:f}" if isinstance(value, Decimal) else value for key, value in told.fields.items()}
    expected = dict(part.split("=") for part in _parts(others[0] if others else ""))
    assert shown == {"kind": kind, **expected}
    assert told.remark is None


def _parts(text: str) -> list[str]:
    words: list[str] = []
    for word in text.split():
        if "=" in word:
            words.append(word)
        else:
            words[-1] += f" {word}"
    return words


@pytest.mark.parametrize(
    "title",
    [
        "Speak at 3 conferences and 5 meetups",
        "Answer 95 % of requests within 4 hours",
        "Test it with 5-10 customers",
        "Run 90% of queries under 30 mins",
        "Post 5 times a day",
        "Improve the download of everything with 60 machines",
        "Grow the newsletter to 2.000 readers",
        "Over 2/3 of users are satisfied",
        "Zero critical gaps older than 30 days",
    ],
)
def test_what_is_not_clear_is_told_and_not_guessed(title: str) -> None:
    told = measured(title)
    assert told.fields == {"kind": "judged"}
    assert told.remark
