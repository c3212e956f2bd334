"""How the numbers of a review come about, in a line each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from okrcli.page import Block, Cell, Fact, Facts, Heading, Inline, Paragraph
from okrcli.scoring.policy import policy_of
from okrcli.wording.derivations import share
from okrcli.wording.locales import find_locale

if TYPE_CHECKING:
    from okrcli.reports.report import ReviewReport


def method(report: ReviewReport) -> Iterator[Block]:
    """The policy, the day, and the formulas."""
    settings = report.workspace.plan.settings
    policy, locale = policy_of(settings), find_locale(report.edition.locale)
    damping, half, widening = (share(each, locale) for each in (policy.damping, policy.half_width, policy.widening))
    yield Heading(2, ("Method",))
    asked: Inline = (
        "Scored by policy ",
        Cell(report.edition.policy, "number"),
        " as of ",
        Cell(report.edition.today, "day"),
    )
    yield Paragraph((*asked, ". okr show REF prints every number of one key result."))
    yield Facts(
        (
            Fact("progress", ("(value − baseline) / (target − baseline), or as its kind counts",)),
            Fact("expected", ("the share of its time that is gone; squared where the pace is late",)),
            Fact("trend", ("progress + time left × pace, the median over pairs of check-ins",)),
            Fact("likely", (f"progress + {damping} × time left × pace ± ({half} + {widening} × time left)",)),
            Fact("health", ("the band that the trend ends in; stale after too long a silence",)),
            Fact("score", ("Σ weight × score / Σ weight, over what has begun and is not dropped",)),
        )
    )
