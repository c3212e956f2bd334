"""Validates the data of one file, leaving out the smallest entity that is invalid."""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import ValidationError

from okrcli.model.objective import OkrFile
from okrcli.model.scalars import describe
from okrcli.problem import Path, Problem
from okrcli.workspace.shape import FILE_SHAPE, entity_of
from okrcli.workspace.translate import translate


class Validated(NamedTuple):
    """What is valid of one file.

    Attributes:
        content: the file without what is invalid, or None where nothing is left.
        problems: what was left out, and why.
        kept: for each list that lost items, the indexes of those that are left.
    """

    content: OkrFile | None
    problems: tuple[Problem, ...]
    kept: dict[Path, list[int]]

    def original(self, at: Path) -> Path:
        """The path in the file of what stands at a path in `content`."""
        path: Path = ()
        for index, step in enumerate(at):
            kept = self.kept.get(at[:index])
            path = (*path, kept[step] if kept is not None and isinstance(step, int) else step)
        return path


def validate(data: object, file: str) -> Validated:
    """Validates the data of a file that parses."""
    if not isinstance(data, dict):
        said = f"the file is {describe(data)}, not a mapping with `objectives:` or `kpis:`"
        hint = "begin with `cycle:`, `team:` and `objectives:`"
        return Validated(None, (Problem("OKR102", said, file, hint),), {})
    try:
        return Validated(OkrFile.model_validate(data), (), {})
    except ValidationError as error:
        return _repaired(data, file, error)


def _repaired(data: dict[str, Any], file: str, error: ValidationError) -> Validated:
    problems: list[Problem] = []
    removed: set[Path] = set()
    pruned: Any = data
    kept: dict[Path, list[int]] = {}
    while True:
        before = len(removed)
        for problem in translate(error, pruned, file, FILE_SHAPE):
            at = Validated(None, (), kept).original(problem.at)
            problems.append(Problem(problem.code, problem.message, file, problem.hint, at, problem.on_key))
            removed.add(entity_of(at))
        if len(removed) == before or () in removed:
            return Validated(None, tuple(problems), {})
        kept = {}
        pruned = _without(data, removed, (), (), kept)
        try:
            return Validated(OkrFile.model_validate(pruned), tuple(problems), kept)
        except ValidationError as next_error:
            error = next_error


def _without(node: Any, removed: set[Path], at: Path, new: Path, kept: dict[Path, list[int]]) -> Any:
    """The data without what is removed; `at` is the path in the file, `new` the path in the result."""
    if isinstance(node, dict):
        left = (key for key in node if (*at, key) not in removed)
        return {key: _without(node[key], removed, (*at, key), (*new, key), kept) for key in left}
    if isinstance(node, list):
        indexes = [index for index in range(len(node)) if (*at, index) not in removed]
        if len(indexes) < len(node):
            kept[new] = indexes
        return [_without(node[old], removed, (*at, old), (*new, i), kept) for i, old in enumerate(indexes)]
    return node
