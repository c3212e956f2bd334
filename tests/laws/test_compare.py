from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from okrcli.compare.entries import entry_changes
from okrcli.compare.plans import compare
from okrcli.model.checkin import Checkin
from tests.support.plans import key_result, number, objective, plan

entries = st.lists(
    st.builds(
        lambda day, value, by, note: Checkin(
            date=(date(2026, 10, 1) + timedelta(days=day)).isoformat(),  # type: ignore[arg-type]
            value=number(value),
            by=by,
            note=note,
        ),
        st.integers(0, 3),
        st.integers(0, 3),
        st.sampled_from([None, "ana", "jan"]),
        st.sampled_from([None, "so"]),
    ),
    max_size=6,
)
titles = st.sampled_from(["Organic sessions", "Organic visits", "Shops that sell us", "NPS", "Crisis plan in force"])
parts = st.lists(
    st.builds(
        lambda name, title, target: key_result(id=name, title=title, baseline=0, target=target),
        st.sampled_from("abcd"),
        titles,
        st.integers(1, 3),
    ),
    max_size=4,
    unique_by=lambda each: each.id,
)


@given(entries, entries)
def test_no_entry_is_lost_and_none_is_told_twice(before: list[Checkin], after: list[Checkin]) -> None:
    changes = entry_changes(before, after)
    result = Counter(map(repr, before))
    result.subtract(repr(each.before) for each in changes if each.before is not None)
    result.update(repr(each.after) for each in changes if each.after is not None)
    assert +result == Counter(map(repr, after))
    assert min(result.values(), default=0) >= 0


@given(entries)
def test_order_is_no_difference(given_entries: list[Checkin]) -> None:
    assert entry_changes(given_entries, given_entries[::-1]) == ()


@given(parts, parts)
def test_every_key_result_is_accounted_for_once(before: list[object], after: list[object]) -> None:
    old, new = plan(objective(*before)), plan(objective(*after))  # type: ignore[arg-type]
    found = compare(old, new).key_results
    gone = [each.before.ref for each in found if each.before]
    came = [each.after.ref for each in found if each.after]
    assert len(gone) == len(set(gone))
    assert len(came) == len(set(came))
    left = {each.ref for each in old.objectives[0].key_results} - set(gone)
    assert left == {each.ref for each in new.objectives[0].key_results} - set(came)


@given(parts)
def test_a_plan_does_not_differ_from_itself(given_parts: list[object]) -> None:
    one = plan(objective(*given_parts))  # type: ignore[arg-type]
    assert list(compare(one, one).every()) == []
