"""What a report is made of: blocks of typed cells, for any format."""

from okrcli.page.blocks import (
    Block,
    Chart,
    Column,
    Fact,
    Facts,
    Group,
    Heading,
    Outlook,
    Paragraph,
    Prose,
    Row,
    Table,
)
from okrcli.page.cells import Cell, Inline, dim
from okrcli.page.report import Edition, Report

__all__ = [
    "Block",
    "Cell",
    "Chart",
    "Column",
    "Edition",
    "Fact",
    "Facts",
    "Group",
    "Heading",
    "Inline",
    "Outlook",
    "Paragraph",
    "Prose",
    "Report",
    "Row",
    "Table",
    "dim",
]
