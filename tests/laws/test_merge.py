from __future__ import annotations

from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from okrcli.yamldoc import parse
from okrcli.yamldoc.patch import PatchRefused, patch
from tests.support.merging import Triple, triple, wrongs
from tests.support.operations import operations
from tests.support.yamlgen import files


@given(st.integers(0, 10**9))
@settings(max_examples=80, deadline=None)
def test_the_laws_hold_for_what_two_people_do_to_a_file(seed: int) -> None:
    assert wrongs(triple(Random(seed))) == []


@pytest.mark.parametrize("start", range(4))
def test_the_laws_hold_for_merges_known_by_number(start: int) -> None:
    # `python -m tests.bench.merges` tries 20,000 others.
    wrong = {seed: found for seed in range(start, 300, 4) if (found := wrongs(triple(Random(seed))))}
    assert wrong == {}


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_the_laws_hold_for_any_yaml(data: st.DataObject) -> None:
    base = data.draw(files()).raw
    assume(isinstance(parse(base).data, dict) and parse(base).data)
    ours, theirs = (_changed(data, base) for _ in range(2))
    assert wrongs(Triple(base, ours, theirs)) == []


def _changed(data: st.DataObject, raw: bytes) -> bytes:
    for _ in range(data.draw(st.integers(0, 3))):
        document = parse(raw)
        if not document.data:
            break
        try:
            raw = patch(document, [data.draw(operations(document.data))])
        except PatchRefused:
            continue
    return raw
