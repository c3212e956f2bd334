"""What the check accepts, the JSON Schema accepts, in both drafts; what the schema refuses, the check refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from okrcli.model.kinds import KIND_NAMES
from okrcli.model.settings import Settings
from okrcli.workspace.reading import assemble
from tests.model.test_schema import verdicts
from tests.support.plain_yaml import plain

WHOLE = plain(
    """
    cycle: 2026-Q4
    team: shop/seo
    objectives:
      - id: o
        title: O
        owner: [ana, 5]
        why: because
        contributes_to: [p]
        key_results:
          - {id: a, title: A, baseline: 3, change: +25%, pace: [{date: 2026-10-15, value: 3.1}], grade: 0.5, unit: "%"}
          - {id: b, title: B, kind: total, target: 5, checkins: [{date: 2026-10-12, value: 1, evidence: [x]}]}
          - {id: c, title: C, kind: recurring, per: week, target: 3, checkins: [{date: 2026-10-12, value: 1}]}
          - {id: d, title: D, kind: maintain, min: 3, kpi: k, checkins: [{date: 2026-10-12, confidence: 0.5}]}
          - {id: e, title: E, kind: milestones, steps: [{id: s, done: 2026-10-12}], checkins: [{date: 2026-10-12}]}
          - {id: f, title: F, kind: binary, checkins: [{date: 2026-10-12, value: "yes"}], start: 2026-10-05}
          - {id: g, title: G, kind: judged, criteria: c, checkins: [{date: 2026-10-12, value: 7/10}], weight: 2}
          - {id: h, title: H, target: 3, moves: [{date: 2026-10-12, field: target, from: 1, to: 3, why: w}]}
    kpis:
      - {id: k, title: K, readings: [{date: 2026-10-12, value: 4}], healthy: {min: 1}, source: {type: csv}}
    """
)
NOTHING: tuple[Any, ...] = (None, [], {}, "", " ")
WORDS = ("x", "X y", "a\nb", "a/b", "-a", "2026", "yes", "7/10", "70%", "+25%", "x2", "25%", "40,000", "linear", "late")
MORE_WORDS = ("2026-10-12", "2026-02-30", "week", "at-end", "committed", "contributors", *KIND_NAMES)
OTHERS: tuple[Any, ...] = (True, False, 0, 1, -1, 2.5, 1000000, ["a"], [1], [None], {"a": 1}, [{"id": "a"}])
VALUES = (*NOTHING, *WORDS, *MORE_WORDS, *OTHERS, {"date": "2026-10-12", "why": "w"})
SETTINGS = Settings.model_validate({"version": Decimal(1)})


def places(node: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in pairs:
        yield (*at, key)
        yield from places(value, (*at, key))


# The options of a source are checked by a rule, and not while files are read.
PLACES = [at for at in places(WHOLE) if "source" not in at]
KEYS = sorted(
    {at[-1] for at in PLACES if isinstance(at[-1], str)} | {"closed", "dropped", "max", "hold", "none-of-these"}
)


@given(
    st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from([None, *KEYS]), st.sampled_from(VALUES)), max_size=2)
)
@settings(max_examples=80, deadline=None)
def test_schema_and_check_agree(changes: list[tuple[tuple[Any, ...], str | None, Any]]) -> None:
    data = deepcopy(WHOLE)
    for at, key, value in changes:
        _change(data, at, key, deepcopy(value))
    raw = json.dumps(data).encode()
    found = assemble("", b"version: 1\n", SETTINGS, [], [("a.okr.yaml", raw)], {}).problems
    accepted = verdicts("files", plain(raw))
    assert len(accepted) == 1
    # References lead into other files; a schema sees one.
    assert accepted == {True} or {each.code for each in found} - {"OKR301"}


def _change(data: Any, at: tuple[Any, ...], key: str | None, value: Any) -> None:
    """Puts a value in a place, or a key beside it."""
    for step in at[:-1]:
        data = data[step] if (step in data if isinstance(data, dict) else isinstance(data, list)) else {}
    if isinstance(data, dict):
        data[key or at[-1]] = value
    elif isinstance(data, list) and at[-1] < len(data):
        data[at[-1]] = value
