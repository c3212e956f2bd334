"""Steps to be done, one after the other."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from okrcli.model.checkin import Step
from okrcli.model.formula import Formula, Reads
from okrcli.model.history import History
from okrcli.model.kind import Fault, Goal, Kind
from okrcli.model.window import Window
from okrcli.problem import Path

if TYPE_CHECKING:
    from okrcli.yamldoc.operations import Value


class Milestones(Kind):
    """A list of weighted steps; each is done or not."""

    takes_values: ClassVar[bool] = False
    reads: ClassVar[Reads] = "steps"
    together: ClassVar[Mapping[str, object]] = {"properties": {"steps": {"minItems": 1}}}

    kind: Literal["milestones"] = "milestones"
    steps: Annotated[tuple[Step, ...], Field(strict=False)] = Field(description="the milestones, in order")

    def known_on(self, day: date) -> "Milestones":
        """The same steps; one that is done later is not done yet."""
        if not any(step.done and step.done > day for step in self.steps):
            return self
        steps = [
            step.model_copy(update={"done": None}) if step.done and step.done > day else step for step in self.steps
        ]
        return self.model_copy(update={"steps": tuple(steps)})

    def goal(self, baseline: Decimal | None = None) -> Goal:
        """The steps."""
        del baseline
        return Goal(steps=self.steps)

    def marks(self) -> Mapping[str, Path]:
        """The `done` of each step, by its id."""
        return {step.id: ("steps", index, "done") for index, step in enumerate(self.steps)}

    def value(self, history: History) -> Decimal | None:
        """How many steps are done."""
        return Decimal(len(self._done(history)))

    def progress(self, history: History) -> float | None:
        """Σ weight of done steps / Σ weight; None where all weights are zero."""
        whole = sum(step.weight for step in self.steps)
        return float(sum(step.weight for step in self._done(history)) / whole) if whole else None

    def trail(self, history: History) -> list[tuple[date, float]]:
        """The share done on each day that a step was done or a check-in was made; after the due date, as on it."""
        whole = sum(step.weight for step in self.steps)
        if not whole:
            return []
        due = history.window.due
        days = sorted({min(day, due) for day in self._days(history)})
        done = [(min(step.done, due), step.weight) for step in self._done(history) if step.done]
        return [(day, float(sum(weight for by, weight in done if by <= day) / whole)) for day in days]

    def logged(self, history: History) -> date | None:
        """The day of the last step done, or of the last check-in since the start."""
        return max(self._days(history), default=None)

    def own_pace(self, day: date, history: History) -> float | None:
        """The weight of the steps due by then, where every step has a date."""
        del history
        whole = sum(step.weight for step in self.steps)
        if not whole or not self._dated():
            return None
        return float(sum(step.weight for step in self.steps if step.due and step.due <= day) / whole)

    def quiet_until(self) -> float:
        """A plan is silent until it is done: nothing is read from that before three quarters of the window."""
        return 0.75

    def trend_from(self) -> float:
        """Three quarters of the window, unless the steps have dates."""
        return 0.0 if self._dated() else 0.75

    def faults(self) -> Iterator[Fault]:
        """No step, or two of one name."""
        if not self.steps:
            yield Fault(
                "OKR103", "there are no steps", ("steps",), "list them as {id: brief, title: Brief agreed}", True
            )
        seen: set[str] = set()
        for index, step in enumerate(self.steps):
            if step.id in seen:
                yield Fault(
                    "OKR105",
                    f"the step `{step.id}` is there twice",
                    ("steps", index, "id"),
                    "give each step an id of its own",
                )
            seen.add(step.id)

    def plan_faults(self, window: Window) -> Iterator[Fault]:
        """Steps due outside the window."""
        for index, step in enumerate(self.steps):
            if step.due is not None and not window.start <= step.due <= window.due:
                said = f"the step is due on {step.due}, outside {window.start} to {window.due}"
                yield Fault("OKR107", said, ("steps", index, "due"), "choose a day in the window of the key result")

    def value_hint(self, value: object = None) -> str:
        """Milestones take none."""
        del value
        return "remove `value`: progress is told by the `done` dates of the steps"

    def read(self, value: object) -> Decimal | None:
        """Nothing: a check-in of milestones has no value."""
        del value
        return None

    def formula(self, history: History) -> Formula | None:
        """The weight of the steps done, against that of all."""
        whole = sum((step.weight for step in self.steps), Decimal(0))
        done = sum((step.weight for step in self._done(history)), Decimal(0))
        terms = {"done": done, "whole": whole}
        return Formula("weight of the steps done / weight of all", "{done} / {whole}", terms) if whole else None

    def carried(self, history: History) -> "Mapping[str, Value] | None":
        """The steps that are not done, without their dates; None where all are done."""
        done = self._done(history)
        keys = ("id", "title", "weight")
        steps: list[Value] = [
            {key: getattr(step, key) for key in keys if key in step.model_fields_set}
            for step in self.steps
            if step not in done
        ]
        return {"steps": steps} if steps else None

    def _dated(self) -> bool:
        return all(step.due for step in self.steps)

    def _days(self, history: History) -> list[date]:
        checked = [each.date for each in history.checkins if each.date >= history.window.start]
        return [*(step.done for step in self._done(history) if step.done), *checked]

    def _done(self, history: History) -> list[Step]:
        done = [step for step in self.steps if step.done is not None and step.done <= history.today]
        return sorted(done, key=lambda step: step.done or history.today)
