"""Asks for what the end of a cycle needs: a grade and a note for every key result, and what was learned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from okrcli.dialogue.question import Dialogue, Question
from okrcli.dialogue.walk import KEYS, Confirm, Step, walk
from okrcli.edit.close import Ending, Verdicts, proposed
from okrcli.errors import UsageError
from okrcli.page import Block, Cell, Paragraph, dim
from okrcli.reports.scoreboard import standing_of
from okrcli.scoring import KeyResultScore, score
from okrcli.wording.dates import day
from okrcli.wording.derivations import put_in, share
from okrcli.wording.healths import Style
from okrcli.wording.locales import Locale, find_locale
from okrcli.wording.plurals import counted
from okrcli.wording.typed import read_share
from okrcli.workspace import Workspace
from okrcli.workspace.references import References

_STYLES: Mapping[str, Style] = {"red": "bad", "yellow": "warn", "green": "good"}
_BULLETS = ("- ", "* ", "+ ")


class Options(NamedTuple):
    """What the command line says, as typed.

    Attributes:
        grades: such as `sessions=0.7`.
        notes: such as `sessions=half of it came in the last week`.
        retrospective: what was learned, or None.
        accept: whether what is proposed is taken for all that are not named.
        early: whether a cycle may be closed that still runs.
    """

    grades: Sequence[str] = ()
    notes: Sequence[str] = ()
    retrospective: str | None = None
    accept: bool = False
    early: bool = False


def closing(workspace: Workspace, what: Ending, options: Options) -> Dialogue[Verdicts]:
    """Asks for every grade that the options leave open; if there is one, also for notes and for what was learned.

    Raises:
        OkrError: an option cannot be read, or names something that gets no grade.
        Quit: nothing is to be closed after all.
    """
    draft = _Draft(workspace, what, options)
    steps: list[Step] = [] if what.over or options.early else [Confirm(draft.early, "no")]
    if draft.undecided():
        steps += [step for each in draft.asked for step in (_Grade(draft, each), _Note(draft, each))]
        steps += [_Retrospective(draft, team) for team in what.teams]
        steps.append(Confirm(draft.summary))
    yield from walk(steps)
    return draft.verdicts()


def announced(what: Ending) -> str:
    """What is about to be closed, in a line."""
    before = f" (closed already: {', '.join(what.closed)})" if what.closed else ""
    return f"Closing {what.cycle.name}: {', '.join(what.files)}{before}"


def graded(what: Ending, verdicts: Verdicts, after: Workspace) -> tuple[Block, ...]:
    """What a close has done: a line for each grade, and one for each file with the scores of its objectives.

    Args:
        what: was closed.
        verdicts: of the review.
        after: the workspace as it is then.
    """
    lines = [_line(each, verdicts) for each in what.graded()]
    scored = score(after.plan, what.day).objectives
    for file in what.files:
        parts: list[Cell | str] = ["closed ", Cell(file, "text", style="strong")]
        for each in scored:
            if each.planned.file == file:
                parts += ["  ", Cell(each.planned.objective.id, "text"), " ", Cell(each.score, "score")]
        lines.append(Paragraph(tuple(parts), joined=True))
    return tuple(lines)


def unsaid(workspace: Workspace, what: Ending, verdicts: Verdicts, *, committed: bool = False) -> str:
    """What should be done to the files that are closed, in lines: learn from them, and let their KPIs go on.

    Args:
        workspace: before the close.
        what: was closed.
        verdicts: of the review.
        committed: whether git has it by then.
    """
    told = verdicts.retrospectives
    silent = [team for team in what.teams if team not in told and not what.retrospective_of(workspace, team)]
    lines = []
    if silent:
        files = ", ".join(what.first_file(team) for team in silent)
        before = f"in {files}" if committed else f"before you commit {files}"
        lines.append(f"No retrospective: write what was learned under `retrospective:` {before}")
    for file in dict.fromkeys(each.file for each in workspace.plan.kpis if each.file in what.files):
        lines.append(f"{file} holds KPIs, which outlive the cycle: move them to a file of their own")
    return "\n".join(lines)


def _line(scored: KeyResultScore, verdicts: Verdicts) -> Paragraph:
    grade, note = verdicts.grades[scored.planned.ref], verdicts.notes.get(scored.planned.ref)
    said = (Cell(float(grade), "score", style=_STYLES[scored.bounds.colour(float(grade))]), "  ", _name(scored), "  ")
    aside = (" · ", Cell(" ".join(note.split()), "name", style="dim")) if note else ()
    return Paragraph((*said, Cell(standing_of(scored), "standing"), *aside), joined=True)


def _name(scored: KeyResultScore) -> Cell:
    return Cell(scored.planned.ref.partition("@")[0], "text", style="strong")


class _Draft:
    """The verdicts so far."""

    def __init__(self, workspace: Workspace, what: Ending, options: Options) -> None:
        self.workspace, self.what = workspace, what
        self.locale = find_locale(workspace.plan.settings.locale)
        given = {ref: _grade(text, self.locale) for ref, text in self._named(options.grades, "--grade", "0.7")}
        self._notes = dict(self._named(options.notes, "--note", "why that grade"))
        self.asked = [each for each in what.graded() if each.planned.ref not in given and not options.accept]
        self.grades = {each.planned.ref: proposed(each) for each in what.graded()} | given
        self.notes = dict(self._notes)
        self.retrospectives: dict[str, str] = {}
        if options.retrospective is not None:
            if len(what.teams) > 1:
                said = f"a retrospective is of one team, and there are {len(what.teams)} here"
                raise UsageError(said, f"close them one by one, such as with --team {what.teams[0]}")
            for team in what.teams:
                written = what.retrospective_of(workspace, team)
                if written and written.strip() != options.retrospective.strip():
                    said = f"{team} has written a retrospective into its file already"
                    raise UsageError(said, "leave --retrospective out to keep it, or change it in the file")
            self.retrospectives = dict.fromkeys(what.teams, options.retrospective)

    def undecided(self) -> bool:
        """Whether a grade is neither given nor in the file."""
        return any(each.planned.key_result.grade is None for each in self.asked)

    def asks_for_note(self, ref: str) -> bool:
        """Whether the options leave the note open."""
        return ref not in self._notes

    def early(self) -> Question:
        """Whether a cycle that runs may be closed."""
        due = day(self.what.cycle.window.due, self.locale)
        return Question(f"{self.what.cycle.name} runs until {due}. Close it now?", option="--early")

    def summary(self) -> Question:
        """Everything once more."""
        verdicts = self.verdicts()
        lines = tuple(_line(each, verdicts) for each in self.what.graded())
        told = tuple(
            Paragraph((dim(f"retrospective of {team}: "), Cell(" ".join(text.split()), "name")), joined=True)
            for team, text in verdicts.retrospectives.items()
        )
        files = counted(len(self.what.files), "file")
        return Question(f"Write this and close {files} for ever?", (Paragraph(("Summary",)), *lines, *told))

    def verdicts(self) -> Verdicts:
        """As they stand."""
        notes = {ref: note for ref, note in self.notes.items() if note.strip()}
        return Verdicts(self.grades, notes, {team: text for team, text in self.retrospectives.items() if text.strip()})

    def _named(self, options: Sequence[str], option: str, example: str) -> Iterator[tuple[str, str]]:
        references = References(self.workspace.plan)
        refs = {each.planned.ref for each in self.what.graded()}
        for text in options:
            name, sign, value = text.partition("=")
            if not sign or not value.strip():
                raise UsageError(f"{option} {text} says nothing", f"write it as {option} {name}={example}")
            ref = references.resolve(name, [[self.what.cycle.name]], ("key result",)).ref
            if ref not in refs:
                hint = "it was given up, or is not in these files"
                raise UsageError(f"{option} {name}: {ref} gets no grade now", hint)
            yield ref, value.strip()


def _grade(text: str, locale: Locale) -> Decimal:
    grade = read_share(text, locale)
    if grade is None:
        raise UsageError(f"--grade {text} is not a grade", "write 0.7, 7/10 or 70%")
    return grade


class _Grade:
    """The grade of one key result."""

    def __init__(self, draft: _Draft, scored: KeyResultScore) -> None:
        self._draft, self._scored = draft, scored

    def question(self) -> Question:
        """With the proposal as default, and where it comes from."""
        planned, asked = self._scored.planned, self._draft.asked
        count = f"{asked.index(self._scored) + 1}/{len(asked)}  "
        shown: list[Block] = [Paragraph((KEYS,), style="dim")] if asked[0] is self._scored else []
        shown += [
            Paragraph((dim(count), Cell(planned.key_result.title, "text", style="strong"))),
            Paragraph((Cell(standing_of(self._scored), "standing"),), indent=2, joined=True),
            Paragraph((_derived(self._scored, self._draft.locale),), style="dim", indent=2, joined=True),
        ]
        name = planned.ref.partition("@")[0]
        grade = self._draft.grades[planned.ref]
        option = f"--grade {name.rpartition('/')[2]}={grade}, or --accept to take what is proposed for all"
        return Question(f"Grade for {name}", tuple(shown), default=f"{grade}", option=option)

    def take(self, answer: str) -> str | None:
        """A share in any of the ways people write one."""
        grade = read_share(answer, self._draft.locale)
        if grade is None:
            return f"{answer} is not a grade: write 0.7, 7/10 or 70%"
        self._draft.grades[self._scored.planned.ref] = grade
        return None


class _Note:
    """Why that grade."""

    def __init__(self, draft: _Draft, scored: KeyResultScore) -> None:
        self._draft, self._ref = draft, scored.planned.ref
        self._before = scored.planned.key_result.grade_note

    def question(self) -> Question | None:
        """Enter is none, or the one that is there."""
        if not self._draft.asks_for_note(self._ref):
            return None
        kept = self._draft.notes.get(self._ref) or self._before
        return Question("Why? A note, or Enter for none" if kept is None else "Why?", default=kept)

    def take(self, answer: str) -> str | None:
        """Any text."""
        self._draft.notes[self._ref] = "" if answer == self._before else answer
        return None


class _Retrospective:
    """What a team has learned, line by line."""

    def __init__(self, draft: _Draft, team: str) -> None:
        self._draft, self._team = draft, team
        self._lines: list[str] = []
        self._known = team in draft.retrospectives or bool(draft.what.retrospective_of(draft.workspace, team))

    def question(self) -> Question | None:
        """The first line with what it is about, the others without."""
        if self._known:
            return None
        if self._lines:
            return Question("and")
        said = f"What has {self._team} learned, and what is there to celebrate? Enter alone ends it."
        return Question("Retrospective", (Paragraph((said,)),))

    def take(self, answer: str) -> str | None:
        """A line more, or the end."""
        if answer:
            self._lines.append(answer)
            return ""
        self._draft.retrospectives[self._team] = markdown(self._lines)
        self._lines = []
        return None


def markdown(lines: Sequence[str]) -> str:
    """Lines as they were typed as Markdown: each a paragraph, but for the items of a list.

    >>> markdown(["Learned", "- one", "- two"])
    'Learned\\n\\n- one\\n- two'
    """
    text = ""
    for before, line in zip(("", *lines), lines, strict=False):
        listed = before.startswith(_BULLETS) and line.startswith(_BULLETS)
        text += f"{line}" if not text else f"\n{line}" if listed else f"\n\n{line}"
    return text


def _derived(scored: KeyResultScore, locale: Locale) -> str:
    """Where the proposal comes from, in a line."""
    if scored.planned.key_result.grade is not None:
        return "the grade in the file"
    measure, history = scored.planned.key_result.measure, scored.history
    formula = measure.formula(history)
    if scored.progress is None or scored.no_data or formula is None:
        missing = measure.placeholders(history.baseline)
        return f"no {missing[0]}, so it cannot be told and is 0" if missing else "no check-in that counts"
    numbers, result = put_in(formula.pattern, formula.terms, locale), share(scored.progress, locale)
    clamped = ", which counts as 1" if scored.progress > 1 else ", which counts as 0" if scored.progress < 0 else ""
    return f"{numbers} = {result}{clamped}" if numbers != result else f"{result} ({formula.rule})"
