"""What is due from somebody, the most urgent first, each with the command that settles it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from okrcli.page import Block, Cell, Column, Group, Heading, Paragraph, Row, Table
from okrcli.reports.overview import Overview
from okrcli.reports.selection import Selection
from okrcli.reports.todo.tasks import Task, tasks
from okrcli.scoring import Scorecard
from okrcli.wording.healths import health_words
from okrcli.wording.plurals import counted
from okrcli.workspace.workspace import Workspace

if TYPE_CHECKING:
    from okrcli.reports.todo.document import TodoData

_COLUMNS = (
    Column("symbol", close=True),
    Column("title", "goal", flexible=True),
    Column("what", "what is due"),
    Column("command", "settles it", rank=1),
    Column("owner", "owner", rank=2),
)

_UNKNOWN = "None of the people in okr.yaml is git's user here, so this is everybody's."


def build(
    workspace: Workspace, scorecard: Scorecard, selection: Selection, owner: str | None = None, *, asked: bool = True
) -> TodoReport:
    """What is due in what is selected, in the cycles that hold today unless the selection names others.

    Args:
        workspace: of which workspace.
        scorecard: all of it.
        selection: what to look at.
        owner: whose; what has no owner is everybody's. None is everybody.
        asked: whether somebody was named; else it is said where everybody stands in for a user nobody knows.
    """
    return TodoReport(workspace, scorecard, selection, owner, guessed=owner is None and not asked)


class TodoReport(Overview):
    """What is due, on a day.

    Attributes:
        owner: from whom; None is everybody.
        guessed: whether everybody stands in for a user whom nobody knows.
    """

    kind = "todo"

    def __init__(
        self, workspace: Workspace, scorecard: Scorecard, selection: Selection, owner: str | None, *, guessed: bool
    ) -> None:
        super().__init__(workspace, scorecard, selection)
        self.owner = owner
        self.guessed = guessed

    def data(self) -> TodoData:
        """The `data` of the todo document."""
        from okrcli.reports.todo.document import todo_data

        return todo_data(self.owner, self.tasks())

    def table(self) -> Table:
        """A row for each thing to do."""
        columns = (Column("what"), Column("title"), Column("ref"), Column("owners"), Column("command"))
        rows = tuple(
            Row(
                (
                    Cell(each.text, "plain"),
                    Cell(each.title),
                    Cell(each.ref),
                    Cell(", ".join(each.owners) or None),
                    Cell(each.command),
                )
            )
            for each in self.tasks()
        )
        return Table(columns, (Group(rows),))

    def page(self) -> Iterator[Block]:
        """One table, and what to type first."""
        found = self.tasks()
        whose = (" · ", Cell(self.owner)) if self.owner is not None else ()
        yield Heading(1, self.title(*whose))
        if not found:
            yield Paragraph(("Nothing is due.",))
            return
        yield Table(_COLUMNS, (Group(tuple(map(_row, found))),), titled=False)
        count = counted(len(found), "thing is", "things are")
        yield Paragraph((f"{count} due. okr update alone walks through the check-ins.",), "dim")

    def notices(self) -> tuple[Paragraph, ...]:
        """That everybody stands in for a user whom nobody knows, and what any view has to say."""
        said = super().notices()
        return (Paragraph((_UNKNOWN,), joined=True), *said) if self.guessed else said

    def tasks(self) -> tuple[Task, ...]:
        """What is due, the most urgent first."""
        return tasks(self.scorecard, self.owner)


def _row(task: Task) -> Row:
    style = health_words(task.health).style
    return Row(
        (
            Cell(task.health, "symbol", style=style),
            Cell(task.title),
            Cell(task.text, "plain", style=style),
            Cell(task.command, "plain", style="dim"),
            Cell(", ".join(task.owners) or None, style="dim"),
        )
    )
