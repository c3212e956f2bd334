"""The file does not follow the rules of YAML.

Why: nothing in such a file can be read with certainty, so none of it counts.

Bad:

    - id: growth
      title: Growth: more people find us
      owner: ana

Good:

    - id: growth
      title: "Growth: more people find us"
      owner: ana
"""

from __future__ import annotations

from typing import Any

from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR001", "syntax", "error")
