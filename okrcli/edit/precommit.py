"""Adds the hook of okr to the configuration of pre-commit."""

from __future__ import annotations

from okrcli.yamldoc import parse
from okrcli.yamldoc.operations import Append, Value
from okrcli.yamldoc.patch import patch
from okrcli.yamldoc.refused import PatchRefused

FILE = ".pre-commit-config.yaml"
"""The configuration, at the top of a repository."""


def has_hook(raw: bytes) -> bool:
    """Whether a configuration names a hook of okr, from wherever it comes."""
    data = parse(raw, FILE).data
    repos = data.get("repos") if isinstance(data, dict) else None
    entries = [entry for entry in repos if isinstance(entry, dict)] if isinstance(repos, list) else []
    hooks = [hook for entry in entries for hook in entry.get("hooks") or () if isinstance(hook, dict)]
    return any(str(hook.get("id", "")).startswith("okr-check") for hook in hooks)


def with_hook(raw: bytes, repository: str, version: str) -> bytes | None:
    """A configuration with the hook below those it has, or None where it cannot be added without disturbing it.

    Args:
        raw: the configuration as it is.
        repository: where the hook comes from.
        version: of okr, such as `0.1.0`.
    """
    document = parse(raw, FILE)
    if not document.parsed or not isinstance(document.data, dict):
        return None
    entry: Value = {"repo": repository, "rev": f"v{version}", "hooks": [{"id": "okr-check"}]}
    try:
        return patch(document, [Append(("repos",), entry, block=True)])
    except PatchRefused:
        return None
