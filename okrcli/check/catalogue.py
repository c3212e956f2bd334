"""The rules as a book to look things up in."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any, NamedTuple

from okrcli.check.rule import Rule
from okrcli.check.rules import RULES
from okrcli.check.selection import UnknownCode, fits, nearest

_HEADINGS = ("Why:", "Bad:", "Good:")


class Manual(NamedTuple):
    """What is written about a rule.

    Attributes:
        summary: what is wrong, in one sentence.
        why: why that matters.
        bad: YAML with exactly this finding. A text that begins with `- id:` stands under `objectives:`, one that begins
            with `key_results:` in an objective; `# name.okr.yaml` on a line of its own begins another file; a control
            picture such as `␛` stands for its control character. In two parts, under `# before:` and `# now:`, it is
            what a revision held, and what the files say since.
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


class Found(NamedTuple):
    """What some codes stand for.

    Attributes:
        rules: in order of code.
        in_full: whether each was named by itself, and not by a prefix.
    """

    rules: tuple[Rule[Any], ...]
    in_full: bool


def find_rules(codes: Iterable[str]) -> Found:
    """The rules that codes, names, prefixes and ALL stand for; all where there is none.

    Raises:
        UnknownCode: one of them stands for none.
    """
    found: dict[str, Rule[Any]] = {}
    in_full = bool(codes)
    for code in codes:
        prefix = f"OKR{code}" if code.isdecimal() else code
        below = [rule for rule in RULES if fits(rule.code, prefix) and rule.code != prefix.upper()]
        in_full = in_full and not below
        for rule in below or [find_rule(prefix)]:
            found[rule.code] = rule
    return Found(tuple(sorted(found.values() or RULES, key=lambda rule: rule.code)), in_full)


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


def rule_table() -> str:
    """The rules as a table in Markdown, in order of code, for a manual."""
    rows = ["| code | name | what it finds | severity | fix |", "|---|---|---|---|---|"]
    for rule in RULES:
        what = manual(rule).summary.rstrip(".").replace("|", "\\|")
        rows.append(f"| {rule.code} | {rule.name} | {what} | {rule.severity} | {'yes' if rule.is_fixable else ''} |")
    return "\n".join(rows) + "\n"
