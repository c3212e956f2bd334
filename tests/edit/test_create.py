from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from okrcli.edit.create import Addition, Fields, create, new_key_result, new_kpi, new_objective
from okrcli.edit.homes import KPI_FILE, NotGood, Occupied, usual_cycle
from okrcli.edit.ids import Taken
from okrcli.edit.making import Frozen
from okrcli.edit.proof import Unsound
from okrcli.edit.told import Told
from okrcli.edit.unparsed import Unparsed
from okrcli.errors import OkrError
from okrcli.model.plan import PlannedObjective
from okrcli.workspace import Workspace, load
from okrcli.workspace.references import References
from tests.support.folders import OBJECTIVE, write

BY_HAND = """\
# ours, since spring
cycle:   2026-Q4
team: marketing

objectives:

-   id: demand          # the big one
    title: 'Become the first place'
    key_results:
    # measured by the shop

    -   id:     sessions
        title:  Organic sessions
        target: 50000   # agreed in May
        checkins:
        - { date: 2026-10-12, value: 41200 }   # first
        # the next one on Monday

# drafts go to the backlog

-   id: empty
    title: Empty
    key_results:   # to be found

closed:
"""


def _load(root: Path, text: str = BY_HAND, **files: str) -> Workspace:
    return load(write(root, a=text, **files))


def _objective(workspace: Workspace, name: str) -> PlannedObjective:
    found = References(workspace.plan).resolve(name, [["2026-Q4", "2026-Q3"]], ("objective",))
    assert isinstance(found, PlannedObjective)
    return found


def _key_result(workspace: Workspace, name: str, fields: Fields) -> Told:
    return create(workspace, [new_key_result(workspace, fields, _objective(workspace, name))])


def _added(told: Told) -> list[str]:
    lines = told.changes.diff().splitlines()[2:]
    assert not [line for line in lines if line.startswith("-")]
    return [line[1:] for line in lines if line.startswith("+")]


def _text(told: Told) -> str:
    [edit] = told.changes.edits
    return edit.after.decode()


def test_a_key_result_goes_below_its_siblings_and_looks_like_them(tmp_path: Path) -> None:
    fields: Fields = {"target": Decimal(5), "title": "Local rank", "id": "rank", "baseline": Decimal(8)}
    told = _key_result(_load(tmp_path), "demand", fields)
    assert _added(told) == [
        "    -   id:     rank",
        "        title:  Local rank",
        "        baseline: 8",
        "        target: 5",
    ]
    assert "# the next one on Monday\n    -   id:     rank" in _text(told)
    assert [(line.file, line.line) for line in told.lines] == [("a.okr.yaml", 18)]


def test_the_first_key_result_takes_the_place_of_nothing(tmp_path: Path) -> None:
    told = _key_result(_load(tmp_path), "empty", {"id": "plan", "title": "Plan", "kind": "binary"})
    assert _added(told) == ["    - id:     plan", "      title:  Plan", "      kind:   binary"]


def test_siblings_in_brackets_stay_among_themselves(tmp_path: Path) -> None:
    told = _key_result(_load(tmp_path, OBJECTIVE), "demand", {"id": "plan", "title": "A, b", "kind": "binary"})
    assert _added(told) == ['      - {id: plan, title: "A, b", kind: binary}']


def test_records_inside_stand_on_lines_of_their_own(tmp_path: Path) -> None:
    steps: Fields = {
        "id": "plan",
        "kind": "milestones",
        "title": "Plan",
        "steps": [{"id": "a", "title": "A"}, {"id": "b"}],
    }
    assert _added(_key_result(_load(tmp_path), "empty", steps))[3:] == [
        "      steps:",
        "      - {id: a, title: A}",
        "      - {id: b}",
    ]


@pytest.mark.parametrize(
    ("fields", "empty"),
    [
        ({}, ["baseline", "target"]),
        ({"baseline": Decimal(1)}, ["target"]),
        ({"baseline": Decimal(1), "change": "x2"}, []),
        ({"kind": "total"}, ["target"]),
        ({"kind": "recurring", "per": "week"}, ["target"]),
        ({"kind": "maintain"}, ["max"]),
        ({"kind": "maintain", "min": None}, ["min"]),
        ({"kind": "maintain", "max": Decimal(3)}, []),
        ({"kind": "binary"}, []),
        ({"kpi": "ctr", "target": Decimal(3)}, []),
    ],
)
def test_what_is_not_known_yet_is_written_as_null(fields: Fields, empty: list[str], tmp_path: Path) -> None:
    workspace = _load(tmp_path, k="kpis: [{id: ctr, title: CTR}]\n")
    told = _key_result(workspace, "demand", {"id": "new", "title": "New", **fields})
    assert [line.split(":")[0].strip() for line in _added(told) if line.endswith("null")] == empty
    assert [f"Fill in {' and '.join(empty)}: okr edit marketing/demand/new@2026-Q4"] * bool(empty) == list(told.notices)


