from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from okrcli.dialogue.borrowing import NotInTemplate, borrow
from okrcli.dialogue.creation import Scene, creation
from okrcli.dialogue.question import Question, Quit
from okrcli.edit.proof import Unsound
from okrcli.edit.told import Told
from okrcli.edit.typed import NotReadable, Texts
from okrcli.errors import OkrError, UsageError
from okrcli.model.plan import PlannedObjective
from okrcli.wording.locales import ENGLISH
from okrcli.wording.typed import read_number
from okrcli.workspace import load
from okrcli.workspace.references import References, Sort
from tests.support.folders import OBJECTIVE, SETTINGS, write

PEOPLE = SETTINGS + "people: {ania: {name: Ania Nowak, email: ania@example.com}, jan: {name: Jan}}\n"
PRODUCT = OBJECTIVE.replace("marketing", "product").replace("demand", "offer")


def _scene(root: Path, template: str | None = None, sort: Sort = "objective", **files: str) -> Scene:
    workspace = load(write(root, **{"a": OBJECTIVE, "settings": PEOPLE, **files}))

    def find(ref: str) -> PlannedObjective:
        found = References(workspace.plan).resolve(ref, [["2026-Q4"]], ("objective",))
        assert isinstance(found, PlannedObjective)
        return found

    borrowed = borrow(template, sort, "en") if template else None
    numbers = partial(partial, read_number, locale=ENGLISH)
    return Scene(workspace, find, lambda unit: numbers(unit=unit), date(2026, 11, 22), "ania", borrowed)


def _made(scene: Scene, sort: Sort, texts: Texts, *answers: str) -> tuple[list[Question], Told]:
    dialogue = creation(scene, sort, texts)
    questions: list[Question] = []
    waiting = list(answers)
    try:
        questions.append(next(dialogue))
        while True:
            questions.append(dialogue.send(waiting.pop(0) or questions[-1].default or ""))
    except StopIteration as end:
        assert not waiting
        told: Told = end.value
        return questions, told


def _added(told: Told) -> list[str]:
    return [line[1:].strip() for line in told.changes.diff().splitlines() if line[0] == "+" and line[1] != "+"]


def _options(questions: list[Question]) -> list[str]:
    return [(question.option or "").removeprefix("--") for question in questions]


def test_an_objective_is_asked_for_from_its_title_to_its_ambition(tmp_path: Path) -> None:
    answers = ("Grow the name", "", "", "", "", "committed")
    questions, told = _made(_scene(tmp_path), "objective", {}, *answers)
    assert _options(questions) == ["title", "id", "team", "cycle", "owner", "ambition"]
    assert [question.default for question in questions] == [
        None,
        "grow-the-name",
        "marketing",
        "2026-Q4",
        "ania",
        "aspirational",
    ]
    assert _added(told) == [
        "- id: grow-the-name",
        "title: Grow the name",
        "owner: ania",
        "ambition: committed",
        "key_results: []",
    ]


def test_with_a_title_only_what_cannot_be_done_without_is_asked_for(tmp_path: Path) -> None:
    assert _made(_scene(tmp_path), "objective", {"title": "Grow"})[0] == []
    scene = _scene(tmp_path, b=PRODUCT)
    questions, told = _made(scene, "objective", {"title": "Grow"}, "product")
    assert _options(questions) == ["team"]
    assert told.changes.edits[0].file == "b.okr.yaml"
    questions, _ = _made(scene, "key result", {"title": "Grow", "kind": "recurring"}, "demand", "week")
    assert _options(questions) == ["objective", "per"]


