"""Something that cannot be done without is not there.

Why: without an id nothing can refer to it, without a title nobody knows what is meant.

Bad:

    key_results:
      - id: posts
        title: Posts on the blog
        kind: recurring
        target: 20

Good:

    key_results:
      - id: posts
        title: Posts on the blog
        kind: recurring
        target: 20
        per: month
"""

from __future__ import annotations

from typing import Any

from okrcli.check.mending import name_after_title
from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR103", "missing-key", "error", mend=name_after_title)
