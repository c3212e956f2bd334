"""What a rule is: a code, a name, a severity, and a question that it asks of each of its subjects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from okrcli.model.plan import PlannedKeyResult, PlannedObjective
from okrcli.model.scalars import Strict
from okrcli.problem import Path, Problem, Severity
from okrcli.yamldoc.document import value_at

if TYPE_CHECKING:
    from datetime import date

    from okrcli.check.scores import Scores
    from okrcli.check.since import Since
    from okrcli.scoring.scorecard import KeyResultScore, ObjectiveScore
    from okrcli.workspace import Workspace
    from okrcli.yamldoc.operations import Operation

Subject = TypeVar("Subject")
Options = TypeVar("Options", bound=Strict)
Made = TypeVar("Made")


class Fix(NamedTuple):
    """An edit that mends a finding, in the file of its subject.

    Attributes:
        title: what it does, as a command in a few words: "rename `onwer` to `owner`".
        operations: what is done; in a Finding their paths count from the subject, elsewhere from the top of the file.
        safe: whether the file says the same afterwards, or what nobody could have meant otherwise.
    """

    title: str
    operations: tuple[Operation, ...]
    safe: bool = True


class Finding(NamedTuple):
    """What a rule has to say about one of its subjects.

    Attributes:
        message: one sentence without a full stop at the end.
        at: where, by keys from the subject; a key that is not there means the nearest thing above it.
        hint: what to do next, or None.
        on_key: True where the key is at fault and not its value.
        fix: an edit that mends it, or None.
        file: path of the file it is in, where that is not the one of its subject; then `at` counts from its top.
    """

    message: str
    at: Path = ()
    hint: str | None = None
    on_key: bool = False
    fix: Fix | None = None
    file: str | None = None


Mend = Callable[[Problem, Any, "Context"], Fix | None]
"""The fix of a problem, made of the whole data of its file, valid or not; its paths count from the top of it."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """One rule; the docstring of its module is its manual.

    Attributes:
        code: stable, such as `OKR203`.
        name: in words with hyphens; its module is named so too, with underscores.
        on: what it is asked of: PlannedObjective, PlannedKeyResult, PlannedKpi or Workspace (whose paths are those of
            the settings), or several of them; None where it is found while the files are read.
        severity: how much it weighs unless the settings say otherwise; `info` where it is dated.
        check: yields what it finds in one subject; None where `on` is None.
        options: the model of its options in the settings, every one with a default; None where it has none.
        dated: whether what it finds depends on today. Then it is asked only about cycles that are neither closed nor
            over, and weighs `info`: yesterday's green build stays green.
        mend: makes the fix of what it found, where the finding brings none; asked only for what is reported.
        fixable: whether its findings may bring fixes of their own; see `is_fixable`.
    """

    code: str
    name: str
    severity: Severity
    on: type[Subject] | tuple[type[Any], ...] | None = None
    check: Callable[[Subject, Context], Iterable[Finding]] | None = None
    options: type[Strict] | None = None
    dated: bool = False
    mend: Mend | None = None
    fixable: bool = False

    @property
    def is_fixable(self) -> bool:
        """Whether some of what it finds can be mended by okr."""
        return self.fixable or self.mend is not None

    def asks(self, subject: type[Any]) -> bool:
        """Whether it is asked of a sort of subject."""
        return subject in self.on if isinstance(self.on, tuple) else subject is self.on


class Context(NamedTuple):
    """What a rule may look at beside its subject.

    Attributes:
        workspace: the whole of it, settings included.
        today: the day of the check; only rules that are `dated` may look at it.
        rules: every rule, by code.
        chosen: the options of the rules that have some, by their model.
        scores: the scores of that day, made when they are asked for.
        kept: what rules have computed once for all subjects; see `once`.
        objective: the objective around the subject; None where it has none.
        since: what changed since a revision; None where none was named.
    """

    workspace: Workspace
    today: date
    rules: Mapping[str, Rule[Any]]
    chosen: Mapping[type[Strict], Strict]
    scores: Scores
    kept: dict[object, Any]
    objective: PlannedObjective | None = None
    since: Since | None = None

    def options(self, model: type[Options]) -> Options:
        """The options of a rule as the settings have them, with its defaults for the rest."""
        chosen = self.chosen.get(model)
        return chosen if isinstance(chosen, model) else model()

    def once(self, make: Callable[[Workspace], Made]) -> Made:
        """What a function makes of the workspace, computed at the first call of a check and kept for the others."""
        if make not in self.kept:
            self.kept[make] = make(self.workspace)
        made: Made = self.kept[make]
        return made

    def score(self, key_result: PlannedKeyResult) -> KeyResultScore:
        """A key result of the objective around the subject, scored today; look at cheaper facts first."""
        assert self.objective is not None, "only a rule on objectives or key results asks for a score"
        return self.scores.of_key_result(key_result, self.objective)

    def lags(self, key_result: PlannedKeyResult) -> bool:
        """Whether a key result of that objective may be off track, at a fifth of what its score takes."""
        assert self.objective is not None, "only a rule on objectives or key results asks for a score"
        return self.scores.lags(key_result, self.objective)

    def objective_score(self) -> ObjectiveScore:
        """The objective around the subject, scored today; see `score`."""
        assert self.objective is not None, "only a rule on objectives or key results asks for a score"
        return self.scores.of_objective(self.objective)

    def is_faulty(self, file: str) -> bool:
        """Whether something in a file is invalid, so that the plan has less than what stands there."""
        return file in self.once(_faulty)

    def written(self, file: str, at: Path) -> object:
        """What stands in a file, valid or not, as plain Python; None where there is nothing."""
        return value_at(self.workspace.document(file).data, at)


def _faulty(workspace: Workspace) -> frozenset[str]:
    return frozenset(problem.file for problem in workspace.problems)
