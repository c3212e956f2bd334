"""A source has a type or an option that there is not.

Why: a number that is not read goes stale in silence, and a misspelt filter reads the wrong one.

Bad:

    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        source: {type: csv, path: exports/sessions.csv, colum: Sessions, aggregate: sum}

Good:

    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        source: {type: csv, path: exports/sessions.csv, column: Sessions, aggregate: sum}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from okrcli.check.rule import Context, Finding, Rule
from okrcli.model.plan import PlannedKeyResult, PlannedKpi
from okrcli.problem import Path
from okrcli.workspace import Workspace

if TYPE_CHECKING:
    from okrcli.sources.choosing import Fault


def check(subject: Workspace | PlannedKeyResult | PlannedKpi, context: Context) -> Iterator[Finding]:
    """Looks at the options of a source, and at those that the settings give for a type."""
    accounts = context.workspace.plan.settings.sources
    if isinstance(subject, Workspace):
        if accounts:
            from okrcli.sources.choosing import account_faults

            for name, options in accounts.items():
                yield from _found(account_faults(name, options), accounts, ("sources",))
        return
    source = subject.key_result.source if isinstance(subject, PlannedKeyResult) else subject.kpi.source
    if source is None:
        return
    from okrcli.sources.choosing import faults

    yield from _found(faults(source, accounts), source, ("source",))
    if isinstance(subject, PlannedKeyResult) and subject.key_result.measure.marks():
        yield Finding(
            "steps cannot be read from a source", ("source",), "remove it; okr update marks a step as done", True
        )


def _found(found: Iterable[Fault], written: Mapping[str, Any], at: Path) -> Iterator[Finding]:
    from okrcli.check.secrets import secrets_in

    secrets = set(secrets_in(written))
    for fault in found:
        # A secret is told by OKR601.
        if fault.at not in secrets:
            yield Finding(fault.message, (*at, *fault.at), fault.hint, fault.on_key)


RULE = Rule("OKR602", "unknown-source", "error", on=(Workspace, PlannedKeyResult, PlannedKpi), check=check)
