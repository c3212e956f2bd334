"""`okr show`: one objective, key result or KPI in full."""

from __future__ import annotations

from okrcli.commands.options import At, Format, Output, Reference, Rev
from okrcli.commands.session import Session
from okrcli.commands.viewing import Filters, view
from okrcli.commands.viewing import show as show_report


def run(
    session: Session,
    ref: Reference,
    at: At = None,
    rev: Rev = None,
    format: Format = None,  # noqa: A002 - the option's name
    output: Output = None,
) -> None:
    """One objective, key result or KPI in full, with the reasons for its health.

    Prints its text, its history with the ideal line and the forecast, and a derivation that can be redone on paper.
    """
    from okrcli.reports.show import build

    show_report(session, build(*view(session, Filters([ref]), at, rev, whole=True)), format, output)
