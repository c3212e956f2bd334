"""Scores for the rules that depend on them: made one by one, when they are asked for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from okrcli.model.plan import Plan, PlannedKeyResult, PlannedObjective

if TYPE_CHECKING:
    from okrcli.scoring.frame import Frame
    from okrcli.scoring.policy import Rules
    from okrcli.scoring.readings import Readings
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
            from okrcli.scoring.key_result import score_key_result

            self._key_results[key_result.ref] = score_key_result(key_result, self._frame(objective))
        return self._key_results[key_result.ref]

    def lags(self, key_result: PlannedKeyResult, objective: PlannedObjective) -> bool:
        """Whether a key result may be off track: it is behind what is expected, or hardly anybody believes in it.

        A quick look, at a fifth of what a score takes.
        """
        from okrcli.scoring.goalposts import as_of
        from okrcli.scoring.health import HOPELESS
        from okrcli.scoring.progress import confidence_of, history_of

        frame = self._frame(objective)
        planned = as_of(key_result, objective.window.due, self._today)
        history = history_of(planned, frame.readings, frame.rules.first_month)
        confidence, _ = confidence_of(history.checkins)
        progress = planned.key_result.measure.progress(history)
        doubted = confidence is not None and confidence <= HOPELESS
        return doubted or progress is None or progress < planned.key_result.expected(history)

    def _frame(self, objective: PlannedObjective) -> Frame:
        from okrcli.scoring.frame import Frame
        from okrcli.scoring.policy import policy_of, rules_of
        from okrcli.scoring.readings import Readings

        if self._shared is None:
            settings = self._plan.settings
            self._shared = rules_of(settings, policy_of(settings)), Readings(self._today)
        rules, readings = self._shared
        dropped = objective.objective.dropped
        given_up = dropped if dropped is not None and dropped.date <= self._today else None
        return Frame(objective, rules, readings, closed=False, graded=True, dropped=given_up)

    def _alone(self, objective: PlannedObjective) -> ObjectiveScore:
        if objective.ref not in self._objectives:
            [scored] = self._scored(Plan(self._plan.settings, (objective,))).objectives
            self._objectives[objective.ref] = scored
        return self._objectives[objective.ref]

    def _scored(self, plan: Plan) -> Scorecard:
        from okrcli.scoring import score

        return score(plan, self._today)
