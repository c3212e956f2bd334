"""The only clock: everything below the command line is told the date."""

from __future__ import annotations

from datetime import date


def today() -> date:
    """The date where this machine is."""
    return date.today()
