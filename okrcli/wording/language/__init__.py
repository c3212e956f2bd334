"""What a title says, in the languages that are known: numbers and what they count, tasks, words that measure nothing.

A language is a file of words. All of them always apply: titles mix languages, and their words hardly clash.
"""

from __future__ import annotations

LANGUAGES: tuple[str, ...] = ("en", "pl")
"""Every language."""
