"""A merge left two versions of a part of the file.

Why: both sides are in the file, and only people can say what is right.

Bad:

    - id: growth
      title: Grow revenue
    <<<<<<< HEAD
      owner: ana
    =======
      owner: jan

Good:

    - id: growth
      title: Grow revenue
      owner: jan
"""

from __future__ import annotations

from typing import Any

from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR004", "conflict-markers", "error")
