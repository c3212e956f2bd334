from __future__ import annotations

from datetime import date
from typing import get_args

from okrcli.page import Block, Cell, Edition, Paragraph, Report, Table


class Greeting(Report):
    kind = "greeting"
    edition = Edition("Acme", date(2026, 11, 22), 1)

    def data(self) -> dict[str, object]:
        return {"said": "hello"}

    def table(self) -> Table:
        return Table((), ())

    def page(self) -> tuple[Block, ...]:
        return (Paragraph((Cell("hello"),)),)


def test_a_document_is_the_data_in_its_envelope() -> None:
    assert Greeting().document() == {
        "schema_version": 1,
        "kind": "greeting",
        "workspace": "Acme",
        "today": date(2026, 11, 22),
        "policy": 1,
        "data": {"said": "hello"},
    }


def test_a_report_has_no_notices_of_itself() -> None:
    assert Greeting().notices() == ()


def test_a_page_is_made_of_few_blocks() -> None:
    assert len(get_args(Block)) <= 8
