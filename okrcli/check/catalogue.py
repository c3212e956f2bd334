"""The rules as a book to look things up in."""

from __future__ import annotations

import sys
from typing import Any, NamedTuple

from okrcli.check.rule import Rule
from okrcli.check.rules import RULES
from okrcli.check.selection import UnknownCode, nearest

_HEADINGS = ("Why:", "Bad:", "Good:")


class Manual(NamedTuple):
    """What is written about a rule.

    Attributes:
        summary: what is wrong, in one sentence.
        why: why that matters.
        bad: YAML with exactly this finding. A text that begins with `- id:` stands under `objectives:`, one that begins
            with `key_results:` in an objective; `# name.okr.yaml` on a line of its own begins another file; a control
            picture such as `␛` stands for its control character.
        good: the same without a finding.
    """

    summary: str
    why: str
    bad: str
    good: str


def find_rule(code: str) -> Rule[Any]:
    """The rule of a code or a name, in large or small letters.

    Raises:
        UnknownCode: there is none; it tells the nearest.
    """
    wanted = code.strip()
    for rule in RULES:
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            return rule
    raise UnknownCode(wanted, nearest(wanted, {rule.code: rule.name for rule in RULES}))


def manual(rule: Rule[Any]) -> Manual:
    """What the docstring of a rule's module says."""
    module = sys.modules[f"okrcli.check.rules.{rule.name.replace('-', '_')}"]
    return read_manual(module.__doc__ or "")


def read_manual(docstring: str) -> Manual:
    """The parts of a rule's docstring.

    >>> read_manual("Too few. \\n\\nWhy: because.\\n\\nBad:\\n\\n    a: 1\\n\\nGood:\\n\\n    a: 2\\n").bad
    'a: 1\\n'
    """
    from inspect import cleandoc

    rest = cleandoc(docstring)
    parts = []
    for heading in _HEADINGS:
        part, _, rest = rest.partition(f"\n{heading}")
        parts.append(part)
    summary, why, bad = parts
    return Manual(_prose(summary), _prose(why), _example(bad), _example(rest))


def _prose(text: str) -> str:
    return " ".join(text.split())


def _example(text: str) -> str:
    from inspect import cleandoc

    return f"{cleandoc(text).strip()}\n"
