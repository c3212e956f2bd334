"""`okr tree`: what serves what."""

from __future__ import annotations

from okrcli.commands.reading import reader

run = reader(
    "tree",
    """What serves what: goals under those they contribute to, with scores.

    Begins with the objectives that contribute to nothing that is shown.
    """,
)