def test_an_objective_goes_to_the_file_of_its_team_and_cycle(tmp_path: Path) -> None:
    workspace = _load(tmp_path, b=OBJECTIVE.replace("marketing", "product"))
    told = create(workspace, [new_objective(workspace, {"id": "new", "title": "New"}, "marketing", "2026-Q4")])
    assert _added(told) == ["-   id: new", "    title: New", "    key_results: []"]
    assert "# to be found\n-   id: new" in _text(told)
    assert told.notices == ("Now add what it is measured by: okr new key-result --objective marketing/new@2026-Q4",)


@pytest.mark.parametrize(
    ("team", "cycle", "head"),
    [
        ("marketing/content", "2027", "cycle: 2027\nteam: marketing/content\n"),
        ("404", "2026-Q4", 'cycle: 2026-Q4\nteam: "404"\n'),
        ("sales", "backlog", "cycle: backlog\nteam: sales\n"),
    ],
)
def test_a_team_without_a_file_gets_one(team: str, cycle: str, head: str, tmp_path: Path) -> None:
    workspace = _load(tmp_path)
    told = create(workspace, [new_objective(workspace, {"id": "new", "title": "New"}, team, cycle)])
    [edit] = told.changes.edits
    assert (edit.file, edit.before) == (f"okrs/{cycle}/{team.replace('/', '-')}.okr.yaml", None)
    assert _text(told) == f"{head}objectives:\n  - id: new\n    title: New\n    key_results: []\n"
    told.changes.apply(lambda _: None, str(tmp_path / "okr.yaml"))
    after = load(str(tmp_path))
    assert f"{team}/new@{cycle}" in {each.ref for each in (*after.plan.objectives, *after.plan.drafts)}


def test_a_file_in_which_nothing_is_valid_is_found_too(tmp_path: Path) -> None:
    workspace = _load(tmp_path, "cycle: 2026-Q4\nteam: sales\nobjectives: [{id: A}]\n")
    told = create(workspace, [new_objective(workspace, {"id": "new", "title": "New"}, "sales", "2026-Q4")])
    assert told.changes.edits[0].file == "a.okr.yaml"


def test_kpis_go_to_the_file_that_holds_kpis(tmp_path: Path) -> None:
    mixed = OBJECTIVE + "kpis:\n  - {id: ctr, title: CTR, healthy: {min: 2}}\n"
    workspace = _load(tmp_path, mixed)
    fields: Fields = {"id": "nps", "title": "NPS", "min": Decimal(40), "cadence": "month"}
    told = create(workspace, [new_kpi(workspace, fields)])
    assert _added(told) == ["  - {id: nps, title: NPS, cadence: month, healthy: {min: 40}}"]
    assert told.changes.edits[0].file == "a.okr.yaml"


def test_the_usual_file_of_kpis_goes_before_others_and_the_teams_own_before_that(tmp_path: Path) -> None:
    files = {"okrs__kpis": "kpis: [{id: a, title: A}]\n", "z": "team: sales\nkpis: [{id: b, title: B}]\n"}
    workspace = _load(tmp_path, OBJECTIVE + "kpis: [{id: ctr, title: CTR}]\n", **files)
    homes = [new_kpi(workspace, {"id": "x", "title": "X"}, team).home.file for team in (None, "sales")]
    assert homes == [KPI_FILE, "z.okr.yaml"]


def test_the_first_kpi_makes_its_file(tmp_path: Path) -> None:
    workspace = _load(tmp_path)
    told = create(workspace, [new_kpi(workspace, {"id": "nps", "title": "NPS", "max": Decimal(3)})])
    assert told.changes.edits[0].file == KPI_FILE
    assert _text(told) == "kpis:\n  - id: nps\n    title: NPS\n    healthy: {max: 3}\n"


def test_several_things_at_once(tmp_path: Path) -> None:
    workspace = _load(tmp_path, OBJECTIVE)
    wanted: list[Addition] = [
        new_key_result(
            workspace, {"id": "a", "title": "A", "target": Decimal(1), "kpi": "x"}, workspace.plan.objectives[0]
        ),
        new_key_result(workspace, {"id": "b", "title": "B", "kind": "binary"}, workspace.plan.objectives[0]),
        new_kpi(workspace, {"id": "x", "title": "X"}),
        new_kpi(workspace, {"id": "y", "title": "Y"}),
    ]
    told = create(workspace, wanted)
    assert [(line.file, line.line) for line in told.lines] == [
        ("a.okr.yaml", 11),
        ("a.okr.yaml", 12),
        (KPI_FILE, 2),
        (KPI_FILE, 4),
    ]
    told.changes.apply(lambda _: None, str(tmp_path / "okr.yaml"))
    assert load(str(tmp_path)).problems == ()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"id": "Sessions 2"}, "`Sessions 2` is not good as an id"),
        ({"baseline": Decimal(3), "target": Decimal(3)}, "nothing to gain"),
        ({"target": Decimal(3), "min": Decimal(3)}, "`min` does not go with `kind: metric`"),
        ({"kind": "recurring"}, "the key result has no `per`"),
        ({"kind": "habit"}, "`habit` is not a kind of key result"),
        ({"kpi": "none"}, "there is no KPI `none`"),
        ({"why": "x"}, "the key result has no key `why`"),
        ({"due": date(2027, 1, 1)}, "2027-01-01 lies outside its objective"),
        ({"title": ""}, "the text is empty"),
    ],
)
def test_what_is_invalid_is_refused_with_its_own_sentence(fields: Fields, said: str, tmp_path: Path) -> None:
    with pytest.raises(Unsound, match=said):
        _key_result(_load(tmp_path), "demand", {"id": "new", "title": "New", **fields})


