"""The options of rules, as they stand in the settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from okrcli.check.rule import Finding, Rule
from okrcli.model.scalars import Strict


def read_options(
    rules: Mapping[str, Rule[Any]], written: Mapping[str, Mapping[str, Any]]
) -> dict[type[Strict], Strict]:
    """The options that are set and valid, by their model; the defaults stand in for those that are not.

    Args:
        rules: every rule, by code.
        written: options by code, as in the settings.
    """
    from pydantic import ValidationError

    chosen: dict[type[Strict], Strict] = {}
    for code, values in written.items():
        model = rules[code].options if code in rules else None
        if model is None:
            continue
        try:
            chosen[model] = model.model_validate(values)
        except ValidationError:
            chosen[model] = model()
    return chosen


def option_faults(rule: Rule[Any], values: Mapping[str, Any]) -> Iterator[Finding]:
    """What is wrong with the options of one rule; `at` counts from them."""
    from pydantic import ValidationError

    from okrcli.workspace.shape import Shape
    from okrcli.workspace.translate import translate

    if rule.options is None:
        yield Finding(f"{rule.code} has no options", (), "remove this", on_key=True)
        return
    try:
        rule.options.model_validate(values)
    except ValidationError as error:
        for problem in translate(error, values, "", Shape(rule.options, rule.code, {})):
            yield Finding(problem.message, problem.at, problem.hint, problem.on_key)
