"""From a row of a table to an objective, a key result or a check-in."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from okrcli.edit.ids import id_from
from okrcli.exchange.cells import BadCell, Row
from okrcli.exchange.draft import Fields, kind_of, one_line, pruned
from okrcli.exchange.people import owners_in
from okrcli.exchange.titles import measured
from okrcli.exchange.verdicts import add_score, log
from okrcli.model.kinds import KIND_NAMES
from okrcli.model.settings import Settings
from okrcli.yamldoc.operations import Value

Say = Callable[[str], None]
"""Told what could not be carried over."""

_BELOW = ("should stay below", "stay below", "at most")
_NAMED = {
    "binary": ("boolean", "yes/no", "true/false", "done/not done", "complete/incomplete", "tak/nie"),
    "milestones": ("milestone", "tasks"),
    "maintain": ("control", "control kpi", "keep", "should stay above", "stay above", "threshold", "at least", *_BELOW),
    "total": ("cumulative", "count up"),
    "judged": ("qualitative", "manual score", "subjective"),
}
_KINDS = {name: kind for kind, names in _NAMED.items() for name in names}
_STEP = re.compile(
    r"\s*(?:([a-z0-9][a-z0-9-]*):)?\s*(.*?)\s*"
    r"(?:\((?:weight ([\d.]+))?,?\s?(?:due (\d{4}-\d\d-\d\d))?,?\s?(?:done (\d{4}-\d\d-\d\d))?\))?\s*"
)
_GOALS = ("baseline", "target", "min", "max")


def objective_of(row: Row, title: str, settings: Settings, *, own: bool) -> Fields:
    """The objective that a row names.

    Args:
        row: of the table.
        title: of the objective.
        settings: whose people may own it.
        own: whether the row is the objective's own, and its other cells are about it.
    """
    owners = owners_in(row.text("objective_owner") or (row.text("owner") if own else ""), settings)
    prefix = "" if own else "objective_"
    return pruned(
        {
            "id": slug_or_none(row.text("objective_id")),
            "title": one_line(title),
            "owner": single(owners),
            "why": row.text("why") if own else None,
            "ambition": ambition(row.text("ambition")) if own else None,
            "weight": row.level(f"{prefix}weight"),
            "start": iso(row.day(f"{prefix}start")),
            "due": iso(row.day(f"{prefix}due")),
            "contributes_to": row.list("contributes_to"),
            "tags": tags(row.list(f"{prefix}tags")),
            "key_results": [],
        }
    ) | {"key_results": []}


def key_result_of(row: Row, settings: Settings, say: Say) -> Fields:
    """The key result that a row describes, without check-ins.

    Raises:
        BadCell: a cell of it cannot be read.
    """
    title = one_line(row.text("key_result"))
    goal = _goal(row, title, say)
    return pruned(
        {
            "id": slug_or_none(row.text("key_result_id")),
            "title": title,
            "owner": single(owners_in(row.text("owner"), settings)),
            "ambition": ambition(row.text("ambition")),
            "weight": row.level("weight"),
            "start": iso(row.day("start")),
            "due": iso(row.day("due")),
            "tags": tags(row.list("tags")),
            "grade": row.share("grade"),
            "grade_note": row.text("grade_note"),
            **goal,
        }
    )


def _goal(row: Row, title: str, say: Say) -> Fields:
    named = row.text("kind").lower()
    kind = named if named in KIND_NAMES else _KINDS.get(named)
    found = {key: number for key in _GOALS if (number := row.number(key)) is not None}
    levels: Fields = {key: value for key, (value, _) in found.items()}
    unit = row.text("unit") or ("%" if any(percent for _, percent in found.values()) else None)
    if unit and re.search(r"percent|^%", unit.lower()):
        unit = "%"
    change = _change(row)
    if not kind and not change and not levels.keys() & {"target", "min", "max"}:
        told = measured(title)
        if told.remark:
            say(f"“{title}” is judged by a person: {told.remark}")
        if kind_of(told.fields).reads == "number":
            beside = {key: value for key, value in levels.items() if key in kind_of(told.fields).model_fields}
            return {**({"unit": unit} if unit else {}), **told.fields, **beside}
        if not levels:
            return told.fields
    fields: Fields = {
        "kind": kind or ("maintain" if levels.keys() & {"min", "max"} else "metric"),
        "unit": unit,
        **levels,
        "change": change,
    }
    return _fitting(fields, row, title, say)


def _fitting(fields: Fields, row: Row, title: str, say: Say) -> Fields:
    """The keys that the kind has; a target of what is to be kept is a bound of it."""
    begin = fields.get("baseline") if "change" in kind_of(fields).aims else None
    if begin is not None and begin == fields.get("target"):
        say(f"“{title}” starts where it is to end, at {begin}: it is a level to keep")
        fields["kind"] = "maintain"
    beside: Fields = {
        "steps": _steps(row),
        "per": row.text("per"),
        "hold": row.text("hold"),
        "strict": row.yes("strict") or None,
        "criteria": row.text("criteria"),
    }
    if kind_of(fields).reads == "steps" and not beside["steps"]:
        fields["kind"] = "judged"
    kind = kind_of(fields)
    if kind.holds_band and "target" in fields:
        bound = "max" if row.text("kind").lower() in _BELOW else "min"
        fields.setdefault(bound, fields.pop("target"))
        fields.pop("baseline", None)
    known = kind.model_fields
    lost = [key for key in (*_GOALS, "change") if fields.get(key) is not None and key not in known]
    if lost and kind.reads != "answer":
        levels = ", ".join(f"{key} {fields[key]}" for key in lost)
        say(f"“{title}”: {levels} means nothing for a key result of kind {kind.name()}")
    whole = {**fields, **{key: value for key, value in beside.items() if key in known}}
    return pruned({key: value for key, value in whole.items() if key == "kind" or key in known})


def _change(row: Row) -> Value:
    text = row.text("change")
    if not text:
        return None
    bare = text.replace(" ", "").replace("−", "-").replace(",", ".")
    if re.fullmatch(r"[+-]?\d+(\.\d+)?%", bare):
        return bare if bare[0] in "+-" else f"+{bare}"
    if re.fullmatch(r"[x×]\d+(\.\d+)?|\d+(\.\d+)?[x×]", bare):
        return f"x{bare.strip('x×')}"
    return row.level("change")


def _steps(row: Row) -> Value:
    """The steps as the export writes them: `id: title (date)`, one a line; a date is the day it was done."""
    steps: list[Fields] = []
    for part in row.text("steps").split("\n"):
        found = _STEP.fullmatch(part)
        if found and (found[1] or found[2]):
            title = found[2] or None
            weight = Decimal(found[3]) if found[3] else None
            steps.append(
                pruned(
                    {
                        "id": found[1] or id_from(found[2]),
                        "title": title,
                        "weight": weight,
                        "due": found[4],
                        "done": found[5],
                    }
                )
            )
    return steps


def add_checkin(fields: Fields, row: Row, day: date, say: Say) -> None:
    """Adds what a row logs for a key result: a value, or a score, with confidence and note.

    Raises:
        BadCell: its value cannot be read.
    """
    title = fields.get("title")
    value = _value(fields, row)
    share = row.share("score") if row.text("score") else row.share("progress")
    told = row.text("score") or row.text("progress")
    if value is None and share is None:
        if not kind_of(fields).takes_values and row.text("date"):
            log(fields, {"date": day.isoformat()})
            _beside(fields, row)
            return
        if told:
            say(f"“{title}”: the score `{told}` has no scale that is known")
        if row.text("note") and not row.text("date"):
            say(f"“{title}”: the note “{row.text('note')}” belongs to no value")
        elif row.text("note") or row.text("confidence"):
            say(f"“{title}”: a check-in without a value, of {day}")
        return
    if value is None and share is not None:
        lost = add_score(fields, share, day)
        if lost:
            say(f"“{title}”: {lost}")
        _beside(fields, row)
        return
    log(fields, pruned({"date": day.isoformat(), "value": value}) | {"value": value})
    _beside(fields, row)


def _beside(fields: Fields, row: Row) -> None:
    """Puts confidence, note and more into the check-in that was just added."""
    checkins = fields.get("checkins")
    if not isinstance(checkins, list) or not checkins or not isinstance(checkins[-1], dict):
        return
    last = checkins[-1]
    confidence = row.share("confidence")
    note = " · ".join(filter(None, (row.text("note"), str(last.get("note") or ""))))
    beside: Fields = {
        "confidence": confidence if confidence is not None and 0 <= confidence <= 1 else None,
        "note": note,
    }
    checkins[-1] = {**last, **pruned({**beside, "by": row.text("by"), "evidence": row.text("evidence").split()})}


def _value(fields: Fields, row: Row) -> Value:
    text = row.text("value")
    if not text:
        return None
    if kind_of(fields).reads == "answer":
        said = row.yes("value")
        if said is None:
            raise BadCell(f"`{text}` is neither yes nor no")
        return said
    if kind_of(fields).reads == "verdict":
        verdict = row.share("value")
        if verdict is None or not 0 <= verdict <= 1:
            raise BadCell(f"`{text}` is no verdict from 0 to 1")
        return verdict
    found = row.number("value")
    return found[0] if found else None


def ambition(text: str) -> str | None:
    """The ambition that a text means, or None."""
    small = text.lower()
    return (
        "committed"
        if "commit" in small or small == "roofshot"
        else "aspirational"
        if re.search("aspir|stretch|moonshot", small)
        else None
    )


def tags(texts: list[str]) -> Value:
    """Tags as slugs."""
    return [slug for text in texts if (slug := id_from(text))]


def single(owners: list[str]) -> Value:
    """One owner as a word, several as a list."""
    return owners[0] if len(owners) == 1 else list(owners)


def slug_or_none(text: str) -> str | None:
    """An id as it can stand in a file, or None."""
    return id_from(text) or None


def iso(day: date | None) -> str | None:
    """A day as it stands in a file."""
    return day.isoformat() if day else None
