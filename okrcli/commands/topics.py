"""The topics of help, each a page of Markdown."""

from __future__ import annotations

import os

TOPICS = {
    "method": "What a good objective and a good key result are, and what a quarter looks like.",
    "format": "The files: cycles, kinds of key results, KPIs, references.",
    "scoring": "How progress, forecast and health come about.",
    "sources": "Numbers that fetch themselves: windows, secrets, credentials step by step.",
    "git": "History, merges, checks before a merge.",
    "recipes": "What to type for what, from the first file to the review.",
}
"""The topics, each a Markdown file in the folder `manual` of the package."""

_FOLDER = f"{os.path.dirname(os.path.dirname(__file__))}/manual"  # noqa: PTH120 - pathlib costs every start 10 ms


def page(topic: str) -> str:
    """The Markdown of a topic."""
    with open(f"{_FOLDER}/{topic}.md", encoding="utf-8") as stream:  # noqa: PTH123
        return stream.read()
