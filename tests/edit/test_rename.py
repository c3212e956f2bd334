from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from okrcli.edit.ids import Taken
from okrcli.edit.making import Frozen
from okrcli.edit.proof import Unsound
from okrcli.edit.rename import KeptForClosed, SameName, rename
from okrcli.edit.told import Told
from okrcli.edit.unparsed import Unparsed
from okrcli.model.plan import Plan
from okrcli.workspace import Workspace, load
from okrcli.workspace.references import References
from okrcli.yamldoc.refused import PatchRefused
from tests.support.folders import write

COMPANY = """\
cycle: 2026
team: company
objectives:
  -   id:   lead   # agreed with the board
      title: 'Lead the market'
      key_results:
      - {id: revenue, title: Revenue, kind: total, target: 9}
  - id: 'last'
    title: Clothes that last
    contributes_to: [ lead ]
    key_results: []
"""

MARKETING = """\
cycle: 2026-Q4
team: marketing
objectives:
  - id: demand
    title: Demand
    contributes_to:
      - company/lead   # mostly
      - "lead/revenue@2026"
    carried_from: marketing/search@2026-Q3
    key_results:
      - id: visits
        title: Visits
        target: 9
        kpi: ctr       # what people click
        guardrails: [cpm, 'ctr']
        carried_from: search/visits@2026-Q3
  - id: mail
    title: Mail
    contributes_to: [visits, demand/visits]
    key_results: []
"""

BEFORE = """\
cycle: 2026-Q3
team: marketing
objectives:
  - id: search
    title: Search
    key_results: [{id: visits, title: Visits, target: 7}]
"""

KPIS = """\
kpis:
  - id: ctr   # of search
    title: Click-through
  - {id: cpm, title: Cost}
"""


def _load(root: Path, **files: str) -> Workspace:
    return load(write(root, **{"company": COMPANY, "marketing": MARKETING, "before": BEFORE, "kpis": KPIS, **files}))


def _renamed(workspace: Workspace, ref: str, name: str) -> Told:
    found = References(workspace.plan).resolve(ref, [["2026", "2026-Q4", "backlog"]])
    return rename(workspace, found, name)


def _changed(told: Told) -> list[str]:
    return [line for line in told.changes.diff().splitlines() if line[0] in "+-" and line[1] not in "+-"]


def _links(plan: Plan) -> Iterator[tuple[str, ...]]:
    for objective in (*plan.objectives, *plan.drafts):
        yield (objective.ref, *objective.contributes_to)
        for each in objective.key_results:
            yield (each.ref, each.kpi.ref if each.kpi else "", *(kpi.ref for kpi in each.guardrails))


@pytest.mark.parametrize(
    ("ref", "name", "expected"),
    [
        (
            "company/lead",
            "first",
            [
                "-  -   id:   lead   # agreed with the board",
                "+  -   id:   first   # agreed with the board",
                "-    contributes_to: [ lead ]",
                "+    contributes_to: [ first ]",
                "-      - company/lead   # mostly",
                '-      - "lead/revenue@2026"',
                "+      - company/first   # mostly",
                '+      - "first/revenue@2026"',
            ],
        ),
        (
            "lead/revenue",
            "sales",
            [
                "-      - {id: revenue, title: Revenue, kind: total, target: 9}",
                "+      - {id: sales, title: Revenue, kind: total, target: 9}",
                '-      - "lead/revenue@2026"',
                '+      - "lead/sales@2026"',
            ],
        ),
        (
            "demand/visits",
            "sessions",
            [
                "-      - id: visits",
                "+      - id: sessions",
                "-    contributes_to: [visits, demand/visits]",
                "+    contributes_to: [sessions, demand/sessions]",
            ],
        ),
        (
            "demand",
            "pull",
            [
                "-  - id: demand",
                "+  - id: pull",
                "-    contributes_to: [visits, demand/visits]",
                "+    contributes_to: [visits, pull/visits]",
            ],
        ),
        (
            "search@2026-Q3",
            "base",
            [
                "-  - id: search",
                "+  - id: base",
                "-    carried_from: marketing/search@2026-Q3",
                "+    carried_from: marketing/base@2026-Q3",
                "-        carried_from: search/visits@2026-Q3",
                "+        carried_from: base/visits@2026-Q3",
            ],
        ),
        (
            "kpi/ctr",
            "clicks",
            [
                "-  - id: ctr   # of search",
                "+  - id: clicks   # of search",
                "-        kpi: ctr       # what people click",
                "-        guardrails: [cpm, 'ctr']",
                "+        kpi: clicks       # what people click",
                "+        guardrails: [cpm, 'clicks']",
            ],
        ),
    ],
)
def test_every_reference_follows_in_the_form_it_has(ref: str, name: str, expected: list[str], tmp_path: Path) -> None:
    assert sorted(_changed(_renamed(_load(tmp_path), ref, name))) == sorted(expected)


