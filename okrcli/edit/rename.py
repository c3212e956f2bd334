"""Gives an objective, a key result or a KPI another id, and says so wherever something refers to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from okrcli.edit.ids import Taken, refuse_taken
from okrcli.edit.making import Frozen, make, opened
from okrcli.edit.mentions import Mention, mentions
from okrcli.edit.told import Line, Told
from okrcli.edit.unparsed import unparsed
from okrcli.errors import OkrError
from okrcli.model.plan import Plan, PlannedKeyResult, PlannedKpi, PlannedObjective
from okrcli.page import Cell
from okrcli.problem import Path
from okrcli.workspace import Workspace
from okrcli.workspace.references import References, Target
from okrcli.yamldoc.operations import Operation, Replace

_NOUNS: dict[type, str] = {PlannedObjective: "objective", PlannedKeyResult: "key result", PlannedKpi: "KPI"}


class SameName(OkrError):
    """It has that id already."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"{ref} is called that already")
        self.hint = "okr rename REF NEW-ID"


class KeptForClosed(OkrError):
    """A file that was closed refers to it, and must stay as it is."""

    def __init__(self, text: str, file: str, line: int) -> None:
        super().__init__(f"{file}:{line} refers to `{text}`, and is closed")
        self.hint = "what a closed cycle refers to keeps its id; give it another title instead"


class _Respelled(NamedTuple):
    file: str
    at: Path
    key: str
    before: str
    after: str


def rename(workspace: Workspace, target: Target, name: str) -> Told:
    """The change that gives something another id, in all files or in none.

    A reference keeps the form it is written in; where that would mean something else then, or several things, it is
    written in full. This holds as well for references to others that the new id would make ambiguous.

    Args:
        workspace: as it is.
        target: what is renamed.
        name: its new id.

    Raises:
        SameName: it has that id.
        Taken: another one has it.
        Unparsed: a file does not parse, and may refer to it.
        Frozen: its file was closed.
        KeptForClosed: a closed file refers to it.
        Unsound: the new id is not good as one.
        PatchRefused: a file cannot be edited without disturbing it.
    """
    old = _id_of(target)
    if name == old:
        raise SameName(target.ref)
    if workspace.unread:
        raise unparsed(workspace, f"refer to {target.ref}")
    document = opened(workspace, target.file)
    _refuse_taken(workspace, target, name)
    own = _Respelled(target.file, (*target.at, "id"), "id", old, name)
    respelled = [own, *_respelled(workspace, target, name)]
    operations: dict[str, list[Operation]] = {document.file: []}
    for each in respelled:
        _refuse_frozen(workspace, each)
        operations.setdefault(each.file, []).append(Replace(each.at, each.after))
    changes = make(workspace, operations)
    title = (f"Rename {target.ref} to {name}",)
    return Told(changes, tuple(_told(workspace, each) for each in respelled), title)


def _id_of(target: Target) -> str:
    if isinstance(target, PlannedObjective):
        return target.objective.id
    return target.kpi.id if isinstance(target, PlannedKpi) else target.key_result.id


def _refuse_taken(workspace: Workspace, target: Target, name: str) -> None:
    path, at, cycle = target.ref.partition("@")
    ref = f"{path.rpartition('/')[0]}/{name}{at}{cycle}"
    for other in _all(workspace.plan):
        if other.ref == ref:
            raise Taken(_NOUNS[type(target)], name, other.file, other.line)
    refuse_taken(workspace.document(target.file), target.at[:-1], _NOUNS[type(target)], name)


def _refuse_frozen(workspace: Workspace, each: _Respelled) -> None:
    try:
        opened(workspace, each.file)
    except Frozen:
        line = workspace.document(each.file).place(each.at).line
        raise KeptForClosed(each.before, each.file, line) from None


def _respelled(workspace: Workspace, target: Target, name: str) -> Iterator[_Respelled]:
    """Each reference that must be written otherwise to mean what it meant."""
    plan = workspace.plan
    changed = _renamed(plan, target, name)
    before, after, refs = References(plan), References(changed), _new_refs(plan, changed)
    for mention in mentions(workspace, (_id_of(target), name)):
        ref = mention.means(before, mention.text)
        if ref is None:
            continue
        text = _spelled(mention, after, refs[ref])
        if text != mention.text:
            key = next(str(step) for step in reversed(mention.at) if isinstance(step, str))
            yield _Respelled(mention.file, mention.at, key, mention.text, text)


def _spelled(mention: Mention, references: References, ref: str) -> str:
    """The shortest spelling of what is there that means the same thing."""
    ways = list(mention.spellings(ref))
    return next((text for text in ways if mention.means(references, text) == ref), ways[-1])


def _renamed(plan: Plan, target: Target, name: str) -> Plan:
    """The plan as it will be, as far as its names go."""
    return plan._replace(
        objectives=tuple(_objective(each, target, name) for each in plan.objectives),
        drafts=tuple(_objective(each, target, name) for each in plan.drafts),
        kpis=tuple(_kpi(each, name) if each.ref == target.ref else each for each in plan.kpis),
    )


def _objective(planned: PlannedObjective, target: Target, name: str) -> PlannedObjective:
    if planned.ref == target.ref:
        objective = planned.objective.model_copy(update={"id": name})
        planned = planned._replace(objective=objective, ref=f"{planned.team}/{name}@{planned.cycle.name}")
    path, _, cycle = planned.ref.partition("@")
    key_results = [
        each._replace(key_result=each.key_result.model_copy(update={"id": name})) if each.ref == target.ref else each
        for each in planned.key_results
    ]
    return planned._replace(
        key_results=tuple(each._replace(ref=f"{path}/{each.key_result.id}@{cycle}") for each in key_results)
    )


def _kpi(planned: PlannedKpi, name: str) -> PlannedKpi:
    return planned._replace(kpi=planned.kpi.model_copy(update={"id": name}), ref=f"kpi/{name}")


def _new_refs(before: Plan, after: Plan) -> Mapping[str, str]:
    return {old.ref: new.ref for old, new in zip(_all(before), _all(after), strict=True)}


def _all(plan: Plan) -> Iterator[PlannedObjective | PlannedKeyResult | PlannedKpi]:
    for objective in (*plan.objectives, *plan.drafts):
        yield objective
        yield from objective.key_results
    yield from plan.kpis


def _told(workspace: Workspace, each: _Respelled) -> Line:
    parts = (f"{each.key}: ", Cell(each.before), " → ", Cell(each.after, "text", style="strong"))
    return Line(parts, each.file, workspace.document(each.file).place(each.at).line)
