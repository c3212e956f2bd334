"""What the engine gives to rules, shown with rules of our own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from okrcli.check import engine
from okrcli.check.engine import run
from okrcli.check.rule import Context, Finding, Fix, Rule
from okrcli.model.plan import PlannedKeyResult, PlannedKpi, PlannedObjective
from okrcli.workspace import Workspace, load
from okrcli.yamldoc.operations import Add, Replace
from tests.check.workspaces import SETTINGS, write

FILE = """\
cycle: 2026-Q4
team: seo
objectives:
  - id: a
    title: A
    key_results:
      - {id: x, title: X, baseline: 0, target: 10, checkins: [{date: 2026-10-05, value: 1}]}
kpis:
  - {id: k, title: K}
"""
DAYS = [date(2026, 9, 1), date(2026, 11, 22), date(2026, 12, 31), date(2027, 1, 1)]


def found(
    folder: Path, rule: Rule[Any], monkeypatch: pytest.MonkeyPatch, text: str = FILE, today: date = DAYS[1]
) -> Any:
    monkeypatch.setattr(engine, "RULES", (rule,))
    return run(load(write(folder, {"okr.yaml": SETTINGS, "a.okr.yaml": text})), today).findings


def on_each(subject: Any, context: Context) -> Iterator[Finding]:
    yield Finding(f"{subject.ref} on {context.today}", ("title",))


def test_a_rule_may_ask_several_sorts_of_subject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rule: Rule[Any] = Rule("OKR299", "each", "info", on=(PlannedObjective, PlannedKeyResult, PlannedKpi), check=on_each)
    said = [(each.message.split(" on ")[0], each.line) for each in found(tmp_path, rule, monkeypatch)]
    assert said == [("seo/a@2026-Q4", 5), ("seo/a/x@2026-Q4", 7), ("kpi/k", 9)]


@pytest.mark.parametrize("today", DAYS)
def test_a_dated_rule_is_asked_about_open_cycles_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: date
) -> None:
    rule: Rule[Any] = Rule("OKR599", "each", "info", on=PlannedKeyResult, check=on_each, dated=True)
    over = today > date(2026, 12, 31)
    assert len(found(tmp_path, rule, monkeypatch, today=today)) == (not over)
    closed = FILE.replace("objectives:", "closed: {date: 2026-12-01}\nobjectives:")
    assert found(tmp_path, rule, monkeypatch, closed, today) == ()
    draft = FILE.replace("2026-Q4", "backlog")
    assert found(tmp_path, rule, monkeypatch, draft, today) == ()


def test_a_fix_is_told_from_the_subject_and_kept_from_the_top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(_: PlannedKeyResult, __: Context) -> Iterator[Finding]:
        yield Finding("no owner", fix=Fix("add one", (Add((), "owner", "jan"), Replace(("title",), "Y"))))

    rule = Rule("OKR299", "each", "info", on=PlannedKeyResult, check=check, fixable=True)
    [one] = found(tmp_path, rule, monkeypatch)
    at = ("objectives", 0, "key_results", 0)
    assert one.fix == Fix("add one", (Add(at, "owner", "jan"), Replace((*at, "title"), "Y")))


def test_what_is_computed_once_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def count(workspace: Workspace) -> int:
        calls.append(workspace)
        return len(workspace.plan.objectives)

    def check(_: object, context: Context) -> Iterator[Finding]:
        yield Finding(f"{context.once(count)} objective")

    rule: Rule[Any] = Rule("OKR299", "each", "info", on=(PlannedObjective, PlannedKeyResult), check=check)
    assert [each.message for each in found(tmp_path, rule, monkeypatch)] == ["1 objective", "1 objective"]
    assert len(calls) == 1


def test_a_score_is_made_for_who_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(planned: PlannedKeyResult, context: Context) -> Iterator[Finding]:
        if context.lags(planned):
            yield Finding(f"{context.score(planned).health}, {context.objective_score().health}")

    rule = Rule("OKR599", "each", "info", on=PlannedKeyResult, check=check, dated=True)
    assert [each.message for each in found(tmp_path, rule, monkeypatch)] == ["stale, stale"]


def test_a_rule_that_nobody_selects_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(_: object, __: Context) -> Iterator[Finding]:
        raise AssertionError

    rule: Rule[Any] = Rule("OKR299", "each", "info", on=PlannedObjective, check=check)
    monkeypatch.setattr(engine, "RULES", (rule,))
    root = write(tmp_path, {"okr.yaml": "version: 1\ncheck: {ignore: [OKR2]}\n", "a.okr.yaml": FILE})
    assert run(load(root), DAYS[1]).findings == ()
