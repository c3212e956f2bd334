"""Patterns of paths, as in git: `*` stays in a folder, `**` does not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_PARTS = re.compile(r"\*\*/|\*\*|\*|\?|\[[^]]+\]|.", re.DOTALL)
_MEANING = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    body = pattern.strip("/")
    meant = (_MEANING.get(part) or (part if len(part) > 1 else re.escape(part)) for part in _PARTS.findall(body))
    return re.compile("".join(meant) + "(?:/.*)?")


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Whether a path, or a folder it lies in, fits one of the patterns.

    Args:
        path: from the workspace's folder, with forward slashes.
        patterns: such as `archive/**` or `*.draft.okr.yaml`.

    >>> matches("archive/2020/a.okr.yaml", ["archive/**"]), matches("a/b.yaml", ["*.yaml"])
    (True, False)
    """
    return any(_compiled(pattern).fullmatch(path) for pattern in patterns)
