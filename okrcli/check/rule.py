"""What a rule is: a code, a name, a severity, and a question that it asks of each of its subjects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from okrcli.model.plan import PlannedObjective
from okrcli.model.scalars import Strict
from okrcli.problem import Path, Severity

if TYPE_CHECKING:
    from okrcli.scoring.scorecard import Scorecard
    from okrcli.workspace import Workspace

Subject = TypeVar("Subject")
Options = TypeVar("Options", bound=Strict)


class Finding(NamedTuple):
    """What a rule has to say about one of its subjects.

    Attributes:
        message: one sentence without a full stop at the end.
        at: where, by keys from the subject; a key that is not there means the nearest thing above it.
        hint: what to do next, or None.
        on_key: True where the key is at fault and not its value.
    """

    message: str
    at: Path = ()
    hint: str | None = None
    on_key: bool = False


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """One rule; the docstring of its module is its manual.

    Attributes:
        code: stable, such as `OKR203`.
        name: in words with hyphens; its module is named so too, with underscores.
        on: what it is asked of: PlannedObjective, PlannedKeyResult, PlannedKpi or Workspace (whose paths are those of
            the settings); None where it is found while the files are read.
        severity: how much it weighs unless the settings say otherwise.
        check: yields what it finds in one subject; None where `on` is None.
        options: the model of its options in the settings, every one with a default; None where it has none.
    """

    code: str
    name: str
    severity: Severity
    on: type[Subject] | None = None
    check: Callable[[Subject, Context], Iterable[Finding]] | None = None
    options: type[Strict] | None = None


class Context(NamedTuple):
    """What a rule may look at beside its subject.

    Attributes:
        workspace: the whole of it, settings included.
        scorecard: the scores of today, or None where there are none.
        rules: every rule, by code.
        chosen: the options of the rules that have some, by their model.
        objective: the objective around the subject; None where it has none.
    """

    workspace: Workspace
    scorecard: Scorecard | None
    rules: Mapping[str, Rule[Any]]
    chosen: Mapping[type[Strict], Strict]
    objective: PlannedObjective | None = None

    def options(self, model: type[Options]) -> Options:
        """The options of a rule as the settings have them, with its defaults for the rest."""
        chosen = self.chosen.get(model)
        return chosen if isinstance(chosen, model) else model()

    def written(self, file: str, at: Path) -> object:
        """What stands in a file, valid or not, as plain Python; None where there is nothing."""
        node = self.workspace.document(file).data
        for step in at:
            if isinstance(node, dict) and isinstance(step, str):
                node = node.get(step)
            elif isinstance(node, list) and isinstance(step, int) and step < len(node):
                node = node[step]
            else:
                return None
        return node
