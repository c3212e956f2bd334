"""Whether what stands in a template would be valid in a file."""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.model.objective import OkrFile
from okrcli.problem import Path, Problem
from okrcli.workspace.validate import validate


def first_problem(data: object, file: str) -> Problem | None:
    """What is wrong first in the data of an OKR file, taken by itself; None where nothing is.

    Args:
        data: of the file.
        file: its path, for the problem.
    """
    valid = validate(data, file)
    if valid.problems or valid.content is None:
        return next(iter(valid.problems), None)
    return next(_faults(valid.content, file), None)


def _faults(content: OkrFile, file: str) -> Iterator[Problem]:
    for number, kpi in enumerate(content.kpis):
        for fault in kpi.faults():
            at: Path = ("kpis", number, *fault.at)
            yield Problem(fault.code, fault.message, file, fault.hint, at, fault.on_key)
    for number, objective in enumerate(content.objectives):
        for index, each in enumerate(objective.key_results):
            for fault in each.faults():
                at = ("objectives", number, "key_results", index, *fault.at)
                yield Problem(fault.code, fault.message, file, fault.hint, at, fault.on_key)
