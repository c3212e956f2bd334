"""A comment ignores a finding that is not there.

Why: it would hide the next real one on that line.

Bad:

    - id: growth
      title: Grow revenue
      owner: ana  # okr: ignore[OKR203] she left

Good:

    - id: growth  # okr: ignore[OKR203] decided in January
      title: Grow revenue
"""

from __future__ import annotations

from typing import Any

from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR901", "unused-suppression", "warning", fixable=True)
