from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.workspaces import checked, codes

TOP = "cycle: 2026-Q4\nteam: seo\nobjectives:\n  - id: growth\n    title: Grow\n"
DROPPED = "dropped: {date: 2026-11-02, why: too dear}"


def with_owners(*owners: str, more: str = "") -> str:
    key_results = "".join(
        f"      - {{id: kr-{number}, title: T{chr(97 + number)}, kind: binary{f', {owner}' if owner else ''}}}\n"
        for number, owner in enumerate(owners)
    )
    return f"{TOP}{more}    key_results:\n{key_results}"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (with_owners("", "", ""), True),
        (with_owners("owner: ana", "owner: jan", ""), True),
        (with_owners("owner: ana", "owner: jan", "owner: [ana]"), False),
        (with_owners("", "", "", more="    owner: ana\n"), False),
        (with_owners("owner: ana", "owner: jan", "owner: ewa", DROPPED), False),
        (with_owners("", "", "", more=f"    {DROPPED}\n"), False),
        (with_owners("", "", "") + "closed: {date: 2027-01-04}\n", False),
    ],
)
def test_somebody_looks_after_everything(tmp_path: Path, text: str, wrong: bool) -> None:
    assert codes(checked(tmp_path, text)) == (["OKR203"] if wrong else [])


def test_an_objective_without_key_results_needs_one_too(tmp_path: Path) -> None:
    assert codes(checked(tmp_path, f"{TOP}    key_results: []\n")) == ["OKR203", "OKR201"]


def test_an_empty_owner_is_pointed_at(tmp_path: Path) -> None:
    [finding] = checked(tmp_path, with_owners("", "", "", more="    owner:\n")).findings
    assert (finding.code, finding.line) == ("OKR203", 6)
