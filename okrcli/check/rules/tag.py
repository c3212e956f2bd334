"""A value has a tag such as `!!python/object`.

Why: tags make programs run code or change the type of a value; a value here is what it looks like.

Bad:

    - id: growth
      title: !!str Grow revenue
      owner: ana

Good:

    - id: growth
      title: Grow revenue
      owner: ana
"""

from __future__ import annotations

from typing import Any

from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR007", "tag", "error")
