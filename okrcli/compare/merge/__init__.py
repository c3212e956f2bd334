"""Merges three texts of an OKR file by what is in them, without the model, so that invalid files merge too."""

from __future__ import annotations

from okrcli.compare.merge.pieces import Labels
from okrcli.compare.merge.whole import Merged, merge

__all__ = ["Labels", "Merged", "merge"]
