from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest

from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, commit, repository, write
from tests.support.terminal import at_terminal

NOTES = """\
# OKRs 2026 Q4

## Become a pleasure to work with
- Raise NPS from 30 to 45
- [x] Replies are friendly
- Speak at 3 conferences and 5 meetups
"""

TABLE = """\
Objective;Key Result;Owner;Start value;Target;Actual;Date;Quarter;Team;Colour
Grow;Sessions;Ania Nowak, jan@example.com;40 000;50 000,5;41 200;12.10.2026;Q4 2026;Marketing;red
;CTR;;2,1%;3,5%;2,2%;12.10.2026;;;
;Recognised by all;;;;n/a;;;;
"""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    write(tmp_path)
    return tmp_path


def put(here: Path, name: str, text: str) -> str:
    (here / name).write_text(dedent(text), encoding="utf-8")
    return name


def test_a_page_becomes_a_file(here: Path) -> None:
    result = okr(here, "import", "markdown", put(here, "notes.md", NOTES), "--team", "care", "--owner", "ola")
    assert result.status == 0
    assert result.out == "created okrs/2026-Q4/care.okr.yaml  1 objective, 3 key results, 1 check-in\n"
    assert "notes.md:6: “Speak at 3 conferences and 5 meetups” is judged by a person" in result.err
    assert "1 objective, 3 key results, 1 check-in; 1 thing could not be carried over as it stands." in result.err
    assert (here / "okrs/2026-Q4/care.okr.yaml").read_text() == dedent("""\
        cycle: 2026-Q4
        team: care
        objectives:
          - id: become-a-pleasure-to-work-with
            title: Become a pleasure to work with
            owner: ola
            key_results:
              - id: raise-nps-from-30-to-45
                title: Raise NPS from 30 to 45
                baseline: 30
                target: 45
              - id: replies-are-friendly
                title: Replies are friendly
                kind: judged
                criteria: null
                checkins:
                  - {date: 2026-11-22, value: 1}
              - id: speak-at-3-conferences-and-5-meetups
                title: Speak at 3 conferences and 5 meetups
                kind: judged
                criteria: null
        """)
    checked = okr(here, "check", "--format", "json").json()["data"]
    assert {each["code"] for each in checked["findings"]} == {"OKR216", "OKR208", "OKR505"}


def test_an_import_is_a_commit_where_that_is_wanted(here: Path) -> None:
    repository(here)
    commit(here, "Begin")
    result = okr(here, "import", "markdown", put(here, "notes.md", NOTES), "--team", "care", "--commit")
    assert result.status == 0
    assert ": Import 1 objective, 3 key results, 1 check-in\n" in result.err


def test_a_preview_writes_nothing(here: Path) -> None:
    result = okr(here, "import", "markdown", put(here, "notes.md", NOTES), "--team", "care", "--dry-run")
    assert result.status == 0
    assert result.out.startswith("--- /dev/null\n+++ b/okrs/2026-Q4/care.okr.yaml\n")
    assert not (here / "okrs").exists()


def test_nothing_is_written_over(here: Path) -> None:
    name = put(here, "notes.md", NOTES)
    okr(here, "import", "markdown", name, "--team", "care")
    before = (here / "okrs/2026-Q4/care.okr.yaml").read_bytes()
    again = okr(here, "import", "markdown", name, "--team", "care")
    assert again.status == 2
    assert "there already: care/become-a-pleasure-to-work-with@2026-Q4" in again.err
    put(here, "notes.md", NOTES.replace("Become", "Stay"))
    beside = okr(here, "import", "markdown", name, "--team", "care")
    assert beside.status == 2
    assert "+    title: Stay a pleasure to work with\n" in beside.out
    assert "okrs/2026-Q4/care.okr.yaml is there already" in beside.err
    assert (here / "okrs/2026-Q4/care.okr.yaml").read_bytes() == before


def test_what_the_source_lacks_has_to_be_said(here: Path) -> None:
    name = put(here, "notes.md", "## Grow with all our friends\n- Sessions\n- Visits\n")
    result = okr(here, "import", "markdown", name)
    assert result.status == 2
    assert "hint: give --cycle" in result.err
    assert "hint: give --team" in okr(here, "import", "markdown", name, "--cycle", "2026-Q4").err


def test_a_table_of_any_locale(here: Path) -> None:
    result = okr(here, "import", "csv", put(here, "goals.csv", TABLE))
    assert result.status == 0
    assert "goals.csv: the column “Colour” was left out" in result.err
    text = (here / "okrs/2026-Q4/marketing.okr.yaml").read_text()
    assert "baseline: 40000\n        target: 50000.5\n        owner: [ania-nowak, jan]\n" in text
    assert "- {date: 2026-10-12, value: 41200}" in text
    assert 'unit: "%"\n        baseline: 2.1\n        target: 3.5\n' in text
    assert "kind: judged\n        criteria: null\n" in text


