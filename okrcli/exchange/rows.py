"""From a table to goals: a row a key result, or a row a check-in, or a row an item with its parent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from okrcli.exchange.cells import BadCell, Row, Scales
from okrcli.exchange.columns import mapped
from okrcli.exchange.days import day_of_heading, order_of_days, read_day
from okrcli.exchange.draft import Aim, Bundle, Fields, Harvest, Remark, kind_of, one_line
from okrcli.exchange.figures import POINT, is_nothing, read_score, usual_signs
from okrcli.exchange.periods import cycle_between, cycle_of
from okrcli.exchange.records import Say, add_checkin, key_result_of, objective_of
from okrcli.model.cycle import BACKLOG
from okrcli.model.window import Window
from okrcli.wording.locales import Locale, find_locale
from okrcli.wording.numbers import number as number_of
from okrcli.wording.plurals import counted

_SAMPLE = 3000
_TOLD_EVERY = 20_000
_NUMBERS = ("baseline", "target", "min", "max", "value", "weight")
_BLANK = {"value": "", "score": "", "progress": "", "note": "", "confidence": ""}
_DAYS = ("date", "start", "due")
_IS_OBJECTIVE = re.compile(r"objective|goal|^o\s?\d*:?$|^cel", re.IGNORECASE)
_IS_KEY_RESULT = re.compile(r"key.?result|^kr|metric|measure|outcome|target|rezultat|^kpi", re.IGNORECASE)


class Table(NamedTuple):
    """A table of texts.

    Attributes:
        name: of the source.
        header: its headings.
        rows: the number of each row in the source, and its cells.
        signs: the locale of its numbers where its form tells, or None.
    """

    name: str
    header: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str]]]
    signs: Locale | None = None


class Around(NamedTuple):
    """What is known around a table.

    Attributes:
        cycle: of its goals, where they do not say, or None.
        team: of its goals, where they do not say, or None.
        objective: the title of theirs, where they do not say, or None.
    """

    cycle: str | None = None
    team: str | None = None
    objective: str | None = None


def read_table(table: Table, aim: Aim, around: Around | None = None) -> Harvest:
    """The goals of a table.

    Raises:
        OkrError: a column that somebody named is not there.
    """
    reading = _Reading(table, aim, around or Around())
    reading.read()
    return reading.harvest()


class _Reading:
    def __init__(self, table: Table, aim: Aim, around: Around) -> None:
        self.table, self.aim, self.around = table, aim, around
        self.columns = _by_content(mapped(table.header, aim.columns), table)
        self.fields = set(self.columns.values())
        self.scales = _scales(table, self.columns, aim)
        self.dated = {
            index: heading
            for index, heading in enumerate(table.header)
            if index not in self.columns and _tells_day(heading)
        }
        self.bundles: dict[tuple[str | None, str | None], list[Fields]] = {}
        self.objectives: dict[tuple[str | None, str | None, str], Fields] = {}
        self.key_results: dict[tuple[int, str], Fields] = {}
        self.parents: dict[str, str] = {}
        self.remarks: list[Remark] = []
        self.bad: list[Remark] = []
        self.last: tuple[str | None, str | None, str] | None = None
        self.undated = False
        self.scored_beside = False

    def harvest(self) -> Harvest:
        if self.undated:
            said = f"values without a date are logged on {self.aim.today}, or on the last day of their cycle"
            self.remarks.append(Remark(self.table.name, said))
        if self.scored_beside:
            self.remarks.append(Remark(self.table.name, "scores beside values were left out: okr computes them"))
        bundles = tuple(Bundle(cycle, team, goals) for (cycle, team), goals in self.bundles.items())
        return Harvest(bundles, (*self._unused(), *self.remarks), tuple(self.bad))

    def read(self) -> None:
        if not self.fields & {"objective", "key_result", "title", "ref"}:
            said = f"none of its columns names objectives or key results: {', '.join(self.table.header)}"
            self.bad.append(Remark(self.table.name, f"{said}; say which does: --map key_result=COLUMN"))
            return
        for count, (number, cells) in enumerate(self.table.rows, 1):
            texts = {field: cells[index] for index, field in self.columns.items() if index < len(cells)}
            row = Row(f"{self.table.name}:{number}", texts, self.scales)
            if row.is_blank():
                continue
            try:
                self._add(row, cells)
            except BadCell as error:
                self.bad.append(Remark(row.where, str(error)))
            if count % _TOLD_EVERY == 0:
                self.aim.progress(f"{self.table.name}: {number_of(count)} of {counted(len(self.table.rows), 'row')}")

    def _unused(self) -> list[Remark]:
        used = self.columns.keys() | self.dated.keys()
        left = [
            name
            for index, name in enumerate(self.table.header)
            if index not in used and name.strip() and self._filled(index)
        ]
        told = [Remark(self.table.name, f"the column “{one_line(name)}” was left out") for name in left]
        if "status" in self.fields:
            told.append(Remark(self.table.name, "the column of states was left out: okr computes them"))
        return told

    def _filled(self, index: int) -> bool:
        return any(index < len(cells) and not is_nothing(cells[index]) for _, cells in self.table.rows)

    def _add(self, row: Row, cells: Sequence[str]) -> None:
        settled = self._told_apart(_from_reference(row))
        if settled is None:
            return
        objective = self._objective(settled)
        if not settled.text("key_result"):
            self._of_whole(settled, objective)
            return
        key = (id(objective), settled.text("key_result_id") or settled.text("key_result").casefold())
        found = self.key_results.get(key)
        if found is None:
            found = key_result_of(settled, self.aim.settings, self._say(row))
            self.key_results[key] = found
            inner = objective["key_results"]
            if isinstance(inner, list):
                inner.append(found)
        self._log(found, settled, cells)

    def _of_whole(self, row: Row, objective: Fields) -> None:
        """Tells what a row says of an objective as a whole, and okr computes."""
        for field in ("score", "progress", "value"):
            if row.text(field):
                said = f"“{objective['title']}”: {field} {row.text(field)} of the whole was left out: okr computes it"
                self.remarks.append(Remark(row.where, said))

    def _say(self, row: Row) -> Say:
        return lambda text: self.remarks.append(Remark(row.where, text))

    def _told_apart(self, row: Row) -> Row | None:
        """A row with its objective and key result in their own fields; None where it is neither."""
        if row.text("key_result") or row.text("objective") or not row.text("title"):
            if not row.text("key_result") and not row.text("objective") and not self.around.objective:
                raise BadCell("it names neither an objective nor a key result")
            return row
        title, sort = row.text("title"), row.text("type")
        if row.text("id"):
            self.parents[row.text("id")] = title
        parent = self.parents.get(row.text("parent_id")) or row.text("parent")
        if _IS_KEY_RESULT.search(sort) or (not sort and parent):
            return row.with_(key_result=title, key_result_id="", **({"objective": parent} if parent else {}))
        if sort and not _IS_OBJECTIVE.search(sort):
            self.remarks.append(
                Remark(row.where, f"“{title}” was left out: {sort} is neither an objective nor a key result")
            )
            return None
        if parent:
            self.remarks.append(Remark(row.where, f"“{title}”: that it is aligned to “{parent}” was left out"))
        return row.with_(objective=title)

    def _objective(self, row: Row) -> Fields:
        title = row.text("objective") or row.text("objective_id")
        own = not row.text("key_result")
        if not title and self.around.objective is None and self.last is not None:
            return self.objectives[self.last]
        title = title or self.around.objective or ""
        if not title:
            raise BadCell(f"“{row.text('key_result')}” has no objective")
        cycle, team = self._cycle(row), row.text("team") or self.around.team
        key = (cycle, team, row.text("objective_id") or title.casefold())
        if (
            self.last is not None
            and key not in self.objectives
            and key[2] == self.last[2]
            and not row.text("cycle")
            and cycle is None
        ):
            return self.objectives[self.last]
        if key not in self.objectives:
            self.objectives[key] = objective_of(row, title, self.aim.settings, own=own)
            self.bundles.setdefault((cycle, team), []).append(self.objectives[key])
        self.last = key
        return self.objectives[key]

    def _cycle(self, row: Row) -> str | None:
        text = row.text("cycle")
        if text:
            found = BACKLOG if text.lower() == BACKLOG else cycle_of(text, self.aim.settings)
            if found is None:
                raise BadCell(f"`{text}` is not a period that is known")
            return found
        if self.around.cycle or self.aim.cycle:
            return self.around.cycle or self.aim.cycle
        return cycle_between(row.day("start"), row.day("due"), self.aim.settings)

    def _log(self, fields: Fields, row: Row, cells: Sequence[str]) -> None:
        window = self._window()
        for index, heading in self.dated.items():
            text = cells[index].strip() if index < len(cells) else ""
            day = day_of_heading(heading, window) if text and not is_nothing(text) else None
            if text and not is_nothing(text) and day is None:
                self._say(row)(f"“{fields['title']}”: {text} in column “{heading}” has no day without a cycle")
            if day is not None:
                field = (
                    "score"
                    if "score" in heading.lower() or (kind_of(fields).reads == "verdict" and read_score(text))
                    else "value"
                )
                add_checkin(fields, row.with_(**{**_BLANK, field: text}), day, self._say(row))
        if any(row.text(field) for field in ("value", "score", "progress", "note", "confidence")):
            day = row.day("date")
            self.undated |= day is None and bool(row.text("value") or row.text("score") or row.text("progress"))
            self.scored_beside |= bool(row.text("value") and (row.text("score") or row.text("progress")))
            add_checkin(fields, row, day or _known_day(window, self.aim.today), self._say(row))

    def _window(self) -> Window:
        cycle = self.aim.settings.cycle(self.last[0]) if self.last and self.last[0] else None
        return cycle.window if cycle else Window(date.min, date.max)


def _known_day(window: Window, today: date) -> date:
    """The day of what has none: today, or the last day of a cycle that is over, or the first of one to come."""
    return max(window.start, min(window.due, today))


def _from_reference(row: Row) -> Row:
    """A row whose reference tells its cycle, team and ids."""
    found = re.fullmatch(r"(.+?)/([^/@]+)/([^/@]+)@(.+)", row.text("ref"))
    if not found:
        return row
    told = {"team": found[1], "objective_id": found[2], "key_result_id": found[3], "cycle": found[4]}
    return row.with_(**{key: row.text(key) or text for key, text in told.items()})


def _by_content(columns: dict[int, str], table: Table) -> dict[int, str]:
    """The columns, where `Start` over numbers is the level at the start and not the day of it."""
    if "baseline" in columns.values():
        return columns
    for index, field in columns.items():
        texts = [
            cells[index] for _, cells in table.rows[:_SAMPLE] if index < len(cells) and not is_nothing(cells[index])
        ]
        if (
            field == "start"
            and texts
            and all(re.fullmatch(r"[^\d]{0,3}[\d.,'\s]+[^\d]{0,3}", text) and not _is_day(text) for text in texts)
        ):
            return {**columns, index: "baseline"}
    return columns


def _is_day(text: str) -> bool:
    try:
        return read_day(text, True) is not None
    except ValueError:
        return True


def _tells_day(heading: str) -> bool:
    year = Window(date(2024, 1, 1), date(2024, 12, 31))
    return day_of_heading(heading, year) is not None


def _scales(table: Table, columns: dict[int, str], aim: Aim) -> Scales:
    sample = list(islice(table.rows, _SAMPLE))

    def texts(*fields: str) -> Iterable[str]:
        return (
            cells[index]
            for index, field in columns.items()
            if field in fields
            for _, cells in sample
            if index < len(cells)
        )

    locale = table.signs or usual_signs(texts(*_NUMBERS), find_locale(aim.settings.locale) or POINT)
    day_first = aim.day_first
    if day_first is None:
        all_days = (
            cells[index]
            for index, field in columns.items()
            if field in _DAYS
            for _, cells in table.rows
            if index < len(cells)
        )
        day_first = order_of_days(all_days)
    percent = frozenset(
        field
        for index, field in columns.items()
        if field in ("progress", "score", "confidence")
        and (re.search(r"%|percent", table.header[index].lower()) or (field != "score" and _over_one(texts(field))))
    )
    headings = {field: table.header[index] for index, field in columns.items()}
    return Scales(locale, day_first, percent, headings)


def _over_one(texts: Iterable[str]) -> bool:
    """Whether a column without percent signs has numbers that only percents have."""
    plain = [text.strip().replace(",", ".") for text in texts]
    numbers = [float(text) for text in plain if re.fullmatch(r"\d+(\.\d+)?", text)]
    return bool(numbers) and max(numbers) > 1.5 and not any("%" in text for text in plain)
