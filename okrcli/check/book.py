"""The rules explained: as data, in full, and as a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from typing_extensions import TypedDict

from okrcli.check.catalogue import manual
from okrcli.check.effective import plain, shown
from okrcli.check.rule import Rule
from okrcli.check.selection import FAMILIES
from okrcli.check.suppression import is_never_hidden
from okrcli.check.wrapping import folded, wrapped
from okrcli.problem import Severity

Paint = Callable[[str, str], str]

_STYLES = {"error": "1;31", "warning": "1;33", "info": "1;34", "strong": "1", "quiet": "2"}
_WIDEST = 100
_SORTS = {"integer": "a whole number", "number": "a number", "boolean": "true or false", "array": "a list"}


class OptionManual(TypedDict):
    """An option of a rule."""

    key: str
    """Its name in the settings."""
    type: str
    """What it takes, in words."""
    default: Any
    """What it is unless the settings say otherwise."""
    description: str
    """What it does."""


class RuleManual(TypedDict):
    """A rule."""

    code: str
    """Such as OKR203."""
    name: str
    """Such as missing-owner."""
    family: str
    """What the rules with the same first digit are about."""
    severity: Severity
    """How much it weighs unless the settings say otherwise."""
    dated: bool
    """Whether what it finds depends on the day."""
    fixable: bool
    """Whether some of what it finds can be mended by okr."""
    summary: str
    """What is wrong, in one sentence."""
    why: str
    """Why that matters."""
    bad: str
    """YAML that has such a finding."""
    good: str
    """The same without."""
    options: list[OptionManual]
    """What can be set."""


class RuleData(TypedDict):
    """Some rules, in order of code."""

    rules: list[RuleManual]
    """The rules."""


def data(rules: Iterable[Rule[Any]]) -> RuleData:
    """Some rules as data."""
    return {"rules": [_data(rule) for rule in rules]}


def document(rules: Iterable[Rule[Any]], today: date) -> str:
    """Some rules as the document that programs read; it is about no workspace."""
    from okrcli.check.checking import enveloped

    return enveloped(None, today, "rule", data(rules))


def _data(rule: Rule[Any]) -> RuleManual:
    said = manual(rule)
    return {
        "code": rule.code,
        "name": rule.name,
        "family": FAMILIES[rule.code[:4]],
        "severity": rule.severity,
        "dated": rule.dated,
        "fixable": rule.is_fixable,
        "summary": said.summary,
        "why": said.why,
        "bad": said.bad,
        "good": said.good,
        "options": list(_options(rule)),
    }


def _options(rule: Rule[Any]) -> Iterator[OptionManual]:
    if rule.options is None:
        return
    properties = rule.options.model_json_schema()["properties"]
    defaults = rule.options()
    for key, field in rule.options.model_fields.items():
        yield {
            "key": key,
            "type": _sort(properties[key]),
            "default": plain(getattr(defaults, key)),
            "description": field.description or "",
        }


def _sort(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return f"one of {', '.join(map(str, schema['enum']))}"
    sort = "integer" if schema.get("multipleOf") == 1 else schema.get("type", "")
    if sort == "array":
        return f"a list of {'numbers' if schema.get('items', {}).get('type') == 'number' else 'words'}"
    return _SORTS.get(sort, "text")


def text(rules: Sequence[Rule[Any]], *, colour: bool, room: int | None) -> str:
    """Rules in full, one below the other.

    Args:
        rules: which.
        colour: whether ANSI colours may be used.
        room: columns of the terminal; None for lines of any length.
    """
    paint = _coloured if colour else _plain
    width = None if room is None else min(room, _WIDEST)
    return "\n\n".join("\n".join(_page(_data(rule), paint, width)).rstrip() for rule in rules) + "\n"


def _page(rule: RuleManual, paint: Paint, room: int | None) -> Iterator[str]:
    inner = None if room is None else room - 2
    code, name = paint(rule["code"], rule["severity"]), paint(rule["name"].replace("-", " "), "strong")
    yield f"{code} {name} {paint(f'· {_traits(rule)}', 'quiet')}"
    yield from wrapped(rule["summary"], room)
    yield ""
    yield paint("Why", "strong")
    yield from (f"  {line}" for line in wrapped(_capital(rule["why"]), inner))
    for title, example in (("Bad", rule["bad"]), ("Good", rule["good"])):
        yield ""
        yield paint(title, "strong")
        yield from (f"  {part}".rstrip() for line in example.rstrip("\n").split("\n") for part in folded(line, inner))
    if rule["options"]:
        yield ""
        yield paint("Options", "strong")
        for option in rule["options"]:
            said = f"{option['key']}: {shown(option['default'])}"
            yield from _hanging(f"{said}  {option['description']} ({option['type']})", inner)
    yield ""
    yield paint("In okr.yaml", "strong")
    yield from (f"  {line}" for line in _settings(rule))
    if not is_never_hidden(rule["code"]):
        yield ""
        yield paint("In one place", "strong")
        yield f"  # okr: ignore[{rule['code']}] and the reason, at the end of the line or above it"
    yield ""


def _traits(rule: RuleManual) -> str:
    traits = [rule["severity"], "depends on the day" if rule["dated"] else "", "fixable" if rule["fixable"] else ""]
    return " · ".join(filter(None, traits))


def _settings(rule: RuleManual) -> Iterator[str]:
    other = "warning" if rule["severity"] == "error" else "error"
    lines = [
        (f"ignore: [{rule['code']}]", "to leave it out"),
        (f"severity: {{{rule['code']}: {other}}}", "to weigh it otherwise"),
    ]
    if rule["options"]:
        chosen = ", ".join(f"{each['key']}: {shown(each['default'])}" for each in rule["options"])
        lines.append((f"options: {{{rule['code']}: {{{chosen}}}}}", "as it is"))
    widest = max(len(line) for line, _ in lines)
    yield "check:"
    yield from (f"  {line:{widest}}  # {comment}" for line, comment in lines)


def _capital(sentence: str) -> str:
    return f"{sentence[:1].upper()}{sentence[1:]}"


def _hanging(line: str, room: int | None) -> Iterator[str]:
    first, *rest = wrapped(line, None if room is None else room - 2)
    yield f"  {first}"
    yield from (f"    {each}" for each in rest)


def listing(rules: Sequence[Rule[Any]], *, colour: bool, room: int | None) -> str:
    """Rules by family, a line each; see `text` for the arguments."""
    from okrcli.wording.lines import cut

    paint, lines, family = _coloured if colour else _plain, list[str](), ""
    widest = max(len(rule.name) for rule in rules)
    for rule in rules:
        if rule.code[:4] != family:
            family = rule.code[:4]
            lines += [*([""] if lines else []), paint(f"{family}xx {FAMILIES[family]}", "strong")]
        start = f"{rule.code}  {rule.name:{widest}}  {rule.severity:7}  "
        summary = manual(rule).summary
        said = summary if room is None else cut(summary, max(room - len(start) - 2, 0))
        painted = f"{paint(rule.code, rule.severity)}{start[len(rule.code) :]}"
        lines.append(f"  {painted}{paint(said, 'quiet')}".rstrip())
    return "".join(f"{line}\n" for line in lines)


def _plain(words: str, style: str) -> str:
    del style
    return words


def _coloured(words: str, style: str) -> str:
    return f"\x1b[{_STYLES[style]}m{words}\x1b[0m"
