from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from okrcli.edit.making import Frozen
from okrcli.edit.proof import Unsound
from okrcli.edit.retarget import GivenTwice, NoSuchGoalpost, NothingMoves, goalposts, retarget
from okrcli.edit.told import Told
from okrcli.model.plan import PlannedKeyResult
from okrcli.scoring.goalposts import as_of
from okrcli.workspace import Workspace, load
from okrcli.workspace.references import References
from okrcli.yamldoc import parse
from okrcli.yamldoc.operations import Value
from okrcli.yamldoc.refused import PatchRefused
from tests.support.folders import write

DAY = date(2026, 11, 22)

BY_HAND = """\
# ours, since spring
cycle:   2026-Q4
team: marketing

objectives:
-   id: demand          # the big one
    title: 'Become the first place'
    key_results:
    # measured by the shop

    -   id:    sessions
        title: Organic sessions
        baseline: 40000
        target:   50000   # agreed in May
        checkins:
        - { date: 2026-10-12, value: 41200 }   # first

    -   {id: articles, title: "Articles", kind: total, target: 10}
    -   id: churn
        title: Churn
        unit: "%"
        baseline: 8
        change: -10%   # of what it is
        moves:
            - date: 2026-10-02
              field: change
              from: -5%
              to: -10%
              why: more is in it
    -   {id: nps, title: NPS, kind: maintain, min: 40, due: 2026-12-01}
    -   id: empty
        title: Empty
        baseline: null
        target:      # to be chosen
"""

_RECORD = BY_HAND[BY_HAND.index("        moves:") : BY_HAND.index("    -   {id: nps")]
UNMOVED = BY_HAND.replace(_RECORD, "")


def _moved(root: Path, name: str, to: dict[str, Value], text: str = BY_HAND, why: str = "because") -> Told:
    workspace = load(write(root, a=text))
    return retarget(workspace, _planned(workspace, name), to, why, DAY)


def _planned(workspace: Workspace, name: str) -> PlannedKeyResult:
    found = References(workspace.plan).resolve(name, [["2026-Q4", "2026-Q3"]])
    assert isinstance(found, PlannedKeyResult)
    return found


def _changed(told: Told) -> list[str]:
    return [line for line in told.changes.diff().splitlines()[2:] if line[0] in "+-"]


def test_a_target_moves_and_says_so(tmp_path: Path) -> None:
    told = _moved(tmp_path, "sessions", {"target": Decimal(45000)}, UNMOVED, "the shop closed: #2")
    assert _changed(told) == [
        "-        target:   50000   # agreed in May",
        "+        target:   45000   # agreed in May",
        "+        moves:",
        '+        - {date: 2026-11-22, field: target, from: 50000, to: 45000, why: "the shop closed: #2"}',
    ]
    assert [line.line for line in told.lines] == [11]


@pytest.mark.parametrize(
    ("name", "to", "expected"),
    [
        (
            "articles",
            {"target": Decimal(8), "weight": Decimal("0.5")},
            [
                '-    -   {id: articles, title: "Articles", kind: total, target: 10}',
                (
                    '+    -   {id: articles, title: "Articles", kind: total, target: 8, weight: 0.5,'
                    " moves: [{date: 2026-11-22, field: target, from: 10, to: 8, why: because},"
                    " {date: 2026-11-22, field: weight, from: null, to: 0.5, why: because}]}"
                ),
            ],
        ),
        (
            "nps",
            {"due": date(2026, 12, 24)},
            [
                "-    -   {id: nps, title: NPS, kind: maintain, min: 40, due: 2026-12-01}",
                (
                    "+    -   {id: nps, title: NPS, kind: maintain, min: 40, due: 2026-12-24,"
                    " moves: [{date: 2026-11-22, field: due, from: 2026-12-01, to: 2026-12-24, why: because}]}"
                ),
            ],
        ),
        (
            "churn",
            {"change": "-8%"},
            [
                "-        change: -10%   # of what it is",
                "+        change: -8%   # of what it is",
                "+            - date: 2026-11-22",
                "+              field: change",
                "+              from: -10%",
                "+              to: -8%",
                "+              why: because",
            ],
        ),
        (
            "empty",
            {"baseline": Decimal("1.50")},
            [
                "-        baseline: null",
                "+        baseline: 1.50",
                "+        moves:",
                "+            - date: 2026-11-22",
                "+              field: baseline",
                "+              from: null",
                "+              to: 1.50",
                "+              why: because",
            ],
        ),
    ],
    ids=["in-brackets", "a-date", "records-on-lines", "from-nothing"],
)
def test_only_what_is_meant_changes(name: str, to: dict[str, Value], expected: list[str], tmp_path: Path) -> None:
    assert _changed(_moved(tmp_path, name, to)) == expected


def test_a_change_takes_the_place_of_a_target_with_two_moves(tmp_path: Path) -> None:
    told = _moved(tmp_path, "sessions", {"change": "+20%"}, UNMOVED)
    assert _changed(told)[:2] == [
        "-        target:   50000   # agreed in May",
        "+        change:   +20%   # agreed in May",
    ]
    assert [line.split("why")[0] for line in _changed(told)[3:]] == [
        "+        - {date: 2026-11-22, field: target, from: 50000, to: null, ",
        "+        - {date: 2026-11-22, field: change, from: null, to: +20%, ",
    ]


