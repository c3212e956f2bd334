"""YAML text: read with positions, patched in place, saved safely. Knows no OKRs."""

from __future__ import annotations

from okrcli.yamldoc.document import Document
from okrcli.yamldoc.parsing import parse
from okrcli.yamldoc.scalars import Spelled

__all__ = ["Document", "Spelled", "parse"]