def test_columns_by_map(here: Path) -> None:
    name = put(here, "goals.csv", "Big thing,Small thing,Wanted\nGrow,Sessions,50\n")
    words = ("--cycle", "2026-Q4", "--team", "a", "--map", "objective=Big thing", "--map", "key_result=Small thing")
    assert okr(here, "import", "csv", name, *words, "--map", "target=Wanted").status == 0
    assert "target: 50\n" in (here / "okrs/2026-Q4/a.okr.yaml").read_text()
    wrong = okr(here, "import", "csv", name, *words, "--map", "target=Wnted")
    assert (wrong.status, "hint: did you mean `Wanted`?" in wrong.err) == (2, True)


def test_a_person_at_a_terminal_sees_what_the_columns_are_taken_for(here: Path) -> None:
    name = put(here, "goals.csv", "Objective,Small thing,Wanted\nGrow,Sessions,50\n")
    words = ("import", "csv", name, "--cycle", "2026-Q4", "--team", "a")
    screen = at_terminal(here, *words, typed=("no", "", "key result", "tarrget", "target"))
    assert "  Objective → objective\n  Small thing → nothing\n" in screen.text
    assert "it is one of target" in screen.text
    assert screen.status == 0
    assert "target: 50\n" in (here / "okrs/2026-Q4/a.okr.yaml").read_text()


def test_bad_rows_are_named_and_left_out_only_where_that_is_wanted(here: Path) -> None:
    rows = "team,cycle,objective,key result,target,date\na,2026-Q4,Grow,Sessions,forty,\na,2026-Q4,Grow,Visits,4,3/4/2026\n"
    name = put(here, "goals.csv", rows + "a,2026-Q4,Grow,Orders,5,\n")
    result = okr(here, "import", "csv", name)
    assert result.status == 2
    assert "goals.csv:2: `forty` in column “target” is not a number\n" in result.err
    assert (
        "error: 1 row cannot be read; nothing was written\nhint: mend them, or leave them out: --skip-bad" in result.err
    )
    kept = okr(here, "import", "csv", name, "--skip-bad")
    assert kept.status == 0
    assert "1 row left out." in kept.err
    assert "1 objective, 2 key results" in kept.err


def test_a_date_with_two_meanings_asks_which(here: Path) -> None:
    rows = "team,cycle,objective,key result,target,value,date\na,2026-Q4,Grow,Visits,40,4,3/10/2026\n"
    name = put(here, "goals.csv", rows)
    assert "say --dates day-first or --dates month-first" in okr(here, "import", "csv", name).err
    assert okr(here, "import", "csv", name, "--dates", "day-first").status == 0
    assert "date: 2026-10-03" in (here / "okrs/2026-Q4/a.okr.yaml").read_text()


def test_texts_of_users_are_data(here: Path) -> None:
    rows = 'team,cycle,objective,key result,note,value,target,date\na,2026-Q4,"{x: [y]} # z","key: ""v"" \'w\'",& * ! |,1,2,2026-10-05\n'
    assert okr(here, "import", "csv", put(here, "goals.csv", rows)).status == 0
    shown = okr(here, "status", "--format", "json", "--cycle", "2026-Q4").json()["data"]["objectives"][0]
    assert shown["title"] == "{x: [y]} # z"
    assert shown["key_results"][0]["title"] == "key: \"v\" 'w'"
    assert shown["key_results"][0]["last_checkin"]["note"] == "& * ! |"


def test_owners_must_be_people_where_people_are_listed(tmp_path: Path) -> None:
    write(tmp_path, settings="version: 1\npeople:\n  ania: {name: Ania Nowak}\n")
    name = put(
        tmp_path,
        "goals.csv",
        "team,cycle,objective,key result,owner\na,2026-Q4,Grow,A,Ania Nowak\na,2026-Q4,Grow,B,Bo\n",
    )
    result = okr(tmp_path, "import", "csv", name)
    assert result.status == 0
    assert "goals.csv: “B”: `owner` was left out: `Bo` is not in `people` of okr.yaml\n" in result.err
    assert "owner: ania\n" in (tmp_path / "okrs/2026-Q4/a.okr.yaml").read_text()


def test_rows_of_items_with_parents(here: Path) -> None:
    rows = """\
        ID,Type,Title,Parent ID,Owner,Time period,Team,Start value,Target value,Current value
        1,Objective,Grow,,Ania,Q4 2026,Web,,,
        2,Key result,Sessions,1,Jan,Q4 2026,Web,10,20,15
        3,Initiative,Write more,2,Jan,Q4 2026,Web,,,
        """
    result = okr(here, "import", "csv", put(here, "goals.csv", rows))
    assert result.status == 0
    assert "goals.csv:4: “Write more” was left out: Initiative is neither an objective nor a key result" in result.err
    assert "values without a date are logged on 2026-11-22" in result.err
    shown = okr(here, "status", "--format", "json").json()["data"]["objectives"][0]
    assert (shown["owners"], [each["ref"] for each in shown["key_results"]]) == (
        ["Ania"],
        ["web/grow/sessions@2026-Q4"],
    )


