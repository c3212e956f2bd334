"""The check as an algorithm: collect, select, locate, suppress, count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from okrcli.check.entity import ref_at
from okrcli.check.excerpt import excerpt
from okrcli.check.options import read_options
from okrcli.check.rule import Context, Finding, Fix, Rule
from okrcli.check.rules import RULES
from okrcli.check.scope import scope
from okrcli.check.scores import Scores
from okrcli.check.selection import Choice, Selection, fits, known, nearest
from okrcli.check.suppression import Suppression, corrected, is_never_hidden, suppressions, taken_out
from okrcli.check.verdict import CheckedFinding, Summary, Verdict
from okrcli.model.cycle import BACKLOG
from okrcli.model.plan import PlannedKeyResult, PlannedKpi, PlannedObjective
from okrcli.problem import Path, Place, Problem
from okrcli.workspace import SETTINGS_FILE, Workspace
from okrcli.yamldoc.operations import Comment, Operation

if TYPE_CHECKING:
    from okrcli.check.since import Since

_UNUSED = "OKR901"
_READING = "OKR1"
_HISTORY = "OKR4"
_TOP = Place(1, 1, 1, 1)
_NOTHING_CHOSEN = Choice()

Subject = TypeVar("Subject")


class _Found(NamedTuple):
    problem: Problem
    fix: Fix | None = None


class _Located(NamedTuple):
    problem: Problem
    place: Place
    fix: Fix | None

    @property
    def code_and_line(self) -> tuple[str, int]:
        return self.problem.code, self.place.line


def run(workspace: Workspace, today: date, choice: Choice = _NOTHING_CHOSEN, since: Since | None = None) -> Verdict:
    """Checks a workspace.

    Args:
        workspace: what is checked, always as a whole.
        today: the day, for the rules that depend on it.
        choice: what the command line asks for.
        since: what changed since a revision, for the rules about goalposts and history; None leaves those out.

    Raises:
        UnknownCode: `choice` selects or ignores a code that no rule has.
        NoSuchPath: `choice` names a path that does not exist.
        NothingToCheck: there is no OKR file where `choice` looks for them.
    """
    files = scope(workspace, choice.paths)
    check = _Check(workspace, today, choice, files, since)
    # One finding after the other, so that a file is read again once for what a rule asks of it and for its places.
    findings, suppressed = check.reported(check.located(check.selected(check.collected())))
    counts = Counter(finding.severity for finding in findings)
    named = files if choice.paths else files - {SETTINGS_FILE}
    ordered = sorted(findings, key=attrgetter("file", "line", "column", "code", "message"))
    return Verdict(len(named), tuple(ordered), Summary(counts["error"], counts["warning"], counts["info"], suppressed))


class _Check:
    def __init__(
        self, workspace: Workspace, today: date, choice: Choice, files: frozenset[str], since: Since | None
    ) -> None:
        settings = workspace.plan.settings.check
        self._workspace = workspace
        self._files = files
        self._partly_read = {each.file for each in workspace.problems if each.code.startswith(_READING)}
        self._rules: dict[str, Rule[Any]] = {rule.code: rule for rule in RULES}
        self._names = {rule.code: rule.name for rule in RULES}
        self._selection = Selection(settings, choice, self._names)
        options = read_options(self._rules, settings.options)
        self._context = Context(workspace, today, self._rules, options, Scores(workspace.plan, today), {}, since=since)

    def collected(self) -> Iterator[_Found]:
        """What loading found, and what the rules find, in the files that are reported on.

        Settings that cannot be read are always told: nothing is checked as they have it.
        """
        for problem in self._workspace.problems:
            named = problem if problem.file else problem._replace(file=SETTINGS_FILE)
            if named.file in self._files or named.file == SETTINGS_FILE:
                yield _Found(named)
        yield from self._asked(self._on(Workspace), self._workspace, SETTINGS_FILE, (), None, self._context)
        plan = self._workspace.plan
        yield from self._of_objectives((*plan.objectives, *plan.drafts))
        on_kpi = self._on(PlannedKpi)
        for kpi in plan.kpis if on_kpi else ():
            yield from self._asked(on_kpi, kpi, kpi.file, kpi.at, kpi.ref, self._context)

    def selected(self, found: Iterable[_Found]) -> Iterator[_Found]:
        """Those that the settings and the command line want to know of."""
        return (each for each in found if self._selection.keeps(each.problem.code, each.problem.file))

    def located(self, found: Iterable[_Found]) -> Iterator[_Located]:
        """The same, each with its place and the reference of what it is about."""
        for each in found:
            problem = each.problem
            if problem.place is not None:
                yield _Located(problem, problem.place, each.fix)
                continue
            document = self._workspace.document(problem.file)
            ref = problem.ref or (ref_at(document.data, problem.at) if len(problem.at) > 1 else None)
            place = document.place(problem.at, on_key=problem.on_key)
            yield _Located(problem._replace(ref=ref), place, each.fix)

    def reported(self, found: Iterable[_Located]) -> tuple[list[CheckedFinding], int]:
        """What is left after suppression, with all that a format shows; and how many were suppressed."""
        shown: list[CheckedFinding] = []
        hidden = 0
        grouped: dict[str, list[_Located]] = {}
        suppressing = self._files.intersection((*self._workspace.suppressing, SETTINGS_FILE))
        for each in found:
            if each.problem.file in suppressing:
                grouped.setdefault(each.problem.file, []).append(each)
            else:
                shown.append(self._finding(each))
        for file in sorted(suppressing):
            all_of_it = grouped.get(file, [])
            left = self._without_suppressed(file, all_of_it)
            hidden += len(all_of_it) - len(left)
            shown.extend(map(self._finding, (*left, *self._unused(file, all_of_it))))
        return shown, hidden

    def _on(self, subject: type[Subject]) -> list[Rule[Subject]]:
        return [rule for rule in RULES if rule.check and rule.asks(subject) and self._selection.may_keep(rule.code)]

    def _of_objectives(self, objectives: Iterable[PlannedObjective]) -> Iterator[_Found]:
        on_objective, on_key_result = self._on(PlannedObjective), self._on(PlannedKeyResult)
        lasting = _lasting(on_objective), _lasting(on_key_result)
        for each in objectives:
            if each.file not in self._files:
                continue
            context = self._context._replace(objective=each)
            asked, asked_of_key_results = (on_objective, on_key_result) if self._is_open(each) else lasting
            yield from self._asked(asked, each, each.file, each.at, each.ref, context)
            for planned in each.key_results:
                yield from self._asked(asked_of_key_results, planned, each.file, planned.at, planned.ref, context)

    def _is_open(self, objective: PlannedObjective) -> bool:
        cycle = objective.cycle
        return objective.closed is None and cycle.name != BACKLOG and self._context.today <= cycle.window.due

    def _asked(
        self, rules: list[Rule[Subject]], subject: Subject, file: str, at: Path, ref: str | None, context: Context
    ) -> Iterator[_Found]:
        if file not in self._files and subject is not self._workspace:
            return
        for rule in rules:
            # A hundred thousand questions in a thousand files, and hardly ever an answer.
            for finding in rule.check(subject, context):  # type: ignore[misc]  # `_on` leaves out what asks nothing
                where = finding.file or file
                if where in self._files:
                    yield _found(rule.code, finding, where, () if finding.file else at, ref)

    def _without_suppressed(self, file: str, found: list[_Located]) -> list[_Located]:
        comments = suppressions(self._workspace.document(file))
        return [each for each in found if not any(comment.hides(*each.code_and_line) for comment in comments)]

    def _unused(self, file: str, found: list[_Located]) -> Iterator[_Located]:
        for comment in suppressions(self._workspace.document(file)):
            if not any(comment.hides(*each.code_and_line) for each in found) and self._judged(comment, file):
                yield self._unused_one(comment, file)

    def _judged(self, comment: Suppression, file: str) -> bool:
        """Whether it can be told that a suppression hides nothing.

        Not where its rules are left out by choice, nor where they depend on the day: they may have a say tomorrow; nor
        where they look at a revision, and none was named; nor where something in the file is invalid, of which no rule
        was asked.
        """
        meant = [code for code in self._rules if comment.code and fits(code, comment.code)]
        if any(self._rules[code].dated for code in meant):
            return False
        if self._context.since is None and any(code.startswith(_HISTORY) for code in meant):
            return False
        if file in self._partly_read and any(not code.startswith(_READING) for code in meant):
            return False
        return self._selection.keeps(_UNUSED, file) and all(self._selection.keeps(code, file) for code in meant)

    def _unused_one(self, comment: Suppression, file: str) -> _Located:
        fix, said, hint = taken_out(comment), f"there is no {comment.code} here to ignore", "remove it"
        if comment.code and is_never_hidden(comment.code):
            said, hint = f"{comment.code} cannot be ignored by a comment", "mend what it is about, and remove this"
        elif not comment.code:
            said, hint = "this comment ignores nothing: it names no rule", "write the codes of rules in the brackets"
        elif not known(comment.code, self._rules):
            near = nearest(comment.code, self._names)
            said, hint = f"there is no rule `{comment.code}`", f"did you mean {near}?" if near else "remove it"
            fix = corrected(comment, near) if near else fix
        return _Located(Problem(_UNUSED, said, file, hint), comment.place, fix)

    def _finding(self, found: _Located) -> CheckedFinding:
        from okrcli.check.secrets import veiled

        problem, place, fix = found
        rule = self._rules[problem.code]
        document = self._workspace.document(problem.file)
        if fix is None and rule.mend is not None and document.parsed:
            fix = rule.mend(problem, document.data, self._context)
        return CheckedFinding(
            problem.code,
            rule.name,
            self._selection.severity(problem.code) or problem.severity or rule.severity,
            veiled(problem.message),
            problem.hint and veiled(problem.hint),
            problem.file,
            *_numbers(place),
            problem.ref,
            excerpt(document, place),
            None if fix is None or is_frozen(document.data) else fix,
        )


def _lasting(rules: list[Rule[Subject]]) -> list[Rule[Subject]]:
    """Those whose findings are the same on every day."""
    return [rule for rule in rules if not rule.dated]


def is_frozen(data: object) -> bool:
    """Whether a file was closed, and stays as it is."""
    return isinstance(data, dict) and data.get("closed") is not None


def _found(code: str, finding: Finding, file: str, at: Path, ref: str | None) -> _Found:
    problem = Problem(code, finding.message, file, finding.hint, (*at, *finding.at), finding.on_key, ref=ref)
    fix = finding.fix
    if fix is not None:
        fix = fix._replace(operations=tuple(_moved(each, at) for each in fix.operations))
    return _Found(problem, fix)


def _moved(operation: Operation, at: Path) -> Operation:
    """An operation whose path counts from the top, where it counted from a subject."""
    return operation if isinstance(operation, Comment) else operation._replace(at=(*at, *operation.at))


def _numbers(place: Place) -> tuple[int, int, int, int]:
    return place.line, place.column, place.end_line, place.end_column
