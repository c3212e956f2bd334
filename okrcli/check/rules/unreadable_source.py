"""A source names a file that may not be read, or a column that the file does not have.

Why: `okr sync` would fail at its next run; exports change with the language and the version of a tool.

Bad:

    kpis:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        source: {type: csv, path: ../exports/sessions.csv, column: Sessions, aggregate: sum}

Good:

    kpis:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        source: {type: csv, path: exports/sessions.csv, column: Sessions, aggregate: sum}
"""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.rule import Context, Finding, Rule
from okrcli.model.plan import PlannedKeyResult, PlannedKpi


def check(subject: PlannedKeyResult | PlannedKpi, context: Context) -> Iterator[Finding]:
    """Looks at files in the workspace; one that is not there may come later, and no host is asked."""
    source = subject.key_result.source if isinstance(subject, PlannedKeyResult) else subject.kpi.source
    if source is None:
        return
    from okrcli.errors import OkrError
    from okrcli.sources.choosing import choose
    from okrcli.sources.files import Files

    settings = context.workspace.plan.settings
    try:
        chosen = choose(source, settings.sources)
    except OkrError:
        return
    if chosen.source.faults is not None:
        files = Files(context.workspace.root, settings.read_outside)
        for message, key, hint in chosen.source.faults(chosen.options, files):
            yield Finding(message, ("source", key), hint)


RULE = Rule("OKR603", "unreadable-source", "warning", on=(PlannedKeyResult, PlannedKpi), check=check)
