"""Asks what a new workspace begins with: what for, which team, which cycle, who, and what only they know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from okrcli.dialogue.figures import Figures, figure_steps
from okrcli.dialogue.question import Dialogue, Question
from okrcli.dialogue.walk import KEYS, walk
from okrcli.errors import enumerated
from okrcli.model.cycle import BACKLOG, Cycle
from okrcli.model.scalars import is_team, slug
from okrcli.page import Block, Cell, Fact, Facts, Paragraph
from okrcli.templates import Library, Template, UnknownTemplate, cycles_of
from okrcli.templates.pages import list_page
from okrcli.wording.typed import quoted

_LONG, _MOST = 5, 3
"""Letters of a word that may be searched by itself, and how many templates are shown for it then."""


class Start(NamedTuple):
    """What is known before anything is asked; None for what is to be asked.

    Attributes:
        library: the templates.
        templates: those that were named.
        team: whose goals.
        cycle: for when.
        owner: who answers for them.
        suggested: who that probably is, or an empty text.
        quarter: the cycle that runs.
        find: the cycle of a name, or None.
        people: the only owners there may be, or None where anybody may.
        today: the day.
        numbers: reads numbers of a unit as people type them here.
    """

    library: Library
    templates: tuple[str, ...]
    team: str | None
    cycle: str | None
    owner: str | None
    suggested: str
    quarter: str
    find: Callable[[str], Cycle | None]
    people: tuple[str, ...] | None
    today: date
    numbers: Callable[[str | None], Callable[[str], Decimal | None]]


class Begun(NamedTuple):
    """What a workspace begins with.

    Attributes:
        templates: each with its team, and with the figures that are known.
        cycle: the cycle of all of them; None where each objective goes to the one that suits it.
        owner: who answers for them, or None.
    """

    templates: tuple[tuple[str, Template], ...]
    cycle: str | None
    owner: str | None


def beginning(start: Start) -> Dialogue[Begun]:
    """What a new workspace begins with.

    Raises:
        Quit: the answer was `q`.
    """
    sheet = _Sheet(start)
    yield from walk([_What(sheet), _Which(sheet)])
    chosen = [start.library.get(name) for name in sheet.names]
    yield from walk([*(_Team(sheet, each) for each in chosen), _When(sheet, chosen), _Who(sheet)])
    figures = Figures(tuple(chosen), start.numbers)
    yield from walk(figure_steps(figures))
    templates = tuple((sheet.teams[each.name], each) for each in figures.filled())
    return Begun(templates, sheet.cycle, sheet.owner)


def usual_team(template: Template) -> str:
    """The team that a template is probably for."""
    return "team" if template.name == "minimal" else template.name


class _Sheet:
    """What was given and what was answered."""

    def __init__(self, start: Start) -> None:
        self.start = start
        self.names: tuple[str, ...] = start.templates
        self.words: str | None = None
        self.found: tuple[Template, ...] = ()
        self.teams: dict[str, str] = {}
        self.cycle = start.cycle
        self.owner = start.owner

    def named(self, answer: str) -> tuple[str, ...] | None:
        """The templates that an answer names, or None where it is something else."""
        names = tuple(dict.fromkeys(answer.lower().replace(",", " ").split()))
        return names if names and set(names) <= set(self.start.library.names()) else None


class _What:
    def __init__(self, sheet: _Sheet) -> None:
        self._sheet = sheet

    def question(self) -> Question | None:
        if self._sheet.start.templates:
            return None
        shown = (Paragraph((KEYS,), style="dim"), _shelves(self._sheet.start.library))
        text = "What are the goals about? Templates by name, or a word such as search, sales or hiring"
        return Question(text, shown, "minimal", option="--template")

    def take(self, answer: str) -> str | None:
        sheet = self._sheet
        names = sheet.named(answer)
        sheet.names, sheet.found = names or (), ()
        if names is None:
            sheet.found = self._search(answer.replace(",", " "))
            if not sheet.found:
                error = UnknownTemplate(answer, sheet.start.library.names())
                near, asked, _ = f"{error.hint}".partition("?")
                hint = f"{near}?" if asked else "try another word, such as customers"
                return f"no template speaks of `{quoted(answer)}`; {hint}"
        return None

    def _search(self, answer: str) -> tuple[Template, ...]:
        """What speaks of all words, or else of any of the longer ones: some answer with a whole sentence."""
        library = self._sheet.start.library
        found = library.search([answer])
        if found:
            return found
        long = [word.strip(".?") for word in answer.split() if len(word) >= _LONG]
        named = {each.name: each for word in long for each in library.search([word])[:_MOST]}
        return tuple(named.values())


class _Which:
    """What is asked where a word was answered, and not a name."""

    def __init__(self, sheet: _Sheet) -> None:
        self._sheet = sheet

    def question(self) -> Question | None:
        found = self._sheet.found
        if not found:
            return None
        text = "Which of these? One or several names, with commas between them"
        return Question(text, tuple(list_page(found)), found[0].name, option="--template")

    def take(self, answer: str) -> str | None:
        names = self._sheet.named(answer)
        if names is None:
            return f"write one of {enumerated([each.name for each in self._sheet.found])}, or b for other words"
        self._sheet.names = names
        return None


class _Team:
    def __init__(self, sheet: _Sheet, template: Template) -> None:
        self._sheet = sheet
        self._template = template

    def question(self) -> Question | None:
        if self._sheet.start.team is not None:
            self._sheet.teams[self._template.name] = self._sheet.start.team
            return None
        return Question(f"{self._template.title}: whose goals? A team", (), usual_team(self._template), option="--team")

    def take(self, answer: str) -> str | None:
        if not is_team(answer):
            return f"`{quoted(answer)}` is not good as a team; write one word, such as {slug(answer) or 'marketing'}"
        self._sheet.teams[self._template.name] = answer
        return None


class _When:
    def __init__(self, sheet: _Sheet, templates: Sequence[Template]) -> None:
        self._sheet = sheet
        self._templates = templates

    def question(self) -> Question | None:
        start = self._sheet.start
        if start.cycle is not None:
            return None
        return Question("For which cycle?", tuple(self._shown()), start.quarter, option="--cycle")

    def take(self, answer: str) -> str | None:
        start, found = self._sheet.start, self._sheet.start.find(answer)
        if found is None:
            return f"`{quoted(answer)}` is not a cycle; {_cycle_hint(answer, start)}"
        if found.name != BACKLOG and found.window.due < start.today:
            return f"{answer} ended on {found.window.due}; name a cycle that runs or is to come"
        self._sheet.cycle = None if answer == start.quarter else answer
        return None

    def _shown(self) -> Iterator[Block]:
        start = self._sheet.start
        parts = [part for template in self._templates for part in cycles_of(template, start.quarter)]
        for cycle, template in parts:
            if cycle != start.quarter:
                more = f" and {len(template.objectives) - 1} more" if len(template.objectives) > 1 else ""
                yield Paragraph(
                    (
                        Cell(str(template.objectives[0]["title"])),
                        f"{more}: it takes longer than a quarter, and goes to {cycle}.",
                    ),
                    joined=True,
                )
        window = getattr(start.find(start.quarter), "window", None)
        if window:
            left, year = (window.due - start.today).days + 1, int(start.quarter[:4])
            others = f"{year + 1}-Q1, {year}-H2, {year + 1} or backlog"
            yield Paragraph((f"{start.quarter} has {left} days left; other cycles are such as {others}.",), joined=True)


class _Who:
    def __init__(self, sheet: _Sheet) -> None:
        self._sheet = sheet

    def question(self) -> Question | None:
        start = self._sheet.start
        if start.owner is not None:
            return None
        text = (
            "Who answers for them? An id such as ania; Enter leaves it open" if not start.suggested else "Who answers?"
        )
        return Question(text, (), start.suggested, option="--owner")

    def take(self, answer: str) -> str | None:
        people = self._sheet.start.people
        if answer and people is not None and answer not in people:
            return f"`{quoted(answer)}` is not in `people` of okr.yaml, where {enumerated(people, 'and')} are"
        if answer and (" " in answer or len(answer) > 60):
            return f"write one word, such as {slug(answer)[:20] or 'ania'}"
        self._sheet.owner = answer or None
        return None


def _shelves(library: Library) -> Facts:
    """The names of all templates, by discipline."""
    return Facts(
        tuple(
            Fact(discipline or "your own", (Cell(", ".join(each.name for each in members)),))
            for discipline, members in groupby(library.all(), lambda each: each.discipline)
        )
    )


def _cycle_hint(answer: str, start: Start) -> str:
    year = start.quarter.partition("-")[0]
    guess = f"{year}-{answer.upper()}"
    if start.find(guess):
        return f"did you mean {guess}?"
    try:
        date.fromisoformat(answer)
    except ValueError:
        return f"write one such as {start.quarter}, {year}-H2, {year} or backlog"
    return f"a day lies in one, such as {start.quarter}"
