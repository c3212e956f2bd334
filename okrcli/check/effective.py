"""The settings of the check as they are in effect: of each rule, and where each of them comes from."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from typing_extensions import TypedDict

from okrcli.check.options import read_options
from okrcli.check.rule import Rule
from okrcli.check.rules import RULES
from okrcli.check.selection import Choice, Selection, fits
from okrcli.problem import Path, Severity
from okrcli.wording.lines import safe
from okrcli.workspace import SETTINGS_FILE, Workspace

_DEFAULT = "default"


class OptionData(TypedDict):
    """An option of a rule."""

    key: str
    """Its name in the settings."""
    value: Any
    """What it is set to."""
    origin: str
    """Where that comes from: default, or a line of okr.yaml."""


class RuleSettings(TypedDict):
    """A rule as it is set."""

    code: str
    """Such as OKR203."""
    name: str
    """Such as missing-owner."""
    selected: bool
    """Whether it is reported, apart from what is said by path."""
    selected_origin: str
    """What decides that: default, a line of okr.yaml, --select or --ignore."""
    severity: Severity
    """How much it weighs."""
    severity_origin: str
    """What decides that: default, or a line of okr.yaml."""
    options: list[OptionData]
    """Its options."""


class PathSettings(TypedDict):
    """What is otherwise in some files."""

    pattern: str
    """Of their paths."""
    select: list[str]
    """Codes or prefixes that are reported."""
    ignore: list[str]
    """Those that are not."""
    origin: str
    """The line of okr.yaml."""


class SettingsData(TypedDict):
    """The settings of the check as they are in effect."""

    folder: str
    """Of the workspace."""
    files: list[str]
    """The files that are reported on."""
    exclude: list[str]
    """Patterns of files that are not read."""
    per_path: list[PathSettings]
    """What is otherwise in some files."""
    rules: list[RuleSettings]
    """Every rule, by code."""


def data(workspace: Workspace, choice: Choice, files: frozenset[str]) -> SettingsData:
    """The settings as data.

    Args:
        workspace: whose settings they are.
        choice: what the command line adds.
        files: those that are reported on.

    Raises:
        UnknownCode: `choice` has a code that no rule has.
    """
    settings = workspace.plan.settings
    shown = _Effective(workspace, choice)
    return {
        "folder": workspace.root,
        "files": sorted(files),
        "exclude": list(settings.exclude),
        "per_path": [
            {
                "pattern": pattern,
                "select": list(each.select),
                "ignore": list(each.ignore),
                "origin": shown.origin(("per_path", pattern)),
            }
            for pattern, each in settings.check.per_path.items()
        ],
        "rules": [shown.rule(rule) for rule in RULES],
    }


class _Effective:
    def __init__(self, workspace: Workspace, choice: Choice) -> None:
        self._workspace = workspace
        self._choice = choice
        self._settings = workspace.plan.settings.check
        rules: dict[str, Rule[Any]] = {rule.code: rule for rule in RULES}
        self._selection = Selection(self._settings, choice, {rule.code: rule.name for rule in RULES})
        self._chosen = read_options(rules, self._settings.options)

    def origin(self, at: Path) -> str:
        """The line that a setting of the check stands on."""
        place = self._workspace.document(SETTINGS_FILE).place(("check", *at), on_key=True)
        return f"{SETTINGS_FILE}:{place.line}"

    def rule(self, rule: Rule[Any]) -> RuleSettings:
        """One rule as it is set."""
        severity = self._selection.severity(rule.code)
        by = max((each for each in self._settings.severity if fits(rule.code, each)), key=len, default=None)
        selected, selected_origin = self._selected(rule.code)
        return {
            "code": rule.code,
            "name": rule.name,
            "selected": selected,
            "selected_origin": selected_origin,
            "severity": severity or rule.severity,
            "severity_origin": _DEFAULT if by is None else self.origin(("severity", by)),
            "options": list(self._options(rule)),
        }

    def _selected(self, code: str) -> tuple[bool, str]:
        asked = self._selection.asked.says(code)
        if asked is not None:
            ignored = any(fits(code, each) for each in self._choice.ignore) and not asked
            return asked, "--ignore" if ignored else "--select"
        said = self._selection.general.says(code) is not False
        lists = (("ignore", self._settings.ignore), ("select", self._settings.select))
        for key, selectors in lists if not said else reversed(lists):
            for index, each in enumerate(selectors):
                if fits(code, each) and key in self._settings.model_fields_set:
                    return said, self.origin((key, index))
        return said, _DEFAULT if said else self.origin(("select",))

    def _options(self, rule: Rule[Any]) -> Iterator[OptionData]:
        if rule.options is None:
            return
        chosen = self._chosen.get(rule.options) or rule.options()
        for key in rule.options.model_fields:
            is_set = key in chosen.model_fields_set
            origin = self.origin(("options", rule.code, key)) if is_set else _DEFAULT
            yield {"key": key, "value": plain(getattr(chosen, key)), "origin": origin}


def plain(value: object) -> Any:
    """The value of an option as JSON has it.

    >>> plain(Decimal("3")), plain((Decimal("0.5"), "a"))
    (3, [0.5, 'a'])
    """
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, tuple | list | frozenset | set) else value


def text(settings: SettingsData) -> str:
    """The settings in lines; what is not said to come from elsewhere is the default."""
    return "".join(f"{safe(line).rstrip()}\n" for line in _lines(settings))


def _lines(settings: SettingsData) -> Iterator[str]:
    files = settings["files"]
    yield f"settings  {settings['folder']}/{SETTINGS_FILE}"
    yield f"files     {len(files)}{': ' + ', '.join(files) if 0 < len(files) <= 3 else ''}"
    yield f"exclude   {', '.join(settings['exclude']) or 'none'}"
    for each in settings["per_path"]:
        said = [f"{key} {', '.join(codes)}" for key in ("select", "ignore") if (codes := _codes(each, key))]
        yield f"in        {each['pattern']}: {'; '.join(said) or 'nothing else'}  ({each['origin']})"
    yield ""
    widest = max(len(rule["name"]) for rule in settings["rules"])
    for rule in settings["rules"]:
        word = rule["severity"] if rule["selected"] else "off"
        origin = rule["severity_origin" if rule["selected"] else "selected_origin"]
        yield f"{rule['code']}  {rule['name']:{widest}}  {word:7}  {_told(origin)}"
        for option in rule["options"]:
            yield f"          {option['key']}: {shown(option['value'])}  {_told(option['origin'])}"


def _codes(settings: PathSettings, key: str) -> list[str]:
    return settings["select"] if key == "select" else settings["ignore"]


def _told(origin: str) -> str:
    return "" if origin == _DEFAULT else f"({origin})"


def shown(value: object) -> str:
    """The value of an option as one would write it.

    >>> shown(3), shown(["a", "b"]), shown(True)
    ('3', '[a, b]', 'true')
    """
    if isinstance(value, bool):
        return str(value).lower()
    return f"[{', '.join(map(shown, value))}]" if isinstance(value, list) else str(value)
