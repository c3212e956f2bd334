"""From the pieces of a document that are goals to goals as they stand in files."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from okrcli.exchange.cells import BadCell, Row, Scales
from okrcli.exchange.draft import Aim, Bundle, Fields, Harvest, Remark, kind_of, pruned
from okrcli.exchange.figures import POINT, read_score, usual_signs
from okrcli.exchange.filing import free_id, shortened_id
from okrcli.exchange.labels import Said, attribute, said
from okrcli.exchange.outline import Node
from okrcli.exchange.people import owners_in
from okrcli.exchange.periods import cycle_of
from okrcli.exchange.records import add_checkin, key_result_of, single, tags
from okrcli.exchange.roles import Findings, Goal, Path, is_theme, team_in
from okrcli.exchange.verdicts import add_done, add_score
from okrcli.model.settings import Settings
from okrcli.wording.locales import find_locale
from okrcli.yamldoc.operations import Value

_LONGEST_SHOWN = 70
_FINISHED = ("done", "complete", "completed", "achieved", "finished", "zrobione", "ukończone", "✅")
_DONE = ("x", "X", "✓", "✔", "✅")


class Page(NamedTuple):
    """What a document says for all its goals.

    Attributes:
        name: of the source.
        cycle: the period that its title or its name tells, or None.
        scales: how its figures are written.
        settings: of the workspace.
        today: the day it is.
    """

    name: str
    cycle: str | None
    scales: Scales
    settings: Settings
    today: date

    def cycle_near(self, path: Path) -> str | None:
        """The period that the nearest heading above a piece names, else that of the document."""
        heads = (each for each in reversed(path) if each.sort == "heading" and not is_theme(each.text))
        return next((cycle for each in heads if (cycle := cycle_of(each.text, self.settings))), self.cycle)

    def team_near(self, path: Path) -> str | None:
        """The team that the nearest heading above a piece names, or None."""
        return next((team for each in reversed(path) if each.sort == "heading" and (team := team_in(each.text))), None)

    def day(self, cycle: str | None) -> date:
        """The day of a score that has none: today, or the last of a cycle that is over."""
        found = self.settings.cycle(cycle) if cycle else None
        return self.today if found is None else max(found.window.start, min(found.window.due, self.today))


def page_of(root: Node, name: str, aim: Aim) -> Page:
    """What a document says for all its goals."""
    titles = [each.text for each in root.walk() if each.sort == "heading"][:1]
    texts = [each.text for each in root.walk() if each.sort == "text"][:3]
    file = name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0] or name
    cycle = next((found for text in (*titles, file, *texts) if (found := cycle_of(text, aim.settings))), None)
    signs = usual_signs((), find_locale(aim.settings.locale) or POINT)
    scales = Scales(signs, aim.day_first, frozenset(("progress",)), {})
    return Page(name, cycle or aim.cycle, scales, aim.settings, aim.today)


def harvest(found: Findings, page: Page) -> Harvest:
    """The goals that were found, for the teams and cycles that they stand below."""
    writing = _Writing(page, found.goals)
    for goal in found.goals:
        writing.objective(goal)
    for node in found.left:
        writing.remark(node, f"text outside of the goals was left out: “{_shown(node.text)}”")
    bundles = tuple(Bundle(cycle, team, goals) for (cycle, team), goals in writing.bundles.items())
    return Harvest(bundles, tuple(sorted(writing.remarks, key=_line)), ())


class _Writing:
    def __init__(self, page: Page, goals: list[Goal]) -> None:
        self.page = page
        self.serving = {id(goal.under) for goal in goals}
        self.bundles: dict[tuple[str | None, str | None], list[Fields]] = {}
        self.remarks: list[Remark] = []
        self.ids: dict[tuple[str | None, str | None], set[str]] = {}
        self.names: dict[int, tuple[tuple[str | None, str | None], str]] = {}

    def remark(self, node: Node, text: str) -> None:
        self.remarks.append(Remark(f"{self.page.name}:{node.line}", text))

    def objective(self, goal: Goal) -> None:
        told = said(goal.title)
        key = (self.page.cycle_near(goal.path), self.page.team_near(goal.path[:-1]))
        name = free_id(None, told.title, self.ids.setdefault(key, set()))
        self.names[id(goal)] = (key, name)
        fields = self._objective(goal, told, key, name)
        fields["key_results"] = [self._key_result(node, text, key[0]) for node, text in goal.key_results]
        if told.struck:
            fields["dropped"] = _struck(self.page.day(key[0]))
        if told.share is not None:
            self.remark(
                goal.node, f"“{told.title}”: the score {told.share:f} of the whole was left out: okr computes it"
            )
        self.bundles.setdefault(key, []).append(fields)

    def _objective(self, goal: Goal, told: Said, key: tuple[str | None, str | None], name: str) -> Fields:
        attributes, prose = self._attributes(goal.texts)
        parent = self.names.get(id(goal.under)) if goal.under is not None else None
        owners = [
            *told.owners,
            *owners_in(attributes.get("owner", attributes.get("objective_owner", "")), self.page.settings),
        ]
        for name_of, value in attributes.items():
            if name_of in ("score", "progress", "status", "confidence", "value", "grade"):
                self.remark(goal.node, f"“{told.title}”: {name_of} {value} of the whole was left out: okr computes it")
        sections = [
            each.text
            for each in goal.path[:-1]
            if each.sort == "heading" and not is_theme(each.text) and team_in(each.text) is None
        ]
        drawers = [
            said(each).title
            for each in sections
            if not cycle_of(each, self.page.settings)
            and "okr" not in each.lower()
            and len(said(each).title.split()) < 4
        ]
        serves: Value = [f"./{parent[1]}"] if parent is not None and parent[0] == key else []
        return pruned(
            {
                "id": name,
                "title": told.title or shortened_id(goal.title),
                "owner": single(owners),
                "why": "\n\n".join(
                    [
                        *filter(None, (attributes.get("why"), attributes.get("note"))),
                        *(said(each.text).title for each in prose),
                    ]
                ),
                "contributes_to": serves,
                "rollup": "contributors" if not goal.key_results and id(goal) in self.serving else None,
                "tags": list(dict.fromkeys(map(str, [*_list(tags(list(told.tags))), *_list(tags(drawers))]))),
                "meta": {"links": list(told.links)} if told.links else None,
            }
        )

    def _key_result(self, node: Node, text: str, cycle: str | None) -> Fields:
        told = said(text)
        title = told.title or text
        attributes, _ = self._attributes(
            [each for each in (*node.of("item"), *node.of("text")) if attribute(each.text)]
        )
        where = f"{self.page.name}:{node.line}"
        row = Row(where, {**attributes, "key_result": title}, self.page.scales)
        try:
            fields = key_result_of(row, self.page.settings, lambda lost: self.remark(node, lost))
        except BadCell as error:
            self.remark(node, f"“{title}”: {error}")
            row = Row(where, {"key_result": title}, self.page.scales)
            fields = key_result_of(row, self.page.settings, lambda lost: self.remark(node, lost))
        self._below(fields, node)
        day = self.page.day(cycle)
        self._score(fields, node, told, row, day)
        owners = [*told.owners, *owners_in(row.text("owner"), self.page.settings)]
        return pruned(
            {
                **fields,
                "owner": single(list(dict.fromkeys(owners))),
                "tags": [*_list(fields.get("tags", [])), *_list(tags(list(told.tags)))],
                "dropped": _struck(day) if told.struck else None,
                "meta": {**_dict(fields.get("meta")), **({"links": list(told.links)} if told.links else {})} or None,
            }
        )

    def _score(self, fields: Fields, node: Node, told: Said, row: Row, day: date) -> None:
        """What a box, a score in the text or a line below it says; a box that is empty or half says nothing."""
        share = told.share
        if share is None and node.box is not None and node.box not in (" ", "~", "-", "", *_DONE):
            share = read_score(node.box)
        lost = add_score(fields, share, day) if share is not None else None
        if lost:
            self.remark(node, f"“{fields['title']}”: {lost}")
        done = node.box in _DONE or told.done or row.text("status").lower() in _FINISHED
        if share is None and done and not told.struck and not fields.get("steps") and not row.text("value"):
            add_done(fields, day)
        elif row.text("status") and row.text("status").lower() not in _FINISHED:
            self.remark(node, f"“{fields['title']}”: the state {row.text('status')} was left out: okr computes it")
        if any(row.text(name) for name in ("value", "score", "progress", "note")):
            try:
                add_checkin(fields, row, row.day("date") or day, lambda lost: self.remark(node, lost))
            except BadCell as error:
                self.remark(node, f"“{fields['title']}”: {error}")

    def _below(self, fields: Fields, node: Node) -> None:
        """What stands below a key result: its steps where nothing else measures it, else notes."""
        inner = [each for each in node.of("item") if not attribute(each.text)]
        prose = [each for each in node.of("text") if not attribute(each.text)]
        if inner and kind_of(fields).reads == "verdict" and not fields.get("criteria") and len(inner) > 1:
            ids: set[str] = set()
            fields["kind"] = "milestones"
            fields["steps"] = [self._step(each, ids) for each in inner]
            inner = [deep for each in inner for deep in each.of("item")]
        notes: Value = [said(each.text).title for each in (*inner, *prose)]
        if notes:
            fields["meta"] = {"notes": notes}
            for each in (*inner, *prose):
                self.remark(
                    each, f"“{fields['title']}”: what stands below it is kept under `meta`: “{_shown(each.text)}”"
                )

    def _step(self, node: Node, ids: set[str]) -> Fields:
        told = said(node.text)
        title = told.title or node.text
        done = self.page.day(self.page.cycle).isoformat() if node.box in _DONE else None
        return pruned({"id": free_id(None, title, ids), "title": title, "done": done})

    def _attributes(self, nodes: list[Node]) -> tuple[dict[str, str], list[Node]]:
        """The lines such as `Owner: Ania`, and the others."""
        told: dict[str, str] = {}
        rest = []
        for node in nodes:
            found = attribute(node.text)
            if found is None:
                rest.append(node)
            else:
                told.setdefault(*found)
        return told, rest


def _struck(day: date) -> Value:
    return {"date": day.isoformat(), "why": "struck out in the source"}


def _list(value: Value) -> list[Value]:
    return list(value) if isinstance(value, list) else []


def _dict(value: Value) -> dict[str, Value]:
    return dict(value) if isinstance(value, dict) else {}


def _shown(text: str) -> str:
    bare = said(text).title or text
    return bare if len(bare) <= _LONGEST_SHOWN else f"{bare[:_LONGEST_SHOWN]}…"


def _line(remark: Remark) -> int:
    number = remark.where.rpartition(":")[2]
    return int(number) if number.isdigit() else 0
