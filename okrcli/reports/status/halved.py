"""The status of a whole workspace for programs, made half by half."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.page import Block, Paragraph, Report, Table
from okrcli.reports.records.recording import record_objective
from okrcli.reports.selection import Selection, narrow, settle
from okrcli.reports.status import StatusReport, build
from okrcli.scoring import Health, score
from okrcli.scoring.cycles import Grouped, Member, cycles_of, grouped, teams_of
from okrcli.wording.locales import find_locale
from okrcli.workspace.halves import Half, in_halves
from okrcli.workspace.opening import Opened
from okrcli.workspace.workspace import Workspace

_AT_ONCE = 200
"""As many objectives are scored at a time: all scores of a large workspace take more room than its document."""


class Told(NamedTuple):
    """What is told of half of a workspace, plain enough to be sent.

    Attributes:
        members: its objectives with the states of their key results, for teams and cycles.
        records: the record of each objective, encoded.
    """

    members: Grouped
    records: Sequence[bytes]


class HalvedReport(Report):
    """Where everything stands, of which the records are there already; a page is made from the files.

    Attributes:
        records: of the objectives, encoded.
    """

    kind = "status"

    def __init__(self, rest: StatusReport, records: Sequence[bytes], whole: Callable[[], StatusReport]) -> None:
        self.records = records
        self.edition = rest.edition
        self._rest = rest
        self._whole = whole

    def data(self) -> Mapping[str, object]:
        """The `data` of the status document; its objectives are encoded."""
        return {**self._rest.data(), "objectives": self.records}

    def table(self) -> Table:
        """A row for each key result."""
        return self._whole().table()

    def page(self) -> Iterator[Block]:
        """A section for each cycle, then the KPIs, then what needs a decision."""
        return self._whole().page()

    def notices(self) -> tuple[Paragraph, ...]:
        """That another cycle stands in."""
        return self._rest.notices()

    def holds_any(self, states: Sequence[str]) -> bool:
        """Whether a key result that is shown is in one of these states."""
        return any(
            count for cycle in self._rest.scorecard.cycles for health, count in cycle.health.items() if health in states
        )


def halved(opened: Opened, today: date, encode: Callable[[object], bytes]) -> tuple[HalvedReport | None, Workspace]:
    """The status of everything in the cycles of a day.

    Args:
        opened: the workspace, with two files or more.
        today: the day.
        encode: encodes the record of an objective.

    Returns:
        The report, or None where it has to be made from the whole workspace; that workspace.

    Raises:
        Unreadable: a file may not be read.
    """
    told, workspace = in_halves(opened, lambda half: _tell(half, today, encode))
    if not told:
        return None, workspace
    plan = workspace.plan
    members = [member for half in told for member in half.members]
    scorecard = score(plan._replace(objectives=()), today)
    scorecard = scorecard._replace(teams=teams_of(members, today), cycles=cycles_of(members, today))
    rest = StatusReport(workspace, scorecard, settle(plan, today, Selection()).stands_in)
    records = [record for half in told for record in half.records]
    return HalvedReport(rest, records, lambda: _whole(opened, today)), workspace


def _tell(half: Half, today: date, encode: Callable[[object], bytes]) -> Told | None:
    plan = half.workspace.plan
    if any(each.objective.rollup == "contributors" for each in plan.objectives):
        return None
    shown = narrow(plan, settle(plan, today, Selection()).selection)
    own = [each for each in shown.objectives if half.holds(each)]
    locale = find_locale(plan.settings.locale)
    members: list[tuple[Member, Sequence[Health]]] = []
    records: list[bytes] = []
    for begin in range(0, len(own), _AT_ONCE):
        objectives = score(plan._replace(objectives=tuple(own[begin : begin + _AT_ONCE])), today).objectives
        members += grouped(objectives)
        records += [encode(record_objective(each, locale)) for each in objectives]
    return Told(members, records)


def _whole(opened: Opened, today: date) -> StatusReport:
    workspace = opened.load()
    return build(workspace, score(workspace.plan, today), Selection())
