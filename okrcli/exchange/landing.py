"""Brings what was found into the workspace: new files alone, valid as a whole, nothing that exists written over."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from okrcli.edit.changeset import ChangeSet, FileEdit
from okrcli.edit.create import create, new_kpi, new_objective
from okrcli.edit.homes import require_good
from okrcli.edit.proof import Unsound, new_problems
from okrcli.errors import OkrError, UsageError, enumerated
from okrcli.exchange.draft import Fields, Harvest, Remark, records
from okrcli.exchange.filing import Sheet, sheets, text_of_file
from okrcli.problem import Path, Problem
from okrcli.workspace import Workspace
from okrcli.workspace.reading import load
from okrcli.workspace.shape import entity_of
from okrcli.yamldoc.document import value_at

_WATCHED = ("OKR0", "OKR1", "OKR3")
_NEEDED = ("id", "title", "key_results", "date", "cycle", "team", "objectives", "kind", "value")
_ROUNDS = 12


class AllThere(OkrError):
    """Goals of these ids are in the workspace already."""

    def __init__(self, refs: Sequence[str]) -> None:
        shown = enumerated([*refs[:5], *([f"{len(refs) - 5} more"] if len(refs) > 5 else [])], "and")
        super().__init__(f"there already: {shown}; nothing was written")
        self.hint = "import them for another --team or --cycle, or rename those that are there: okr rename REF NEW-ID"


class Nothing(OkrError):
    """There are no goals in the source."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(f"no objectives were found in {enumerated(names, 'and')}")
        self.hint = "okr help import tells what is understood"


class Landed(NamedTuple):
    """What an import comes to.

    Attributes:
        changes: of the files; nothing is written yet.
        remarks: what could not be carried over, all of it.
        fresh: whether only new files are made; else the diff is to be shown, and not to be written.
        sheets: the files, as they will be where they are new.
    """

    changes: ChangeSet
    remarks: tuple[Remark, ...]
    fresh: bool
    sheets: tuple[Sheet, ...]


def lacking(harvest: Harvest) -> tuple[str, ...]:
    """What the source does not tell and every objective needs: `cycle`, `team`, or nothing."""
    goals = [each for each in harvest.bundles if each.objectives]
    return tuple(key for key in ("cycle", "team") if any(getattr(each, key) is None for each in goals))


def land(
    workspace: Workspace, harvest: Harvest, names: Sequence[str], cycle: str | None, team: str | None, owner: str | None
) -> Landed:
    """What an import changes.

    Args:
        workspace: as it is.
        harvest: what was found.
        names: of the sources.
        cycle: what fills a missing cycle.
        team: what fills a missing team.
        owner: what fills a missing owner.

    Raises:
        Nothing: there is nothing to import.
        AllThere: some of it is there already.
        UsageError: a cycle or team is missing.
        OkrError: it would break something that is in the workspace.
    """
    found = sheets(harvest.bundles, cycle, team, owner)
    if not any(each.fields.get("objectives") or each.fields.get("kpis") for each in found):
        raise Nothing(names)
    for sheet in found:
        _require(workspace, sheet)
    _refuse_taken(workspace, found)
    fresh = not any(_has_home(workspace, each) for each in found)
    where = names[0] if len(names) == 1 else ""
    if fresh:
        changes, remarks = _made(workspace, found, where)
    else:
        changes, remarks = _merged(workspace, found), ()
    return Landed(changes, (*harvest.remarks, *remarks), fresh, tuple(found))


def _require(workspace: Workspace, sheet: Sheet) -> None:
    if not sheet.fields.get("objectives"):
        return
    for key, example in (("cycle", "2026-Q4"), ("team", "marketing")):
        value = getattr(sheet, key)
        if value is None:
            raise UsageError(f"the source does not say the {key} of its objectives", f"--{key} {example}")
        require_good(workspace, key, value)


