from __future__ import annotations

import pytest

from okrcli.wording.language.quantity import quantities


@pytest.mark.parametrize(
    "title",
    [
        "Move to v2.3, then to release 0.4",
        "All services on Python 3.11",
        "Python 3.10, 3.11 and 3.12 everywhere",
        "Kubernetes 1.29 in every region",
        "Laptops on Windows 11",
        "React 18 in production",
        "OpenAPI 3 spec, Wi-Fi 6 in all offices, TLS 1.3 only",
        "Ticket JIRA-45, #123 and #14 closed",
        "Plan for Q4 2026 and H2",
        "Budget 2027 approved",
        "In force since 2026-11-15, 15.11.2026, 11/15/2026",
        "Open from 10:30 until 5:00",
        "Signed by June 30 or 30 June",
        "Umowa od 1 lutego, kod do 48. tygodnia, audyt do 30.06",
        "GA4, B2B, 5G, 2FA, 3D, 4K, CO2, G20, p95, UTF-8, Covid-19",
        "SOC 2, ISO 27001, HTTP/2, WCAG 2.2, PCI DSS 4.0",
        "Among the top 10, in the top-3, pierwsza 10",
        "A 360-degree view, a 5-star service, support 24/7, 50/50 split",
        "3rd party tools, the 1st office, 2nd half",
        "Nowi pracownicy samodzielni po 3 miesiącach",
        "Phase 2, phases 1 and 2, module 3, etap 2, steps 5, 6 and 7",
        "All 27 countries, our 3 offices, the 20 largest pages, wszystkich 12 oddziałach",
        "Trusted from the first 100 days, in 30 days, within 2 weeks, w ciągu 30 dni",
        "No. 1 in the market, numer 1, nr 3",
        "Zgodność z art. 6 RODO",
        "Licence until 2031, licencja do 2032 roku",
        "Building 3, budynek 4, hala 2, route 66",
        "Readers (5 of them new) and [P0] tags",
        "10s of millions of files",
    ],
)
def test_what_only_looks_like_a_number(title: str) -> None:
    assert not [each.text for each in quantities(title)]


@pytest.mark.parametrize(
    ("title", "texts"),
    [
        ("Conversion from 40 to 60 %", ["40 to 60 %"]),
        ("Conversion from 40% to 60%", ["40% to 60%"]),
        ("From 12 users to 25 users", ["12 users to 25"]),
        ("8 talks to 5 teams, 3 guests from 4 countries", ["8", "5", "3", "4"]),
        ("Between 40 and 60 sign-ups", ["40 and 60"]),
        ("NPS 30 → 40", ["30 → 40"]),
        ("NPS to 45 from 38", ["45 from 38"]),
        ("10-15 talks", ["10-15"]),
        ("9 out of 10 tickets, 9 na 10 zgłoszeń", ["9 out of 10", "9 na 10"]),
        ("2/3 of key users, CSAT of 4.5/5", ["2/3", "4.5/5"]),
        ("Czas z 9 do 4 godzin", ["9 do 4 godzin"]),
        ("500 000 zł, 2 mln zł, 5 tys. fanów", ["500 000 zł", "2 mln zł", "5 tys."]),
        ("€50k, US$5m, USD 500,000", ["€50k", "US$5m", "500,000"]),
        ("99,9% i 1.5 million", ["99,9%", "1.5 million"]),
        ("Loads in <2s, answers below 300 ms", ["2s", "300 ms"]),
        ("Time falls to 5 days", ["5 days"]),
        ("5x the throughput", ["5x"]),
        ("Up 2.5 percentage points", ["2.5 percentage points"]),
        ("Release 2 libraries", ["2"]),
        ("3 markets, 4 decks, 5 novels, 6 listów", ["3", "4", "5", "6"]),
        ("2,000 users", ["2,000"]),
    ],
)
def test_numbers_with_what_belongs_to_them(title: str, texts: list[str]) -> None:
    assert [each.text for each in quantities(title)] == texts


def test_what_they_are_numbers_of() -> None:
    found = quantities("From 2 % to 3 %, at 5 EUR, by 4x, in 20 ms, for 7 shops")
    assert [each.sort for each in found] == ["share", "money", "factor", "time", "count"]


def test_places_are_those_of_the_title() -> None:
    title = "[P1] Win 1,500 readers (500 more)"
    [found] = quantities(title)
    assert title[found.start : found.end] == found.text == "1,500"


def test_one_is_hardly_a_number() -> None:
    assert [each.is_one for each in quantities("1 shop, 0 faults, 1 million readers, 1 %")] == [
        True,
        True,
        False,
        False,
    ]
