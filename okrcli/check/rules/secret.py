"""A secret stands in a file.

Why: whoever can read the repository, now or in ten years, can use it; deleting it later does not take it out of the
history. Name a variable instead, as `$NAME`: it is read when the source is.

Bad:

    # okr.yaml
    version: 1
    sources:
      plausible: {token: 9b2f6c0d81e7}

Good:

    # okr.yaml
    version: 1
    sources:
      plausible: {token: $PLAUSIBLE_TOKEN}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrcli.check.rule import Context, Finding, Rule
from okrcli.model.plan import PlannedKeyResult, PlannedKpi
from okrcli.problem import Path
from okrcli.workspace import Workspace


def check(subject: Workspace | PlannedKeyResult | PlannedKpi, context: Context) -> Iterator[Finding]:
    """Looks at the options of a source, and at the accounts in the settings."""
    del context
    if isinstance(subject, Workspace):
        for account, options in subject.plan.settings.sources.items():
            yield from _found(options, ("sources", account), account)
        return
    source = subject.key_result.source if isinstance(subject, PlannedKeyResult) else subject.kpi.source
    if source:
        yield from _found(source, ("source",), str(source.get("type", "source")))


def _found(options: object, at: Path, account: str) -> Iterator[Finding]:
    from okrcli.check.secrets import secrets_in

    for way in secrets_in(options):
        key = next((str(step) for step in reversed(way) if isinstance(step, str)), account)
        variable = re.sub(r"\W+", "_", f"{account}_{key}").strip("_").upper()
        hint = f"write the name of a variable, such as ${variable}; replace the secret, since it is known now"
        # The key is marked, so that no format shows the value.
        yield Finding(f"a secret stands in the file, at `{key}`", (*at, *way), hint, on_key=True)


RULE = Rule("OKR601", "secret", "error", on=(Workspace, PlannedKeyResult, PlannedKpi), check=check)
