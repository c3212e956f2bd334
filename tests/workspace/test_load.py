from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.workspace import Workspace, load
from okrcli.workspace.discover import NoFolder, NoWorkspace, find_files, find_root
from tests.support.folders import OBJECTIVE, write


def problems(workspace: Workspace) -> list[tuple[str, str, int]]:
    located = [workspace.locate(problem) for problem in workspace.problems]
    return [(each.code, each.file, each.place.line if each.place else 0) for each in located]


def refs(workspace: Workspace) -> list[str]:
    return [key_result.ref for objective in workspace.plan.objectives for key_result in objective.key_results]


def test_a_workspace_is_found_from_below(tmp_path: Path) -> None:
    root = write(tmp_path, okrs__q4__a=OBJECTIVE)
    assert find_root(f"{root}/okrs/q4") == root
    with pytest.raises(NoFolder):
        find_root(f"{root}/okr")


def test_without_a_workspace_there_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoWorkspace) as caught:
        find_root(str(tmp_path))
    assert "okr init" in (caught.value.hint or "")


def test_files_are_found_but_for_hidden_folders_and_what_is_excluded(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE, archive__old=OBJECTIVE, deep__er__b=OBJECTIVE)
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "c.okr.yaml").write_text(OBJECTIVE)
    (tmp_path / "plain.yaml").write_text("a: b\n")
    assert find_files(str(tmp_path), ["archive/**"]) == ("a.okr.yaml", "deep/er/b.okr.yaml")


def test_a_link_out_of_the_workspace_is_passed_over(tmp_path: Path) -> None:
    outside = tmp_path / "outside.okr.yaml"
    outside.write_text(OBJECTIVE)
    inside = tmp_path / "inside"
    inside.mkdir()
    write(inside, a=OBJECTIVE)
    (inside / "b.okr.yaml").symlink_to(outside)
    (inside / "c.okr.yaml").symlink_to(inside / "a.okr.yaml")
    assert find_files(str(inside), []) == ("a.okr.yaml", "c.okr.yaml")


def test_the_plan_has_everything_in_its_place(tmp_path: Path) -> None:
    workspace = load(write(tmp_path, a=OBJECTIVE))
    assert workspace.problems == ()
    objective = workspace.plan.objectives[0]
    assert (objective.ref, objective.line, objective.file) == ("marketing/demand@2026-Q4", 4, "a.okr.yaml")
    sessions = objective.key_results[0]
    assert (sessions.ref, sessions.line, sessions.owners) == ("marketing/demand/sessions@2026-Q4", 8, ("ania",))
    assert (sessions.ambition, sessions.cadence) == ("aspirational", "week")
    assert [day.isoformat() for day in sessions.window] == ["2026-10-01", "2026-12-31"]


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("target: 10}", "target: 10, checkins: [{date: 2026-10-05, value: x}, {date: 2026-10-06, value: 2}]}", 3),
        ("target: 10}", "target: ten}", 2),
        ("id: demand", "id: De mand", 0),
        ("min: 40", "min: 40, targets: 5", 2),
    ],
)
def test_what_is_invalid_is_left_out_as_the_smallest_entity(tmp_path: Path, old: str, new: str, left: int) -> None:
    workspace = load(write(tmp_path, a=OBJECTIVE.replace(old, new), b=OBJECTIVE.replace("marketing", "product")))
    assert len(refs(workspace)) == left + 3
    assert len(workspace.problems) == 1
    checkins = [len(each.key_result.checkins) for o in workspace.plan.objectives for each in o.key_results]
    assert sum(checkins) == (1 if "checkins" in new else 0)


def test_several_problems_of_one_file_are_told_at_once_each_in_its_place(tmp_path: Path) -> None:
    text = """\
    cycle: 2026-Q4
    team: marketing
    objectives:
      - id: demand
        title: Demand
        owner: [ania, 3]
        key_results:
          - id: a
            title: A
            baseline: 1
            target: 2
            colour: red
            checkins:
              - {date: 2026-10-32, value: 1}
              - {date: 2026-10-01, value: 1}
          - {id: b, title: B, kind: recurring, target: 5}
          - {id: a, title: C}
          - {id: c, title: C, baseline: 3, target: 3}
    """
    workspace = load(write(tmp_path, a=text))
    assert sorted(problems(workspace)) == [
        ("OKR101", "a.okr.yaml", 12),
        ("OKR102", "a.okr.yaml", 14),
        ("OKR103", "a.okr.yaml", 16),
        ("OKR106", "a.okr.yaml", 18),
    ]


