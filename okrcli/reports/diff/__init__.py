"""What changed between two states of a workspace, in terms of goals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from okrcli.compare.change import Comparison, Difference
from okrcli.compare.plans import compare, objective_of
from okrcli.compare.uncertain import invalid_refs, readable
from okrcli.git.pair import Pair
from okrcli.page import Block, Edition, Paragraph, Report, Table
from okrcli.reports.diff.standing import Standing, standings
from okrcli.scoring import Scorecard, score
from okrcli.yamldoc import parse

if TYPE_CHECKING:
    from okrcli.reports.diff.document import DiffData

Keeps = Callable[[Difference], bool]
"""Whether a difference is wanted."""


class Scored(NamedTuple):
    """One of two states, scored as far as the other one differs.

    Attributes:
        scorecard: on its day.
        standings: where everything on it stands, by reference.
    """

    scorecard: Scorecard
    standings: Mapping[str, Standing]


def build(pair: Pair, today: date, *, dated: bool = False, keeps: Keeps | None = None) -> DiffReport:
    """What changed.

    Each side is scored as of the day of its commit, the files as they are as of today.

    Args:
        pair: the two states.
        today: the day of the computation.
        dated: whether that day was asked for; then the newer side is scored as of it, whatever it is.
        keeps: which differences are wanted; None means all.
    """
    before, after = readable(pair.before.workspace, pair.after.workspace)
    invalid = (invalid_refs(pair.before.workspace), invalid_refs(pair.after.workspace))
    found = compare(before, after, invalid)
    now = today if dated or pair.after.day is None else pair.after.day
    cards = (score(before, pair.before.day or now), score(after, now))
    return DiffReport(pair, _kept(found, keeps) if keeps else found, *(Scored(each, standings(each)) for each in cards))


class DiffReport(Report):
    """What changed between two states.

    Attributes:
        pair: the two states.
        comparison: what differs in their goals and KPIs.
        before: the older one, scored on its day.
        after: the newer one, scored on its day.
        retrospectives: the files of which the retrospective differs.
    """

    kind = "diff"

    def __init__(self, pair: Pair, comparison: Comparison, before: Scored, after: Scored) -> None:
        self.pair = pair
        self.comparison = comparison
        self.before = before
        self.after = after
        self.retrospectives = tuple(_retrospectives(pair))
        workspace = pair.after.workspace
        settings = workspace.plan.settings
        self.edition = Edition(workspace.name, after.scorecard.today, after.scorecard.policy, settings.locale)

    @property
    def differs(self) -> bool:
        """Whether anything differs at all."""
        return bool(self.comparison) or bool(self.retrospectives) or self.pair.settings

    def data(self) -> DiffData:
        """The `data` of the diff document."""
        from okrcli.reports.diff.document import diff_data

        return diff_data(self)

    def table(self) -> Table:
        """A row for each value, check-in or key that differs."""
        from okrcli.reports.diff.listing import listed

        return listed(self)

    def page(self) -> Iterator[Block]:
        """A sentence, then objective by objective what is not as it was, then the KPIs."""
        from okrcli.reports.diff.telling import told

        yield from told(self)

    def notices(self) -> tuple[Paragraph, ...]:
        """What could not be compared."""
        from okrcli.reports.diff.telling import passed_over

        return tuple(passed_over(self.pair))


def _retrospectives(pair: Pair) -> Iterator[str]:
    """The files in which another retrospective stands; it is no part of the plan."""
    word = b"retrospective"
    for file, sides in pair.changed.items():
        if any(raw is not None and word in raw for raw in sides):
            told = [None if raw is None else parse(raw, file).data for raw in sides]
            texts = [each.get(word.decode()) if isinstance(each, dict) else None for each in told]
            if texts[0] != texts[1]:
                yield file


def _kept(found: Comparison, keeps: Keeps) -> Comparison:
    key_results = tuple(each for each in found.key_results if keeps(each))
    kept = {objective_of(each.ref) for each in key_results}
    return found._replace(
        objectives=tuple(each for each in found.objectives if keeps(each) or (each.ref in kept and each.fields)),
        key_results=key_results,
        kpis=tuple(each for each in found.kpis if keeps(each)),
    )
