"""The shape of an OKR file: which entity a path stands for, and which keys it may have."""

from __future__ import annotations

from typing import Any

from okrcli.model.checkin import Checkin, Dropped, Move, PacePoint, Step
from okrcli.model.key_result import KeyResult
from okrcli.model.kinds import KIND_NAMES, KINDS
from okrcli.model.objective import Band, Bands, Closed, Kpi, Objective, OkrFile
from okrcli.model.settings import Check, Checkins, CustomCycle, FiscalYear, Scoring, Settings
from okrcli.problem import Path

_CHECKIN_KEYS = ("date", "value", "confidence", "note", "by", "evidence")

ENTITIES: dict[tuple[str, ...], str] = {
    ("objectives",): "the objective",
    ("objectives", "key_results"): "the key result",
    ("objectives", "key_results", "checkins"): "the check-in",
    ("objectives", "key_results", "moves"): "the move",
    ("kpis",): "the KPI",
    ("kpis", "readings"): "the reading",
}
"""What is left out where it is invalid, by the keys on the way to it."""


class Shape:
    """What may stand where in a kind of file.

    Args:
        top: the model of the whole.
        name: the whole, in words.
        parts: what stands below a key: in words, and its model.
    """

    def __init__(self, top: type[Any], name: str, parts: dict[str, tuple[str, type[Any]]]) -> None:
        self._top = top
        self._name = name
        self._parts = parts

    def noun(self, at: Path) -> str:
        """What stands at a path, in words."""
        key = _last_key(at)
        return self._parts[key][0] if key in self._parts else (f"`{key}`" if key else self._name)

    def keys(self, at: Path, data: object) -> tuple[str, ...]:
        """The keys that may stand in the mapping at a path."""
        key = _last_key(at)
        model = self._parts[key][1] if key in self._parts else self._top
        if model is KeyResult:
            return key_result_keys(_kind_at(at, data))
        if model is Checkin:
            return _CHECKIN_KEYS
        return tuple(field.alias or name for name, field in model.model_fields.items())


FILE_SHAPE = Shape(
    OkrFile,
    "the file",
    {
        "objectives": ("the objective", Objective),
        "key_results": ("the key result", KeyResult),
        "checkins": ("the check-in", Checkin),
        "kpis": ("the KPI", Kpi),
        "readings": ("the reading", Checkin),
        "moves": ("the move", Move),
        "steps": ("the step", Step),
        "pace": ("the point of the pace", PacePoint),
        "dropped": ("`dropped`", Dropped),
        "healthy": ("`healthy`", Band),
        "closed": ("`closed`", Closed),
        "bands": ("`bands`", Bands),
    },
)
"""An OKR file."""

SETTINGS_SHAPE = Shape(
    Settings,
    "okr.yaml",
    {
        "fiscal_year": ("`fiscal_year`", FiscalYear),
        "cycles": ("the cycle", CustomCycle),
        "checkins": ("`checkins`", Checkins),
        "scoring": ("`scoring`", Scoring),
        "bands": ("`bands`", Bands),
        "check": ("`check`", Check),
    },
)
"""The settings."""


def entity_of(at: Path) -> Path:
    """The smallest entity that a path lies in, or the top-level key; the empty path is the file."""
    best: Path = at[:1]
    for length in range(2, len(at) + 1, 2):
        if not isinstance(at[length - 1], int):
            break
        keys = tuple(str(step) for step in at[:length:2])
        if keys not in ENTITIES:
            break
        best = at[:length]
    return best


def key_result_keys(kind: str) -> tuple[str, ...]:
    """The keys of a key result of a kind, in the order of the schema."""
    common = tuple(name for name in KeyResult.model_fields if name != "measure")
    return (*common[:2], *KIND_NAMES.get(kind, KINDS[0]).model_fields, *common[2:])


def other_kinds(at: Path, data: object) -> list[str]:
    """The kinds that a key belongs to, where it stands in a key result of a kind that does not have it."""
    if len(at) < 2 or entity_of(at)[-2:-1] != ("key_results",) or len(entity_of(at)) + 1 != len(at):
        return []
    if _kind_at(at[:-1], data) not in KIND_NAMES:
        return []
    return [name for name, kind in KIND_NAMES.items() if at[-1] in kind.model_fields]


def _kind_at(at: Path, data: Any) -> str:
    for step in at:
        data = data[step]
    return str(data.get("kind", "metric")) if isinstance(data, dict) else "metric"


def _last_key(at: Path) -> str:
    return next((str(step) for step in reversed(at) if isinstance(step, str)), "")
