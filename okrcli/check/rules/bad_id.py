"""An id or a team is not made of small letters, digits and hyphens.

Why: ids are typed on the command line, written into references and kept for years.

Bad:

    - id: Więcej klientów
      title: Więcej klientów
      owner: ana

Good:

    - id: wiecej-klientow
      title: Więcej klientów
      owner: ana
"""

from __future__ import annotations

from typing import Any

from okrcli.check.mending import respell_id
from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR104", "bad-id", "error", mend=respell_id)