@pytest.mark.parametrize(
    ("ref", "name"),
    [
        ("company/lead", "last-but-one"),
        ("company/lead", "visits"),
        ("company/lead", "demand"),
        ("lead/revenue", "visits"),
        ("lead/revenue", "demand"),
        ("demand/visits", "lead"),
        ("demand", "lead"),
        ("demand", "visits"),
        ("mail", "lead"),
        ("mail", "revenue"),
        ("mail", "visits"),
        ("kpi/cpm", "visits"),
        ("last", "demand"),
    ],
)
def test_afterwards_everything_means_what_it_meant(ref: str, name: str, tmp_path: Path) -> None:
    workspace = _load(tmp_path)
    told = _renamed(workspace, ref, name)
    told.changes.apply(lambda _: None, str(tmp_path / "okr.yaml"))
    after = load(str(tmp_path))
    assert after.problems == ()
    old, new = list(_links(workspace.plan)), list(_links(after.plan))
    names = {
        was: now for each, other in zip(old, new, strict=True) for was, now in zip(each[:1], other[:1], strict=True)
    }
    names |= {
        f"kpi/{was.kpi.id}": f"kpi/{now.kpi.id}" for was, now in zip(workspace.plan.kpis, after.plan.kpis, strict=True)
    }
    assert [tuple(names.get(each, each) for each in line) for line in old] == new
    assert len(names.items() - {(each, each) for each in names}) in (1, 2)


def test_a_tail_that_would_be_ambiguous_is_written_in_full(tmp_path: Path) -> None:
    others = "cycle: 2026-Q4\nteam: ads\nobjectives: [{id: reach, title: Reach, key_results: []}]\n"
    told = _renamed(_load(tmp_path, ads=others), "demand/visits", "reach")
    assert "+    contributes_to: [marketing/demand/reach, demand/reach]" in _changed(told)


def test_a_tail_to_another_that_would_be_ambiguous_is_written_in_full(tmp_path: Path) -> None:
    others = "cycle: 2026-Q4\nteam: ads\nobjectives: [{id: reach, title: Reach, contributes_to: [demand], key_results: []}]\n"
    told = _renamed(_load(tmp_path, ads=others), "reach", "visits")
    assert _changed(told)[2:] == [
        "-    contributes_to: [visits, demand/visits]",
        "+    contributes_to: [marketing/demand/visits, demand/visits]",
    ]


def test_a_tail_that_would_mean_something_nearer_is_written_in_full(tmp_path: Path) -> None:
    workspace = _load(tmp_path, marketing=MARKETING.replace("- company/lead ", "- lead "))
    assert _changed(_renamed(workspace, "mail", "lead")) == [
        "-      - lead   # mostly",
        "+      - company/lead   # mostly",
        "-  - id: mail",
        "+  - id: lead",
    ]


def test_what_is_invalid_or_a_draft_follows_too(tmp_path: Path) -> None:
    drafts = (
        "cycle: backlog\nteam: x\nobjectives: [{id: y, title: Y, contributes_to: [demand@2026-Q4], key_results: []}]\n"
    )
    broken = "cycle: 2026-Q4\nteam: z\nobjectives: [{id: Y, contributes_to: [demand], key_results: [{kpi: ctr}]}]\n"
    workspace = _load(tmp_path, drafts=drafts, broken=broken)
    assert {line.file for line in _renamed(workspace, "demand", "pull").lines} >= {"drafts.okr.yaml", "broken.okr.yaml"}
    assert "broken.okr.yaml" in {line.file for line in _renamed(workspace, "kpi/ctr", "clicks").lines}


