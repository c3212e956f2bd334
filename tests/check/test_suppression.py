from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.check.selection import Choice
from tests.check.workspaces import checked, codes

NOBODY = "- id: growth{}\n  title: Grow revenue\n"


def test_on_the_line_itself(tmp_path: Path) -> None:
    verdict = checked(tmp_path, NOBODY.format("  # okr: ignore[OKR203] the board looks after it"))
    assert codes(verdict) == []
    assert verdict.summary.suppressed == 1


def test_on_the_line_above(tmp_path: Path) -> None:
    text = "cycle: 2026-Q4\nteam: seo\nobjectives:\n  # okr: ignore[OKR201, OKR203] a draft\n\n  # really\n"
    verdict = checked(tmp_path, text + "  - {id: growth, title: Grow revenue, key_results: []}\n")
    assert codes(verdict) == []
    assert verdict.summary.suppressed == 2


def test_a_prefix_and_small_letters(tmp_path: Path) -> None:
    assert codes(checked(tmp_path, NOBODY.format("  # okr: ignore[okr2]"))) == []


def test_behind_another_comment(tmp_path: Path) -> None:
    assert codes(checked(tmp_path, NOBODY.format("  # ours # okr: ignore[OKR203]"))) == []


def test_only_what_is_named_and_only_there(tmp_path: Path) -> None:
    assert codes(checked(tmp_path, NOBODY.format("  # okr: ignore[OKR201]"))) == ["OKR203", "OKR901"]
    assert codes(checked(tmp_path, "- id: growth\n  title: Grow # okr: ignore[OKR203]\n")) == ["OKR203", "OKR901"]


def test_an_unused_code_is_told_at_its_place(tmp_path: Path) -> None:
    verdict = checked(tmp_path, NOBODY.format("  # okr: ignore[OKR203, OKR205]"))
    [unused] = verdict.findings
    assert (unused.code, unused.line, unused.column, unused.end_column) == ("OKR901", 4, 39, 45)
    assert unused.message == "there is no OKR205 here to ignore"


@pytest.mark.parametrize(
    ("written", "said", "hint"),
    [
        ("", "this comment ignores nothing: it names no rule", "write the codes of rules in the brackets"),
        ("OKR2O3", "there is no rule `OKR2O3`", "did you mean OKR203?"),
        ("E501", "there is no rule `E501`", "remove it"),
    ],
)
def test_what_no_rule_has(tmp_path: Path, written: str, said: str, hint: str) -> None:
    verdict = checked(tmp_path, f"- id: growth\n  title: Grow # okr: ignore[{written}]\n  owner: ana\n")
    assert [(each.code, each.message, each.hint) for each in verdict.findings] == [("OKR901", said, hint)]


@pytest.mark.parametrize(
    "value",
    [
        '"Grow # okr: ignore[OKR203]"',
        "'Grow # okr: ignore[OKR203]'",
    ],
)
def test_text_is_not_a_comment(tmp_path: Path, value: str) -> None:
    text = f"- id: growth\n  title: {value}\n  tags: []\n"
    assert codes(checked(tmp_path, text)) == ["OKR203"]


def test_a_block_of_text_is_not_a_comment_but_its_header_has_one(tmp_path: Path) -> None:
    text = "- id: growth\n  title: Grow\n  owner: ana\n  why: |{}\n    Because.\n    # okr: ignore[OKR205]\n"
    assert codes(checked(tmp_path, text.format(""))) == []
    assert codes(checked(tmp_path, text.format(" # okr: ignore[OKR205]"))) == ["OKR901"]


def test_what_makes_a_file_unreadable_is_never_hidden(tmp_path: Path) -> None:
    text = "# okr: ignore[OKR001]\n- id: growth\n  title: Grow: all  # okr: ignore[OKR001, ALL]\n"
    verdict = checked(tmp_path, f"cycle: 2026\n{text}")
    assert codes(verdict) == ["OKR001"]
    assert verdict.summary.suppressed == 0


def test_a_rule_that_is_not_chosen_leaves_no_suppression_unused(tmp_path: Path) -> None:
    text = "- id: growth\n  title: Grow\n  owner: ana # okr: ignore[OKR205]\n"
    assert codes(checked(tmp_path, text, Choice(ignore=("OKR205",)))) == []
    assert codes(checked(tmp_path, text, Choice(select=("OKR205",)))) == []
    assert codes(checked(tmp_path, text, Choice(select=("OKR205", "OKR901")))) == ["OKR901"]


