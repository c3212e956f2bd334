"""Finds what a reference means without validating anything: a history takes long enough."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from okrcli.compare.life import Data, Name, entity, id_of
from okrcli.git.objects import Objects
from okrcli.git.repository import Checkout
from okrcli.workspace.discover import SETTINGS_FILE, find_files, read_file
from okrcli.yamldoc import parse


class Found(NamedTuple):
    """A goal or a KPI in its file.

    Attributes:
        ref: its reference.
        file: path from the workspace's folder.
        name: where it stands, by ids.
        data: what stands there.
        content: the whole file.
    """

    ref: str
    file: str
    name: Name
    data: Data
    content: object


class Ground(NamedTuple):
    """What a history needs of a workspace.

    Attributes:
        root: its folder.
        name: its name.
        locale: of its numbers and dates.
        exclude: patterns of files that are not read.
    """

    root: str
    name: str
    locale: str
    exclude: tuple[str, ...]


def ground(root: str) -> Ground:
    """The settings, as far as they matter here; what is wrong in them is passed over."""
    data = parse(read_file(root, SETTINGS_FILE), SETTINGS_FILE).data
    settings: dict[str, Any] = data if isinstance(data, dict) else {}
    exclude = settings.get("exclude")
    patterns = tuple(str(each) for each in exclude) if isinstance(exclude, list) else ()
    name = settings.get("name") or root.rstrip("/").rpartition("/")[2] or "okr"
    return Ground(root, str(name), str(settings.get("locale") or "en"), patterns)


def find_all(where: Ground, text: str) -> list[Found]:
    """Everything that a reference, or the tail of one, may mean, in any cycle."""
    names = text.strip().partition("@")[0].encode("utf-8", "surrogateescape").split(b"/")
    # Of a KPI only the id stands in the file.
    wanted = names[-1:] if names[0] == b"kpi" else names
    found = []
    for file in find_files(where.root, where.exclude):
        raw = read_file(where.root, file)
        if all(name in raw for name in wanted):
            found += within(parse(raw, file).data, file, text)
    return found


def within(content: object, file: str, text: str) -> list[Found]:
    """Everything in a file that a reference, or the tail of one, may mean."""
    path, _, cycle = text.strip().partition("@")
    wanted = path.split("/")
    fitting = []
    for ref, name in _refs(content):
        own, _, in_cycle = ref.partition("@")
        if own.split("/")[-len(wanted) :] == wanted and cycle in ("", in_cycle):
            data = entity(content, name)
            if data is not None:
                fitting.append(Found(ref, file, name, data, content))
    return fitting


def last_seen(objects: Objects, place: Checkout, text: str) -> tuple[str, str] | None:
    """The commit that took something out of the files, and the path of its file then; None where it never was in one.

    Args:
        objects: of the repository.
        place: the workspace in it.
        text: a reference, or the tail of one.
    """
    from okrcli.git.process import run

    tail = text.strip().partition("@")[0].rpartition("/")[2]
    words = ("log", "-S", f"id: {tail}", "--format=%H", "--name-only", "-z", "--no-renames", "--no-ext-diff")
    pathspec = ":(glob)**/*.okr.yaml"
    said = run(place.root, *words, "--no-textconv", "--end-of-options", "HEAD", "--", pathspec, what="search")
    commit = ""
    for token in said.decode("utf-8", "surrogateescape").split("\0"):
        for line in token.split("\n"):
            if len(line) in (40, 64) and not line.endswith(".yaml"):
                commit = line
            elif line:
                raw = objects.find(f"{commit}^:{line}")
                if raw is not None and within(parse(raw.content, line).data, line, text):
                    return commit, line
    return None


def _refs(content: object) -> Iterator[tuple[str, Name]]:
    top: dict[str, Any] = content if isinstance(content, dict) else {}
    for kpi in _items(top.get("kpis")):
        yield f"kpi/{id_of(kpi)}", ("kpis", id_of(kpi))
    team, cycle = _word(top.get("team")), _word(top.get("cycle"))
    for objective in _items(top.get("objectives")):
        name = ("objectives", id_of(objective))
        yield f"{team}/{name[1]}@{cycle}", name
        for each in _items(objective.get("key_results")):
            yield f"{team}/{name[1]}/{id_of(each)}@{cycle}", (*name, "key_results", id_of(each))


def _word(value: object) -> str:
    """A team or a cycle as it is written, which may look like a number."""
    return str(getattr(value, "literal", None) or value)


def _items(items: object) -> list[Data]:
    return [each for each in items if isinstance(each, dict)] if isinstance(items, list) else []
