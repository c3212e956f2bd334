"""Scores for the rules that depend on them: made one by one, when they are asked for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from okrcli.model.history import History
from okrcli.model.plan import Plan, PlannedKeyResult, PlannedObjective
from okrcli.scoring.frame import Frame
from okrcli.scoring.goalposts import as_of
from okrcli.scoring.health import HOPELESS
from okrcli.scoring.key_result import score_key_result
from okrcli.scoring.policy import Rules, policy_of, rules_of
from okrcli.scoring.progress import confidence_of, history_of
from okrcli.scoring.readings import Readings

if TYPE_CHECKING:
    from okrcli.scoring.scorecard import KeyResultScore, ObjectiveScore, Scorecard


class Scores:
    """The scores of a plan on a day.

    Args:
        plan: all that is valid in the workspace.
        today: the day.
    """

    def __init__(self, plan: Plan, today: date) -> None:
        self._plan = plan
        self._today = today
        self._whole: Scorecard | None = None
        self._objectives: dict[str, ObjectiveScore] = {}
        self._key_results: dict[str, KeyResultScore] = {}
        self._shared: tuple[Rules, Readings] | None = None
        self._last: Frame | None = None

    @property
    def whole(self) -> Scorecard:
        """All scores; at 1,000 files they take a fifth as long as reading them."""
        if self._whole is None:
            self._whole = self._scored(self._plan)
        return self._whole

    def of_objective(self, objective: PlannedObjective) -> ObjectiveScore:
        """The score of one objective; for one that is made of contributors all scores are made."""
        if objective.objective.rollup == "contributors":
            return next(each for each in self.whole.objectives if each.planned.ref == objective.ref)
        return self._alone(objective)

    def of_key_result(self, key_result: PlannedKeyResult, objective: PlannedObjective) -> KeyResultScore:
        """The score of one key result of an objective whose file is not closed."""
        if key_result.ref not in self._key_results:
            self._key_results[key_result.ref] = score_key_result(key_result, self._frame(objective))
        return self._key_results[key_result.ref]

    def lags(self, key_result: PlannedKeyResult, objective: PlannedObjective) -> bool:
        """Whether a key result may be off track: it is behind what is expected, or hardly anybody believes in it.

        A quick look, at a fifth of what a score takes.
        """
        frame = self._frame(objective)
        planned = as_of(key_result, objective.window.due, self._today)
        history = history_of(planned, frame.readings, frame.rules.first_month)
        confidence, _ = confidence_of(history.checkins)
        if confidence is not None and confidence <= HOPELESS:
            return True
        measure = planned.key_result.measure
        progress = measure.progress(history)
        if measure.holds_band:
            lower = frame.rules.bounds[planned.ambition].lower
            return progress is not None and _held_to_the_end(progress, planned, history) < lower
        return progress is None or progress < planned.key_result.expected(history)

    def _frame(self, objective: PlannedObjective) -> Frame:
        if self._last is not None and self._last.objective is objective:
            return self._last
        if self._shared is None:
            settings = self._plan.settings
            self._shared = rules_of(settings, policy_of(settings)), Readings(self._today)
        rules, readings = self._shared
        dropped = objective.objective.dropped
        given_up = dropped if dropped is not None and dropped.date <= self._today else None
        self._last = Frame(objective, rules, readings, closed=False, graded=True, dropped=given_up)
        return self._last

    def _alone(self, objective: PlannedObjective) -> ObjectiveScore:
        if objective.ref not in self._objectives:
            [scored] = self._scored(Plan(self._plan.settings, (objective,))).objectives
            self._objectives[objective.ref] = scored
        return self._objectives[objective.ref]

    def _scored(self, plan: Plan) -> Scorecard:
        from okrcli.scoring import score

        return score(plan, self._today)


def _held_to_the_end(progress: float, planned: PlannedKeyResult, history: History) -> float:
    """The share of the time for which a level is held, if it stays as it is now; 1 where nobody knows how it is."""
    holds = planned.key_result.measure.in_band(history)
    gone = planned.window.elapsed(history.today)
    return 1.0 if holds is None else progress * gone + float(holds) * (1 - gone)
