from __future__ import annotations

import pytest

from okrcli.check.catalogue import Manual, find_rule, read_manual
from okrcli.check.selection import UnknownCode


@pytest.mark.parametrize("code", ["OKR203", "okr203", " OKR203 ", "missing-owner", "Missing-Owner"])
def test_a_rule_is_found_by_code_or_name(code: str) -> None:
    assert find_rule(code).code == "OKR203"


@pytest.mark.parametrize(
    ("code", "hint"), [("OKR2003", "did you mean OKR203?"), ("mising-owner", "did you mean OKR203?")]
)
def test_an_unknown_rule_is_refused_with_the_nearest(code: str, hint: str) -> None:
    with pytest.raises(UnknownCode) as caught:
        find_rule(code)
    assert caught.value.hint == hint


def test_the_parts_of_a_manual() -> None:
    docstring = """Too few.

    Why: because one
    is not enough.

    Bad:

        - id: a
          why: |

            two

    Good:

        b: 2
    """
    assert read_manual(docstring) == Manual(
        "Too few.", "because one is not enough.", "- id: a\n  why: |\n\n    two\n", "b: 2\n"
    )