def test_the_fault_names_its_key(tmp_path: Path) -> None:
    with pytest.raises(Unsound) as error:
        _key_result(_load(tmp_path), "demand", {"id": "new", "title": "New", "due": date(2027, 1, 1)})
    assert error.value.key == "due"


def test_what_is_wrong_already_does_not_stand_in_the_way(tmp_path: Path) -> None:
    broken = OBJECTIVE.replace("baseline: 40000", "baseline: 50000") + "  - {id: Bad, title: X, key_results: []}\n"
    workspace = _load(tmp_path, broken)
    assert len(workspace.problems) == 2
    assert _added(_key_result(workspace, "demand", {"id": "new", "title": "New", "kind": "binary"}))


def test_an_id_is_given_once(tmp_path: Path) -> None:
    workspace = _load(tmp_path)
    with pytest.raises(Taken, match=r"the key result `sessions` is there already, at a\.okr\.yaml:12"):
        _key_result(workspace, "demand", {"id": "sessions", "title": "Again", "kind": "binary"})


def test_an_id_is_given_once_in_all_files_of_a_team(tmp_path: Path) -> None:
    other = "cycle: 2026-Q4\nteam: marketing\nobjectives: [{id: growth, title: Growth, key_results: []}]\n"
    workspace = _load(tmp_path, b=other)
    with pytest.raises(OkrError, match="the objective `growth` is there already"):
        create(workspace, [new_objective(workspace, {"id": "growth", "title": "G"}, "marketing", "2026-Q4")])


def test_a_reference_elsewhere_must_go_on_meaning_one_thing(tmp_path: Path) -> None:
    other = "cycle: 2026-Q4\nteam: ads\nobjectives: [{id: x, title: X, contributes_to: [sessions], key_results: []}]\n"
    workspace = _load(tmp_path, b=other)
    with pytest.raises(Unsound, match="`sessions` may be any of 2"):
        _key_result(workspace, "empty", {"id": "sessions", "title": "S", "kind": "binary"})


@pytest.mark.parametrize(
    ("team", "cycle", "said"),
    [
        ("../etc", "2026-Q4", "`../etc` is not good as a team"),
        ("sales", "../..", "`../..` is not a cycle"),
        ("sales", "2026-Q5", "`2026-Q5` is not a cycle"),
    ],
)
def test_a_path_is_never_made_of_what_is_no_team_and_no_cycle(team: str, cycle: str, said: str, tmp_path: Path) -> None:
    workspace = _load(tmp_path)
    with pytest.raises(NotGood, match=said):
        new_objective(workspace, {"id": "new", "title": "New"}, team, cycle)


def test_a_closed_file_stays_and_another_of_the_team_is_taken(tmp_path: Path) -> None:
    closed = OBJECTIVE + "closed: {date: 2026-12-31}\n"
    workspace = _load(tmp_path, closed)
    with pytest.raises(Frozen, match="closed on 2026-12-31"):
        new_objective(workspace, {"id": "new", "title": "New"}, "marketing", "2026-Q4")
    workspace = _load(tmp_path, closed, b=OBJECTIVE.replace("id: demand", "id: more"))
    assert new_objective(workspace, {"id": "new"}, "marketing", "2026-Q4").home.file == "b.okr.yaml"


def test_a_file_that_does_not_parse_may_be_the_one(tmp_path: Path) -> None:
    workspace = _load(tmp_path, b="cycle: [\n")
    with pytest.raises(Unparsed, match=r"b\.okr\.yaml does not parse, and may be the file of sales in 2026-Q4"):
        new_objective(workspace, {"id": "new"}, "sales", "2026-Q4")


def test_a_place_that_is_taken_is_left_alone(tmp_path: Path) -> None:
    workspace = _load(tmp_path, **{"okrs__2026-Q4__a-b": OBJECTIVE.replace("marketing", "a-b")})
    with pytest.raises(Occupied, match=r"a-b\.okr\.yaml is there already, and is not the file of a/b"):
        new_objective(workspace, {"id": "new"}, "a/b", "2026-Q4")


def test_the_usual_cycle_is_the_shortest_of_todays_that_the_team_has(tmp_path: Path) -> None:
    year = OBJECTIVE.replace("2026-Q4", "2026").replace("marketing", "company")
    plan = _load(tmp_path, OBJECTIVE, b=year).plan
    found = {team: usual_cycle(plan, team, date(2026, 11, 22)) for team in ("marketing", "company", "new")}
    assert found == {"marketing": "2026-Q4", "company": "2026", "new": "2026-Q4"}
    assert usual_cycle(plan, "marketing", date(2027, 5, 1)) == "2027-Q2"
