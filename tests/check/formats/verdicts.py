"""A verdict to show."""

from __future__ import annotations

from okrcli.check.verdict import CheckedFinding, ExcerptLine, Summary, Verdict

TARGET = CheckedFinding(
    "OKR106",
    "target-equals-baseline",
    "error",
    "nothing to gain: the baseline is 40,000 too",
    "to hold a level, say `kind: maintain` with `min: 40000`; to grow, choose a target",
    "okrs/2026-Q4/marketing.okr.yaml",
    13,
    17,
    13,
    22,
    "marketing/growth/sessions@2026-Q4",
    (ExcerptLine(12, "        baseline: 40000"), ExcerptLine(13, "        target: 40000")),
)
OWNER = CheckedFinding(
    "OKR203",
    "missing-owner",
    "warning",
    "the objective has no owner",
    None,
    "okrs/z.okr.yaml",
    1,
    3,
    1,
    13,
    "z/growth@2026-Q4",
    (ExcerptLine(1, "- id: growth"),),
)
BOTH = Verdict(6, (TARGET, OWNER), Summary(1, 1, 0, 2))
CLEAN = Verdict(6, (), Summary(0, 0, 0, 0))
HOSTILE = OWNER._replace(
    message="there is no cycle\n::error::`\x1b[2J`",
    hint="##[group] a\x07",
    file="::set-output name=a\x1b::b.okr.yaml",
    excerpt=(ExcerptLine(1, "::warning::x ##[error] \x1b]0;a\x07"),),
)