@pytest.mark.parametrize(
    ("kind", "answers", "asked", "added"),
    [
        (
            "",
            ("%", "3,5", "5", ""),
            ["unit", "baseline", "target", "owner"],
            ['unit: "%"', "baseline: 3.5", "target: 5"],
        ),
        (
            "",
            ("", "", "", "+10%", ""),
            ["unit", "baseline", "target", "change", "owner"],
            ["baseline: null", "change: +10%"],
        ),
        (
            "total",
            ("", "0", "8", "jan"),
            ["unit", "baseline", "target", "owner"],
            ["kind: total", "target: 8", "owner: jan"],
        ),
        ("maintain", ("", "1", "", "", ""), ["unit", "min", "max", "hold", "owner"], ["kind: maintain", "min: 1"]),
        ("binary", ("",), ["owner"], ["kind: binary"]),
        (
            "milestones",
            ("Agreed; ship: Shipped", ""),
            ["step", "owner"],
            ["kind: milestones", "steps:", "- {id: agreed, title: Agreed}", "- {id: ship, title: Shipped}"],
        ),
        ("judged", ("0: no. 1: yes", ""), ["criteria", "owner"], ["kind: judged", 'criteria: "0: no. 1: yes"']),
    ],
)
def test_each_kind_is_asked_for_its_own(
    kind: str, answers: tuple[str, ...], asked: list[str], added: list[str], tmp_path: Path
) -> None:
    goals = OBJECTIVE[: OBJECTIVE.index("      - {id")].replace("key_results:", "key_results: []")
    scene = _scene(tmp_path, a=goals)
    questions, told = _made(scene, "key result", {}, "demand", "New", "", kind, *answers)
    assert _options(questions) == ["objective", "title", "id", "kind", *asked]
    assert [line for line in _added(told) if line != "key_results:"] == ["- id: new", "title: New", *added]


def test_a_kpi_is_asked_for_its_band(tmp_path: Path) -> None:
    questions, told = _made(_scene(tmp_path), "KPI", {}, "Click-through", "ctr", "%", "me", "", "5", "month")
    assert _options(questions) == ["title", "id", "unit", "owner", "min", "max", "cadence"]
    assert _added(told)[1:] == [
        "- id: ctr",
        "title: Click-through",
        'unit: "%"',
        "owner: ania",
        "cadence: month",
        "healthy: {max: 5}",
    ]


def test_an_answer_that_will_not_do_is_asked_for_again(tmp_path: Path) -> None:
    scene = _scene(tmp_path)
    questions, told = _made(
        scene, "key result", {}, "nothing", "demand", "", "New", "", "habit", "", "", "much", "1", "2", ""
    )
    wrong = [question.wrong for question in questions if question.wrong]
    assert [line.partition(":")[0] for line in wrong] == [
        "objective `nothing` is not in the cycle 2026-Q4",
        "this one is needed",
        "write metric, total, recurring, maintain, milestones, binary or judged",
        "`much` is not a number for baseline",
    ]
    assert _added(told) == ["- {id: new, title: New, baseline: 1, target: 2}"]


def test_what_only_the_whole_shows_is_asked_for_again_in_the_end(tmp_path: Path) -> None:
    scene = _scene(tmp_path)
    answers = ("demand", "New", "sessions", "", "", "1", "1", "nobody")
    questions, told = _made(scene, "key result", {}, *answers, "new", "jan, me", "2")
    assert [(_options([question])[0], (question.wrong or "").partition(",")[0]) for question in questions[-3:]] == [
        ("id", "the key result `sessions` is there already"),
        ("owner", "`nobody` is not in `people` of okr.yaml"),
        ("target", "nothing to gain: the target equals the baseline"),
    ]
    assert _added(told) == ["- {id: new, title: New, baseline: 1, target: 2, owner: [jan, ania]}"]


def test_an_answer_that_another_kind_has_no_use_for_is_forgotten(tmp_path: Path) -> None:
    scene = _scene(tmp_path)
    _, told = _made(scene, "key result", {}, "demand", "New", "", "", "", "5", "b", "b", "b", "binary", "")
    assert _added(told) == ["- {id: new, title: New, kind: binary}"]


def test_b_goes_back_and_q_quits(tmp_path: Path) -> None:
    scene = _scene(tmp_path)
    questions, told = _made(scene, "objective", {}, "Grwo", "b", "Grow", "", "", "", "", "")
    assert _options(questions)[:4] == ["title", "id", "title", "id"]
    assert _added(told)[0] == "- id: grow"
    with pytest.raises(Quit):
        _made(scene, "objective", {}, "Grow", "q")
    with pytest.raises(Quit):
        _made(scene, "key result", {}, "demand", "New", "sessions", "binary", "", "q")


@pytest.mark.parametrize(
    ("sort", "texts", "error", "said"),
    [
        ("objective", {"title": "X", "objective": "demand"}, UsageError, "a new objective takes no --objective"),
        ("KPI", {"title": "X", "cycle": "2026"}, UsageError, "a new KPI takes no --cycle"),
        ("objective", {"title": "X", "target": "3"}, Unsound, "the objective has no key `target`"),
        ("KPI", {"title": "X", "weight": "many"}, NotReadable, "`many` is not a number for weight"),
        ("key result", {"title": "X", "objective": "offer"}, OkrError, "objective `offer` is not in the cycle"),
        ("objective", {"title": "X", "id": "demand"}, OkrError, "the objective `demand` is there already"),
    ],
)
def test_what_was_given_and_will_not_do_is_refused(
    sort: Sort, texts: Texts, error: type[OkrError], said: str, tmp_path: Path
) -> None:
    with pytest.raises(error, match=said):
        _made(_scene(tmp_path), sort, texts)


