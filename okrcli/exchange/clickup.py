"""The answers of ClickUp's Goals API (https://developer.clickup.com/reference/getgoals): goals and their targets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from okrcli.exchange.draft import Aim, Bundle, Fields, Harvest, Remark, Source, one_line, pruned, text_of
from okrcli.exchange.figures import number_of_json
from okrcli.exchange.people import owners_in
from okrcli.exchange.periods import cycle_between, day_of_millis
from okrcli.exchange.records import single
from okrcli.exchange.verdicts import add_score, log
from okrcli.model.settings import Settings
from okrcli.yamldoc.operations import Value

Record = Mapping[str, object]

_LOST = ("color", "private", "archived", "members", "group_members", "folder_id", "pinned")
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "zł": "PLN"}


def read(source: Source, aim: Aim) -> Harvest:
    """The goals of one answer, or of a list of them: of `Get Goals`, `Get Goal`, and of folders of goals."""
    try:
        answer = json.loads(text_of(source), parse_float=number_of_json, parse_int=number_of_json, parse_constant=str)
    except ValueError as error:
        return Harvest(bad=(Remark(source.name, f"this is not JSON: {error}"),))
    goals: dict[tuple[object, object], tuple[Record, str | None]] = {}
    for goal, folder in _goals(answer, None):
        key = (goal.get("id"), goal.get("name"))
        if key not in goals or _targets(goal):
            goals[key] = (goal, folder)
    if not goals:
        said = "there are no goals in it; save what GET /team/TEAM/goal and GET /goal/GOAL answer"
        return Harvest(bad=(Remark(source.name, said),))
    reading = _Reading(source.name, aim)
    bundles = tuple(reading.bundle(goal, folder) for goal, folder in goals.values())
    return Harvest(bundles, tuple(reading.remarks))


def _goals(answer: object, folder: str | None) -> Iterator[tuple[Record, str | None]]:
    """Every goal with the name of its folder; one with its targets comes after one that only counts them."""
    if isinstance(answer, list):
        for each in answer:
            yield from _goals(each, folder)
    elif isinstance(answer, Mapping):
        own = "percent_completed" in answer or "key_results" in answer
        if isinstance(answer.get("name"), str) and own and not answer.keys() & {"goals", "goal_id"}:
            yield answer, folder
        for key in ("goals", "goal", "folders", "data"):
            inner = answer.get("name") if key == "goals" and "goal_count" in answer else folder
            yield from _goals(answer.get(key), str(inner) if inner else None)


class _Reading:
    def __init__(self, name: str, aim: Aim) -> None:
        self.name, self.aim = name, aim
        self.remarks: list[Remark] = []

    def bundle(self, goal: Record, folder: str | None) -> Bundle:
        """A goal as an objective."""
        title, settings = one_line(str(goal["name"])), self.aim.settings
        start, due = day_of_millis(goal.get("start_date")), day_of_millis(goal.get("due_date"))
        cycle = cycle_between(start, due, settings)
        found = settings.cycle(cycle) if cycle else None
        last = min(self.aim.today, found.window.due) if found else self.aim.today
        inner = [self._key_result(each, title, last) for each in _targets(goal)]
        counted = goal.get("key_result_count")
        if not inner and counted:
            self._say(title, f"its {counted} targets are not in the file: save what GET /goal/{goal.get('id')} answers")
        self._lost(goal, title)
        fields = pruned(
            {
                "title": title,
                "owner": single(_owners(goal, settings)),
                "why": str(goal.get("description") or ""),
                "start": start.isoformat() if start and found and start != found.window.start else None,
                "due": due.isoformat() if due and found and due != found.window.due else None,
                "tags": None,
                "meta": {"clickup": _text(goal.get("id")), **({"folder": folder} if folder else {})},
            }
        )
        return Bundle(cycle, None, [{**fields, "key_results": inner}])

    def _say(self, title: str, text: str) -> None:
        self.remarks.append(Remark(self.name, f"“{title}”: {text}"))

    def _lost(self, goal: Record, title: str) -> None:
        lost = [key.replace("_", " ") for key in _LOST if goal.get(key) not in (None, False, [], "", "none")]
        if lost:
            self._say(title, f"left out: {', '.join(lost)}")

    def _key_result(self, target: Record, goal: str, usual: date) -> Fields:
        title, sort = one_line(str(target.get("name") or "")), str(target.get("type"))
        action = target.get("last_action")
        last = action if isinstance(action, Mapping) else {}
        day = day_of_millis(last.get("date_modified")) or usual
        fields: Fields = pruned(
            {
                "title": title or goal,
                "owner": single(_owners(target, self.aim.settings)),
                "meta": {"clickup": _text(target.get("id"))},
            }
        )
        if sort == "boolean":
            fields |= {"kind": "binary"}
            done = _number(target.get("steps_current"))
            if done is not None or target.get("completed") is True:
                self._log(fields, bool(done) or target.get("completed") is True, last, day)
        elif sort == "automatic":
            self._automatic(fields, target, day)
        else:
            self._number(fields, target, sort, last, day)
        return fields

    def _number(self, fields: Fields, target: Record, sort: str, last: Record, day: date) -> None:
        baseline, goal = _number(target.get("steps_start")), _number(target.get("steps_end"))
        unit = "%" if sort == "percentage" else _unit(target.get("unit"))
        level = {"unit": unit, "baseline": baseline, "target": goal}
        if baseline is not None and baseline == goal:
            self._say(str(fields["title"]), f"it starts where it is to end, at {goal}: it is a level to keep")
            level = {"kind": "maintain", "unit": unit, "min": goal}
        fields.update(pruned({"kind": "metric", **level}))
        value = _number(target.get("steps_current"))
        if value is None:
            value = _number(last.get("steps_current_float", last.get("steps_current")))
        if value is not None and not (value == baseline and not last.get("note") and not last.get("steps_taken")):
            self._log(fields, value, last, day)

    def _automatic(self, fields: Fields, target: Record, day: date) -> None:
        """A target that counts tasks: how far they are is a verdict, since the tasks stay behind."""
        fields["kind"] = "judged"
        fields["criteria"] = "the share of its tasks that are done"
        tasks = target.get("task_ids")
        count = len(tasks) if isinstance(tasks, list) else 0
        self._say(str(fields["title"]), f"it counts tasks by itself, and its {count} tasks and its lists were left out")
        share = _number(target.get("percent_completed"))
        if share is not None:
            add_score(fields, share if share <= 1 else share / 100, day)

    def _log(self, fields: Fields, value: Value, last: Record, day: date) -> None:
        note = str(last.get("note") or "")
        log(
            fields,
            pruned({"date": day.isoformat(), "note": note if note != "Created Key Result" else None})
            | {"value": value},
        )


def _targets(goal: Record) -> list[Record]:
    found = goal.get("key_results")
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def _owners(entity: Record, settings: Settings) -> list[str]:
    owners = entity.get("owners")
    people = [each for each in owners if isinstance(each, Mapping)] if isinstance(owners, list) else []
    known = [_known(each, settings) for each in people]
    return list(dict.fromkeys(name for names in known for name in names))


def _known(person: Record, settings: Settings) -> list[str]:
    """Somebody in the workspace by their address, else by their name."""
    address, name = str(person.get("email") or ""), str(person.get("username") or "")
    emails = {(each.email or "").casefold() for each in (settings.people or {}).values() if each is not None}
    return owners_in(address if address.casefold() in emails else name or address, settings)


def _number(value: object) -> Decimal | None:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, bool):
        return Decimal(int(value))
    return Decimal(value) if isinstance(value, str) and re.fullmatch(r"-?\d{1,25}(\.\d{1,5})?", value) else None


def _unit(value: object) -> str | None:
    text = one_line(str(value)) if value else ""
    return _SIGNS.get(text, text) or None


def _text(value: object) -> str | None:
    return None if value is None else str(value)
