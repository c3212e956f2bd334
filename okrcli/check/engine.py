"""The check as an algorithm: collect, select, locate, suppress, count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from okrcli.check.entity import ref_at
from okrcli.check.excerpt import excerpt
from okrcli.check.options import read_options
from okrcli.check.rule import Context, Finding, Rule
from okrcli.check.rules import RULES
from okrcli.check.scope import scope
from okrcli.check.selection import Choice, Selection, known, nearest
from okrcli.check.suppression import Suppression, suppressions
from okrcli.check.verdict import CheckedFinding, Summary, Verdict
from okrcli.model.plan import PlannedKeyResult, PlannedKpi, PlannedObjective
from okrcli.problem import Path, Place, Problem
from okrcli.workspace import SETTINGS_FILE, Workspace

if TYPE_CHECKING:
    from okrcli.scoring.scorecard import Scorecard

_UNUSED = "OKR901"
_TOP = Place(1, 1, 1, 1)
_NOTHING_CHOSEN = Choice()

Subject = TypeVar("Subject")


def run(workspace: Workspace, scorecard: Scorecard | None = None, choice: Choice = _NOTHING_CHOSEN) -> Verdict:
    """Checks a workspace.

    Args:
        workspace: what is checked, always as a whole.
        scorecard: the scores of today, for the rules that depend on them; None leaves those out.
        choice: what the command line asks for.

    Raises:
        UnknownCode: `choice` selects or ignores a code that no rule has.
        NoSuchPath: `choice` names a path that does not exist.
        NothingToCheck: there is no OKR file where `choice` looks for them.
    """
    files = scope(workspace, choice.paths)
    check = _Check(workspace, scorecard, choice, files)
    problems = check.selected(check.collected())
    findings, suppressed = check.reported(problems)
    counts = Counter(finding.severity for finding in findings)
    named = files if choice.paths else files - {SETTINGS_FILE}
    ordered = sorted(findings, key=attrgetter("file", "line", "column", "code", "message"))
    return Verdict(
        len(named), tuple(ordered), Summary(counts["error"], counts["warning"], counts["info"], len(suppressed))
    )


class _Check:
    def __init__(
        self, workspace: Workspace, scorecard: Scorecard | None, choice: Choice, files: frozenset[str]
    ) -> None:
        settings = workspace.plan.settings.check
        self._workspace = workspace
        self._files = files
        self._rules: dict[str, Rule[Any]] = {rule.code: rule for rule in RULES}
        self._names = {rule.code: rule.name for rule in RULES}
        self._selection = Selection(settings, choice, self._names)
        self._context = Context(workspace, scorecard, self._rules, read_options(self._rules, settings.options))

    def collected(self) -> Iterator[Problem]:
        """What loading found, and what the rules find, in the files that are reported on.

        Settings that cannot be read are always told: nothing is checked as they have it.
        """
        for problem in self._workspace.problems:
            named = problem if problem.file else problem._replace(file=SETTINGS_FILE)
            if named.file in self._files or named.file == SETTINGS_FILE:
                yield named
        yield from self._asked(_on(Workspace), self._workspace, SETTINGS_FILE, (), None, self._context)
        plan = self._workspace.plan
        yield from self._of_objectives((*plan.objectives, *plan.drafts))
        on_kpi = _on(PlannedKpi)
        for kpi in plan.kpis if on_kpi else ():
            yield from self._asked(on_kpi, kpi, kpi.file, kpi.at, kpi.ref, self._context)

    def selected(self, problems: Iterable[Problem]) -> list[Problem]:
        """Those that the settings and the command line want to know of."""
        return [problem for problem in problems if self._selection.keeps(problem.code, problem.file)]

    def reported(self, problems: list[Problem]) -> tuple[list[CheckedFinding], list[Problem]]:
        """What is left after suppression, with all that a format shows; and what was suppressed."""
        shown: list[CheckedFinding] = []
        hidden: list[Problem] = []
        by_file = attrgetter("file")
        grouped = {file: list(group) for file, group in groupby(sorted(problems, key=by_file), by_file)}
        suppressing = self._files.intersection(self._workspace.suppressing)
        for file in sorted(suppressing.union(grouped)):
            located = [self._located(problem) for problem in grouped.get(file, ())]
            if file in suppressing:
                located, silent = self._without_suppressed(file, located)
                hidden += silent
            shown.extend(self._finding(problem, place) for problem, place in located)
        return shown, hidden

    def _of_objectives(self, objectives: Iterable[PlannedObjective]) -> Iterator[Problem]:
        on_objective, on_key_result = _on(PlannedObjective), _on(PlannedKeyResult)
        for each in objectives:
            if each.file not in self._files:
                continue
            context = self._context._replace(objective=each)
            yield from self._asked(on_objective, each, each.file, each.at, each.ref, context)
            for planned in each.key_results:
                yield from self._asked(on_key_result, planned, each.file, planned.at, planned.ref, context)

    def _asked(
        self, rules: list[Rule[Subject]], subject: Subject, file: str, at: Path, ref: str | None, context: Context
    ) -> Iterator[Problem]:
        for rule in rules if file in self._files else ():
            for finding in rule.check(subject, context) if rule.check else ():
                yield _problem(rule.code, finding, file, at, ref)

    def _located(self, problem: Problem) -> tuple[Problem, Place]:
        if problem.place is not None:
            return problem, problem.place
        document = self._workspace.document(problem.file)
        ref = problem.ref or ref_at(document.data, problem.at)
        return problem._replace(ref=ref), document.place(problem.at, on_key=problem.on_key)

    def _without_suppressed(
        self, file: str, located: list[tuple[Problem, Place]]
    ) -> tuple[list[tuple[Problem, Place]], list[Problem]]:
        left: list[tuple[Problem, Place]] = []
        hidden: list[Problem] = []
        comments = suppressions(self._workspace.document(file))
        used: set[Suppression] = set()
        for problem, place in located:
            hiding = [comment for comment in comments if comment.hides(problem.code, place.line)]
            used.update(hiding)
            if hiding:
                hidden.append(problem)
            else:
                left.append((problem, place))
        unused = [comment for comment in comments if comment not in used and self._judged(comment, file)]
        return [*left, *(self._unused(comment, file) for comment in unused)], hidden

    def _judged(self, comment: Suppression, file: str) -> bool:
        """Whether it can be told that a suppression hides nothing: its rules are not left out by choice."""
        meant = [code for code in self._rules if comment.code and code.startswith(comment.code.upper())]
        return self._selection.keeps(_UNUSED, file) and all(self._selection.keeps(code, file) for code in meant)

    def _unused(self, comment: Suppression, file: str) -> tuple[Problem, Place]:
        said, hint = f"there is no {comment.code} here to ignore", "remove it"
        if not comment.code:
            said, hint = "this comment ignores nothing: it names no rule", "write the codes of rules in the brackets"
        elif not known(comment.code, self._rules):
            near = nearest(comment.code, self._names)
            said, hint = f"there is no rule `{comment.code}`", f"did you mean {near}?" if near else "remove it"
        return Problem(_UNUSED, said, file, hint, place=comment.place), comment.place

    def _finding(self, problem: Problem, place: Place) -> CheckedFinding:
        rule = self._rules[problem.code]
        return CheckedFinding(
            problem.code,
            rule.name,
            self._selection.severity(problem.code) or problem.severity or rule.severity,
            problem.message,
            problem.hint,
            problem.file,
            *_numbers(place),
            problem.ref,
            excerpt(self._workspace.document(problem.file), place),
        )


def _on(subject: type[Subject]) -> list[Rule[Subject]]:
    return [rule for rule in RULES if rule.on is subject]


def _problem(code: str, finding: Finding, file: str, at: Path, ref: str | None) -> Problem:
    return Problem(code, finding.message, file, finding.hint, (*at, *finding.at), finding.on_key, ref=ref)


def _numbers(place: Place) -> tuple[int, int, int, int]:
    return place.line, place.column, place.end_line, place.end_column
