from __future__ import annotations

from okrcli.check.catalogue import rule_table
from tests.house.source import CHECKOUT

BEGIN, END = "<!-- rules: begin -->\n", "<!-- rules: end -->\n"


def test_the_table_of_rules_in_the_readme_is_current() -> None:
    text = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    assert text.count(BEGIN) == text.count(END) == 1, "the table of rules stands between its two comments"
    table = text.partition(BEGIN)[2].partition(END)[0]
    told = "put the text that okrcli.check.catalogue.rule_table() makes between the comments of README.md"
    assert table.strip() == rule_table().strip(), told
