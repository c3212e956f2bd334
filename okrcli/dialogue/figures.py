"""Asks for the figures that templates leave open, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from okrcli.dialogue.question import Question
from okrcli.edit.typed import read_change
from okrcli.errors import OkrError
from okrcli.page import Block, Cell, Paragraph
from okrcli.templates import Template
from okrcli.templates.filling import Blank, at, blanks, filled, level
from okrcli.templates.library import REMARKS, Entity
from okrcli.templates.rendering import placeholder, words_of
from okrcli.templates.soundness import first_problem
from okrcli.wording.typed import quoted

_END = "e"
_HELP = "figures are yours to choose. Enter leaves one open for later, e leaves all the rest open."


class Figures:
    """The figures of some templates, as far as they are known."""

    def __init__(
        self, templates: tuple[Template, ...], numbers: Callable[[str | None], Callable[[str], Decimal | None]]
    ) -> None:
        self.templates = templates
        self.numbers = numbers
        self.answers: list[dict[Blank, Decimal | str]] = [{} for _ in templates]
        self.ended = False
        self.count = sum(1 for each in templates for _ in blanks(each))

    def filled(self) -> tuple[Template, ...]:
        """The templates with what was answered."""
        return tuple(filled(each, told) for each, told in zip(self.templates, self.answers, strict=True))


def figure_steps(figures: Figures) -> list[_Figure]:
    """A step for each figure."""
    steps = [(index, blank) for index, each in enumerate(figures.templates) for blank in blanks(each)]
    return [_Figure(figures, index, blank, first=not number) for number, (index, blank) in enumerate(steps)]


class _Figure:
    """The step that asks for one figure."""

    def __init__(self, figures: Figures, template: int, blank: Blank, *, first: bool) -> None:
        self._figures = figures
        self._index = template
        self._blank = blank
        self._first = first
        self._template = figures.templates[template]
        self._entity = at(self._template, blank)
        self._answers = figures.answers[template]

    def question(self) -> Question | None:
        if self._figures.ended:
            return None
        meaning = placeholder(self._entity, self._blank.key, words_of(self._template.lang)) or self._blank.key
        unit = f" ({self._entity['unit']})" if self._entity.get("unit") else ""
        return Question(f"{self._entity['title']}: {meaning}{unit}", tuple(self._shown()), self._usual())

    def take(self, answer: str) -> str | None:
        self._answers.pop(self._blank, None)
        if answer == _END:
            self._figures.ended = True
        if answer in ("", _END):
            return None
        try:
            value = self._read(answer)
        except OkrError as error:
            return f"{error}: {error.hint}" if error.hint else str(error)
        if self._blank.key != "change" and answer[0] in "+x×":
            return f"`{quoted(answer)}` is a way to go, and a level is wanted; write where it should be, such as 25"
        if value is None:
            return f"`{quoted(answer)}` is not a number; write it such as 41200, 43.9k or 3.5"
        wrong = self._wrong({**self._known(), self._blank.key: value})
        if wrong is None:
            self._answers[self._blank] = value
        return wrong

    def _read(self, answer: str) -> Decimal | str | None:
        unit = self._entity.get("unit")
        number = self._figures.numbers(str(unit) if unit else None)
        return read_change(answer, number) if self._blank.key == "change" else number(answer)

    def _known(self) -> dict[str, object]:
        """The key result as far as it is filled in."""
        own = {key: value for key, value in self._entity.items() if key not in REMARKS}
        place = (self._blank.objective, self._blank.key_result)
        return {**own, **{each.key: told for each, told in self._answers.items() if each[:2] == place}}

    def _usual(self) -> str:
        """What an empty answer means: the level that a share goes to from where it is, where both are known."""
        today = self._known().get("baseline")
        aim = level(self._entity.get("relative"), today) if isinstance(today, Decimal) else None
        return "" if aim is None or self._blank.key != "target" else f"{aim:f}"

    def _shown(self) -> Iterator[Block]:
        if self._first:
            yield Paragraph((f"{self._figures.count} {_HELP}",), style="dim")
        if self._blank == next((each for each in blanks(self._template) if each[0] == self._blank[0]), None):
            objective = self._template.objectives[self._blank.objective]
            yield Paragraph((Cell(str(objective["title"]), style="strong"),))

    def _wrong(self, entity: Entity) -> str | None:
        """What the format says against a key result; None where it takes it."""
        objective = {"id": "objective", "title": "Objective", "key_results": [entity]}
        first = first_problem({"cycle": "backlog", "team": "team", "objectives": [objective]}, "")
        return None if first is None else f"{first.message}{f': {first.hint}' if first.hint else ''}"
