"""A report on pages of its own, and in a part of somebody else's."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from okrcli.commands.comparing import compared
from okrcli.commands.session import CannotWrite, Session
from okrcli.errors import OkrError

if TYPE_CHECKING:
    from okrcli.commands.viewing import View
    from okrcli.render.html.index import Chapter, Entry, Link
    from okrcli.reports.report import GroupBy, ReviewReport
    from okrcli.scoring import GroupScore, Scorecard

BEGIN, END = "<!-- okr: begin -->", "<!-- okr: end -->"
"""The lines between which a report is kept current."""

_OURS = '<meta name="generator" content="okr">'
_UNSAFE = re.compile(r"[^\w.-]+|^\.+")
# The same shares as for aspirational goals: from here on it is well, from there on at risk.
_WELL, _RISKY = 0.7, 0.4


class NotOurs(OkrError):
    """A page of somebody else stands where one of ours should."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} was not made by okr, and is left as it is; nothing was written")
        self.hint = "choose a folder of its own for the site, such as --site public"


class NoPlace(OkrError):
    """A file has not exactly one place for a report."""

    def __init__(self, path: str, found: str) -> None:
        super().__init__(f"{path}: {found}")
        self.hint = f"where the report should stand, have the line {BEGIN} once and the line {END} once, in this order"


