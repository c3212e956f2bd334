"""`okr log`: the life of a key result, an objective or a KPI."""

from __future__ import annotations

from okrcli.commands.options import Format, Output, Reference
from okrcli.commands.session import Session


def run(
    session: Session,
    ref: Reference,
    format: Format = None,  # noqa: A002 - the option's name
    output: Output = None,
) -> None:
    """The life of a key result, an objective or a KPI: every value and move, who, when, and in which commit.

    Tells from git also what the file no longer says: check-ins that were edited or taken out, goalposts moved without
    a record, other names, other files.
    """
    from okrcli.commands.viewing import find, show
    from okrcli.reports.log import build

    def choose() -> tuple[str, str]:
        from okrcli.workspace.references import SORTS

        target = find(session, session.load(), ref, SORTS)
        return target.ref, target.file

    show(session, build(session.root(), ref, session.today, choose), format, output)
