"""The document of `okr tree`."""

from typing import Literal

from typing_extensions import TypedDict

from okrcli.reports.branches import Branch
from okrcli.scoring import Health


class BranchRecord(TypedDict):
    """An objective or a key result with what serves it.

    `again` tells that it stands in the tree already, above; what serves it is told there.
    """

    ref: str
    kind: Literal["objective", "key_result"]
    title: str
    team: str
    owners: list[str]
    score: float | None
    health: Health
    again: bool
    below: "list[BranchRecord]"


class TreeData(TypedDict):
    """What serves what, from the objectives that serve nothing that is shown."""

    roots: list[BranchRecord]


def tree_data(roots: tuple[Branch, ...]) -> TreeData:
    """The document's data."""
    return {"roots": [_record(each) for each in roots]}


def _record(branch: Branch) -> BranchRecord:
    return {
        "ref": branch.ref,
        "kind": "objective" if branch.objective else "key_result",
        "title": branch.title,
        "team": branch.team,
        "owners": list(branch.owners),
        "score": branch.score,
        "health": branch.health,
        "again": branch.again,
        "below": [_record(each) for each in branch.below],
    }
