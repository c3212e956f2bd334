"""A workspace with every kind, every state and titles that are hard to show, for tests of what is shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.support.folders import write

TODAY = date(2026, 11, 22)
"""The day the sample is looked at: 57 % of the quarter is gone."""

COMPANY = """\
cycle: "2026"
team: company
objectives:
  - id: market-leader
    title: Be the first choice for sustainable fashion in Poland
    owner: ewa
    ambition: committed
    key_results:
      - id: revenue
        title: Revenue from returning customers
        owner: ewa
        unit: PLN
        cadence: quarter
        baseline: 1200000
        target: 2000000
        checkins:
          - {date: 2026-03-31, value: 1380000, confidence: 0.8}
          - {date: 2026-06-30, value: 1590000, confidence: 0.9}
          - {date: 2026-09-30, value: 1820000.50, confidence: 0.9}
      - id: returns
        title: Share of returned parcels
        unit: "%"
        cadence: quarter
        baseline: 31
        change: -20%
        checkins:
          - {date: 2026-03-31, value: 30.2, confidence: 0.6}
          - {date: 2026-06-30, value: 29.1, confidence: 0.6}
          - {date: 2026-09-30, value: 28.4, confidence: 0.6}
      - id: markets
        title: Enter the Czech market
        due: 2026-09-30
        kind: binary
        checkins:
          - {date: 2026-06-30, value: no}
      - id: certificate
        title: B Corp certificate
        kind: milestones
        steps:
          - {id: assessment, title: Impact assessment, weight: 2, due: 2026-03-31, done: 2026-03-20}
          - {id: review, title: Review call, due: 2026-07-31, done: 2026-08-14}
          - {id: audit, title: Audit, due: 2026-10-31, done: 2026-10-30}
          - {id: signed, title: Agreement signed, due: 2026-12-15}
"""

MARKETING = """\
cycle: 2026-Q4
team: marketing
objectives:
  - id: organic-demand
    title: Become the first place people look for sustainable fashion
    owner: ania
    why: |
      Paid clicks cost twice what they did a year ago.

      - search is how new customers find us
      - what ranks today sells for years
    contributes_to: [company/market-leader@2026]
    key_results:
      - id: sessions
        title: Organic sessions a month
        owner: jan
        unit: sessions
        baseline: 40000
        change: +25%
        checkins:
          - {date: 2026-10-12, value: 41200, confidence: 0.6, by: jan}
          - {date: 2026-10-26, value: 42900, confidence: 0.6, by: jan}
          - {date: 2026-11-09, value: 44800, confidence: 0.7, by: jan}
          - {date: 2026-11-18, value: 45900, confidence: 0.8, note: new landing pages are live, by: jan}
      - id: ctr
        title: CTR of search results
        owner: jan
        unit: "%"
        kpi: ctr
        target: 3
        guardrails: [cpm]
      - id: domain-rating
        title: Domain rating from 40 to 60
        owner: jan
        baseline: 40
        target: 60
        checkins:
          - {date: 2026-10-05, value: 40.2, confidence: 0.7, by: jan}
          - {date: 2026-10-19, value: 40.5, confidence: 0.7, by: jan}
          - {date: 2026-11-02, value: 41.1, confidence: 0.8, note: "the press piece went out", by: jan}
          - {date: 2026-11-16, value: 41.8, confidence: 0.8, note: two links from newspapers, by: jan}
        moves:
          - {date: 2026-10-14, field: target, from: 55, to: 60, why: the agency joined us}
      - id: articles
        title: In-depth articles
        owner: ola
        kind: total
        unit: articles
        target: 10
        checkins:
          - {date: 2026-10-15, value: 2, confidence: 0.9}
          - {date: 2026-11-05, value: 3, confidence: 0.9}
          - {date: 2026-11-19, value: 1, confidence: 0.7}
      - id: bounce-rate
        title: Bounce rate stays below 45 %
        owner: ola
        kind: maintain
        unit: "%"
        max: 45
        checkins:
          - {date: 2026-10-05, value: 44.2, confidence: 0.7}
          - {date: 2026-10-29, value: 43.8, confidence: 0.7}
  - id: brand
    title: People who buy once tell their friends
    owner: [ania, ola]
    due: 2026-12-18
    key_results:
      - id: nps
        title: Net promoter score stays at 40 and above, measured each month in the shop and online
        kind: maintain
        min: 40
        hold: each-month
        cadence: month
        checkins:
          - {date: 2026-10-28, value: 44, confidence: 0.8}
          - {date: 2026-11-17, value: 38, confidence: 0.4}
      - id: posts
        title: Stories from customers
        kind: recurring
        unit: stories
        target: 20
        per: month
        checkins:
          - {date: 2026-10-10, value: 12}
          - {date: 2026-10-28, value: 9}
          - {date: 2026-11-15, value: 14, confidence: 0.6}
      - id: voice
        title: Recognised as the voice of the industry
        kind: judged
        criteria: 0 is unknown, 0.5 is quoted at home, 1 is quoted abroad
        checkins:
          - {date: 2026-10-30, value: 0.2, confidence: 0.5}
          - {date: 2026-11-20, value: 4/10, confidence: 0.2}
      - id: referrals
        title: Orders that came from a friend
        unit: orders
        target: 600
