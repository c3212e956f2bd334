"""Makes the memory of a workspace: from what was kept, from what has changed since, or from all of its files."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from okrcli.model.plan import Plan, PlannedObjective
from okrcli.problem import Problem
from okrcli.reports.lines import objective_line
from okrcli.reports.selection import Selection, narrow, settle
from okrcli.reports.status.board import kpi_lines
from okrcli.reports.status.memory import About, Frame, Memory
from okrcli.reports.status.packing import pack, pack_kpi
from okrcli.scoring import ObjectiveScore, score
from okrcli.workspace.cache import Cache, Draft, Kept, Piece, makers
from okrcli.workspace.opening import Opened
from okrcli.workspace.workspace import Workspace

_FEW = 4  # at most one file in so many is read by itself: beyond that, reading all takes no longer

Shape = tuple[Any, ...]
"""What other files can know of a file, and what it asks of them."""


def remember(opened: Opened, cache: Cache, today: date) -> Memory | None:
    """What is known of a workspace, and kept for the next time.

    Args:
        opened: the workspace.
        cache: where it is kept.
        today: the day.

    Returns:
        The memory, or None where nothing can be kept.

    Raises:
        Unreadable: a file may not be read.
    """
    key = (*makers(), "status", opened.root, opened.raw, today.isoformat())
    kept = cache.read(key)
    if kept is not None and {path: piece.stamp for path, piece in kept.pieces.items()} == opened.stamps:
        return Memory(opened, kept, today)
    draft = cache.begin()
    if draft is None:
        return None
    try:
        # The files as they are from here on: what is as young as this may change without a trace.
        opened = opened.again()
        newer = _renewed(opened, kept, draft, today) if kept is not None else None
        anew = newer is None
        newer = newer or _all(opened, draft, today)
        draft.write(key, newer)
        return Memory(opened, newer, today, anew=anew)
    except BaseException:
        draft.drop()
        raise


def _all(opened: Opened, draft: Draft, today: date) -> Kept:
    workspace = opened.load()
    plan = workspace.plan
    covered = settle(plan, today, Selection()).selection
    scorecard = score(narrow(plan, covered), today)
    frame = Frame(
        tuple(sorted({each.cycle.name for each in plan.objectives})),
        covered.cycle,
        tuple(pack_kpi(each) for each in kpi_lines(scorecard)),
        any(each.objective.rollup == "contributors" for each in plan.objectives),
    )
    shapes, scores = _shapes(plan), _by_file(scorecard.objectives)
    abouts = _abouts(workspace, scores)
    pieces = {
        path: Piece(draft.settled(stamp), tuple(abouts[path]), _body(shapes.get(path, ()), scores.get(path, ())))
        for path, stamp in opened.stamps.items()
    }
    return Kept(tuple(frame), pieces)


def _renewed(opened: Opened, kept: Kept, draft: Draft, today: date) -> Kept | None:
    """What was kept with what has changed since; None where that may concern other files."""
    frame, pieces = Frame(*kept.frame), kept.pieces
    changed = [path for path, stamp in opened.stamps.items() if path not in pieces or pieces[path].stamp != stamp]
    if pieces.keys() != opened.stamps.keys() or len(changed) * _FEW > len(pieces):
        return None
    before = {path: About(*piece.about) for path, piece in pieces.items()}
    if any(before[path].feeds for path in changed):
        return None
    workspace = opened.load({*changed, *(path for path, about in before.items() if about.feeds)})
    shapes = _shapes(workspace.plan)
    if any(kpi.file in changed for kpi in workspace.plan.kpis) or not all(
        _same(shapes.get(path, ()), pieces[path].body, frame) for path in changed
    ):
        return None
    scorecard = score(narrow(workspace.plan, Selection(cycle=frame.covered)), today)
    scores = _by_file(scorecard.objectives)
    abouts = _abouts(workspace, scores)
    newer = {
        # What it refers to in other files was looked up when all of them were there.
        path: Piece(
            draft.settled(opened.stamps[path]),
            tuple(abouts[path]._replace(links=before[path].links)),
            _body(shapes.get(path, ()), scores.get(path, ())),
        )
        for path in changed
    }
    return Kept(kept.frame, {**pieces, **newer})


def _same(shape: Shape, body: bytes, frame: Frame) -> bool:
    """Whether a file says to others what it said before, and adds to none of their scores."""
    return shape == marshal.loads(body)[0] and not (frame.composed and any(each[2] for each in shape))


def _shapes(plan: Plan) -> dict[str, Shape]:
    shapes: dict[str, Shape] = {}
    for each in (*plan.objectives, *plan.drafts):
        shapes[each.file] = (*shapes.get(each.file, ()), _shape(each))
    return shapes


def _shape(planned: PlannedObjective) -> Shape:
    """Its names and where they stand, whom it may add to, and what it is made of."""
    parts = tuple((each.ref, each.at, each.key_result.kpi, each.key_result.guardrails) for each in planned.key_results)
    adds = planned.objective.contributes_to or planned.objective.rollup == "contributors"
    return (planned.ref, planned.at, bool(adds), planned.objective.contributes_to, planned.objective.rollup, parts)


def _body(shape: Shape, scores: Iterable[ObjectiveScore]) -> bytes:
    return marshal.dumps((shape, [pack(objective_line(each)) for each in scores]))


def _by_file(objectives: Sequence[ObjectiveScore]) -> dict[str, list[ObjectiveScore]]:
    found: dict[str, list[ObjectiveScore]] = {}
    for each in objectives:
        found.setdefault(each.planned.file, []).append(each)
    return found


def _abouts(workspace: Workspace, scores: Mapping[str, Sequence[ObjectiveScore]]) -> dict[str, About]:
    unread, feeding = set(workspace.unread), {kpi.file for kpi in workspace.plan.kpis}
    entries, links = dict.fromkeys(workspace.files, 0), dict.fromkeys(workspace.files, 0)
    for problem in workspace.problems:
        if problem.file not in unread and problem.severity in (None, "error"):
            (links if _is_link(problem) else entries)[problem.file] += 1
    abouts = {}
    for path in workspace.files:
        first = next(iter(scores.get(path, ())), None)
        cycle, team = (first.planned.cycle.name, first.planned.team) if first else (None, None)
        abouts[path] = About(cycle, team, entries[path], links[path], path in unread, path in feeding)
    return abouts


def _is_link(problem: Problem) -> bool:
    return "contributes_to" in problem.at and problem.code.startswith("OKR3")
