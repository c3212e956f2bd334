"""The page of a life: one line for each event, the latest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from okrcli.compare.life import Happening, Logged
from okrcli.page import Block, Cell, Column, Group, Heading, Inline, Paragraph, Row, Table
from okrcli.reports.log.gathering import Event, Life
from okrcli.wording.healths import Style
from okrcli.wording.lines import cut, safe
from okrcli.wording.locales import Locale, find_locale
from okrcli.wording.numbers import ABSENT, number
from okrcli.wording.plurals import counted

_COLUMNS = (
    Column("sign", close=True),
    Column("date", "date"),
    Column("what", "what", flexible=True, wrapped=True),
    Column("value", "value", align="right"),
    Column("confidence", "sure", align="right", rank=2),
    Column("by", "by", rank=1),
    Column("commit", "commit"),
    Column("committed", "committed", rank=12),
)
_NONE = Cell("", "plain")
_SIGNS: dict[str, tuple[str, Style]] = {
    "created": ("+", "plain"),
    "logged": ("●", "plain"),
    "corrected": ("~", "warn"),
    "removed": ("−", "bad"),
    "moved": ("→", "plain"),
    "unrecorded": ("!", "bad"),
    "done": ("✓", "good"),
    "changed": ("·", "dim"),
    "renamed": ("·", "dim"),
    "dropped": ("–", "dim"),
    "deleted": ("−", "bad"),
}
_LONGEST = 60


def told(life: Life, locale: str) -> Iterator[Block]:
    """The blocks of the page."""
    yield Heading(1, (Cell(life.found.ref),), (Cell(counted(life.commits, "commit"), "plain", style="dim"),))
    title: Inline = (Cell(str(life.found.data.get("title") or life.found.ref)),)
    where: Inline = (" · ", Cell(life.found.file, style="dim"))
    yield Paragraph((*title, *where, *((" · in no file any more",) if life.gone else ())), joined=True)
    if life.events:
        yield events_table(life, locale)
    else:
        yield Paragraph(("Nothing has happened to it yet.",))
    lost = sum(not each.stands and each.happening.what in ("logged", "corrected") for each in life.events)
    if lost and not life.gone:
        said = counted(lost, "of these values is", "of these values are")
        yield Paragraph((f"{said} no longer in the file; git has kept {'it' if lost == 1 else 'them'}.",), "dim")


def events_table(life: Life, locale: str) -> Table:
    """A row for each event, the latest first."""
    signs = find_locale(locale)
    own = None if life.found.name[0] == "kpis" or len(life.found.name) > 2 else life.found.name[-1]
    rows = tuple(_row(each, own, signs) for each in reversed(life.events))
    return Table(_COLUMNS, (Group(rows),))


def _row(event: Event, own: str | None, locale: Locale) -> Row:
    happening = event.happening
    sign, style = _SIGNS[happening.what]
    entry = happening.after if isinstance(happening.after, Logged) else happening.before
    entry = entry if isinstance(entry, Logged) else None
    gone = happening.what in ("logged", "corrected") and not event.stands
    words = _words(happening, locale) + (", no longer in the file" if gone else "")
    # The key results of an objective are told apart by their ids.
    about = "" if own is None or happening.subject == own else f"{safe(happening.subject)}: "
    text: Style = "dim" if gone else "bad" if style == "bad" else "plain"
    commit = event.commit
    author = commit.author if commit else None
    by = entry.by if entry is not None and entry.by else author
    return Row(
        (
            Cell(sign, "plain", style=style),
            _day(event.day),
            Cell(about + words, "text", style=text),
            Cell(_value(entry.value, locale), "text", style=text) if entry is not None else _NONE,
            Cell(_value(entry.confidence, locale)) if entry is not None and entry.confidence is not None else _NONE,
            Cell(str(by)) if by else _NONE,
            Cell(commit.commit[:7] if commit else ABSENT if event.version else "not yet", "plain", style="dim"),
            _day(commit.day) if commit else _NONE,
        )
    )


def _words(happening: Happening, locale: Locale) -> str:
    what, field, before, after = happening.what, happening.field or "", happening.before, happening.after
    if isinstance(after, Logged) and isinstance(before, Logged):
        return f"corrected from {_entry(before, after, locale)}"
    if isinstance(after, Logged):
        return safe(str(after.note)) if after.note else "logged"
    if isinstance(before, Logged):
        return f"taken out{f': {safe(str(before.note))}' if before.note else ''}"
    sides = f"{_short(before, locale)} → {_short(after, locale)}"
    said = {
        "created": "begun",
        "moved": f"{field} {sides}: {safe(happening.why or '')}",
        "unrecorded": f"{field} {sides}, without a record",
        "removed": f"{field} taken out",
        "done": f"step {field} done",
        "renamed": f"renamed from {_short(before, locale)} to {_short(after, locale)}",
        "dropped": f"given up: {safe(happening.why or '')}",
        "deleted": "deleted from the file",
    }
    if what == "changed":
        if field == "file":
            return f"went from {safe(str(before))} to {safe(str(after))}"
        return "taken up again" if field == "dropped" else f"{safe(field)} {sides}"
    return said.get(what, what)


def _entry(before: Logged, after: Logged, locale: Locale) -> str:
    """What a corrected entry said before, as far as it says something else now."""
    said = []
    for field in Logged._fields:
        was, now = getattr(before, field), getattr(after, field)
        if was != now:
            shown = _short(was, locale)
            said.append(shown if field == "value" else f"{field} {shown}")
    words = ", ".join(said)
    return f"{words}; {safe(str(after.note))}" if after.note and after.note == before.note else words


def _short(value: object, locale: Locale) -> str:
    return cut(_value(value, locale), _LONGEST)


def _value(value: object, locale: Locale) -> str:
    if value is None or value == ():
        return ABSENT
    if isinstance(value, Decimal):
        return number(value, locale)
    if isinstance(value, list | tuple):
        return ", ".join(_value(each, locale) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{safe(str(key))} {_value(each, locale)}" for key, each in value.items())
    return safe(str(value))


def _day(text: str) -> Cell:
    try:
        return Cell(date.fromisoformat(text), "day")
    except ValueError:
        return Cell(text or ABSENT)
