"""The file is not UTF-8 text, or holds an invisible control character.

Why: other programs show different characters there, or stop reading at it.

Bad:

    - id: growth
      title: Grow revenue␛[1m in Europe
      owner: ana

Good:

    - id: growth
      title: Grow revenue in Europe
      owner: ana
"""

from __future__ import annotations

from typing import Any

from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR003", "encoding", "error")
