"""The settings of the check name a rule or an option that does not exist.

Why: what is misspelt there has no effect, and the check does something else than its readers believe.

Bad:

    version: 1
    check: {ignore: [OKR2O3]}

Good:

    version: 1
    check: {ignore: [OKR203]}
"""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.mending import mean_nearest
from okrcli.check.options import option_faults
from okrcli.check.rule import Context, Finding, Rule
from okrcli.check.selection import known, nearest
from okrcli.problem import Path
from okrcli.workspace import Workspace


def check(workspace: Workspace, context: Context) -> Iterator[Finding]:
    """Looks at every code in the settings, and at the options of those that exist."""
    settings = workspace.plan.settings.check
    yield from _listed(settings.select, ("check", "select"), context)
    yield from _listed(settings.ignore, ("check", "ignore"), context)
    for pattern, chosen in settings.per_path.items():
        yield from _listed(chosen.select, ("check", "per_path", pattern, "select"), context)
        yield from _listed(chosen.ignore, ("check", "per_path", pattern, "ignore"), context)
    for code in settings.severity:
        yield from _unknown(code, ("check", "severity", code), context, on_key=True)
    for code, values in settings.options.items():
        at: Path = ("check", "options", code)
        if code not in context.rules:
            yield from _unknown(code, at, context, on_key=True, whole=True)
            continue
        for fault in option_faults(context.rules[code], values):
            yield fault._replace(at=(*at, *fault.at))


def _listed(codes: tuple[str, ...], at: Path, context: Context) -> Iterator[Finding]:
    for index, code in enumerate(codes):
        yield from _unknown(code, (*at, index), context)


def _unknown(code: str, at: Path, context: Context, *, on_key: bool = False, whole: bool = False) -> Iterator[Finding]:
    if whole or not known(code, context.rules):
        near = nearest(code, {each.code: each.name for each in context.rules.values()})
        hint = f"did you mean {near}?" if near else "write a code such as OKR203, or a prefix such as OKR2"
        yield Finding(f"there is no rule `{code}`", at, hint, on_key)


RULE = Rule("OKR902", "unknown-code", "warning", on=Workspace, check=check, mend=mean_nearest)