def test_a_suppression_may_be_told_otherwise_by_severity(tmp_path: Path) -> None:
    text = "# okr.yaml\nversion: 1\ncheck: {severity: {OKR901: error}}\n\n# growth.okr.yaml\n"
    verdict = checked(tmp_path, f"{text}- id: growth\n  title: Grow\n  owner: ana # okr: ignore[OKR203]\n")
    assert [each.severity for each in verdict.findings] == ["error"]


def test_carriage_returns(tmp_path: Path) -> None:
    text = "cycle: 2026-Q4\nteam: seo\nobjectives:\n  # okr: ignore[OKR2]\n  - {id: a, title: A, key_results: []}\n"
    verdict = checked(tmp_path, text.replace("\n", "\r\n"))
    assert codes(verdict) == []
    assert verdict.summary.suppressed == 2


FLOW = """\
cycle: 2026-Q4
team: seo
objectives:
  - {id: a, title: A,%s
     tags: [B%s, C], key_results: []}
"""


def test_on_any_line_of_a_record_in_brackets(tmp_path: Path) -> None:
    chosen = Choice(select=("OKR104", "OKR901"))
    bad = [(5, 13), (5, 16)]
    assert [(each.line, each.column) for each in checked(tmp_path, FLOW % ("", ""), chosen).findings] == bad
    # Above the line, behind the comma of the line above: that comment is on its own line, and means that one.
    assert codes(checked(tmp_path, FLOW % ("  # okr: ignore[OKR104]", ""), chosen)) == ["OKR901", "OKR104", "OKR104"]
    alone = FLOW % ("\n     # okr: ignore[OKR104]", "")
    assert codes(checked(tmp_path, alone, chosen)) == []
    behind = FLOW.replace("key_results: []}", "key_results: []}  # okr: ignore[OKR10]") % ("", "")
    assert codes(checked(tmp_path, behind, chosen)) == []


@pytest.mark.parametrize(
    "text",
    [
        "# okr: ignore[OKR203]\n- id: growth\n  title: Grow\n",
        "# okr: ignore[OKR203] since January\n# and for good\n\n- id: growth\n  title: Grow\n",
        "- id: growth  # okr: ignore[OKR203]\n  title: Grow\n",
        "- # okr: ignore[OKR203]\n  id: growth\n  title: Grow\n",
        "- id: growth\t# okr: ignore[OKR203]\n  title: Grow\n",
        "- id: growth  #okr: ignore[OKR203]\n  title: Grow\n",
        "- id: growth  # okr: ignore[ OKR203 , OKR2 ]\n  title: Grow\n",
        "- id: growth  # okr: ignore[OKR203] okr: ignore[OKR203]\n  title: Grow\n",
        "- id: growth  # okr: ignore[ALL]\n  title: Grow\n",
    ],
)
def test_where_a_comment_may_stand(tmp_path: Path, text: str) -> None:
    text = text if text.startswith("- ") else f"cycle: 2026-Q4\nteam: seo\nobjectives:\n{text}  key_results: []\n"
    chosen = Choice(select=("OKR203",))
    assert codes(checked(tmp_path, text, chosen)) == []


def test_it_means_its_own_line_and_no_other(tmp_path: Path) -> None:
    text = "- id: growth\n  # okr: ignore[OKR203]\n  title: Grow\n"
    assert codes(checked(tmp_path, text)) == ["OKR203", "OKR901"]


def test_a_comment_cannot_be_judged_where_its_record_was_not_read(tmp_path: Path) -> None:
    text = "- id: growth  # okr: ignore[OKR203]\n  titel: Grow\n"
    assert codes(checked(tmp_path, text)) == ["OKR103", "OKR101"]


def test_what_can_never_be_ignored_is_told_so(tmp_path: Path) -> None:
    text = "- id: growth\n  title: Grow\n  owner: ana  # okr: ignore[OKR901]\n"
    [finding] = checked(tmp_path, text).findings
    assert (finding.code, finding.message) == ("OKR901", "OKR901 cannot be ignored by a comment")


def test_in_the_settings_too(tmp_path: Path) -> None:
    text = "# okr.yaml\nversion: 1\ncheck:\n  ignore: [E501]  # okr: ignore[OKR902]\n\n# growth.okr.yaml\n{}"
    nobody = "- id: growth\n  title: Grow\n  owner: ana\n"
    verdict = checked(tmp_path, text.format(nobody))
    assert codes(verdict) == []
    assert verdict.summary.suppressed == 1
    assert codes(checked(tmp_path, text.replace("E501", "OKR203").format(nobody))) == ["OKR901"]
