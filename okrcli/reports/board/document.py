"""The document of `okr board`."""

from collections.abc import Sequence
from typing import Literal

from typing_extensions import TypedDict

from okrcli.reports.lanes import By, Stack
from okrcli.scoring import Health, KeyResultScore, ObjectiveScore


class CardRecord(TypedDict):
    """A key result on the board."""

    ref: str
    title: str
    objective: str
    team: str
    owners: list[str]
    progress: float | None
    score: float | None
    expected: float | None
    health: Health


class LaneRecord(TypedDict):
    """A column of the board; its name is None for what has no owner."""

    name: str | None
    key_results: list[CardRecord]


class BoardData(TypedDict):
    """Key results in columns; one with several owners stands in the column of each."""

    by: Literal["health", "owner", "team", "ambition"]
    lanes: list[LaneRecord]


def board_data(by: By, stacks: Sequence[Stack]) -> BoardData:
    """The document's data."""
    return {
        "by": by,
        "lanes": [{"name": each.name, "key_results": [_card(*one) for one in each.key_results]} for each in stacks],
    }


def _card(scored: KeyResultScore, parent: ObjectiveScore) -> CardRecord:
    planned = scored.planned
    return {
        "ref": planned.ref,
        "title": planned.key_result.title,
        "objective": parent.planned.ref,
        "team": parent.planned.team,
        "owners": list(planned.owners),
        "progress": scored.progress,
        "score": scored.score,
        "expected": scored.expected,
        "health": scored.health,
    }
