"""Asks what goes on in the next cycle: each key result as it is, with another goal, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from okrcli.dialogue.question import Dialogue, Question
from okrcli.dialogue.walk import KEYS, Confirm, Step, walk
from okrcli.edit.changeset import ChangeSet
from okrcli.edit.rollover import Handover
from okrcli.edit.rollover.carrying import Candidate
from okrcli.errors import OkrError, UsageError
from okrcli.model.plan import PlannedObjective
from okrcli.page import Block, Cell, Paragraph, dim
from okrcli.problem import Problem
from okrcli.reports.scoreboard import standing_of
from okrcli.wording.goals import goal_line
from okrcli.wording.healths import Style, health_words
from okrcli.wording.locales import Locale, find_locale
from okrcli.wording.typed import read_number
from okrcli.workspace import Workspace
from okrcli.workspace.references import References
from okrcli.yamldoc.writing import scalar

_ASKED = {
    "target": "Target",
    "change": "Target or change",
    "min": "Lowest good level",
    "max": "Highest good level",
}
_DECISIONS = ("keep", "change", "drop")

Picked = Mapping[str, Candidate]
"""The key results that go on, with their goals, by their reference in the old cycle."""


class Options(NamedTuple):
    """What the command line says, as typed.

    Attributes:
        keep: references of key results and objectives that go on.
        drop: references of those that do not.
        targets: such as `sessions=50000`; what is named goes on.
        all: whether all that are not named go on, but for those that are done.
    """

    keep: Sequence[str] = ()
    drop: Sequence[str] = ()
    targets: Sequence[str] = ()
    all: bool = False


def rolling(workspace: Workspace, what: Handover, options: Options) -> Dialogue[Picked]:
    """Asks for every key result that the options leave open whether it goes on, and for goals that are open then.

    Raises:
        OkrError: an option cannot be read, or names something that cannot go on.
        Quit: nothing is to be written after all.
    """
    draft = _Draft(workspace, what, options)
    steps: list[Step] = []
    for ref in draft.open:
        steps.append(_Decide(draft, ref))
        steps += [_Aim(draft, ref, place) for place in range(len(draft.candidates[ref].aims))]
    if steps:
        steps.append(Confirm(draft.summary))
    yield from walk(steps)
    return draft.picked()


def announced(what: Handover) -> str:
    """What is about to happen, in lines."""
    lines = [f"Rolling over {what.cycle.name} to {what.next.name}"]
    if any(each.scored.planned.closed is None for each in what.passages):
        lines.append(f"{what.cycle.name} is still open: okr close --cycle {what.cycle.name} ends it")
    if what.there:
        lines.append(f"Skipped, there already: {', '.join(what.there)}")
    return "\n".join(lines)


def carried(workspace: Workspace, what: Handover, picked: Picked, changes: ChangeSet) -> tuple[Block, ...]:
    """What a rollover has done: a line for each key result that goes on, and one for each file."""
    locale = find_locale(workspace.plan.settings.locale)
    files = [
        Paragraph(
            ("made " if each.before is None else "added to ", Cell(each.file, "text", style="strong")), joined=True
        )
        for each in changes.edits
    ]
    return (*(_line(each, locale) for each in _in_order(what, picked)), *files)


def left(what: Handover, picked: Picked, problems: Sequence[Problem]) -> str:
    """What should be known of a rollover: what stays behind, and what leads nowhere now; may be empty."""
    behind = [each for each in what.candidates() if each.ref not in picked]
    lines = []
    if behind:
        said = (f"{each.ref.partition('@')[0]} ({health_words(each.scored.health).word})" for each in behind)
        lines.append(f"Left behind: {', '.join(said)}")
    lines += (f"{each.file}:{each.place.line if each.place else 1}: {each.message}" for each in problems)
    return "\n".join(lines)


def _line(candidate: Candidate, locale: Locale) -> Paragraph:
    goal = goal_line(candidate.goal(), candidate.scored.planned.key_result.measure.reads, locale)
    style: Style = "warn" if candidate.open_aims else "plain"
    return Paragraph((_name(candidate), "  ", Cell(goal, "text", style=style)), joined=True)


def _name(candidate: Candidate) -> Cell:
    return Cell(candidate.ref.partition("@")[0], "text", style="strong")


def _in_order(what: Handover, picked: Picked) -> Iterator[Candidate]:
    return (picked[each.ref] for each in what.candidates() if each.ref in picked)


class _Draft:
    """The decisions so far.

    Attributes:
        candidates: by reference, with the goals chosen so far.
        decisions: keep, change or drop, by reference.
        open: references of those that are asked for, in order.
    """

    def __init__(self, workspace: Workspace, what: Handover, options: Options) -> None:
        self.workspace, self.what = workspace, what
        self.locale = find_locale(workspace.plan.settings.locale)
        self.candidates = {each.ref: each for each in what.candidates() if each.entity is not None}
        self.decisions: dict[str, str] = {}
        self._decide(options)
        for text in options.targets:
            self._aim(text)
        self.open = [ref for ref in self.candidates if ref not in self.decisions and not options.all]
        for ref, each in self.candidates.items():
            self.decisions.setdefault(ref, "keep" if each.default else "drop")

    def number(self, ref: str, text: str) -> Decimal | None:
        """A number as people type it, near to where this key result stands."""
        scored = self.candidates[ref].scored
        return read_number(text, self.locale, scored.goal.unit, scored.value)

    def summary(self) -> Question:
        """Everything once more."""
        lines = tuple(_line(each, self.locale) for each in _in_order(self.what, self.picked()))
        shown = (Paragraph((f"What goes on in {self.what.next.name}",), style="strong"), *lines)
        return Question("Write this?", shown if lines else (Paragraph(("Nothing goes on.",)),))

    def picked(self) -> Picked:
        """What goes on."""
        return {ref: each for ref, each in self.candidates.items() if self.decisions[ref] != "drop"}

    def _decide(self, options: Options) -> None:
        """Takes what is named; what is said of a key result goes before what is said of its objective."""
        both = (("keep", options.keep), ("drop", options.drop))
        named = [(decision, *self._refs(name, f"--{decision}")) for decision, names in both for name in names]
        for level in (True, False):
            said: dict[str, str] = {}
            for decision, refs, whole in named:
                for ref in refs if whole is level else ():
                    if said.setdefault(ref, decision) != decision:
                        raise UsageError(f"{ref} is to be kept and to be dropped", "name it once")
            self.decisions |= said

    def _aim(self, text: str) -> None:
        name, sign, value = text.partition("=")
        if not sign or not value.strip():
            raise UsageError(f"--target {text} says nothing", f"write it as --target {name}=100")
        (ref, *others), _ = self._refs(name, "--target")
        candidate = self.candidates[ref]
        if others or len(candidate.aims) != 1:
            raise UsageError(f"--target {name}: there is not one target to choose", "edit the new file afterwards")
        aimed = candidate.aimed(candidate.aims[0], value.strip(), partial(self.number, ref))
        if aimed is None:
            raise UsageError(f"--target {name}: `{value}` is no goal", "write a number, such as 50000")
        self.candidates[ref] = aimed
        self.decisions[ref] = "keep"

    def _refs(self, name: str, option: str) -> tuple[list[str], bool]:
        """What a name stands for, and whether that is a whole objective."""
        references = References(self.workspace.plan)
        target = references.resolve(name, [[self.what.cycle.name]], ("objective", "key result"))
        whole = isinstance(target, PlannedObjective)
        refs = [each.ref for each in target.key_results] if isinstance(target, PlannedObjective) else [target.ref]
        known = [ref for ref in refs if ref in self.candidates]
        if not known:
            said = f"{option} {name}: {target.ref} cannot go on"
            raise UsageError(said, "it was given up, has nothing left to do, or is in the next cycle already")
        return known, whole


class _Decide:
    """Whether one key result goes on."""

    def __init__(self, draft: _Draft, ref: str) -> None:
        self._draft, self._ref = draft, ref
        aims = draft.candidates[ref].aims
        self._choices = _DECISIONS if aims else tuple(each for each in _DECISIONS if each != "change")

    def question(self) -> Question:
        """With what is usual as default."""
        draft, ref = self._draft, self._ref
        scored = draft.candidates[ref].scored
        state = health_words(scored.health)
        count = f"{draft.open.index(ref) + 1}/{len(draft.open)}  "
        shown: list[Block] = [Paragraph((KEYS,), style="dim")] if draft.open[0] == ref else []
        shown += [
            Paragraph((dim(count), Cell(scored.planned.key_result.title, "text", style="strong"))),
            Paragraph(
                (Cell(standing_of(scored), "standing"), " · ", Cell(scored.health, "health", style=state.style)),
                indent=2,
                joined=True,
            ),
        ]
        name = ref.partition("@")[0]
        option = f"--keep {name.rpartition('/')[2]}, --drop {name.rpartition('/')[2]}, or --all for what is usual"
        return Question(
            f"{name} in {draft.what.next.name}", tuple(shown), draft.decisions[ref], self._choices, option=option
        )

    def take(self, answer: str) -> str | None:
        """A decision, or its beginning."""
        found = [each for each in self._choices if answer and each.startswith(answer.lower())]
        if len(found) != 1:
            return f"write {' or '.join(self._choices)}"
        self._draft.decisions[self._ref] = found[0]
        return None


class _Aim:
    """What one key result aims at, in one of its keys."""

    def __init__(self, draft: _Draft, ref: str, place: int) -> None:
        self._draft, self._ref, self._place = draft, ref, place

    def question(self) -> Question | None:
        """Asked where the goal is to be changed, or is open."""
        decision, now = self._draft.decisions[self._ref], self._now()
        if decision == "drop" or (decision == "keep" and now is not None):
            return None
        scored, asked = self._candidate.scored, _ASKED[self._key]
        level = Cell(scored.value, "quantity", scored.goal.unit)
        shown = (Paragraph(("now ", level), indent=2, joined=True),) if scored.value is not None else ()
        return Question(asked if now else f"{asked}, or Enter to choose it later", shown, default=now)

    def take(self, answer: str) -> str | None:
        """A level, or a change where the key result takes one."""
        if answer in ("", self._now()):
            return None
        try:
            aimed = self._candidate.aimed(self._key, answer, partial(self._draft.number, self._ref))
        except OkrError as error:
            return f"{error}: {error.hint}" if error.hint else str(error)
        if aimed is None:
            return f"`{answer}` is no goal: write a number, such as 50000"
        self._draft.candidates[self._ref] = aimed
        return None

    @property
    def _candidate(self) -> Candidate:
        return self._draft.candidates[self._ref]

    @property
    def _key(self) -> str:
        return self._candidate.aims[self._place]

    def _now(self) -> str | None:
        value = (self._candidate.entity or {})[self._key]
        return scalar(value) if isinstance(value, (str, Decimal)) else None
