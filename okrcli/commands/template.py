"""`okr template`: the library of templates, listed, searched and shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli import console
from okrcli.commands import completion
from okrcli.commands.options import Format, Output, choose_format, one_of
from okrcli.commands.session import Session
from okrcli.errors import UsageError
from okrcli.model.cycle import quarter_of
from okrcli.wording.typed import quoted

if TYPE_CHECKING:
    from okrcli.page import Block
    from okrcli.templates import Template

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[list|search [WORD]...|show NAME]",
        help="List them, or those that speak of some words; or show one. Default: list.",
        autocompletion=completion.of_template,
        show_default=False,
    ),
]
Lang = Annotated[str | None, typer.Option("--lang", metavar="en|pl", help="Default: the workspace's, or en.")]


def run(
    session: Session,
    words: Words = None,
    lang: Lang = None,
    format: Format = None,  # noqa: A002 - the option's name
    output: Output = None,
) -> None:
    """List, search and show the templates to begin with.

    They are what okr init --template and okr new --from take. Words are searched in the names, titles and key results
    of all of them, in every language: okr template list retention. Templates of your own come from the folders that
    okr.yaml names under templates.
    """
    from okrcli.commands.shelves import library

    wanted, *rest = words or ["list"]
    found = library(session, lang)
    if wanted in found.names() and not rest:
        wanted, rest = "show", [wanted]
    one_of("okr template", wanted, ("list", "search", "show"))
    if wanted != "show":
        _list(session, found.search(rest), " ".join(rest), choose_format(format, output, ("text", "json")), output)
    elif len(rest) == 1:
        _show(session, found.get(rest[0]), choose_format(format, output, ("text", "json", "yaml")), output)
    else:
        raise UsageError("okr template show wants the name of one template", "okr template show seo")


def _list(session: Session, templates: Sequence[Template], words: str, form: str, output: str | None) -> None:
    from okrcli.templates.pages import list_data, list_page

    if not templates:
        session.notice(f"No template speaks of {quoted(words)}. okr template lists them all.")
    if form == "json":
        session.emit(_document(session, "templates", list_data(templates)), output)
        return
    session.emit(_page(session, list_page(templates), output), output)
    if templates:
        session.notice(
            f"okr template show {templates[0].name} shows one, okr init --template {templates[0].name} begins."
        )


def _show(session: Session, template: Template, form: str, output: str | None) -> None:
    from okrcli.templates import render
    from okrcli.templates.pages import template_data, template_page

    if form == "yaml":
        session.emit(render(template, cycle=quarter_of(session.today), team=template.name, owner=None), output)
    elif form == "json":
        session.emit(_document(session, "template", template_data(template)), output)
    else:
        session.emit(_page(session, template_page(template), output), output)


def _document(session: Session, kind: str, data: Mapping[str, object]) -> str:
    """The document that programs read; it is about no workspace."""
    from okrcli.page.report import SCHEMA_VERSION
    from okrcli.render.json import to_json

    head = {"schema_version": SCHEMA_VERSION, "kind": kind, "workspace": None, "today": session.today, "policy": None}
    return to_json({**head, "data": data}) + "\n"


def _page(session: Session, blocks: Iterable[Block], output: str | None) -> str:
    from okrcli.render.text import render_blocks

    return render_blocks(blocks, console.PLAIN if output else session.consoles.out)
