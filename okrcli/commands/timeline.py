"""`okr timeline`: goals over the calendar."""

from __future__ import annotations

from okrcli.commands.reading import reader

run = reader(
    "timeline",
    """A Gantt chart: goals and steps over the calendar, with progress and today.

    A chart for each cycle; steps are marked on the line of their key result, done ones filled.
    """,
)
