"""A file holds more than one document.

Why: a file says its cycle and its team once, at the top.

Bad:

    - id: growth
      title: Grow revenue
      owner: ana
    ---
    - id: quality
      title: Fewer complaints
      owner: jan

Good:

    - id: growth
      title: Grow revenue
      owner: ana
    - id: quality
      title: Fewer complaints
      owner: jan
"""

from __future__ import annotations

from typing import Any

from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR006", "several-documents", "error")