@pytest.mark.parametrize(
    ("name", "to"),
    [
        ("sessions", {"change": "x2"}),
        ("churn", {"target": Decimal(7), "due": date(2026, 12, 1)}),
        ("sessions", {"target": Decimal(1), "baseline": Decimal(3), "weight": Decimal(0)}),
        ("empty", {"change": Decimal("1.5"), "baseline": Decimal(1)}),
    ],
)
def test_what_was_moved_can_be_undone(name: str, to: dict[str, Value], tmp_path: Path) -> None:
    told = _moved(tmp_path, name, to)
    before = _planned(load(str(tmp_path)), name)
    told.changes.apply(lambda _: None, str(tmp_path / "okr.yaml"))
    after = _planned(load(str(tmp_path)), name)
    undone = as_of(after, date(2026, 12, 31), date(2026, 11, 21))
    assert after.key_result.measure != before.key_result.measure or after.window != before.window
    assert (undone.key_result.measure.goal(), undone.key_result.weight, undone.window) == (
        before.key_result.measure.goal(),
        before.key_result.weight,
        before.window,
    )


def test_both_ways_to_say_it_may_stand_there_already(tmp_path: Path) -> None:
    text = BY_HAND.replace(
        "        target:   50000   # agreed in May\n", "        change: null\n        target: 50000\n"
    )
    changed = _changed(_moved(tmp_path, "sessions", {"change": Decimal(100)}, text))
    assert changed[:4] == [
        "-        change: null",
        "-        target: 50000",
        "+        change: 100",
        "+        target: null",
    ]


@pytest.mark.parametrize(
    ("name", "to", "error", "said"),
    [
        ("sessions", {"target": Decimal("50000.0")}, NothingMoves, "that is the target of"),
        ("churn", {"change": "-10 %"}, NothingMoves, "that is the change of"),
        ("articles", {"weight": Decimal(1), "baseline": Decimal(0)}, NothingMoves, "the weight and baseline of"),
        ("nps", {"due": date(2026, 12, 1)}, NothingMoves, "that is the due of"),
        ("sessions", {"due": date(2026, 12, 31)}, NothingMoves, "that is the due of"),
        ("nps", {"target": Decimal(3)}, NoSuchGoalpost, "has no target"),
        ("sessions", {"target": Decimal(3), "change": "x2"}, GivenTwice, "given twice"),
        ("sessions", {"target": Decimal(40000)}, Unsound, "nothing to gain"),
        ("sessions", {"change": "a lot"}, Unsound, "the text `a lot` is not a change"),
        ("sessions", {"due": date(2027, 1, 2)}, Unsound, "2027-01-02 lies outside its objective"),
        ("nps", {"max": Decimal(30)}, Unsound, "`min` 40 lies above `max` 30"),
        ("sessions", {"weight": Decimal(-1)}, Unsound, "`weight` wants a number at least 0"),
    ],
)
def test_what_will_not_do_is_refused(
    name: str, to: dict[str, Value], error: type[Exception], said: str, tmp_path: Path
) -> None:
    with pytest.raises(error, match=said):
        _moved(tmp_path, name, to)


def test_what_stays_is_not_recorded(tmp_path: Path) -> None:
    told = _moved(tmp_path, "sessions", {"target": Decimal(45000), "baseline": Decimal(40000)})
    assert len(told.lines) == 1


def test_the_goalposts_are_those_of_the_kind(tmp_path: Path) -> None:
    workspace = load(write(tmp_path, a=BY_HAND))
    found = {name: goalposts(_planned(workspace, name)) for name in ("sessions", "articles", "nps")}
    assert found == {
        "sessions": ("target", "change", "baseline", "due", "weight"),
        "articles": ("target", "baseline", "due", "weight"),
        "nps": ("min", "max", "due", "weight"),
    }


def test_a_closed_file_stays(tmp_path: Path) -> None:
    with pytest.raises(Frozen, match=r"a\.okr\.yaml was closed on 2026-12-31"):
        _moved(tmp_path, "sessions", {"target": Decimal(1)}, BY_HAND + "closed: {date: 2026-12-31, policy: 1}\n")


def test_an_alias_is_never_written_through(tmp_path: Path) -> None:
    text = BY_HAND.replace("baseline: 40000", "baseline: &base 40000").replace("target:   50000", "target: *base")
    text = text.replace("baseline: 8", "baseline: *base")
    with pytest.raises(PatchRefused):
        _moved(tmp_path, "churn", {"baseline": Decimal(9)}, text.replace("target: *base", "target: 50000"))


def test_windows_line_ends_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    root = write(tmp_path, a="")
    raw = b"\xef\xbb\xbf" + UNMOVED.replace("\n", "\r\n").encode()
    (tmp_path / "a.okr.yaml").write_bytes(raw)
    workspace = load(root)
    told = retarget(workspace, _planned(workspace, "sessions"), {"target": Decimal(1)}, "x", DAY)
    after = told.changes.edits[0].after
    assert after.startswith(b"\xef\xbb\xbf")
    assert after.count(b"\n") == after.count(b"\r\n") == raw.count(b"\n") + 2
    assert parse(after, "a").parsed
