"""What the columns of a table are, by the names that tools and teams give them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from okrcli.errors import OkrError, enumerated, nearest

FIELDS: Mapping[str, str] = {
    "ref": "ref|reference",
    "cycle": (
        "cycle|period|time period|timeframe|time frame|quarter|session|planning session|timeline|cykl|okres|"
        "kwartał|goal cycle|okr cycle|okr period|planning cycle|time session"
    ),
    "team": (
        "team|teams|department|group|business unit|squad|zespół|dział|team name|owner team|assigned team|"
        "departments|tribe"
    ),
    "objective": (
        "objective|objectives|goal|goals|objective title|objective name|goal name|goal title|parent objective|"
        "cel|cele|nazwa celu|o|cel okr|objective statement"
    ),
    "objective_id": "objective id|goal id",
    "objective_owner": (
        "objective owner|goal owner|objective lead|właściciel celu|objective owners|objective owner email"
    ),
    "why": "why|objective description|goal description|description|opis|rationale|uzasadnienie",
    "ambition": "ambition|commitment|ambicja",
    "key_result": (
        "key result|key results|kr|krs|key result title|key result name|kr title|kr name|key results name|"
        "outcome|outcomes|measure|kluczowy rezultat|kluczowe rezultaty|kluczowy wynik|kluczowe wyniki|rezultat|"
        "wynik kluczowy|kpi name|metric name|target name"
    ),
    "key_result_id": "key result id|kr id|key_result_id",
    "owner": (
        "owner|owners|owner name|owner email|owner emails|key result owner|kr owner|assignee|assigned to|"
        "responsible|lead|dri|champion|właściciel|właściciele|odpowiedzialny|osoba odpowiedzialna|kto|who"
    ),
    "kind": "kind|metric type|key result type|kr type|measurement type|measure type|rodzaj|outcome type|target type",
    "unit": "unit|units|metric unit|measured in|jednostka|unit of measure|uom|metric|metric name unit|currency",
    "baseline": (
        "baseline|start value|starting value|initial value|initial|from|start|base|starting point|"
        "wartość początkowa|wartość bazowa|poziom wyjściowy|start metric|metric start value|initial target value"
    ),
    "target": (
        "target|target value|goal value|end value|to|target metric|final value|desired value|desired|"
        "wartość docelowa|poziom docelowy|docelowo|metric target value|target number|goal target"
    ),
    "change": "change|target change|uplift|zmiana",
    "min": "min|minimum|lower bound|at least",
    "max": "max|maximum|upper bound|at most",
    "per": "per|every",
    "hold": "hold",
    "value": (
        "value|current|current value|actual|actual value|latest value|latest|achieved|result|wartość|"
        "wartość bieżąca|aktualna wartość|obecnie|aktualnie|wykonanie|current metric|metric current value|"
        "reached|last value|check-in value|checkin value|current number"
    ),
    "progress": (
        "progress|% complete|percent complete|percentage complete|completion|progress %|progress (%)|postęp|"
        "complete|% progress|current progress|progress percentage|percent_completed|done %|% done|completion %"
    ),
    "score": (
        "score|scores|grade|final score|okr score|scoring|ocena|wynik|points|punkty|final grade|kr score|"
        "self score|rating"
    ),
    "grade": "closing grade",
    "grade_note": "grade note|grade_note",
    "confidence": "confidence|confidence level|pewność|confidence score",
    "date": (
        "date|check-in date|checkin date|check in date|last check-in date|last check in date|last updated|"
        "last update|updated|updated at|update date|last check-in|last checkin|data|data aktualizacji|"
        "ostatnia aktualizacja|recorded at|as of|last progress update|last modified on"
    ),
    "note": (
        "note|notes|comment|comments|check-in note|update|last update note|status update|komentarz|komentarze|"
        "uwagi|notatka|latest comment|remarks|check-in comment"
    ),
    "by": "by|author|updated by|checked in by|recorded by|autor",
    "evidence": "evidence|link|links|url|dowody",
    "start": "start date|starts|begin|begins|start on|data rozpoczęcia|początek|starts at|begin date|started on",
    "due": (
        "due|due date|end date|deadline|ends|target date|by when|due on|termin|data zakończenia|koniec|ends at|"
        "finish date|end on"
    ),
    "weight": "weight|weighting|waga|weightage|weight (%)|key result weight",
    "tags": "tags|labels|tag|label|tagi|etykiety|priority|priorytet",
    "dropped": "dropped",
    "dropped_why": "dropped why",
    "type": "type|item type|object type|okr type|entity type|typ|record type|goal type|level type",
    "parent": (
        "parent|parent title|parent name|parent goal|aligned to|parent okr|parent goal title|nadrzędny|cel nadrzędny"
    ),
    "title": "title|name|nazwa|tytuł|okr|item|task name|summary|text|statement|okr title|okr name",
    "id": "id|okr id|item id|identifier|uid|goal identifier|task id|row id",
    "parent_id": (
        "parent id|parent okr id|parent goal id|parent item id|parent row id|parent objective id|parent row ids|"
        "parent goal ids|parent okr ids"
    ),
    "status": "status|health|state|rag|rag status|stan|okr status|progress status|current status",
    "steps": "steps",
    "criteria": "criteria|kryteria|definition of done",
    "strict": "strict",
    "objective_due": "objective due",
    "objective_start": "objective start",
    "objective_weight": "objective weight",
    "objective_tags": "objective tags",
    "contributes_to": "contributes to|contributes_to",
}
"""The names of each field, the first being its own; small letters."""


NOTHING = "nothing"
"""What a column holds that is to be left out."""


class UnknownField(OkrError):
    """A column cannot hold that."""

    def __init__(self, name: str) -> None:
        super().__init__(f"--map {name}=… is not something that a column can hold")
        near = nearest(name, FIELDS, 1)
        self.hint = f"did you mean --map {near[0]}=…?" if near else f"it is one of {enumerated(list(FIELDS), 'and')}"


class NoColumn(OkrError):
    """There is no column of that name."""

    def __init__(self, name: str, header: Sequence[str]) -> None:
        super().__init__(f"there is no column `{name}`")
        near = nearest(name, header, 1)
        self.hint = f"did you mean `{near[0]}`?" if near else f"the columns are {enumerated(list(header), 'and')}"


@cache
def _names() -> dict[str, str]:
    return {
        name: field for field, names in FIELDS.items() for name in (field, field.replace("_", " "), *names.split("|"))
    }


def field_of(heading: str) -> str | None:
    """The field that a heading means; None where it means none that is known.

    >>> field_of("Key Result"), field_of("Wartość docelowa"), field_of("Target (EUR)"), field_of("Colour")
    ('key_result', 'target', 'target', None)
    """
    names = _names()
    bare = re.sub(r"[\s_*`]+", " ", heading.lower()).strip(" :#*.")
    return names.get(bare) or names.get(re.sub(r"\s*[(\[][^)\]]*[)\]]", "", bare).strip(" :#*."))


def mapped(header: Sequence[str], wanted: Mapping[str, str]) -> dict[int, str]:
    """The field of each column that has one, by its index; of two that mean the same, the first.

    Args:
        header: the headings.
        wanted: field by heading, where somebody said so; it goes before what the headings mean.

    Raises:
        UnknownField: there is no such field.
        NoColumn: there is no such heading.
    """
    told: dict[int, str] = {}
    small = [heading.strip().casefold() for heading in header]
    for heading, field in wanted.items():
        if field not in FIELDS and field != NOTHING:
            raise UnknownField(field)
        if heading.strip().casefold() not in small:
            raise NoColumn(heading, header)
        told[small.index(heading.strip().casefold())] = field
    for index, heading in enumerate(header):
        field_here = field_of(heading)
        if index not in told and field_here is not None and field_here not in told.values():
            told[index] = field_here
    return _settled({index: field for index, field in told.items() if field != NOTHING})


def guessed(header: Sequence[str]) -> dict[str, str]:
    """The field of each heading that has one, by the heading."""
    return {header[index]: field for index, field in mapped(header, {}).items()}


def _settled(told: dict[int, str]) -> dict[int, str]:
    """The same where a title alone, or an id alone, is that of what the other columns lack."""
    fields = set(told.values())
    if "key_result" not in fields and "title" in fields and "objective" in fields and "type" not in fields:
        return {index: "key_result" if field == "title" else field for index, field in told.items()}
    if "key_result" in fields and "title" in fields and "objective" not in fields and "type" not in fields:
        return {index: "objective" if field == "title" else field for index, field in told.items()}
    return told


def header_at(rows: Sequence[Sequence[str]], wanted: Sequence[str]) -> int | None:
    """The index of the row with the headings: the one of the first with the most that are known."""
    small = {each.casefold() for each in wanted}
    known = [sum(bool(field_of(cell)) or cell.strip().casefold() in small for cell in cells) for cells in rows]
    if not known:
        return None
    best = max(known)
    if best:
        return known.index(best)
    return next((index for index, cells in enumerate(rows) if any(cell.strip() for cell in cells)), None)
