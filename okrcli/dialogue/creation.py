"""Asks what is to be added: all of it where nothing was given, else only what cannot be done without."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from pydantic.fields import FieldInfo

from okrcli.dialogue.borrowing import Borrowed
from okrcli.dialogue.question import Dialogue, Question, Quit
from okrcli.dialogue.walk import KEYS, walk
from okrcli.edit.create import Addition, Fields, create, new_key_result, new_kpi, new_objective
from okrcli.edit.homes import require_good, teams_of, usual_cycle
from okrcli.edit.ids import id_from
from okrcli.edit.told import Told
from okrcli.edit.typed import INSTEAD, NotReadable, Number, Texts, choices_of, read, types_of
from okrcli.errors import OkrError, UsageError, enumerated
from okrcli.model.checkin import Step
from okrcli.model.cycle import BACKLOG
from okrcli.model.key_result import KeyResult
from okrcli.model.kinds import KIND_NAMES, KINDS
from okrcli.model.objective import Band, Kpi, Objective
from okrcli.model.plan import PlannedObjective
from okrcli.page import Block, Cell, Fact, Facts, Paragraph
from okrcli.scoring import current_cycles
from okrcli.templates import Horizon
from okrcli.workspace import Workspace
from okrcli.workspace.references import Sort
from okrcli.yamldoc.operations import Value

_MODELS: Mapping[Sort, Mapping[str, FieldInfo]] = {
    "objective": Objective.model_fields,
    "key result": KeyResult.model_fields,
    "KPI": {**Band.model_fields, **Kpi.model_fields},
}
_WHERE: Mapping[Sort, tuple[str, ...]] = {
    "objective": ("team", "cycle"),
    "key result": ("objective", "team", "cycle"),
    "KPI": ("team",),
}
_PLACES = ("team", "cycle", "objective")
_OF_KINDS = tuple(dict.fromkeys(key for kind in KINDS for key in kind.model_fields if key != "kind"))
_ASKED: Mapping[Sort, tuple[str, ...]] = {
    "objective": ("title", "id", "team", "cycle", "owner", "ambition"),
    "key result": ("objective", "title", "id", "kind", *_OF_KINDS, "owner"),
    "KPI": ("title", "id", "unit", "owner", "min", "max", "cadence"),
}


class Stranger(OkrError):
    """It is not known who `me` is.

    Attributes:
        key: `owner`.
    """

    key = "owner"

    def __init__(self) -> None:
        super().__init__("`me` is nobody yet: the git user is not in `people` of okr.yaml")
        self.hint = "add yourself there with your email, or name the owner"


class Scene(NamedTuple):
    """What is known before anything is asked.

    Attributes:
        workspace: as it is.
        find: the objective that a reference means.
        numbers: what reads numbers of a unit as people type them here.
        today: the day, for the cycle that is probably meant.
        me: who is at work here, or None.
        borrowed: what a template gives, or None.
    """

    workspace: Workspace
    find: Callable[[str], PlannedObjective]
    numbers: Callable[[str | None], Number]
    today: date
    me: str | None = None
    borrowed: Borrowed | None = None


def creation(scene: Scene, sort: Sort, texts: Texts) -> Dialogue[Told]:
    """What adds an objective, a key result or a KPI.

    Args:
        scene: what is known.
        sort: what is added.
        texts: what was given, by key of the entity, or `team`, `cycle` and `objective` for its place. With a title
            among it, only what is needed is asked for.

    Raises:
        OkrError: what was given will not do.
    """
    sheet = _Sheet(scene, sort, texts)
    yield from walk(sheet.steps())
    while True:
        try:
            return sheet.told()
        except OkrError as error:
            key = getattr(error, "key", None)
            if not isinstance(key, str) or key not in sheet.answered:
                raise
            asking, wrong = _Asking(sheet, key), f"{error}"
            if not sheet.forget(key) and asking.question() is None:
                raise
        while wrong and (question := asking.question()) is not None:
            answer = yield question._replace(wrong=wrong)
            if answer == "q":
                raise Quit
            if answer == "b":
                yield from walk(sheet.steps_from_before(key))
                break
            wrong = asking.take(answer) or ""


class _Sheet:
    """What was given and what was answered."""

    def __init__(self, scene: Scene, sort: Sort, texts: Texts) -> None:
        for key in _PLACES:
            if key in texts and key not in _WHERE[sort]:
                raise UsageError(f"a new {sort} takes no --{key}", f"leave out --{key}")
        self.scene = scene
        self.sort = sort
        self.answered: set[str] = set()
        self._texts = dict(texts)
        self._base: Fields = scene.borrowed.fields if scene.borrowed else {}
        self._thorough = "title" not in texts and not self._base

    def steps(self) -> list[_Asking]:
        """A step for each key, in the order they are asked for."""
        return [_Asking(self, key) for key in _ASKED[self.sort]]

    def steps_from_before(self, key: str) -> list[_Asking]:
        """Those from the one that was asked before a key."""
        at = _ASKED[self.sort].index(key) if key in _ASKED[self.sort] else 0
        before = (index for index in range(at - 1, -1, -1) if self.question(_ASKED[self.sort][index]) is not None)
        return self.steps()[next(before, at) :]

    def question(self, key: str) -> Question | None:
        """What to ask for a key; None where it is given, needless, or of another kind."""
        field = self._field(key)
        if (key in self._texts or key in self._base) and key not in self.answered:
            return None
        if key not in _PLACES and (field is None or bool in types_of(key) or INSTEAD.get(key) in self._texts):
            return None
        default = self._default(key)
        if default is not None and not self._thorough:
            return None
        option = f"--{'step' if key == 'steps' else key.replace('_', '-')}"
        return Question(self._text(key), tuple(self._shown(key)), default, choices_of(key), option=option)

    def take(self, key: str, answer: str) -> str | None:
        """Keeps an answer, or says what is wrong with it."""
        question = self.question(key)
        field = self._field(key)
        if not answer and (question is None or question.default is None):
            return "this one is needed"
        if question is not None and question.choices and answer not in ("", *question.choices):
            return f"write {enumerated(question.choices)}"
        self.forget(key)
        self.answered.add(key)
        if answer and not (field is not None and answer == _usual(field)):
            try:
                self._understood(key, answer)
            except OkrError as error:
                return f"{error}: {error.hint}" if error.hint else str(error)
            self._texts[key] = (
                _several(answer, ";" if Step in types_of(key) else ",") if tuple in types_of(key) else answer
            )
        return None

    def forget(self, key: str) -> bool:
        """Drops an answer; False where there is none."""
        return key in self.answered and self._texts.pop(key, None) is not None

    def told(self) -> Told:
        """The change that all of it comes to."""
        scene, fields = self.scene, self._fields()
        additions = [self._addition(fields), *self._with_it(fields)]
        told = create(scene.workspace, additions)
        remarks = scene.borrowed.remarks if scene.borrowed else ()
        return told._replace(notices=(*remarks, *told.notices))

    def _addition(self, fields: Fields) -> Addition:
        workspace = self.scene.workspace
        if self.sort == "key result":
            objective = self.scene.find(self._place())
            return new_key_result(workspace, self._dated(fields, objective.cycle.name, objective.window.due), objective)
        team = self._word("team")
        if self.sort == "KPI":
            return new_kpi(workspace, fields, team)
        team = team or self._only_team() or ""
        cycle = self._word("cycle") or self._cycle(team)
        return new_objective(workspace, self._dated(fields, cycle), team, cycle)

    def _dated(self, fields: Fields, name: str, until: date | None = None) -> Fields:
        """The keys, with the dates that the time boxes of a template come to."""
        cycle, borrowed = self.scene.workspace.plan.settings.cycle(name), self.scene.borrowed
        if borrowed is None or cycle is None or name == BACKLOG:
            return fields
        return borrowed.dated(fields, Horizon(name, cycle.window, self.scene.today), until)

    def _with_it(self, fields: Fields) -> Iterator[Addition]:
        """The KPIs that come from the same template, and that the workspace lacks."""
        known = {each.kpi.id for each in self.scene.workspace.plan.kpis}
        there = self.scene.borrowed.kpis if self.scene.borrowed else {}
        for name in dict.fromkeys(_kpis_of(fields)):
            if name in there and name not in known:
                yield new_kpi(self.scene.workspace, there[name], self._word("team"))

    def _fields(self) -> Fields:
        number = self._number()
        self._name_me()
        typed = {key: text for key, text in self._texts.items() if key not in _PLACES}
        own = {key: read(key, text, number) for key, text in typed.items()}
        base = {key: value for key, value in self._base.items() if INSTEAD.get(key) not in own}
        fields: dict[str, Value] = {**base, **own}
        fields.setdefault("id", id_from(str(fields.get("title", ""))))
        if not fields["id"]:
            raise NotReadable("id", str(fields.get("title", "")), "a good name", "give one with --id")
        return {key: value for key, value in fields.items() if (key, value) != ("kind", KINDS[0].name())}

    def _understood(self, key: str, answer: str) -> None:
        if key == "objective":
            self.scene.find(answer)
        elif key in _PLACES:
            require_good(self.scene.workspace, key, answer)
        elif Step not in types_of(key):
            read(key, answer, self._number())

    def _name_me(self) -> None:
        """Puts the git user in the place of the owner `me`."""
        named = self._texts.get("owner", ())
        texts = [named] if isinstance(named, str) else list(named)
        if "me" in texts and self.scene.me is None:
            raise Stranger
        if self.scene.me is not None and "me" in texts:
            self._texts["owner"] = [self.scene.me if each == "me" else each for each in texts]

    def _number(self) -> Number:
        unit = self._word("unit") or self._base.get("unit")
        return self.scene.numbers(unit if isinstance(unit, str) else None)

    def _place(self) -> str:
        ref, team, cycle = self._word("objective") or "", self._word("team"), self._word("cycle")
        whole = f"{team}/{ref}" if team and "/" not in ref else ref
        return f"{whole}@{cycle}" if cycle and "@" not in whole else whole

    def _word(self, key: str) -> str | None:
        found = self._texts.get(key)
        return found if isinstance(found, str) else None

    def _field(self, key: str) -> FieldInfo | None:
        """The field of a key, where the sort and the kind have it."""
        chosen = self._word("kind") or self._base.get("kind")
        kind = KIND_NAMES.get(str(chosen), KINDS[0]).model_fields if self.sort == "key result" else {}
        return {**kind, **_MODELS[self.sort]}.get(key)

    def _default(self, key: str) -> str | None:
        """What an empty answer means; None where there must be one."""
        if key == "id":
            return id_from(self._word("title") or "") or None
        if key == "team":
            return self._only_team()
        if key == "cycle":
            return self._cycle(self._word("team"))
        if key == "owner" and self.sort != "key result":
            return self.scene.me or ""
        field = self._field(key)
        return None if field is None else _usual(field)

    def _only_team(self) -> str | None:
        teams = teams_of(self.scene.workspace.plan)
        return teams[0] if len(teams) == 1 else None

    def _cycle(self, team: str | None) -> str:
        return usual_cycle(self.scene.workspace.plan, team, self.scene.today)

    def _text(self, key: str) -> str:
        if key == "objective":
            return "Which objective is it for?"
        if key == "team":
            teams = teams_of(self.scene.workspace.plan)
            return f"Team, {enumerated([*teams, 'a new one'])}" if teams else "Team, a word such as marketing"
        if key == "cycle":
            return "Cycle"
        field = self._field(key)
        about = (field.description or "").partition(";")[0] if field else ""
        listed = ", with a semicolon between them" if Step in types_of(key) else ""
        return ", ".join(filter(None, (key.replace("_", " ").capitalize(), about))) + listed

    def _shown(self, key: str) -> Iterator[Block]:
        if self._thorough and not self.answered:
            yield Paragraph((KEYS,), style="dim")
        if key == "objective":
            for each in _current(self.scene):
                yield Paragraph((Cell(each.ref, "text", style="strong"), "  ", Cell(each.objective.title)), joined=True)
        if key == "kind":
            facts = ((kind.name(), (kind.__doc__ or "").partition("\n")[0]) for kind in KINDS)
            yield Facts(tuple(Fact(name, (about,)) for name, about in facts))


class _Asking:
    """The step of a walk that asks for one key."""

    def __init__(self, sheet: _Sheet, key: str) -> None:
        self._sheet = sheet
        self._key = key

    def question(self) -> Question | None:
        return self._sheet.question(self._key)

    def take(self, answer: str) -> str | None:
        return self._sheet.take(self._key, answer)


def _several(answer: str, sign: str) -> list[str]:
    return [part.strip() for part in answer.split(sign) if part.strip()]


def _usual(field: FieldInfo) -> str | None:
    if field.is_required():
        return None
    return "" if field.default in (None, ()) else str(field.default)


def _current(scene: Scene) -> Iterator[PlannedObjective]:
    plan = scene.workspace.plan
    cycles = current_cycles(plan, scene.today).cycles
    return (each for each in plan.objectives if each.cycle in cycles and each.closed is None)


def _kpis_of(fields: Fields) -> Iterator[str]:
    for key in ("kpi", "guardrails"):
        found = fields.get(key)
        yield from (str(each) for each in (found if isinstance(found, list) else [found]) if each is not None)
    inner = fields.get("key_results")
    for each in inner if isinstance(inner, list) else ():
        if isinstance(each, Mapping):
            yield from _kpis_of(each)