def test_after_something_was_left_out_places_are_still_those_of_the_file(tmp_path: Path) -> None:
    text = """\
    cycle: 2026-Q4
    team: marketing
    objectives:
      - {id: broken, title: 5, key_results: []}
      - id: whole
        title: Whole
        key_results:
          - {id: a, title: 5}
          - {id: b, title: B, baseline: 3, target: 3}
          - {id: c, title: C, baseline: 3, target: 4}
    """
    workspace = load(write(tmp_path, a=text))
    assert problems(workspace)[-1] == ("OKR106", "a.okr.yaml", 9)
    [objective] = workspace.plan.objectives
    assert (objective.at, objective.line) == (("objectives", 1), 5)
    assert [(each.at[-1], each.line) for each in objective.key_results] == [(2, 10)]


def test_owners_must_be_people_but_their_goals_still_count(tmp_path: Path) -> None:
    settings = "version: 1\npeople:\n  anna: {name: Anna}\n  jan:\n"
    workspace = load(write(tmp_path, settings=settings, a=OBJECTIVE))
    assert [(each.code, each.hint) for each in workspace.problems] == [("OKR111", "did you mean anna?")]
    assert len(refs(workspace)) == 3


@pytest.mark.parametrize(
    ("owner", "hint"), [("Piotr Zielinski", "did you mean pz?"), ("bob", "add them under `people:` in okr.yaml")]
)
def test_owners_may_be_meant_by_their_names(tmp_path: Path, owner: str, hint: str) -> None:
    settings = "version: 1\npeople:\n  pz: {name: Piotr Zieliński, email: p@z.example}\n  jan:\n"
    before = OBJECTIVE.partition("owner: ")[2].partition("\n")[0]
    workspace = load(write(tmp_path, settings=settings, a=OBJECTIVE.replace(f"owner: {before}", f"owner: {owner}", 1)))
    assert [(each.code, each.hint) for each in workspace.problems] == [("OKR111", hint)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("version: 2\n", "OKR112"),
        ("version: 1\nnam: Acme\n", "OKR112"),
        ("version: 1\ncycles: [{name: x, start: 2026-02-01, end: 2026-01-01}]\n", "OKR112"),
        ("version: 1\nscoring: {bands: {committed: [1, 0.5]}}\n", "OKR112"),
        ("version: [1\n", "OKR001"),
        ("", "OKR008"),
    ],
)
def test_wrong_settings_are_a_problem_and_the_defaults_stand_in(tmp_path: Path, text: str, code: str) -> None:
    workspace = load(write(tmp_path, settings=text, a=OBJECTIVE))
    assert [(each.code, each.file) for each in workspace.problems] == [(code, "okr.yaml")]
    assert len(refs(workspace)) == 3


def test_an_id_is_used_once_in_its_team_and_cycle(tmp_path: Path) -> None:
    workspace = load(write(tmp_path, a=OBJECTIVE, b=OBJECTIVE, c=OBJECTIVE.replace("2026-Q4", "2026-Q3")))
    assert problems(workspace) == [("OKR105", "b.okr.yaml", 4)]
    assert "a.okr.yaml:4" in workspace.problems[0].message


def test_contributions_are_resolved_and_loops_are_found(tmp_path: Path) -> None:
    year = OBJECTIVE.replace("2026-Q4", "2026").replace("marketing", "company")
    loop = year.replace("    owner: ania\n", "    contributes_to: [marketing/demand@2026-Q4]\n")
    quarter = OBJECTIVE.replace("    owner: ania\n", "    contributes_to: [company/demand, company/demnd, sales]\n")
    workspace = load(write(tmp_path, a=quarter, b=loop))
    codes = [each.code for each in workspace.problems]
    assert codes == ["OKR301", "OKR301", "OKR303"]
    assert workspace.plan.objectives[0].contributes_to == ("company/demand@2026",)


def test_kpis_feed_and_guard(tmp_path: Path) -> None:
    kpis = "kpis:\n  - {id: ctr, title: CTR, healthy: {min: 2}}\n"
    text = OBJECTIVE.replace("baseline: 40000, target: 50000", "target: 5, kpi: ctr, guardrails: [ctr, cpm]")
    workspace = load(write(tmp_path, a=text, b=kpis))
    sessions = workspace.plan.objectives[0].key_results[0]
    assert sessions.kpi is not None
    assert sessions.kpi.ref == "kpi/ctr"
    assert [kpi.ref for kpi in sessions.guardrails] == ["kpi/ctr"]
    assert [(each.code, each.message) for each in workspace.problems] == [("OKR301", "there is no KPI `cpm`")]


def test_the_backlog_is_validated_but_apart(tmp_path: Path) -> None:
    workspace = load(write(tmp_path, a=OBJECTIVE.replace("2026-Q4", "backlog")))
    assert workspace.plan.objectives == ()
    assert [each.ref for each in workspace.plan.drafts] == ["marketing/demand@backlog"]
