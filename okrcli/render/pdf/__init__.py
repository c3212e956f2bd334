"""Reports as PDF on A4 paper, set by Typst: tagged for screen readers, the same bytes for the same report.

The page is a fixed program in Typst; what it shows goes to it as data (https://typst.app/docs/reference/data-loading/json/),
so that no word of a user can be markup.
"""

from __future__ import annotations

from datetime import date

from okrcli.page.report import Report
from okrcli.render.pdf.leaves import leaves
from okrcli.wording.words import words_for

_EPOCH = date(1970, 1, 1)


def payload(report: Report) -> bytes:
    """The page of a report as a PDF file."""
    import json

    import typst

    edition = report.edition
    words = words_for(edition.locale)
    title = f"{words.say(edition.workspace, 'text')} · {report.kind} · {words.say(edition.today, 'day')}"
    blocks = leaves((*report.page(), *report.notices()), words)
    page = json.dumps({"title": title, "blocks": blocks}, ensure_ascii=False)
    made = typst.compile(
        _program(), format="pdf", sys_inputs={"page": page}, timestamp=(edition.today - _EPOCH).days * 86_400
    )
    if not isinstance(made, bytes):
        raise TypeError(type(made))
    return made


def _program() -> bytes:
    import os

    with open(f"{os.path.dirname(__file__)}/page.typ", "rb") as stream:  # noqa: PTH120, PTH123
        return stream.read()
