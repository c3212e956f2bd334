"""`okr calendar`: what is due when."""

from __future__ import annotations

from okrcli.commands.reading import reader

run = reader(
    "calendar",
    """What is due when, by month: goals, steps, check-ins.

    --format ics is for calendar programs: the same events, each with an id of its own, so that a second import changes
    what moved and adds nothing twice.
    """,
)
