"""How the health of a key result or objective comes about, so that a reader can redo it on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from okrcli.page import Cell, Fact
from okrcli.reports.scoreboard import SETTLED
from okrcli.scoring import EPSILON, KeyResultScore, ObjectiveScore, Policy, Reason
from okrcli.scoring.policy import Rules
from okrcli.scoring.rollup import Part, part_of_key_result, part_of_objective
from okrcli.wording.dates import day
from okrcli.wording.derivations import mean, put_in, share
from okrcli.wording.healths import health_words
from okrcli.wording.locales import Locale
from okrcli.wording.numbers import number
from okrcli.wording.reasons import reason
from okrcli.wording.shares import percent

_STATES = {"red": "off-track", "yellow": "at-risk", "green": "on-track"}


class Derivation(NamedTuple):
    """Says how the numbers of one key result come about.

    Attributes:
        scored: the key result.
        policy: the figures of its forecast.
        locale: the signs of numbers.
    """

    scored: KeyResultScore
    policy: Policy
    locale: Locale

    def facts(self) -> tuple[Fact, ...]:
        """From the value to the state, in the order in which it is computed; without a forecast where it is settled."""
        ahead = (self._trend, self._likely, self._chance, self._pace)
        settled = self.scored.health in SETTLED
        asleep = settled and self.scored.no_data
        steps = (
            *(() if asleep else (self._progress, self._expected)),
            *(() if settled else ahead),
            self._people,
        )
        return (*(fact for step in steps for fact in step()), *clauses(self.scored.reasons, self.locale))

    def _say(self, value: float) -> str:
        return share(value, self.locale)

    def _progress(self) -> Iterator[Fact]:
        measure, history = self.scored.planned.key_result.measure, self.scored.history
        formula = measure.formula(history)
        if self.scored.progress is None or formula is None:
            missing = measure.placeholders(history.baseline)
            yield Fact("progress", (f"cannot be told: no {missing[0]}" if missing else "no check-in that counts",))
            return
        numbers, result = put_in(formula.pattern, formula.terms, self.locale), self._say(self.scored.progress)
        yield Fact("progress", (numbers if numbers == result else f"{numbers} = {result}",), note=(formula.rule,))

    def _expected(self) -> Iterator[Fact]:
        if self.scored.expected is None:
            return
        key_result, history = self.scored.planned.key_result, self.scored.history
        start, due = history.window
        gone, days = (min(history.today, due) - start).days, (due - start).days
        result = self._say(self.scored.expected)
        if key_result.measure.expected(history) is not None:
            yield Fact("expected", (f"{result}, at any time",))
        elif key_result.measure.own_pace(history.today, history) is not None or isinstance(key_result.pace, tuple):
            yield Fact("expected", (f"{result}, as planned",))
        elif not days:
            yield Fact("expected", (result,))
        elif key_result.pace == "late":
            yield Fact("expected", (f"({gone} / {days})² = {result}",), note=("(days gone / days)²: late",))
        else:
            yield Fact("expected", (f"{gone} / {days} = {result}",), note=("days gone / days",))

    def _trend(self) -> Iterator[Fact]:
        trend, bounds = self.scored.forecast.trend, self.scored.bounds
        if trend is None:
            return
        state = health_words(_STATES[bounds.colour(trend)])
        lower, mark = self._say(bounds.lower), self._say(bounds.mark)
        where = f"{mark} or more" if state.style == "good" else f"below {lower if state.style == 'bad' else mark}"
        held = self.scored.forecast.slope is None
        note = "share held × time gone + state now × time left" if held else "progress + time left × pace"
        aside = Cell(f"{where}: {state.word}", "plain", style=state.style)
        yield Fact("trend", (self._course(1.0, trend),), (aside,), (note,))

    def _likely(self) -> Iterator[Fact]:
        _, likely, low, high, *_ = self.scored.forecast
        if likely is None or low is None or high is None:
            return
        held = self.scored.forecast.slope is None
        said = self._say(likely) if held else self._course(self.policy.damping, likely)
        spread = (f"± {self._say(self._spread())}: {self._say(low)} … {self._say(high)}",)
        width = f"± ({self._say(self.policy.half_width)} + {self._say(self.policy.widening)} × time left)"
        usual = "" if held else f"{self._say(self.policy.damping)} × pace is usual; "
        yield Fact("likely", (said,), spread, (f"{usual}80 % end within {width}",))

    def _chance(self) -> Iterator[Fact]:
        forecast, mark = self.scored.forecast, self.scored.bounds.mark
        if forecast.chance is None:
            return
        said = f"{percent(forecast.chance)} for {self._say(mark)} or more"
        if forecast.likely is None:
            yield Fact("chance", (said,), note=("the confidence, until there is a trend",))
            return
        sigma = f"{self._say(self._spread())} / {number(self.policy.deviations, self.locale, 4)}"
        yield Fact("chance", (said,), note=(f"normal, with mean {self._say(forecast.likely)} and σ = {sigma}",))

    def _pace(self) -> Iterator[Fact]:
        forecast, mark = self.scored.forecast, self.scored.bounds.mark
        if forecast.reaches_target is not None:
            reached = f"reached on {day(forecast.reaches_target, self.locale)}"
            past = forecast.reaches_target <= self.scored.history.today
            yield Fact("goal", (reached if past else f"{reached} if the trend holds",))
        if forecast.needed_rate is None or forecast.slope is None or forecast.place is None:
            return
        numbers = f"({self._say(mark)} − {self._say(self._last())}) / ({self._rest()} × {self._say(forecast.slope)})"
        if not forecast.needed_rate:
            yield Fact("pace", (f"{self._say(mark)} is reached already",))
            return
        said = f"needs {number(forecast.needed_rate, self.locale, 1)} × its rate so far to reach {self._say(mark)}"
        yield Fact("pace", (said,), note=(numbers,))

    def _people(self) -> Iterator[Fact]:
        confidence = self.scored.confidence
        if confidence is None:
            return
        contradicts = any(each.code == "contradiction" for each in self.scored.reasons)
        aside = (Cell("contradicts the trend", "plain", style="warn"),) if contradicts else ()
        yield Fact("people", (f"confidence {number(confidence, self.locale)}",), aside)

    def _last(self) -> float:
        trail = self.scored.planned.key_result.measure.trail(self.scored.history)
        return trail[-1][1] if trail else 0.0

    def _rest(self) -> str:
        return self._say(1 - (self.scored.forecast.place or 0.0))

    def _spread(self) -> float:
        return self.policy.spread(self.scored.forecast.place or 0.0)

    def _course(self, damping: float, result: float) -> str:
        """Where it ends at a share of its pace, with the bound that it may have met."""
        forecast = self.scored.forecast
        if forecast.slope is None or forecast.place is None:
            state = int(bool(self.scored.planned.key_result.measure.in_band(self.scored.history)))
            gone, held = self.scored.elapsed, self.scored.progress or 0.0
            return f"{self._say(held)} × {self._say(gone)} + {state} × {self._say(1 - gone)} = {self._say(result)}"
        free = self._last() + (1 - forecast.place) * damping * forecast.slope
        damped = "" if damping == 1 else f"{self._say(damping)} × "
        slope = put_in("{slope}", {"slope": forecast.slope}, self.locale)
        said = f"{self._say(self._last())} + {damped}{self._rest()} × {slope} = {self._say(free)}"
        return said if abs(free - result) < EPSILON else f"{said}, at most {self._say(result)}"


def clauses(reasons: Sequence[Reason], locale: Locale) -> Iterator[Fact]:
    """Each clause that fired, the deciding one first."""
    for index, each in enumerate(reasons):
        said = reason(each.code, each.values, locale)
        yield Fact("also" if index else "because", (Cell(said, "text", style="plain" if index else "strong"),))


def roll_up(
    scored: ObjectiveScore, contributors: Sequence[ObjectiveScore], rules: Rules, locale: Locale
) -> Iterator[Fact]:
    """How the score and the health of an objective come about.

    Args:
        scored: the objective.
        contributors: those it is made of, where it is made of contributors.
        rules: the figures of its file.
        locale: the signs of numbers.
    """
    if scored.contributors:
        parts = [part_of_objective(each) for each in contributors]
    else:
        parts = [part_of_key_result(each, rules) for each in scored.key_results]
    counted = [part for part in parts if part.counts]
    yield from _mean("score", [(each.weight, each.score) for each in counted], scored.score, locale)
    yield from _mean("trend", [(each.weight, each.trend) for each in counted], scored.trend, locale)
    left = _left_out(parts)
    if left:
        yield Fact("left out", (left,))
    yield from clauses(scored.reasons, locale)


def _mean(
    name: str, parts: Sequence[tuple[float, float | None]], result: float | None, locale: Locale
) -> Iterator[Fact]:
    known = [(weight, value) for weight, value in parts if value is not None]
    if result is not None and known:
        yield Fact(name, (f"{mean(known, locale)} = {share(result, locale)}",))


def _left_out(parts: Sequence[Part]) -> str:
    return ", ".join(each.ref.partition("@")[0].rpartition("/")[2] for each in parts if not each.counts)