def test_a_stranger_is_not_me(tmp_path: Path) -> None:
    with pytest.raises(OkrError, match="`me` is nobody yet"):
        _made(_scene(tmp_path)._replace(me=None), "objective", {"title": "X", "owner": ["me"]})


def test_team_and_cycle_lead_to_the_objective(tmp_path: Path) -> None:
    scene = _scene(tmp_path, b=OBJECTIVE.replace("marketing", "product"), c=OBJECTIVE.replace("2026-Q4", "2027-Q1"))
    texts = {"title": "X", "kind": "binary", "objective": "demand"}
    files = [
        _made(scene, "key result", {**texts, **more})[1].changes.edits[0].file
        for more in ({"team": "product"}, {"team": "marketing", "cycle": "2027-Q1"}, {"cycle": "2027-Q1"})
    ]
    assert files == ["b.okr.yaml", "c.okr.yaml", "c.okr.yaml"]


def test_a_title_of_other_letters_needs_an_id(tmp_path: Path) -> None:
    questions, _ = _made(_scene(tmp_path), "objective", {"title": "Рост"}, "growth")
    assert _options(questions) == ["id"]


def test_one_out_of_a_template_comes_with_the_kpis_it_needs(tmp_path: Path) -> None:
    scene = _scene(tmp_path, "marketing/found-in-search")
    questions, told = _made(scene, "objective", {"owner": ["ania"]})
    assert questions == []
    assert [edit.file for edit in told.changes.edits] == ["a.okr.yaml", "okrs/kpis.okr.yaml"]
    assert "id: lead-conversion" in told.changes.diff()
    assert "comment" not in told.changes.diff()
    assert any(notice.startswith("top-keywords: Write the list") for notice in told.notices)
    assert "Fill in baseline and target: okr edit marketing/found-in-search/top-keywords@2026-Q4" in told.notices


def test_options_change_what_a_template_gives(tmp_path: Path) -> None:
    scene = _scene(tmp_path, "marketing/organic-sessions", "key result")
    _, told = _made(scene, "key result", {"id": "visits", "target": "60k", "baseline": "40k"}, "demand")
    assert _added(told) == [
        "- {id: visits, title: Organic sessions a month, unit: sessions, baseline: 40000, target: 60000}"
    ]


def test_what_a_template_has_not_is_refused_with_the_nearest() -> None:
    with pytest.raises(NotInTemplate, match="the template marketing has no key result `organic-sesions`") as error:
        borrow("marketing/organic-sesions", "key result", "en")
    assert error.value.hint == "did you mean marketing/organic-sessions?"
    assert borrow("marketing/organic-sessions", "key result", "pl-PL").fields["title"] != "Organic sessions a month"
    assert borrow("marketing/organic-sessions", "key result", "de").fields["title"] == "Organic sessions a month"


def test_a_team_and_a_cycle_that_cannot_be_are_told_at_once(tmp_path: Path) -> None:
    answers = ("Grow", "", "My Team", "ads", "soon", "2027-Q1", "", "")
    questions, told = _made(_scene(tmp_path), "objective", {}, *answers)
    assert [(_options([question])[0], question.wrong) for question in questions if question.wrong] == [
        ("team", "`My Team` is not good as a team: write a slug, such as my-team"),
        ("cycle", "`soon` is not a cycle: write one such as 2026, 2026-H2, 2026-Q4 or 2026-11, or backlog"),
    ]
    assert [edit.file for edit in told.changes.edits] == ["okrs/2027-Q1/ads.okr.yaml"]


def test_b_goes_back_where_something_is_asked_for_again_in_the_end(tmp_path: Path) -> None:
    answers = ("Grow", "demand", "", "", "", "", "b", "Other", "other", "", "", "", "")
    questions, told = _made(_scene(tmp_path), "objective", {}, *answers)
    assert _options(questions)[6:8] == ["id", "title"]
    assert (questions[6].wrong or "").startswith("the objective `demand` is there already")
    assert _added(told)[:2] == ["- id: other", "title: Other"]
