from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from okrcli.compare.life import Logged, before_renaming, entity, happenings, logged

NAME = ("objectives", "growth", "key_results", "sessions")


def content(*key_results: dict[str, Any], name: str = "growth") -> dict[str, Any]:
    return {"objectives": [{"id": name, "title": "Grow", "key_results": list(key_results)}]}


def sessions(**keys: Any) -> dict[str, Any]:
    return {"id": "sessions", "title": "Organic sessions", "target": Decimal(50), **keys}


def brief(old: Any, new: Any) -> list[tuple[str, str | None]]:
    return [(each.what, each.field) for each in happenings(old, new)]


def test_an_entity_is_found_by_its_ids() -> None:
    assert entity(content(sessions()), NAME) == sessions()
    assert entity(content(), NAME) is None
    cases: tuple[object, ...] = (None, [], "text", {"objectives": "none"}, content(), {"objectives": [1]})
    for nonsense in cases:
        assert entity(nonsense, NAME) is None


def test_what_happens() -> None:
    entry = {"date": "2026-10-05", "value": Decimal(5)}
    assert brief(None, sessions(checkins=[entry])) == [("created", None), ("logged", None)]
    assert brief(sessions(checkins=[entry]), sessions()) == [("removed", None)]
    assert brief(sessions(), None) == [("deleted", None)]
    assert brief(sessions(), sessions(target=Decimal(40))) == [("unrecorded", "target")]
    assert brief(sessions(target=None), sessions(target=Decimal(40))) == [("changed", "target")]
    assert brief(sessions(), sessions(weight=Decimal(2))) == [("unrecorded", "weight")]
    move = {"date": "2026-10-05", "field": "target", "from": Decimal(50), "to": Decimal(40), "why": "so"}
    assert brief(sessions(), sessions(target=Decimal(40), moves=[move])) == [("moved", "target")]
    assert brief(sessions(moves=[move]), sessions()) == [("removed", "record of a move of target")]
    assert brief(sessions(), sessions(dropped={"date": "2026-10-05", "why": "no"})) == [("dropped", "dropped")]
    assert brief(sessions(title="Old"), sessions()) == [("changed", "title")]
    steps = [{"id": "brief"}, {"id": "launch"}]
    assert brief(sessions(steps=steps), sessions(steps=[{"id": "brief", "done": "2026-10-05"}])) == [
        ("done", "brief"),
        ("unrecorded", "step launch"),
    ]


def test_another_id_is_found_by_its_content() -> None:
    old = content(sessions(id="visits", checkins=[{"date": "2026-10-05", "value": 5}]), {"id": "nps", "title": "NPS"})
    new = content(sessions(checkins=[{"date": "2026-10-05", "value": 5}]), {"id": "nps", "title": "NPS"})
    assert before_renaming(old, new, NAME) == (*NAME[:3], "visits")
    assert before_renaming(content({"id": "x", "title": "Other"}), new, NAME) is None
    assert before_renaming(content(sessions(), name="demand"), content(sessions()), NAME) == (
        "objectives",
        "demand",
        "key_results",
        "sessions",
    )


anything = st.recursive(
    st.none() | st.booleans() | st.text(max_size=3) | st.decimals(allow_nan=False, allow_infinity=False, places=1),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "title", "date", "value", "field", "from", "to", "note", "steps", "checkins", "moves"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
goals = st.dictionaries(
    st.sampled_from(["id", "title", "target", "checkins", "readings", "moves", "dropped", "steps", "key_results"]),
    anything,
)


@given(goals, goals)
def test_whatever_stood_in_a_file_is_told_without_a_failure(old: dict[str, Any], new: dict[str, Any]) -> None:
    told = list(happenings(old, new))
    assert all(isinstance(each, Logged) for each in logged(new))
    assert list(happenings(new, new)) == []
    assert all(each.what for each in told)
    before_renaming({"objectives": [old]}, {"objectives": [new]}, ("objectives", str(new.get("id"))))
