"""What is remembered never shows: any edits between two runs, and the page is the one made from the files."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import event, given, settings
from hypothesis import strategies as st

from okrcli.console import Policy
from okrcli.page import Report, Table
from okrcli.render.json import render as as_json
from okrcli.render.text import render, render_blocks
from okrcli.reports.selection import Selection
from okrcli.reports.status import build
from okrcli.reports.status.recall import recall
from okrcli.reports.status.remembering import remember
from okrcli.scoring import score
from okrcli.workspace import load
from okrcli.workspace.cache import Cache, Draft
from okrcli.workspace.opening import open_workspace

PIPE = Policy(colour=False, width=None)
SELECTIONS = (
    Selection(),
    Selection(team=("x",)),
    Selection(team=("x/y",), sort="progress"),
    Selection(owner=("ana",), sort="owner"),
    Selection(tag=("loud",), sort="title"),
    Selection(health=("off-track", "no-data"), sort="health"),
    Selection(cycle=("2026",), sort="due"),
)
SETTINGS = (
    "version: 1\n",
    "version: 1\nname: Other\nlocale: de\n",
    "version: 1\npeople: {ana: , bo: }\n",
    "version: 1\nexclude: [f1*]\n",
    "version: 1\nscoring: {bands: {aspirational: [0.2, 0.9]}}\n",
    "version: 1\nfiscal_year: {starts: 7}\n",
)
DAYS = (date(2026, 11, 22), date(2026, 11, 23), date(2026, 8, 1), date(2027, 2, 1))


class Later(Cache):
    """A cache that is written long after the files were: in a test there is no time to wait for that."""

    def begin(self) -> Draft | None:
        draft = super().begin()
        return draft._replace(now=draft.now + 10**12) if draft else None


class File(NamedTuple):
    """What stands in a file."""

    sort: str
    name: str
    team: str
    cycle: str
    value: int
    serves: str
    owner: str
    kpi: str

    def text(self) -> str:
        if self.sort == "broken":
            return "cycle: [2026\n"
        if self.sort == "kpis":
            readings = f"[{{date: 2026-10-05, value: {self.value}}}, {{date: 2026-11-16, value: {self.value + 3}}}]"
            return f"kpis:\n  - {{id: {self.name}, title: Clicks, healthy: {{min: 12}}, readings: {readings}}}\n"
        target = "no number" if self.sort == "invalid" else 50
        rollup = "    rollup: contributors\n" if self.sort == "whole" else ""
        serves = f"    contributes_to: [{self.serves}]\n" if self.serves else ""
        fed = f"        {self.kpi}\n" if self.kpi else ""
        return (
            f"cycle: {self.cycle}\nteam: {self.team}\nobjectives:\n  - id: {self.name}\n    title: Goal {self.name}\n"
            f"    owner: {self.owner}\n{rollup}{serves}    key_results:\n"
            f"      - id: k\n        title: Visits\n        unit: visits\n        baseline: 10\n        target: {target}\n"
            f"        tags: [loud]\n{fed}        checkins:\n"
            f"          - {{date: 2026-10-05, value: 12, confidence: 0.8}}\n"
            f"          - {{date: 2026-11-16, value: {self.value}, confidence: 0.5}}\n"
            f"      - {{id: posts, title: Posts, kind: total, target: 9, due: 2026-12-01}}\n"
        )


files = st.builds(
    File,
    st.sampled_from(["goal"] * 6 + ["kpis", "kpis", "whole", "invalid", "broken"]),
    st.sampled_from("abcdef"),
    st.sampled_from(["x", "x/y", "z"]),
    st.sampled_from(["2026-Q4"] * 5 + ["2026", "2026-Q3", "backlog"]),
    st.integers(10, 60),
    st.sampled_from(["", "", "", "x/a", "x/b/k", "x/a@2026", "nothing"]),
    st.sampled_from(["ana", "bo", "cy"]),
    st.sampled_from(["", "", "", "kpi: a", "guardrails: [a, b]", "kpi: c"]),
)
places = st.sampled_from([f"f{number}" for number in range(8)])
steps = st.lists(
    st.one_of(
        st.tuples(st.just("log"), places, st.integers(10, 60)),
        st.tuples(st.just("log"), places, st.integers(10, 60)),
        st.tuples(st.just("write"), places, files),
        st.tuples(st.just("touch"), places, st.none()),
        st.tuples(st.just("replace"), places, st.integers(10, 60)),
        st.tuples(st.just("delete"), places, st.none()),
        st.tuples(st.just("rename"), places, places),
        st.tuples(st.just("settings"), st.just(""), st.sampled_from(SETTINGS)),
        st.tuples(st.just("day"), st.just(""), st.sampled_from(DAYS)),
    ),
    max_size=6,
)


class Folder:
    """A workspace that time goes by in: whatever is written is a moment younger than all before it."""

    def __init__(self, root: Path, contents: dict[str, File]) -> None:
        self.root = root
        self.contents = dict(contents)
        self.day = DAYS[0]
        self._moment: Iterator[int] = itertools.count(1_700_000_000_000_000_000, 1_000)
        (root / "okr.yaml").write_text(SETTINGS[0])
        for name in contents:
            self._write(name)

    def path(self, name: str) -> Path:
        return self.root / f"{name}.okr.yaml"

    def _write(self, name: str, moment: int | None = None) -> None:
        path, new = self.path(name), self.root / "new"
        new.write_text(self.contents[name].text())
        stamp = next(self._moment) if moment is None else moment
        os.utime(new, ns=(stamp, stamp))
        new.replace(path)

    def change(self, what: str, name: str, value: object) -> None:
        if isinstance(value, File):
            self.contents[name] = value
            self._write(name)
        elif what == "settings":
            (self.root / "okr.yaml").write_text(str(value))
        elif isinstance(value, date):
            self.day = value
        elif name in self.contents:
            self._change_there(what, name, value)

    def _change_there(self, what: str, name: str, value: object) -> None:
        path = self.path(name)
        if isinstance(value, int):
            # Two digits stay two digits: the size is the same, and with `replace` the time as well.
            self.contents[name] = self.contents[name]._replace(value=value)
            self._write(name, path.stat().st_mtime_ns if what == "replace" else None)
        elif what == "touch":
            moment = next(self._moment)
            os.utime(path, ns=(moment, moment))
        elif what == "delete":
            path.unlink()
            del self.contents[name]
        elif what == "rename":
            path.replace(self.path(str(value)))
            self.contents[str(value)] = self.contents.pop(name)


def _said(report: Report) -> tuple[object, ...]:
    """A page in words, and what pictures are drawn from."""
    notices = render_blocks(report.notices(), PIPE, report.edition.locale)
    tables = [block for block in report.page() if isinstance(block, Table)]
    cells = [cell for table in tables for group in table.groups for row in group.rows for cell in row.cells]
    return (render(report, PIPE), [list(cell.value()) for cell in cells if callable(cell.value)], notices)  # type: ignore[call-overload]


@settings(deadline=None, derandomize=True, max_examples=30)
@given(st.dictionaries(places, files, min_size=4, max_size=8), steps)
def test_the_page_is_the_same_with_and_without_what_is_remembered(contents: dict[str, File], changes: list) -> None:  # type: ignore[type-arg]
    with TemporaryDirectory() as where:
        root = Path(where) / "acme"
        root.mkdir()
        folder, cache = Folder(root, contents), Later(f"{where}/cache", str(root))
        for what, name, value in [("", "", None), *changes, ("", "", None)]:
            folder.change(what, name, value)
            opened = open_workspace(str(root))
            memory = remember(opened, cache, folder.day)
            assert memory is not None
            event(f"{what}: {'all was read' if memory.anew else 'remembered'}")
            workspace = load(str(root))
            scorecard = score(workspace.plan, folder.day)
            for selection in SELECTIONS:
                report = recall(memory, opened, folder.day, selection)
                if report is not None:
                    assert _said(report) == _said(build(workspace, scorecard, selection))
            report = recall(memory, opened, folder.day, Selection())
            assert report is not None
            assert as_json(report, PIPE) == as_json(build(workspace, scorecard, Selection()), PIPE)
            again = remember(open_workspace(str(root)), cache, folder.day)
            assert again is not None
            assert not again.anew