def test_a_column_a_day(here: Path) -> None:
    rows = "Cycle,Team,Objective,Key result,Target,Oct,Week 7,2026-11-20\nQ4 2026,web,Grow,Visits,50,10,,n/a\n,,,Loved,,.2,0.5,\n"
    assert okr(here, "import", "csv", put(here, "goals.csv", rows)).status == 0
    text = (here / "okrs/2026-Q4/web.okr.yaml").read_text()
    assert "target: 50\n        checkins:\n          - {date: 2026-10-31, value: 10}\n      - id: loved" in text
    assert "- {date: 2026-10-31, value: 0.2}\n          - {date: 2026-11-18, value: 0.5}\n" in text


def test_the_document_of_a_status_comes_back(here: Path) -> None:
    write(here, okrs__q4=OBJECTIVE)
    document = okr(here, "status", "--format", "json").out
    other = here / "other"
    other.mkdir()
    write(other)
    (other / "status.json").write_text(document)
    assert okr(other, "import", "json", "status.json").status == 0
    again = okr(other, "status", "--format", "json").json()["data"]["objectives"]
    for each in (*again, *(inner for objective in again for inner in objective["key_results"])):
        each.pop("file")
        each.pop("line")
    wanted = json.loads(document)["data"]["objectives"]
    for each in (*wanted, *(inner for objective in wanted for inner in objective["key_results"])):
        each.pop("file")
        each.pop("line")
    assert again == wanted


def test_goals_of_clickup(here: Path) -> None:
    target = {"goal_id": "g1", "owners": [], "percent_completed": 0.5}
    goal = {
        "id": "g1",
        "name": "Grow",
        "start_date": "1790812800000",
        "due_date": "1798675200000",
        "color": "#32a852",
        "owners": [{"id": 1, "username": "Jane Doe", "email": "jane@example.com"}],
        "percent_completed": 0,
        "key_results": [
            {**target, "id": "a", "name": "Revenue", "type": "currency", "unit": "$", "steps_start": 1000}
            | {"steps_end": 2000.5, "steps_current": 1500, "last_action": {"date_modified": "1792800000000"}},
            {**target, "id": "b", "name": "Shipped", "type": "boolean", "steps_current": True, "completed": True},
            {**target, "id": "c", "name": "Tasks", "type": "automatic", "task_ids": ["x", "y"]},
        ],
    }
    (here / "goal.json").write_text(json.dumps({"goal": goal}))
    result = okr(here, "import", "clickup", "goal.json", "--team", "web")
    assert result.status == 0
    assert "goal.json: “Grow”: left out: color\n" in result.err
    assert "its 2 tasks and its lists were left out" in result.err
    shown = okr(here, "status", "--format", "json").json()["data"]["objectives"][0]
    revenue, shipped, tasks = shown["key_results"]
    assert shown["owners"] == ["jane-doe"]
    assert (revenue["unit"], revenue["goal"]["target"], revenue["value"]) == ("USD", 2000.5, 1500)
    assert revenue["last_checkin"]["date"] == "2026-10-24"
    assert (shipped["kind"], shipped["score"], tasks["kind"], tasks["score"]) == ("binary", 1, "judged", 0.5)


def test_a_goal_of_clickup_in_two_answers_comes_once(here: Path) -> None:
    goal = {"id": "g1", "name": "Grow", "due_date": "1798675200000", "percent_completed": 0, "key_result_count": 1}
    target = {"id": "a", "goal_id": "g1", "name": "Visits", "type": "number", "steps_start": 1, "steps_end": 2}
    (here / "goals.json").write_text(json.dumps({"goals": [goal]}))
    (here / "goal.json").write_text(json.dumps({"goal": {**goal, "key_results": [target]}}))
    result = okr(here, "import", "clickup", "goals.json", "goal.json", "--team", "web")
    assert result.out.endswith("  1 objective, 1 key result\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "markdwn", "x.md"), "did you mean markdown?"),
        (("import", "csv", "gone.csv"), "cannot read gone.csv: no such file or directory"),
        (("import", "json", "okr.yaml"), "this is not JSON"),
        (("import", "csv", "okr.yaml", "--map", "target"), "write --map target=Goal"),
        (("import", "markdown", "okr.yaml"), "no objectives were found in okr.yaml"),
    ],
)
def test_what_cannot_be_imported(here: Path, words: tuple[str, ...], said: str) -> None:
    result = okr(here, *words)
    assert (result.status, result.out) == (2, "")
    assert said in result.err
