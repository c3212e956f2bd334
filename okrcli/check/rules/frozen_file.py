"""A file that was closed says something else now.

Why: the close of a cycle is what was agreed; whoever changes it afterwards rewrites what everybody remembers.

Bad:

    # before:
    cycle: 2026-Q3
    team: marketing
    closed: {date: 2026-10-05, policy: 1}
    objectives:
      - id: growth
        title: Grow revenue
        owner: ana
        key_results:
          - {id: revenue, title: Revenue a month, unit: EUR, baseline: 20000, target: 30000, grade: 0.4}
          - {id: shops, title: Shops that sell us, kind: total, target: 12, grade: 0.6}
          - {id: nps, title: Customers recommend us, kind: maintain, min: 40, grade: 1}

    # now:
    cycle: 2026-Q3
    team: marketing
    closed: {date: 2026-10-05, policy: 1}
    objectives:
      - id: growth
        title: Grow revenue
        owner: ana
        key_results:
          - {id: revenue, title: Revenue a month, unit: EUR, baseline: 20000, target: 30000, grade: 0.9}
          - {id: shops, title: Shops that sell us, kind: total, target: 12, grade: 0.6}
          - {id: nps, title: Customers recommend us, kind: maintain, min: 40, grade: 1}

Good:

    # before:
    cycle: 2026-Q3
    team: marketing
    closed: {date: 2026-10-05, policy: 1}
    objectives:
      - id: growth
        title: Grow revenue
        owner: ana
        key_results:
          - {id: revenue, title: Revenue a month, unit: EUR, baseline: 20000, target: 30000, grade: 0.4}
          - {id: shops, title: Shops that sell us, kind: total, target: 12, grade: 0.6}
          - {id: nps, title: Customers recommend us, kind: maintain, min: 40, grade: 1}

    # now:
    # Graded on 5 October, with everybody there.
    cycle: 2026-Q3
    team: marketing
    closed: {date: 2026-10-05, policy: 1}
    objectives:
      - id: growth
        title: Grow revenue
        owner: ana
        key_results:
          - {id: revenue, title: Revenue a month, unit: EUR, baseline: 20000, target: 30000, grade: 0.4}
          - {id: shops, title: Shops that sell us, kind: total, target: 12, grade: 0.6}
          - {id: nps, title: Customers recommend us, kind: maintain, min: 40, grade: 1}
"""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote

from okrcli.check.rule import Context, Finding, Rule
from okrcli.workspace import Workspace


def check(workspace: Workspace, context: Context) -> Iterator[Finding]:
    """Every file that was closed at the revision, and whose data differ or are gone; comments may change."""
    if context.since is None:
        return
    for file, (_, now) in context.since.frozen.items():
        there = file in workspace.files
        did = "was changed" if there else "was taken away"
        if isinstance(now, dict) and now.get("closed") is None:
            did = "is open again"
        hint = f"git restore --source={quote(context.since.revision)} -- {quote(file)} puts it back"
        yield Finding(f"{file} was closed, and {did} since", ("closed",), hint, True, file=file if there else None)


RULE = Rule("OKR405", "frozen-file", "error", on=Workspace, check=check)