class CannotOpen(OkrError):
    """A file that is to be changed cannot be read."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"cannot read {path}: {reason}")
        self.hint = f"name a file that is there and has the lines {BEGIN} and {END}"


class File(NamedTuple):
    """A file of a site.

    Attributes:
        path: from the folder of the site.
        text: what is in it.
    """

    path: str
    text: str


def publish(session: Session, shown: View, group_by: GroupBy, compare: str | None, folder: str) -> None:
    """Writes a site: an index, a page a cycle and a team, a badge.

    Pages that it wrote before are written anew; nothing is removed.

    Raises:
        NotOurs: there is a page of somebody else's.
        CannotWrite: the folder or a file cannot be written.
    """
    files = tuple(_files(session, shown, group_by, compare))
    root = session.path(folder)
    for file in files:
        _mine(f"{root}/{file.path}", f"{folder}/{file.path}")
    for file in files:
        _write(f"{root}/{file.path}", f"{folder}/{file.path}", file.text)
    pages = sum(file.path.endswith(".html") for file in files)
    session.notice(f"{folder}/index.html leads to {pages - 1} {'page' if pages == 2 else 'pages'}.")


def insert(session: Session, report: ReviewReport, path: str, *, dry_run: bool) -> None:
    """Puts the short form of a report between two lines of a file; nothing else of it changes by a byte.

    Raises:
        CannotOpen: the file cannot be read.
        NoPlace: it lacks the lines, or has one of them twice.
        OkrError: it cannot be written.
    """
    from okrcli.edit.changeset import ChangeSet, FileEdit
    from okrcli.render.md import render_blocks
    from okrcli.wording.words import words_for

    full = os.path.abspath(session.path(path))  # noqa: PTH100 - pathlib costs every start 10 ms
    try:
        with open(full, "rb") as stream:  # noqa: PTH123
            before = stream.read()
    except OSError as error:
        raise CannotOpen(path, error.strerror or "unknown reason") from error
    text = render_blocks(report.summary(), words_for(report.edition.locale))
    changes = ChangeSet(
        os.path.dirname(full),  # noqa: PTH120
        (FileEdit(os.path.basename(full), before, _between(before, text, path)),),  # noqa: PTH119
    )
    if dry_run:
        session.emit(changes.diff())
    elif changes.edits[0].after == before:
        session.notice(f"{path} is up to date.")
    else:
        session.write(changes, locked=False)
        session.notice(f"{path} changed between {BEGIN} and {END}.")


def _between(raw: bytes, text: str, path: str) -> bytes:
    lines = raw.splitlines(keepends=True)
    places = {
        mark: [number for number, line in enumerate(lines) if line.strip() == mark.encode()] for mark in (BEGIN, END)
    }
    for mark, found in places.items():
        if len(found) != 1:
            raise NoPlace(path, f"the line {mark} is {'not in it' if not found else f'in it {len(found)} times'}")
    (begin,), (end,) = places[BEGIN], places[END]
    if end < begin:
        raise NoPlace(path, f"the line {END} stands above {BEGIN}")
    newline = b"\r\n" if lines[begin].endswith(b"\r\n") else b"\n"
    block = newline + newline.join(text.encode().splitlines()) + newline * 2
    return b"".join((*lines[: begin + 1], block, *lines[end:]))


def _files(session: Session, shown: View, group_by: GroupBy, compare: str | None) -> Iterator[File]:
    from okrcli.render.html import document
    from okrcli.render.html.index import index
    from okrcli.reports.report import build
    from okrcli.reports.selection import select

    every = select(shown.scorecard, shown.selection)
    chapters: list[Chapter] = []
    for cycle in reversed(every.cycles):
        teams = [each for each in every.teams if each.cycle == cycle.cycle]
        chapters.append(_chapter(cycle, teams))
        before = compared(session, _narrowed(shown, cycle), compare)
        for group in (cycle, *teams):
            report = build(*_narrowed(shown, group), before, group_by)
            yield File(_path(group), "".join(document(report, _links(group, chapters[-1]))))
    edition = build(*shown, None, group_by).edition
    yield File("index.html", "".join(index(edition, chapters)))
    yield File("badge.svg", _badge(every))
    yield File(".nojekyll", "")


def _narrowed(shown: View, group: GroupScore) -> View:
    """The view of a cycle, or of a team in it."""
    selection = shown.selection._replace(cycle=(group.cycle.name,))
    if group.team is not None:
        selection = selection._replace(team=(group.team,))
    return shown._replace(selection=selection)


def _chapter(cycle: GroupScore, teams: Iterable[GroupScore]) -> Chapter:
    from okrcli.page import Cell
    from okrcli.render.html.index import Chapter

    days = (Cell(cycle.cycle.window.start, "day"), " – ", Cell(cycle.cycle.window.due, "day"))
    return Chapter(_entry(cycle), (*days, " · ", Cell(cycle.elapsed, "share"), " gone"), tuple(map(_entry, teams)))


def _entry(group: GroupScore) -> Entry:
    from okrcli.page import Cell
    from okrcli.render.html.index import Entry, Link
    from okrcli.reports.scoreboard import tallies

    link = Link(group.team or group.cycle.name, _path(group))
    return Entry(link, Cell(group.score, "score", style="strong"), Cell(group.score, "gauge"), tallies(group.health))


def _links(group: GroupScore, chapter: Chapter) -> list[Link]:
    """To the index, the cycle and its teams, from a page that may lie in a folder."""
    from okrcli.render.html.index import Link

    up = "../" * _path(group).count("/")
    entries = [chapter.cycle.link, *(each.link for each in chapter.teams)]
    others = [each for each in entries if each.href != _path(group)]
    return [Link("all cycles", f"{up}index.html"), *(Link(each.name, f"{up}{each.href}") for each in others)]


def _path(group: GroupScore) -> str:
    name = _UNSAFE.sub("-", group.cycle.name)
    return f"{name}.html" if group.team is None else f"{name}/{group.team}.html"


def _badge(scorecard: Scorecard) -> str:
    from okrcli.render.svg.badge import badge
    from okrcli.wording.healths import Style
    from okrcli.wording.words import words_for

    current = [each for each in scorecard.cycles if each.cycle.window.start <= scorecard.today <= each.cycle.window.due]
    group = min(current or scorecard.cycles[-1:], key=lambda each: each.cycle.length, default=None)
    if group is None:
        return badge("OKRs", "none yet", "dim")
    counts = group.health
    counted = sum(counts.values()) - counts["upcoming"] - counts["dropped"]
    well = counts["on-track"] + counts["done"]
    share = well / counted if counted else None
    style: Style = "dim" if share is None else "good" if share >= _WELL else "warn" if share >= _RISKY else "bad"
    said = words_for("en").say(group.score, "score")
    return badge(f"OKRs {group.cycle.name}", f"{said} · {well} of {counted} on track", style)


def _mine(path: str, told: str) -> None:
    if not path.endswith(".html"):
        return
    try:
        with open(path, encoding="utf-8", errors="replace") as stream:  # noqa: PTH123
            if _OURS not in stream.read():
                raise NotOurs(told)
    except FileNotFoundError:
        return
    except OSError as error:
        raise CannotWrite(told, error.strerror or "unknown reason") from error


def _write(path: str, told: str, text: str) -> None:
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        with open(path, "w", encoding="utf-8", newline="") as stream:  # noqa: PTH123
            stream.write(text)
    except OSError as error:
        raise CannotWrite(told, error.strerror or "unknown reason") from error
