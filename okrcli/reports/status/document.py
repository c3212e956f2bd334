"""The document of `okr status`."""

from collections.abc import Sequence
from functools import partial

from typing_extensions import TypedDict

from okrcli.reports.records import CycleRecord, KpiRecord, LeftOutRecord, ObjectiveRecord
from okrcli.reports.records.recording import record_cycles, record_kpi, record_left_out, record_objective
from okrcli.reports.records.series import Series
from okrcli.scoring import Scorecard
from okrcli.wording.locales import find_locale
from okrcli.workspace.workspace import Workspace


class StatusData(TypedDict):
    """Where everything stands."""

    cycles: list[CycleRecord]
    objectives: Sequence[ObjectiveRecord]
    kpis: list[KpiRecord]
    left_out: list[LeftOutRecord]


def status_data(workspace: Workspace, scorecard: Scorecard) -> StatusData:
    """The document's data, of what is on the scorecard."""
    locale = find_locale(workspace.plan.settings.locale)
    return {
        "cycles": record_cycles(scorecard),
        "objectives": Series(scorecard.objectives, partial(record_objective, locale=locale)),
        "kpis": [record_kpi(each) for each in scorecard.kpis],
        "left_out": record_left_out(workspace.problems, workspace.unread, workspace.locate),
    }
