"""The types of sources with their options: as data, and for people."""

from collections.abc import Iterator, Sequence
from inspect import cleandoc
from typing import Any

from typing_extensions import TypedDict

from okrcli.page import Block, Cell, Column, Group, Heading, Paragraph, Row, Table
from okrcli.sources import SOURCES, find_source
from okrcli.sources.choosing import is_installed
from okrcli.sources.source import Options

_COMMON = tuple(key for key in Options.model_fields if key != "type")
_SORTS = {"integer": "a whole number", "number": "a number", "boolean": "true or false", "object": "a mapping"}


class OptionRecord(TypedDict):
    """An option of a type."""

    key: str
    """Its name in the file."""
    required: bool
    """Whether it must be there, in the file or in okr.yaml."""
    type: str
    """What it takes, in words."""
    description: str
    """What it means."""


class TypeRecord(TypedDict):
    """A type of sources."""

    type: str
    """What stands behind `type:`."""
    summary: str
    """What it reads."""
    extra: str | None
    """The extra of okrcli that it needs, or null."""
    installed: bool
    """Whether what it needs is there."""
    window: str | None
    """What one value covers unless the options say otherwise; null where it tells how something is."""
    lag: int
    """How many of the last days, today included, are not complete yet."""
    docs: str
    """The address of the vendor's documentation."""
    credentials: str
    """How to get at the credentials."""
    options: list[OptionRecord]
    """Its options."""


class SourcesData(TypedDict):
    """Types of sources, in the order of the catalogue."""

    types: list[TypeRecord]
    """One by one."""


def sources_data(names: Sequence[str]) -> SourcesData:
    """Some types, or all of them."""
    return {"types": [_record(name) for name in names or SOURCES]}


def sources_page(names: Sequence[str]) -> Iterator[Block]:
    """All types in brief, or some in full."""
    if names:
        for record in sources_data(names)["types"]:
            yield from _in_full(record)
        return
    rows = [_brief(record) for record in sources_data(())["types"]]
    columns = (Column("type"), Column("reads", flexible=True), Column("needs", rank=1))
    yield Table(columns, (Group(tuple(rows)),), titled=False)


def _brief(record: TypeRecord) -> Row:
    needs = f"okrcli[{record['extra']}]" if record["extra"] else ""
    return Row((Cell(record["type"], style="strong"), Cell(record["summary"]), Cell(needs, "plain", style="dim")))


def _in_full(record: TypeRecord) -> Iterator[Block]:
    yield Heading(1, (record["type"],))
    yield Paragraph((f"Reads {record['summary']}.",))
    for each in record["options"]:
        must = " (required)" if each["required"] else ""
        parts = (Cell(each["key"], style="strong"), f"{must}: {each['description']}; {each['type']}")
        yield Paragraph(parts, indent=2, joined=True)
    yield Heading(2, ("Credentials",))
    yield Paragraph((Cell(record["credentials"], "text"),))
    if record["extra"] and not record["installed"]:
        yield Paragraph((f'It is not installed yet: pip install "okrcli[{record["extra"]}]"',))
    yield Paragraph((f"Documentation: {record['docs']}",), "dim")


def _record(name: str) -> TypeRecord:
    source = find_source(name)
    return {
        "type": name,
        "summary": source.summary,
        "extra": next(iter(source.needs.values()), None),
        "installed": all(map(is_installed, source.needs)),
        "window": source.window,
        "lag": source.lag,
        "docs": source.docs,
        "credentials": credentials(name),
        "options": list(_options(source.options)),
    }


def credentials(name: str) -> str:
    """How to get at the credentials of a type, from the docstring of its module."""
    from importlib import import_module

    said = " ".join(cleandoc(import_module(SOURCES[name]).__doc__ or "").partition("Credentials:")[2].split())
    return f"{said[:1].upper()}{said[1:]}"


def _options(model: type[Options]) -> Iterator[OptionRecord]:
    properties = model.model_json_schema(by_alias=True)["properties"]
    own = [key for key in model.model_fields if key not in (*_COMMON, "type")]
    for key in (*own, *_COMMON):
        field = model.model_fields[key]
        yield {
            "key": field.alias or key,
            "required": field.is_required(),
            "type": _sort(properties[field.alias or key]),
            "description": field.description or "",
        }


def _sort(schema: dict[str, Any]) -> str:
    choices = [each for each in schema.get("anyOf", [schema]) if each.get("type") != "null"]
    first = choices[0] if choices else schema
    if "enum" in first:
        return f"one of {', '.join(map(str, first['enum']))}"
    if "\\$" in first.get("pattern", ""):
        return "a variable such as $API_TOKEN"
    return _SORTS.get(str(first.get("type")), "text")
