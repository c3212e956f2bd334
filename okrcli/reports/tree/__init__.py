"""What serves what: objectives under those they contribute to, each with its score."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from okrcli.page import Block, Heading, Paragraph
from okrcli.reports.branches import branches, tree_table
from okrcli.reports.overview import Overview
from okrcli.reports.selection import Selection
from okrcli.scoring import Scorecard
from okrcli.workspace.workspace import Workspace

if TYPE_CHECKING:
    from okrcli.reports.tree.document import TreeData


def build(workspace: Workspace, scorecard: Scorecard, selection: Selection) -> TreeReport:
    """The tree of what is selected, in the cycles that hold today unless the selection names others."""
    return TreeReport(workspace, scorecard, selection)


class TreeReport(Overview):
    """What serves what, on a day."""

    kind = "tree"

    def data(self) -> TreeData:
        """The `data` of the tree document."""
        from okrcli.reports.tree.document import tree_data

        return tree_data(branches(self.scorecard))

    def page(self) -> Iterator[Block]:
        """One table; what serves something stands deeper, below it."""
        yield Heading(1, self.title())
        found = branches(self.scorecard)
        yield tree_table(found) if found else Paragraph(("There are no objectives to show.",))
