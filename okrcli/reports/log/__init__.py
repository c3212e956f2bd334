"""The life of a key result, an objective or a KPI: every value and every move, who, when, and in which commit."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from okrcli.errors import OkrError
from okrcli.git.history import Walk
from okrcli.git.objects import Objects
from okrcli.git.repository import checkout
from okrcli.page import Block, Edition, Paragraph, Report, Table
from okrcli.reports.log.finding import Found, find_all, ground, last_seen, within
from okrcli.reports.log.gathering import Life, gather
from okrcli.workspace.discover import read_file
from okrcli.yamldoc import parse

if TYPE_CHECKING:
    from okrcli.reports.log.document import LogData

Choose = Callable[[], tuple[str, str]]
"""What finds, with more effort, the one thing that a reference means: its reference and file."""


def build(root: str, text: str, today: date, choose: Choose) -> LogReport:
    """The life of what a reference means.

    Args:
        root: the workspace's folder.
        text: the reference.
        today: the day of the computation.
        choose: asked where the reference may mean several things, or nothing; raises an error that tells.

    Raises:
        NoRepository: the folder is in no repository.
        OkrError: the reference is unknown or ambiguous.
    """
    # Nothing here makes cycles, and all of it lives until the end: collecting in between would only cost time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _built(root, text, today, choose)
    finally:
        if collecting:
            gc.enable()


def _built(root: str, text: str, today: date, choose: Choose) -> LogReport:
    where = ground(root)
    place = checkout(root)
    found = find_all(where, text)
    edition = Edition(where.name, today, 1, where.locale)
    with Objects(root) as objects:
        if len(found) != 1:
            try:
                ref, file = choose()
            except OkrError:
                gone = None if found else last_seen(objects, place, text)
                if gone is None:
                    raise
                return LogReport(_lost(objects, root, gone, text), edition)
            found = [each for each in within(parse(read_file(root, file), file).data, file, ref) if each.ref == ref]
        walk = Walk(place, found[0].file)
        # While git walks, the rest is made ready.
        import_module("okrcli.reports.log.telling")
        return LogReport(gather(objects, place, found[0], walk, read_file(root, found[0].file)), edition)


def _lost(objects: Objects, root: str, gone: tuple[str, str], text: str) -> Life:
    """The life of what is in no file any more."""
    commit, path = gone
    raw = objects.find(f"{commit}^:{path}")
    content = parse(raw.content, path).data if raw else None
    found: Found = within(content, path, text)[0]
    return gather(objects, checkout(root), found, Walk(checkout(root), path, commit, top=True), b"", gone=True)


class LogReport(Report):
    """The life of something.

    Attributes:
        life: what is known of it.
    """

    kind = "log"

    def __init__(self, life: Life, edition: Edition) -> None:
        self.life = life
        self.edition = edition

    def data(self) -> LogData:
        """The `data` of the log document."""
        from okrcli.reports.log.document import log_data

        return log_data(self.life)

    def table(self) -> Table:
        """A row for each event."""
        from okrcli.reports.log.telling import events_table

        return events_table(self.life, self.edition.locale)

    def page(self) -> Iterator[Block]:
        """What it is, then what happened to it, the latest first."""
        from okrcli.reports.log.telling import told

        yield from told(self.life, self.edition.locale)

    def notices(self) -> tuple[Paragraph, ...]:
        """That the clone does not reach back to the beginning."""
        if not self.life.shallow:
            return ()
        said = "This clone is shallow: what was before it begins cannot be seen. git fetch --unshallow gets the rest."
        return (Paragraph((said,)),)
