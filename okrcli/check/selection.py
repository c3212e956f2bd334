"""Which findings are reported, and how much they weigh: the settings and the command line, by code or prefix."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from okrcli.errors import OkrError
from okrcli.model.settings import Check
from okrcli.problem import Severity
from okrcli.workspace.patterns import matches

# Letters that are taken for digits.
_DIGITS = str.maketrans("OQILZSB", "0011258")

ALL = "ALL"
"""Selects every rule."""

FAMILIES: dict[str, str] = {
    "OKR0": "the file",
    "OKR1": "the format",
    "OKR2": "the method",
    "OKR3": "alignment",
    "OKR4": "goalposts and history",
    "OKR5": "check-ins",
    "OKR6": "sources",
    "OKR9": "the tool",
}
"""What the codes are about, by their first digit; each is good as a prefix even while no rule has it."""


class UnknownCode(OkrError):
    """A code on the command line that no rule has."""

    def __init__(self, code: str, near: str | None) -> None:
        super().__init__(f"there is no rule `{code}`")
        self.code = code
        self.hint = f"did you mean {near}?" if near else "write a code such as OKR203, a prefix such as OKR2, or ALL"


class Choice(NamedTuple):
    """What is asked for on the command line.

    Attributes:
        select: codes or prefixes to report, instead of those in the settings; empty means those.
        ignore: codes or prefixes not to report.
        paths: files and folders to report on, absolute or from the workspace's folder; empty means all.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()


def fits(code: str, selector: str) -> bool:
    """Whether a code, a prefix or ALL selects a code.

    >>> fits("OKR203", "OKR2"), fits("OKR203", "OKR3"), fits("OKR203", "all")
    (True, False, True)
    """
    return selector.upper() == ALL or code.startswith(selector.upper())


def known(selector: str, codes: Iterable[str]) -> bool:
    """Whether a selector is ALL, a code, or a prefix of codes that exist or may come."""
    wanted = selector.upper()
    return bool(wanted) and (wanted in FAMILIES or any(fits(code, wanted) for code in codes))


def nearest(selector: str, names: Mapping[str, str]) -> str | None:
    """The code that was probably meant.

    Args:
        selector: what was written.
        names: the names of the rules, by code.
    """
    from difflib import get_close_matches

    typed = selector.upper()
    if (meant := typed[:3] + typed[3:].translate(_DIGITS)) in names:
        return meant
    by_name = {name: code for code, name in names.items()}
    if near := get_close_matches(selector.lower(), by_name, 1, 0.7):
        return by_name[near[0]]
    near = get_close_matches(selector.upper(), names, 1, 0.7)
    return near[0] if near else None


class Layer(NamedTuple):
    """One place that says what is reported.

    Attributes:
        select: what is reported, alone; empty where it leaves that to others.
        ignore: what is not.
    """

    select: tuple[str, ...]
    ignore: tuple[str, ...]

    def says(self, code: str) -> bool | None:
        """Whether a code is reported; None where this layer does not say.

        The longest selector decides, and of two of one length the one that ignores.
        """
        ignored = _longest(code, self.ignore)
        selected = _longest(code, self.select)
        if ignored < 0 and not self.select:
            return None
        return selected > ignored


class Selection:
    """What the settings and the command line say together; the command line comes last and wins.

    Attributes:
        general: what the settings say of all files.
        asked: what the command line says.
    """

    def __init__(self, settings: Check, choice: Choice, names: Mapping[str, str]) -> None:
        for selector in (*choice.select, *choice.ignore):
            if not known(selector, names):
                raise UnknownCode(selector, nearest(selector, names))
        self.general = Layer(settings.select, settings.ignore)
        self._by_path = {pattern: Layer(each.select, each.ignore) for pattern, each in settings.per_path.items()}
        self.asked = Layer(choice.select, choice.ignore)
        self._severity = settings.severity

    def keeps(self, code: str, file: str) -> bool:
        """Whether a finding of a rule in a file is reported."""
        said = self.asked.says(code)
        if said is None and self._by_path:
            layers = [layer for pattern, layer in self._by_path.items() if matches(file, (pattern,))]
            said = next((said for layer in reversed(layers) if (said := layer.says(code)) is not None), None)
        if said is None:
            said = self.general.says(code)
        return said is not False

    def may_keep(self, code: str) -> bool:
        """Whether there may be a file in which a rule is reported."""
        said = self.asked.says(code)
        if said is None:
            said = bool(self._by_path) or self.general.says(code)
        return said is not False

    def severity(self, code: str) -> Severity | None:
        """How much a rule weighs by the settings; None where they leave it to the rule."""
        chosen = max((each for each in self._severity if fits(code, each)), key=_length, default=None)
        return None if chosen is None else self._severity[chosen]


def _longest(code: str, selectors: Collection[str]) -> int:
    return max((_length(each) for each in selectors if fits(code, each)), default=-1)


def _length(selector: str) -> int:
    return 0 if selector.upper() == ALL else len(selector)
