"""The page of a diff: a sentence, the objectives with what is not as it was in them, the KPIs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from okrcli.compare.change import Difference, FieldChange, id_of
from okrcli.compare.plans import objective_of
from okrcli.compare.uncertain import invalid_refs
from okrcli.git.pair import Pair, Side
from okrcli.model.kind import Kind
from okrcli.model.plan import PlannedKeyResult, PlannedKpi, PlannedObjective
from okrcli.page import Block, Cell, Column, Group, Inline, Paragraph, Row, Table
from okrcli.reports.diff.cells import entry_words, field_cells, field_words
from okrcli.reports.diff.standing import Standing
from okrcli.reports.diff.summary import sentence, summarise
from okrcli.wording.healths import Style, health_words
from okrcli.wording.lines import safe
from okrcli.wording.locales import Locale, find_locale
from okrcli.wording.plurals import counted

if TYPE_CHECKING:
    from okrcli.compare.change import Planned
    from okrcli.reports.diff import DiffReport

COLUMNS = (
    Column("symbol", close=True),
    Column("what", "what", flexible=True, wrapped=True),
    Column("before", "before", align="right"),
    Column("after", "after", align="right"),
)
"""What is told of each difference, from the left."""

_NAMED = 2
_ASIDE = "The goals are as they were; what stands beside them is not."
_NONE = Cell("", "plain")
_SIGNS: dict[str, Cell] = {
    "added": Cell("+", "plain", style="good"),
    "removed": Cell("−", "plain", style="bad"),
    "deleted": Cell("−", "plain", style="bad"),
    "corrected": Cell("~", "plain", style="warn"),
    "changed": Cell("~", "plain", style="dim"),
    "affected": Cell("~", "plain", style="dim"),
}


def told(report: DiffReport) -> Iterator[Block]:
    """The blocks of the page."""
    said = sentence(summarise(report.comparison)) if report.comparison or not report.differs else _ASIDE
    yield Paragraph((Cell(said, "plain", style="strong"),))
    yield Paragraph(_sides(report), "dim", joined=True)
    teller = _Teller(report)
    groups = tuple(teller.groups())
    if groups:
        yield Table(COLUMNS, groups, titled=False)
    for file in report.retrospectives:
        yield Paragraph(("The retrospective in ", Cell(file), " reads otherwise."), joined=True)
    if report.pair.settings:
        yield Paragraph(("The settings in okr.yaml changed as well; each side is scored by its own.",), "dim")


def passed_over(pair: Pair) -> Iterator[Paragraph]:
    """What could not be compared, and why."""
    for side, when in ((pair.before, "before"), (pair.after, "now")):
        workspace = side.workspace
        for file in workspace.unread:
            yield Paragraph((Cell(file), f" does not parse {when}, and was left out on both sides."), joined=True)
        partly = invalid_refs(workspace)
        if partly:
            said = counted(len(partly), "entry is", "entries are")
            yield Paragraph((f"Left out: {said} not valid {when}. okr check tells why.",), joined=True)
    for file in pair.ignored:
        yield Paragraph((Cell(file), " is ignored by git, and was left out."), joined=True)
    for folder in pair.submodules:
        yield Paragraph((Cell(folder), " is a repository of its own, and was left out: compare it there."), joined=True)


def _sides(report: DiffReport) -> Inline:
    before, after = report.pair.before, report.pair.after
    return (Cell(report.edition.workspace), " · ", *_side(before), " → ", *_side(after))


def _side(side: Side) -> Inline:
    if side.name is None:
        return ("the files as they are",)
    if side.commit is None or side.day is None:
        return ("nothing: there is no commit yet",)
    return (Cell(side.name), f" ({side.commit[:7]}, ", Cell(side.day, "day"), ")")


class _Teller:
    def __init__(self, report: DiffReport) -> None:
        self._comparison = report.comparison
        self._before, self._after = report.before.standings, report.after.standings
        self._locale: Locale = find_locale(report.edition.locale)
        self._renamed = {new: old for old, new in report.comparison.renamed.items()}
        plans = (report.pair.before.workspace.plan, report.pair.after.workspace.plan)
        self._objectives: dict[str, PlannedObjective] = {
            each.ref: each for plan in plans for each in (*plan.objectives, *plan.drafts)
        }

    def groups(self) -> Iterator[Group]:
        """One for each objective in which something differs, in the order of the files, then one for the KPIs."""
        own = {each.ref: each for each in self._comparison.objectives}
        parts: dict[str, list[Difference]] = {}
        for each in self._comparison.key_results:
            parts.setdefault(objective_of(each.ref), []).append(each)
        order = {ref: index for index, ref in enumerate(self._objectives)}

        def first(ref: str) -> tuple[bool, int]:
            """What only depends on something else comes last."""
            told = (*((own[ref],) if ref in own else ()), *parts.get(ref, ()))
            return all(each.state == "affected" for each in told), order[ref]

        for ref in sorted({*own, *parts}, key=first):
            yield self._objective(ref, own.get(ref), parts.get(ref, ()))
        if self._comparison.kpis:
            rows = tuple(row for each in self._comparison.kpis for row in self._part(each))
            yield Group(rows, (None, Cell("KPIs", "plain", style="strong"), None, None))

    def _objective(self, ref: str, own: Difference | None, parts: Sequence[Difference]) -> Group:
        planned = self._objectives[ref]
        before, after = self._standings(own.before if own else planned, own.after if own else planned)
        health = (after or before or Standing()).health
        cells = (
            Cell(health, "symbol", style=health_words(health).style) if health else _NONE,
            Cell(planned.objective.title, "text", style="strong"),
            *self._scores(before, after),
        )
        became = f" · {_became(own)}" if own and _became(own) else ""
        note: Inline = (Cell(ref, "text", style="dim"), became)
        rows = [*(self._details(own, 0) if own and own.before and own.after else ())]
        rows += [row for each in parts for row in self._part(each)]
        return Group(tuple(rows), cells, note)

    def _scores(self, before: Standing | None, after: Standing | None) -> tuple[Cell, Cell]:
        was = Cell(before.score, "score", style="dim") if before and before.score is not None else _NONE
        now = Cell(after.score, "score", style="strong") if after and after.score is not None else _NONE
        return was, now

    def _part(self, each: Difference) -> Iterator[Row]:
        """A key result or a KPI: a line for itself, and one for each thing that differs in it."""
        before, after = self._standings(each.before, each.after)
        became = _became(each)
        title = safe(_title(each)) + (f" · {became}" if became else "")
        sign = _SIGNS[each.state]
        if each.state in ("changed", "affected") and after and after.health:
            sign = Cell(after.health, "symbol", style=health_words(after.health).style)
        style: Style = "plain" if each.state != "affected" else "dim"
        values = self._values(each, before, after)
        yield Row((sign, Cell(title, "text", style=style), *values))
        yield from self._states(before, after)
        if each.before is not None and each.after is not None:
            yield from self._details(each, 1)

    def _values(self, each: Difference, before: Standing | None, after: Standing | None) -> tuple[Cell, Cell]:
        was, now = (None if one is None else one.value for one in (before, after))
        if each.state == "changed" and was == now:
            return _NONE, _NONE
        return self._value(each, was), self._value(each, now)

    def _value(self, each: Difference, value: Decimal | None) -> Cell:
        if value is None:
            return _NONE
        measure = _measure(each)
        if measure is not None and measure.reads == "answer":
            return Cell("yes" if value else "no", "plain")
        return Cell(value, "quantity", _unit(each))

    def _states(self, before: Standing | None, after: Standing | None) -> Iterator[Row]:
        """Progress and health, where they went somewhere."""
        if before is None or after is None:
            return
        if before.progress != after.progress:
            yield Row(
                (
                    _NONE,
                    Cell("progress", "plain", style="dim"),
                    Cell(before.progress, "share"),
                    Cell(after.progress, "share"),
                ),
                1,
            )
        if before.health != after.health and before.health and after.health:
            cells = (Cell(state, "health", style=health_words(state).style) for state in (before.health, after.health))
            yield Row((_NONE, Cell("health", "plain", style="dim"), *cells), 1)

    def _details(self, each: Difference, depth: int) -> Iterator[Row]:
        for field in each.fields:
            words = Cell(field_words(field, self._locale, _unit(each)), "text", style="bad" if field.silent else "dim")
            yield Row((_sign(field), words, *field_cells(field, _unit(each))), depth)
        for move in each.lost_moves:
            said = f"record of a move of {safe(move.field)} edited or taken out"
            yield Row((_SIGNS["removed"], Cell(said, "text", style="bad"), _NONE, _NONE), depth)
        measure = _measure(each)
        noun = "reading" if isinstance(each.planned, PlannedKpi) else "check-in"
        read = measure.read if measure else lambda value: value
        for entry in each.entries:
            style: Style = "bad" if entry.state == "removed" else "dim"
            said = entry_words(entry, noun, self._locale, read)
            sides = (self._entry(each, one.value if one else None) for one in (entry.before, entry.after))
            yield Row((_SIGNS[entry.state], Cell(said, "text", style=style), *sides), depth)

    def _entry(self, each: Difference, value: object) -> Cell:
        measure = _measure(each)
        read = value if measure is None else measure.read(value)
        if not isinstance(read, Decimal):
            return _NONE if value is None else Cell(str(value))
        if measure is not None and measure.adds_up:
            return Cell(read, "step", _unit(each))
        return self._value(each, read)

    def _standings(self, before: Planned | None, after: Planned | None) -> tuple[Standing | None, Standing | None]:
        was = self._before.get(before.ref) if before else None
        return was, self._after.get(after.ref) if after else None


def _sign(field: FieldChange) -> Cell:
    return Cell("!", "plain", style="bad") if field.silent else _SIGNS["changed"]


def _became(each: Difference) -> str:
    """What became of it, in a few words."""
    said = []
    if each.state == "deleted":
        said.append("deleted, not dropped" if _could_be_dropped(each) else "deleted")
    elif each.state == "added":
        said.append("added")
    if each.dropped:
        said.append("dropped")
    if each.before is not None and (each.renamed or each.moved):
        word = " and ".join(word for word, is_so in (("renamed", each.renamed), ("moved", each.moved)) if is_so)
        said.append(f"{word} from {_origin(each)}")
    if each.state == "affected":
        more = len(each.by) - _NAMED
        others = f" and {counted(more, 'other')}" if more > 0 else ""
        said.append(f"as it was, but depends on {', '.join(each.by[:_NAMED])}{others}")
    return ", ".join(said)


def _origin(each: Difference) -> str:
    """Where it was: the id alone where the rest is as it was, the file where the name is."""
    assert each.before is not None, "what has moved was somewhere before"
    if not each.moved:
        return id_of(each.before)
    return each.before.file if each.before.ref == each.planned.ref else each.before.ref


def _could_be_dropped(each: Difference) -> bool:
    if isinstance(each.before, PlannedKeyResult):
        return each.before.key_result.dropped is None
    return isinstance(each.before, PlannedObjective) and each.before.objective.dropped is None


def _title(each: Difference) -> str:
    planned = each.planned
    return planned.kpi.title if isinstance(planned, PlannedKpi) else planned.key_result.title  # type: ignore[union-attr]


def _measure(each: Difference) -> Kind | None:
    return each.planned.key_result.measure if isinstance(each.planned, PlannedKeyResult) else None


def _unit(each: Difference) -> str | None:
    planned = each.planned
    if isinstance(planned, PlannedKpi):
        return planned.kpi.unit
    measure = _measure(each)
    unit = measure.goal().unit if measure else None
    return unit if unit == "%" else None