def _refuse_taken(workspace: Workspace, found: Sequence[Sheet]) -> None:
    plan = workspace.plan
    there = {*(each.ref for each in (*plan.objectives, *plan.drafts)), *(each.ref for each in plan.kpis)}
    wanted = [
        *(
            f"{sheet.team}/{each['id']}@{sheet.cycle}"
            for sheet in found
            for each in records(sheet.fields.get("objectives"))
        ),
        *(f"kpi/{each['id']}" for sheet in found for each in records(sheet.fields.get("kpis"))),
    ]
    taken = [ref for ref in wanted if ref in there]
    if taken:
        raise AllThere(taken)


def _has_home(workspace: Workspace, sheet: Sheet) -> bool:
    return os.path.lexists(f"{workspace.root}/{sheet.file}")


def _merged(workspace: Workspace, found: Sequence[Sheet]) -> ChangeSet:
    """The change that adds the goals to the files that are there, as `okr new` would."""
    objectives = (
        new_objective(workspace, each, sheet.team or "", sheet.cycle or "")
        for sheet in found
        for each in records(sheet.fields.get("objectives"))
    )
    kpis = (new_kpi(workspace, each) for sheet in found for each in records(sheet.fields.get("kpis")))
    return create(workspace, [*objectives, *kpis]).changes


def _made(workspace: Workspace, found: Sequence[Sheet], where: str) -> tuple[ChangeSet, tuple[Remark, ...]]:
    """The change that writes new files, without what would be invalid in them."""
    remarks: list[Remark] = []
    files = {sheet.file: sheet.fields for sheet in found}
    for _ in range(_ROUNDS):
        texts = {file: text_of_file(fields).encode() for file, fields in files.items()}
        changes = ChangeSet(workspace.root, tuple(FileEdit(file, None, text) for file, text in texts.items()))
        after = load(workspace.root, texts)
        wrong = [each for each in new_problems(workspace, after) if each.code.startswith(_WATCHED)]
        elsewhere = [each for each in wrong if each.file not in files]
        if elsewhere:
            raise Unsound(elsewhere[0])
        if not wrong:
            return changes, tuple(remarks)
        for problem, at in _last_first(files, wrong):
            remarks.append(Remark(where or problem.file, _told(files[problem.file], problem, at)))
            _remove(files[problem.file], at)
    raise Unsound(wrong[0])


def _last_first(files: Mapping[str, Fields], problems: Sequence[Problem]) -> list[tuple[Problem, Path]]:
    """One problem for each place with what has to go, so that what is removed moves nothing that is still to go."""
    by_place = {(each.file, at): (each, at) for each in problems for at in [_narrowest(files[each.file], each)]}
    return sorted(by_place.values(), key=lambda each: [str(step).zfill(9) for step in each[1]], reverse=True)


def _narrowest(fields: Fields, problem: Problem) -> Path:
    """What has to go: the key at fault where its entity can do without it, else the entity."""
    keys = [step for step in problem.at if isinstance(step, str)]
    spared = bool(keys) and keys[-1] not in _NEEDED and "checkins" not in keys[-2:-1]
    return problem.at if spared and value_at(fields, problem.at) is not None else entity_of(problem.at)


def _told(fields: Fields, problem: Problem, at: Path) -> str:
    inner = (value_at(fields, at[: end + 1]) for end in range(len(at)))
    names = [f"“{each['title']}”" for each in inner if isinstance(each, dict) and each.get("title")]
    last = at[-1] if at else None
    what = f"`{last}`" if isinstance(last, str) else "a check-in" if "checkins" in at else "all of it"
    return f"{names[-1] if names else problem.file}: {what} was left out: {problem.message}"


def _remove(fields: Fields, at: Path) -> None:
    around = value_at(fields, at[:-1])
    last = at[-1] if at else None
    if isinstance(around, dict) and isinstance(last, str):
        around.pop(last, None)
    elif isinstance(around, list) and isinstance(last, int) and last < len(around):
        del around[last]
