from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.check.engine import run
from okrcli.check.ignoring import Ignored, ignored
from okrcli.check.selection import Choice
from okrcli.workspace.reading import load
from okrcli.yamldoc import parse
from tests.check.workspaces import DAY, SETTINGS, write

HEAD = "cycle: 2026-Q4\nteam: seo\nobjectives:\n"
LONG = "Become the first place in Europe where people look for fashion that lasts and does no harm"
CHOICE = Choice(select=("OKR0", "OKR1", "OKR201", "OKR203", "OKR9"))


def adopted(folder: Path, text: str | bytes, settings: str = SETTINGS) -> tuple[Ignored, str]:
    """What comes of it, and the file afterwards, in which nothing is found then."""
    root = write(folder, {"okr.yaml": settings, "a.okr.yaml": text})
    before = load(root)
    found = ignored(before, run(before, DAY, CHOICE))
    for edit in found.changes.edits:
        assert edit.before is not None
        assert parse(edit.after).data == parse(edit.before).data
        (folder / edit.file).write_bytes(edit.after)
    left = run(load(root), DAY, CHOICE)
    assert {(each.code, each.message) for each in left.findings} == {
        (each.code, each.message) for each, _ in found.left
    }
    assert left.summary.suppressed >= len(found.hidden)
    return found, (folder / "a.okr.yaml").read_bytes().decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "  - id: a\n    title: A\n    key_results: []\n",
            "  - id: a  # okr: ignore[OKR203]\n    title: A\n    key_results: []  # okr: ignore[OKR201]\n",
        ),
        (
            "  - {id: a, title: A, key_results: []}\n",
            "  - {id: a, title: A, key_results: []}  # okr: ignore[OKR201, OKR203]\n",
        ),
        (
            f"  # ours\n  - {{id: a, title: {LONG}, key_results: []}}\n",
            f"  # ours\n  # okr: ignore[OKR201, OKR203]\n  - {{id: a, title: {LONG}, key_results: []}}\n",
        ),
        (
            "  - id: a  # okr: ignore[OKR203] why not\n    titel: A\n    title: B\n    key_results: []\n",
            "  - id: a  # okr: ignore[OKR203] why not\n    titel: A  # okr: ignore[OKR101]\n    title: B\n    key_results: []\n",
        ),
        (
            "  - {id: a, title: A, key_results: []}  # okr: ignore[OKR203] she left # ours\n",
            "  - {id: a, title: A, key_results: []}  # okr: ignore[OKR203, OKR201] she left # ours\n",
        ),
        (
            "  # okr: ignore[OKR201] drafts\n\n  - {id: a, title: A, key_results: []}\n",
            "  # okr: ignore[OKR201, OKR203] drafts\n\n  - {id: a, title: A, key_results: []}\n",
        ),
        (
            '  - {title: "one\n      two", id: a, tittel: 1,\n     key_results: []}\n',
            '  - {title: "one\n      two", id: a, tittel: 1,  # okr: ignore[OKR101]\n     key_results: []}\n',
        ),
        (
            "  - why: |\n      Because.\n\n    id: A\n    title: one\n      two\n    key_results: []\n",
            "  - why: |\n      Because.\n\n    id: A  # okr: ignore[OKR104]\n    title: one\n      two\n    key_results: []\n",
        ),
    ],
)
def test_where_comments_go(tmp_path: Path, before: str, after: str) -> None:
    assert adopted(tmp_path, HEAD + before)[1] == HEAD + after


def test_line_ends_and_the_byte_order_mark_stay(tmp_path: Path) -> None:
    text = ("\ufeff" + HEAD + f"  - {{id: a, title: {LONG}, key_results: []}}").replace("\n", "\r\n")
    _, after = adopted(tmp_path, text.encode())
    assert after == text.replace("  - {id", "  # okr: ignore[OKR201, OKR203]\r\n  - {id")


def test_what_no_comment_hides_is_told(tmp_path: Path) -> None:
    found, after = adopted(tmp_path, "a: [\n")
    assert after == "a: [\n"
    assert [(each.code, reason) for each, reason in found.left] == [("OKR001", "no comment hides it")]


def test_settings_that_cannot_be_read_come_first(tmp_path: Path) -> None:
    text = f"{HEAD}  - {{id: a, title: A, key_results: []}}\n"
    found, after = adopted(tmp_path, text, "version: 1\nnam: x\n")
    assert after == text
    assert [(each.code, reason) for each, reason in found.left] == [
        ("OKR112", "no comment hides it"),
        ("OKR203", "the settings come first"),
        ("OKR201", "the settings come first"),
    ]


def test_a_code_in_the_settings_that_no_rule_has_can_be_ignored(tmp_path: Path) -> None:
    adopted(tmp_path, f"{HEAD}  - {{id: a, title: A, key_results: []}}\n", "version: 1\ncheck: {ignore: [E501]}\n")
    assert (tmp_path / "okr.yaml").read_text().endswith("[E501]}  # okr: ignore[OKR902]\n")


def test_nothing_found_is_nothing_to_do(tmp_path: Path) -> None:
    found, _ = adopted(tmp_path, "kpis: [{id: a, title: A}]\n")
    assert found == Ignored(found.changes, (), ())
    assert found.changes.edits == ()
