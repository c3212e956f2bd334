"""Begins the next cycle with what goes on: baselines are what was reached, and nothing that was logged comes over."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.edit.changeset import ChangeSet, FileEdit
from okrcli.edit.homes import Occupied, home_of_team
from okrcli.edit.making import opened, value_at
from okrcli.edit.rollover.carrying import Candidate, Passage, passage, remark
from okrcli.edit.rollover.succession import successor
from okrcli.edit.rollover.text import additions, text
from okrcli.edit.terms import NothingThere, chosen, cycle_named, files_of, latest_over, require_whole
from okrcli.errors import OkrError, UsageError
from okrcli.model.cycle import Cycle
from okrcli.model.plan import PlannedObjective
from okrcli.scoring import score
from okrcli.wording.locales import find_locale
from okrcli.workspace import Workspace
from okrcli.yamldoc.patch import patch


class NothingToCarry(OkrError):
    """No key result goes on."""

    def __init__(self, cycle: str) -> None:
        super().__init__(f"nothing of {cycle} goes on")
        self.hint = "--keep REF keeps a key result; okr new makes another one"


class AllThere(OkrError):
    """Every objective is in the next cycle already."""

    def __init__(self, cycle: str, following: str) -> None:
        super().__init__(f"all objectives of {cycle} that may go on are in {following} already")
        self.hint = f"okr status --cycle {following} shows them; okr new adds to them"


class Handover(NamedTuple):
    """From one cycle to the next.

    Attributes:
        cycle: that ended.
        next: that begins.
        passages: the objectives that may go on, in order of file and place.
        there: references of those that are in the next cycle already.
    """

    cycle: Cycle
    next: Cycle
    passages: tuple[Passage, ...]
    there: tuple[str, ...]

    def candidates(self) -> tuple[Candidate, ...]:
        """All key results that may go on."""
        return tuple(each for one in self.passages for each in one.candidates)


def handover(workspace: Workspace, start: str | None, end: str | None, teams: Sequence[str], today: date) -> Handover:
    """What may go on from one cycle to the next.

    Args:
        workspace: as it is.
        start: the cycle to go on from; None is the latest one that is over, or that ends first where none is.
        end: the cycle to go on in; None is the next one of the same length.
        teams: only theirs, sub-teams included; empty for all.
        today: the day whose values are the new baselines.

    Raises:
        OkrError: there is nothing to go on from, or a file is not whole.
    """
    plan = workspace.plan
    known = chosen(plan, start, teams)
    first = cycle_named(plan, start, "--from") if start is not None else _latest(known, today)
    following = successor(first, plan.settings) if end is None else cycle_named(plan, end, "--to")
    if following.window.start <= first.window.start:
        raise UsageError(f"{following.name} does not come after {first.name}", "name a later one with --to")
    files = files_of(workspace, first, teams)
    if not files:
        raise NothingThere(first.name)
    require_whole(workspace, files)
    ids = {(each.team, each.objective.id): each.ref for each in plan.objectives if each.cycle == following}
    passages, there = [], []
    for scored in score(plan, today).objectives:
        planned = scored.planned
        if planned.cycle != first or planned.file not in files or planned.objective.dropped is not None:
            continue
        if (planned.team, planned.objective.id) in ids:
            there.append(ids[planned.team, planned.objective.id])
        else:
            passages.append(passage(workspace, scored))
    if not passages:
        raise AllThere(first.name, following.name) if there else NothingToCarry(first.name)
    return Handover(first, following, tuple(passages), tuple(there))


def rollover(workspace: Workspace, what: Handover, picked: Mapping[str, Candidate]) -> ChangeSet:
    """The change that begins the next cycle.

    Objectives go to the file of their team and the next cycle; where there is none, to a new one named like the old.

    Args:
        workspace: as it is.
        what: the cycles and what may go on.
        picked: the key results that do, by their reference in the old cycle, with their goals.

    Raises:
        NothingToCarry: none does.
        OkrError: a file of the next cycle is closed, broken, or cannot be edited without disturbing it.
    """
    by_file: dict[str, list[Passage]] = {}
    for each in what.passages:
        if any(candidate.ref in picked for candidate in each.candidates):
            by_file.setdefault(_home(workspace, what, each), []).append(each)
    if not by_file:
        raise NothingToCarry(what.cycle.name)
    edits = (_edit(workspace, what, file, passages, picked) for file, passages in by_file.items())
    return ChangeSet(workspace.root, tuple(edits))


def _latest(objectives: Sequence[PlannedObjective], today: date) -> Cycle:
    running = {each.cycle for each in objectives if each.cycle.window.start <= today}
    found = latest_over(objectives, today) or min(
        running, key=lambda cycle: (cycle.window.due, cycle.length), default=None
    )
    if found is None:
        raise UsageError("no cycle has begun that could be gone on from", "name one with --from")
    return found


def _home(workspace: Workspace, what: Handover, each: Passage) -> str:
    """The file that takes an objective: that of its team, or a new one that is called like the old one."""
    planned, following = each.scored.planned, what.next.name
    old = re.escape(what.cycle.name)
    named = re.sub(rf"(?<![0-9A-Za-z]){old}(?![\w-])", following, planned.file)
    if named in files_of(workspace, what.next, [planned.team]):
        return named
    home = home_of_team(workspace, planned.team, following)
    if not home.fresh or named == planned.file:
        return home.file
    if os.path.lexists(f"{workspace.root}/{named}"):
        raise Occupied(named, planned.team, following)
    return named


def _edit(
    workspace: Workspace, what: Handover, file: str, passages: Sequence[Passage], picked: Mapping[str, Candidate]
) -> FileEdit:
    chosen_of = [[picked[each.ref] for each in one.candidates if each.ref in picked] for one in passages]
    objectives = [one.carried(each) for one, each in zip(passages, chosen_of, strict=True)]
    if file in workspace.files:
        document = opened(workspace, file)
        there = value_at(document.data, ("objectives",))
        first = len(there) if isinstance(there, list) else 0
        added = (additions(each, index) for index, each in enumerate(objectives, first))
        return FileEdit(file, document.raw, patch(document, [each for one in added for each in one]))
    locale = find_locale(workspace.plan.settings.locale)
    remarks = {
        (each.ref, key): remark(each.scored, locale)
        for candidates in chosen_of
        for each in candidates
        for key in each.open_aims
    }
    head = f"Carried over from {what.cycle.name}: every baseline is what was reached then."
    whole = text(head, what.next.name, passages[0].scored.planned.team, objectives, remarks)
    return FileEdit(file, None, whole.encode())