"""

PRODUCT = """\
cycle: 2026-Q4
team: product/app
objectives:
  - id: first-week
    title: The first week in the app feels like home
    owner: tomek
    key_results:
      - id: retention
        title: 初回購入から一週間後の定着率を上げる施策の継続率
        unit: "%"
        baseline: 20
        target: 30
        checkins:
          - {date: 2026-10-20, value: 24.5, confidence: 0.8}
          - {date: 2026-11-17, value: 28.1, confidence: 0.9}
      - id: launch
        title: "👩‍💻 Launch plan is done 🚀 and the e\\u0301quipe knows it"
        kind: milestones
        steps:
          - {id: brief, done: 2026-10-09}
          - {id: build, weight: 2, done: 2026-11-13}
          - {id: ship, title: In the shops}
          - {id: learn}
      - id: crashes
        title: "Crashes \\x1b[31mper\\x1b[0m [red]thousand[/red] sessions :warning:"
        baseline: 12
        target: 4
        checkins:
          - {date: 2026-10-13, value: 8, confidence: 0.8}
          - {date: 2026-11-10, value: 3.6, confidence: 1}
      - id: crisis-plan
        title: Crisis plan in force
        kind: binary
        start: 2026-12-01
      - id: dark-mode
        title: Dark mode on both platforms
        kind: binary
        dropped: {date: 2026-11-02, why: the redesign makes it free next year}
"""

KPIS = """\
kpis:
  - id: ctr
    title: Search click-through rate
    unit: "%"
    owner: jan
    healthy: {min: 2}
    readings:
      - {date: 2026-09-28, value: 2.0}
      - {date: 2026-10-12, value: 2.1}
      - {date: 2026-10-26, value: 2.2}
      - {date: 2026-11-09, value: 2.3}
      - {date: 2026-11-16, value: 2.35}
  - id: cpm
    title: Cost per thousand impressions
    unit: PLN
    owner: ola
    healthy: {max: 12}
    readings:
      - {date: 2026-10-30, value: 11.2}
      - {date: 2026-11-16, value: 13.4}
  - id: churn
    title: Customers who leave in a month
    unit: "%"
    healthy: {min: 0.5, max: 3}
  - id: headcount
    title: People
    readings: [{date: 2026-11-01, value: 42}]
"""

BROKEN = """\
cycle: 2026-Q4
team: sales
objectives: [
"""

INVALID = """\
cycle: 2026-Q4
team: sales
objectives:
  - id: pipeline
    title: A pipeline that fills itself
    owner: ewa
    key_results:
      - {id: leads, title: Leads a week, unit: leads, baseline: 120, target: 120}
      - {id: deals, title: Deals won, unit: deals, baseline: 0, target: 30, checkins: [{date: 2026-11-13, value: 14}]}
"""


def sample(root: Path) -> str:
    """Writes the sample and returns its folder."""
    return write(
        root,
        okrs__2026__company=COMPANY,
        okrs__2026_Q4__marketing=MARKETING,
        okrs__2026_Q4__product=PRODUCT,
        okrs__kpis=KPIS,
    )
