"""The status of a large workspace, remembered from run to run: only what has changed is read and scored again.

What is remembered of a file holds while the file, the settings, the day and the program stay the same, and while what
other files say of it stays the same: a file that came, went, or has other names in it makes everything be read again.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Sequence, Set
from datetime import date
from functools import cache as once
from typing import NamedTuple

from okrcli.model.cycle import Cycle
from okrcli.model.settings import Settings
from okrcli.reports.lines import KeyResultLine, KpiLine, ObjectiveLine, key_result_line
from okrcli.reports.selection import Selection
from okrcli.reports.status.packing import Packed, unpack, unpack_kpi
from okrcli.scoring import score
from okrcli.workspace.cache import Kept
from okrcli.workspace.opening import Opened


class About(NamedTuple):
    """What is always wanted of a file.

    Attributes:
        cycle: the cycle of its objectives, or None where none is shown.
        team: their team, or None.
        entries: how many of its entries are not valid by themselves.
        links: how many more are not for what they refer to in other files.
        unread: whether it does not parse.
        feeds: whether it has KPIs: others depend on more than its names.
    """

    cycle: str | None
    team: str | None
    entries: int
    links: int
    unread: bool
    feeds: bool


class Frame(NamedTuple):
    """What is remembered of a workspace as a whole.

    Attributes:
        cycles: the names of the cycles that it has objectives for.
        covered: the names of those whose lines are remembered.
        kpis: all KPIs, packed.
        composed: whether an objective is made of those that contribute to it.
    """

    cycles: tuple[str, ...]
    covered: tuple[str, ...]
    kpis: tuple[Packed, ...]
    composed: bool


class Memory:
    """What is known of a workspace on a day without reading it.

    Attributes:
        frame: of the whole.
        anew: whether all files had to be read for it.
    """

    def __init__(self, opened: Opened, kept: Kept, today: date, *, anew: bool = False) -> None:
        self.frame = Frame(*kept.frame)
        self.anew = anew
        self._opened, self._today = opened, today
        self._find = _finder(opened.settings)
        self._files = {path: (About(*piece.about), piece.body) for path, piece in kept.pieces.items()}

    @property
    def cycles(self) -> list[Cycle]:
        """The cycles that the workspace has objectives for."""
        return [self._find(name) for name in self.frame.cycles]

    @property
    def teams(self) -> set[str]:
        """The teams whose objectives are remembered."""
        return {about.team for about, _ in self._files.values() if about.team is not None}

    @property
    def unread(self) -> int:
        """How many files do not parse."""
        return sum(about.unread for about, _ in self._files.values())

    @property
    def entries(self) -> int:
        """How many entries are not valid."""
        return sum(about.entries + about.links for about, _ in self._files.values())

    def kpis(self) -> tuple[KpiLine, ...]:
        """The lines of all KPIs."""
        return tuple(map(unpack_kpi, self.frame.kpis))

    def lines(self, selection: Selection) -> list[ObjectiveLine]:
        """The lines of the cycles and teams of a selection; the rest is not even looked at."""
        groups = {(about.cycle, about.team) for about, _ in self._files.values()}
        held = {(cycle, team) for cycle, team in groups if cycle and team and selection.holds(cycle, team)}
        wanted = {path: body for path, (about, body) in self._files.items() if about[:2] in held}
        feeding = {path for path, (about, _) in self._files.items() if about.feeds}
        courses = _Courses(self._opened, feeding.union(wanted), self._today)
        return [unpack(each, self._find, courses.of) for body in wanted.values() for each in marshal.loads(body)[1]]


class _Courses:
    """Reads the files of what is shown when the first picture of a course is drawn."""

    def __init__(self, opened: Opened, paths: Set[str], today: date) -> None:
        self._opened, self._paths, self._today = opened, paths, today
        self._lines: dict[str, KeyResultLine] | None = None

    def of(self, ref: str) -> Sequence[float]:
        if self._lines is None:
            scorecard = score(self._opened.load(self._paths).plan, self._today)
            scores = (each for objective in scorecard.objectives for each in objective.key_results)
            self._lines = {each.planned.ref: key_result_line(each) for each in scores}
        return self._lines[ref].course() if ref in self._lines else ()


def _finder(settings: Settings) -> Callable[[str], Cycle]:
    @once
    def find(name: str) -> Cycle:
        cycle = settings.cycle(name)
        if cycle is None:
            raise KeyError(name)
        return cycle

    return find
