"""A key stands twice in one place.

Why: most programs silently take one of the two, and nobody can tell which one was meant.

Bad:

    - id: growth
      title: Grow revenue
      owner: ana
      owner: jan

Good:

    - id: growth
      title: Grow revenue
      owner: ana
"""

from __future__ import annotations

from typing import Any

from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR002", "duplicate-key", "error")
