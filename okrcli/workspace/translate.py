"""Errors of validation in our own words, each at the key or value that is at fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from okrcli.errors import enumerated, nearest
from okrcli.model.kinds import KIND_NAMES
from okrcli.model.scalars import describe, number_hint
from okrcli.problem import Path, Problem
from okrcli.workspace.shape import Shape, other_kinds

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_WANTED = {
    "decimal_type": ("a number", "write it without quotes, units or separators, such as 41200 or 0.5"),
    "is_instance_of": ("a number", "write it without quotes, units or separators, such as 41200 or 0.5"),
    "string_type": ("text", "put quotes around it"),
    "bool_type": ("true or false", "write true or false"),
    "tuple_type": ("a list", "write [a, b], or one item a line, each after a dash"),
    "dict_type": ("a mapping", "write `key: value` pairs"),
    "model_type": ("a mapping", "write `key: value` pairs"),
    "dataclass_type": ("a mapping", "write `{date: 2026-10-12, value: 5}`"),
    "model_attributes_type": ("a mapping", "write `key: value` pairs"),
    "finite_number": ("a finite number", "write a number such as 41200"),
}
_UNKNOWN_KEY = ("extra_forbidden", "unexpected_keyword_argument")
_SHARES = (("confidence",), ("grade",))
_BOUNDS = {
    "greater_than_equal": ("at least", "ge"),
    "less_than_equal": ("at most", "le"),
    "greater_than": ("above", "gt"),
    "less_than": ("below", "lt"),
}


def translate(error: ValidationError, data: object, file: str, shape: Shape) -> Iterator[Problem]:
    """One problem for each thing that is wrong, at its path in the data.

    Args:
        error: what validation found.
        data: what was validated.
        file: the path of the file, for the problems.
        shape: what may stand where in it.
    """
    seen: set[tuple[Path, str]] = set()
    for details in error.errors(include_url=False):
        at = _path_in(data, details["loc"], missing=details["type"] == "missing")
        problem = _problem(details, at, data, file, shape)
        if (problem.at, problem.code) not in seen:
            seen.add((problem.at, problem.code))
            yield problem


def _path_in(data: object, location: tuple[int | str, ...], *, missing: bool) -> Path:
    """The part of a location that is in the data: without the names of union members and of nested models."""
    path: list[int | str] = []
    node: Any = data
    for step in location:
        known = step in node if isinstance(node, dict) else isinstance(node, list) and step in range(len(node))
        if known:
            node = node[step]
        if known or (missing and step == location[-1]):
            path.append(step)
    return tuple(path)


def _value_at(data: Any, at: Path) -> object:
    for step in at:
        if isinstance(data, dict):
            data = data.get(step)
        else:
            data = data[step] if isinstance(data, list) and isinstance(step, int) and step < len(data) else None
    return data


def _problem(details: ErrorDetails, at: Path, data: object, file: str, shape: Shape) -> Problem:
    sort, context, value = details["type"], details.get("ctx", {}), _value_at(data, at)
    if sort == "okr" and value is not None:
        return Problem(context["code"], context["message"], file, context["hint"], at)
    if sort in _UNKNOWN_KEY:
        return _unknown_key(at, data, file, shape)
    if sort == "missing":
        said = f"{shape.noun(at[:-1])} has no `{at[-1]}`"
        return Problem("OKR103", said, file, f"add `{at[-1]}:`", at)
    if sort == "union_tag_invalid":
        return _unknown_kind((*at, "kind"), _value_at(data, (*at, "kind")), file)
    key = f"`{at[-1]}`" if at and isinstance(at[-1], str) else shape.noun(at)
    if value is None:
        hint = f"write a value after {key}, or remove the key"
        if at and isinstance(at[-1], int):
            hint = "fill it in, or remove its dash"
        return Problem("OKR103", f"{key} is empty", file, hint, at, on_key=True)
    return _wrong_value(sort, context, key, value, Problem("OKR102", "", file, None, at))


def _wrong_value(sort: str, context: Mapping[str, Any], key: str, value: object, blank: Problem) -> Problem:
    wanted, hint = _WANTED.get(sort, ("", None))
    if sort == "literal_error":
        choices = [choice.strip().strip("'") for choice in str(context["expected"]).replace(" or ", ", ").split(",")]
        near = nearest(str(value), choices, 1, 0.5)
        wanted = enumerated(choices)
        hint = f"did you mean {near[0]}?" if near else f"write one of {', '.join(choices)}"
        if blank.at[-2:-1] == ("severity",) and str(value).lower() in ("off", "none", "false", "ignore"):
            hint = f"to leave it out, put it under `ignore`: [{blank.at[-1]}]"
    elif sort in _BOUNDS:
        word, bound = _BOUNDS[sort]
        wanted = f"a number {word} {context[bound]}"
        hint = "write a number from 0 to 1, such as 0.7" if blank.at[-1:] in _SHARES else f"write {wanted}"
    elif sort == "multiple_of":
        wanted, hint = "a whole number", "leave out the fraction"
    elif sort in ("too_long", "too_short"):
        wanted, hint = "two numbers", "write [lower, upper], such as [0.4, 0.7]"
    elif sort in ("decimal_type", "is_instance_of"):
        hint = number_hint(value, share=blank.at[-1:] in _SHARES) or hint
    elif isinstance(value, str) and blank.at and isinstance(blank.at[-1], int):
        hint = "write its keys, such as `id:` and `title:`, one a line behind the dash"
    elif sort == "tuple_type" and isinstance(value, dict) and next(iter(value), "").startswith("-"):
        hint = "put a space behind the dash: `- id: …`"
    elif sort == "string_type" and isinstance(value, list | dict):
        hint = "write one text here"
    elif sort == "string_type" and isinstance(value, Decimal | bool):
        written = getattr(value, "literal", None) or str(value).lower()
        hint = f'put quotes around it: "{written}"'
    said = f"{key} wants {wanted}, not {describe(value)}" if wanted else f"{key} does not take {describe(value)}"
    return Problem(blank.code, said, blank.file, hint, blank.at)


def _unknown_key(at: Path, data: object, file: str, shape: Shape) -> Problem:
    key = str(at[-1])
    others = other_kinds(at, data)
    if others:
        kind = "metric" if not isinstance(around := _value_at(data, at[:-1]), dict) else around.get("kind", "metric")
        hint = f"remove `{key}`, or let `kind` be {enumerated(others)}"
        said = f"`{key}` does not go with `kind: {kind}`"
        return Problem("OKR108", said, file, hint, at, on_key=True)
    hint = _key_hint(key, shape.keys(at[:-1], data))
    return Problem("OKR101", f"{shape.noun(at[:-1])} has no key `{key}`", file, hint, at, on_key=True)


def _key_hint(key: str, known: tuple[str, ...]) -> str:
    from okrcli.workspace.other_words import is_computed, meant_by

    if key.isdecimal():
        return "inside braces a comma ends a value: write numbers without commas, such as 40000"
    if "checkins" in known and is_computed(key):
        return "leave it out: it is computed from the check-ins"
    letters = sorted(key.lower())
    turned = next((each for each in known if sorted(each) == letters), None)
    near = turned or meant_by(key, known) or next(iter(nearest(key, known, 1, 0.7)), None)
    if near:
        return f"did you mean `{near}`?"
    own = "; your own things go under `meta`" if "meta" in known else ""
    return f"keys here are {', '.join(known)}{own}"


def _unknown_kind(at: Path, value: object, file: str) -> Problem:
    near = nearest(str(value), KIND_NAMES, 1, 0.5)
    hint = f"did you mean {near[0]}?" if near else f"kinds are {', '.join(KIND_NAMES)}"
    return Problem("OKR102", f"{describe(value)} is not a kind of key result", file, hint, at)
