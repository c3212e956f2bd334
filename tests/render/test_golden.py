from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from okrcli.render import renderer
from okrcli.render.json import render
from okrcli.reports import builder
from okrcli.reports.selection import Selection
from tests.support.sampled import PIPE, bare, report, scorecard, text, workspace

Golden = Callable[[str, str], None]

SHOWN = {
    "metric": "marketing/organic-demand/domain-rating@2026-Q4",
    "falling-metric": "company/market-leader/returns@2026",
    "total": "marketing/organic-demand/articles@2026-Q4",
    "recurring": "marketing/brand/posts@2026-Q4",
    "maintain": "marketing/brand/nps@2026-Q4",
    "milestones": "company/market-leader/certificate@2026",
    "binary": "product/app/first-week/crisis-plan@2026-Q4",
    "judged": "marketing/brand/voice@2026-Q4",
    "objective": "marketing/organic-demand@2026-Q4",
    "kpi": "kpi/ctr",
}


@pytest.mark.parametrize("width", [80, 140, 200])
def test_status_at_a_terminal(golden: Golden, width: int) -> None:
    golden(f"status-{width}.txt", text(report(), width))


def test_status_in_a_pipe(golden: Golden) -> None:
    golden("status-pipe.txt", text(report(), None))


def test_status_with_colour(golden: Golden) -> None:
    styled = text(report(), 80, colour=True)
    golden("status-80.ansi", styled)
    assert bare(styled) == text(report(), 80)


def test_status_of_one_team(golden: Golden) -> None:
    golden("status-team-80.txt", text(report("status", Selection(team=("marketing",), cycle=("2026-Q4",))), 80))


def test_status_in_polish(golden: Golden) -> None:
    settings = workspace().plan.settings.model_copy(update={"locale": "pl-PL"})
    polish = replace(workspace(), plan=workspace().plan._replace(settings=settings))
    shown = builder("status")(polish, scorecard(), Selection(team=("company",)))
    golden("status-pl-80.txt", text(shown, 80))


def test_status_as_json(golden: Golden) -> None:
    golden("status.json", render(report(), PIPE))


@pytest.mark.parametrize("kind", SHOWN)
def test_show_at_a_terminal(golden: Golden, kind: str) -> None:
    golden(f"show-{kind}-80.txt", text(report("show", Selection(refs=(SHOWN[kind],))), 80))


def test_show_in_a_pipe(golden: Golden) -> None:
    golden("show-pipe.txt", text(report("show", Selection(refs=(SHOWN["metric"],))), None))


def test_show_as_json(golden: Golden) -> None:
    golden("show.json", render(report("show", Selection(refs=(SHOWN["metric"],))), PIPE))


def test_a_review_at_a_terminal(golden: Golden) -> None:
    golden("report-80.txt", text(report("report"), 80))


def test_a_review_in_markdown(golden: Golden) -> None:
    golden("report.md", "".join(renderer("md")(report("report"), PIPE)))


def test_no_style_but_ours_reaches_the_terminal() -> None:
    styled = text(report(), 80, colour=True)
    assert set(re.findall("\x1b[^m]*m", styled)) <= {
        f"\x1b[{code}m" for code in ("0", "1", "2", "31", "32", "33", "35")
    }
