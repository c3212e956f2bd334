"""The rules: one file each, named after the rule, listed here in order of code."""

from __future__ import annotations

from typing import Any

from okrcli.check.rule import Rule
from okrcli.check.rules import (
    ambiguous_reference,
    bad_change,
    bad_id,
    conflict_markers,
    date_outside_window,
    duplicate_id,
    duplicate_key,
    empty_file,
    encoding,
    key_result_count,
    loop,
    missing_key,
    missing_owner,
    mixed_goal,
    over_limit,
    settings,
    several_documents,
    syntax,
    tag,
    target_equals_baseline,
    unfilled_placeholder,
    unknown_code,
    unknown_cycle,
    unknown_key,
    unknown_person,
    unknown_reference,
    unused_suppression,
    wrong_value,
)

RULES: tuple[Rule[Any], ...] = (
    syntax.RULE,
    duplicate_key.RULE,
    encoding.RULE,
    conflict_markers.RULE,
    over_limit.RULE,
    several_documents.RULE,
    tag.RULE,
    empty_file.RULE,
    unknown_key.RULE,
    wrong_value.RULE,
    missing_key.RULE,
    bad_id.RULE,
    duplicate_id.RULE,
    target_equals_baseline.RULE,
    date_outside_window.RULE,
    mixed_goal.RULE,
    bad_change.RULE,
    unknown_cycle.RULE,
    unknown_person.RULE,
    settings.RULE,
    key_result_count.RULE,
    missing_owner.RULE,
    unfilled_placeholder.RULE,
    unknown_reference.RULE,
    ambiguous_reference.RULE,
    loop.RULE,
    unused_suppression.RULE,
    unknown_code.RULE,
)
"""Every rule."""