def test_words_that_are_no_references_stay(tmp_path: Path) -> None:
    text = MARKETING.replace(
        "title: Demand", "title: demand\n    why: demand is company/lead\n    tags: [demand]\n    meta: demand"
    )
    changed = _changed(_renamed(_load(tmp_path, marketing=text), "demand", "pull"))
    assert [line for line in changed if line.startswith("+")] == [
        "+  - id: pull",
        "+    contributes_to: [visits, pull/visits]",
    ]


def test_each_change_is_told_with_its_place(tmp_path: Path) -> None:
    told = _renamed(_load(tmp_path), "kpi/ctr", "clicks")
    assert [(line.file, line.line) for line in told.lines] == [
        ("kpis.okr.yaml", 2),
        ("marketing.okr.yaml", 14),
        ("marketing.okr.yaml", 15),
    ]


@pytest.mark.parametrize(
    ("ref", "name", "error", "said"),
    [
        ("demand", "demand", SameName, "is called that already"),
        ("demand", "mail", Taken, r"the objective `mail` is there already, at marketing\.okr\.yaml:17"),
        ("kpi/ctr", "cpm", Taken, r"the KPI `cpm` is there already, at kpis\.okr\.yaml:4"),
        ("demand", "Pull", Unsound, "`Pull` is not good as an id"),
        ("demand", "a/b", Unsound, "`a/b` is not good as an id"),
        ("demand", "a@2026", Unsound, "`a@2026` is not good as an id"),
        ("demand", "", Unsound, "`` is not good as an id"),
    ],
)
def test_what_will_not_do_is_refused(ref: str, name: str, error: type[Exception], said: str, tmp_path: Path) -> None:
    with pytest.raises(error, match=said):
        _renamed(_load(tmp_path), ref, name)


def test_an_id_that_something_invalid_has_is_taken(tmp_path: Path) -> None:
    text = MARKETING + "  - {id: growth, title: ''}\n"
    with pytest.raises(Taken, match="`growth` is there already"):
        _renamed(_load(tmp_path, marketing=text), "demand", "growth")


def test_an_id_that_looks_like_a_number_stays_a_word(tmp_path: Path) -> None:
    assert '+  - id: "2027"' in _changed(_renamed(_load(tmp_path), "demand", "2027"))


@pytest.mark.parametrize("ref", ["company/lead", "kpi/ctr"])
def test_what_a_closed_file_refers_to_keeps_its_id(ref: str, tmp_path: Path) -> None:
    workspace = _load(tmp_path, marketing=MARKETING + "closed: {date: 2026-12-31}\n")
    with pytest.raises(KeptForClosed, match=r"marketing\.okr\.yaml:\d+ refers to"):
        _renamed(workspace, ref, "other")


def test_what_stands_in_a_closed_file_keeps_its_id(tmp_path: Path) -> None:
    workspace = _load(tmp_path, marketing=MARKETING + "closed: {date: 2026-12-31}\n")
    with pytest.raises(Frozen):
        _renamed(workspace, "demand", "pull")


def test_a_file_that_does_not_parse_may_refer_to_it(tmp_path: Path) -> None:
    with pytest.raises(Unparsed, match=r"odd\.okr\.yaml does not parse, and may refer to"):
        _renamed(_load(tmp_path, odd="cycle: [\n"), "demand", "pull")


def test_one_reference_that_cannot_be_changed_stops_all(tmp_path: Path) -> None:
    text = MARKETING.replace("[visits, demand/visits]", "&refs [visits, demand/visits]")
    text += "  - {id: third, title: Third, contributes_to: *refs, key_results: []}\n"
    with pytest.raises(PatchRefused):
        _renamed(_load(tmp_path, marketing=text), "demand", "pull")
