"""The document of `okr todo`."""

from collections.abc import Sequence
from datetime import date

from typing_extensions import TypedDict

from okrcli.reports.todo.tasks import Code, Task
from okrcli.scoring import Health


class TaskRecord(TypedDict):
    """One thing to do about one goal, with the command that settles it."""

    code: Code
    text: str
    ref: str
    title: str
    owners: list[str]
    health: Health
    due: date
    command: str


class TodoData(TypedDict):
    """What is due, the most urgent first; `owner` is None where it is everybody's."""

    owner: str | None
    tasks: list[TaskRecord]


def todo_data(owner: str | None, found: Sequence[Task]) -> TodoData:
    """The document's data."""
    return {
        "owner": owner,
        "tasks": [
            {
                "code": each.code,
                "text": each.text,
                "ref": each.ref,
                "title": each.title,
                "owners": list(each.owners),
                "health": each.health,
                "due": each.due,
                "command": each.command,
            }
            for each in found
        ],
    }
