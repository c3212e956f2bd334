"""Texts that want to be more than texts, and findings that hold them."""

from __future__ import annotations

import re

from okrcli.check.verdict import CheckedFinding, ExcerptLine, Summary, Verdict
from tests.check.formats.verdicts import OWNER

TEXTS = (
    "100 % of 50%25 and %0A::error::x",
    "::error file=a.py,line=1::broken",
    "one\n::warning::two",
    "one\r\n  ::add-mask::two",
    "one\r::set-output name=a::b",
    "##[error]x ##[group]y ##vso[task.complete]",
    "a,b:c=d,line=9",
    "🚀 emoji, 👩‍👩‍👧 joined, ⚠️",
    "esc \x1b[2J\x1b]0;t\x07 bell, nul \x00, del \x7f, csi \x9b31m",
    "\ufeff\u200d::error::unseen",
    "\u202eright to left\u202c שלום مرحبا \u2066isolated\u2069",
    "half a pair \ud800, \udcff, no letter \ufffe \uffff",
    "line\u2028separator, paragraph\u2029, next\x85line, \x0b\x0c\x1c",
    "<script>alert(1)</script> & ]]> <!-- --> &amp; \"quoted\" 'too'",
    "| pipe | pipe | `code` ``` ```` ~~~ # head",
    "[link](https://example.com) ![img](https://example.com/a.png) https://example.com www.example.com",
    "@somebody #12 GH-12 a@example.com :rocket: {0} {{x}} $HOME ${{ github.token }}",
    "</code></pre></details><h1>x</h1>",
    "",
    " ",
    "x" * 3000,
)

# No byte of a name becomes one of these.
_NEVER_IN_A_NAME = re.compile("[\x00\ud800-\udc7f\udd00-\udfff]")


def finding(text: str, number: int = 0) -> CheckedFinding:
    """A finding that says a text everywhere."""
    return OWNER._replace(
        message=text,
        hint=text,
        file=f"a/{_NEVER_IN_A_NAME.sub('', text[:60])}.okr.yaml",
        ref=f"z/{text}@2026-Q4",
        line=number + 1,
        end_line=number + 1,
        excerpt=(ExcerptLine(number + 1, text.splitlines()[0][:100] if text.strip() else ""),),
    )


def verdict(*texts: str, folder: str = "") -> Verdict:
    """A verdict with a finding for each text."""
    found = tuple(finding(text, number) for number, text in enumerate(texts))
    ordered = sorted(found, key=lambda each: (each.file, each.line))
    return Verdict(len(found), tuple(ordered), Summary(0, len(found), 0, 0), folder)


HOSTILE = verdict(*TEXTS, folder="ziele, 50%: ‚alle‘/")
