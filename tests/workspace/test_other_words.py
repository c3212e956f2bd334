from __future__ import annotations

import pytest

from okrcli.workspace.other_words import is_computed, meant_by
from okrcli.workspace.shape import key_result_keys


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("Deadline", "due"),
        ("due-date", "due"),
        ("goal", "target"),
        ("Start Value", "baseline"),
        ("updates", "checkins"),
    ],
)
def test_a_word_of_other_tools_means_a_key(key: str, meant: str) -> None:
    assert meant_by(key, key_result_keys("metric")) == meant


def test_only_keys_that_may_be_there_are_meant() -> None:
    assert meant_by("frequency", ("per", "cadence")) == "per"
    assert meant_by("frequency", ("cadence",)) == "cadence"
    assert meant_by("frequency", ("id",)) is None
    assert meant_by("sessions", key_result_keys("metric")) is None


def test_what_is_computed_is_never_written() -> None:
    assert is_computed("Progress") and is_computed("status")
    assert not is_computed("sta") and not is_computed("note")
