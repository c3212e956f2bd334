"""Reads a workspace: settings, files, plan."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from pydantic import ValidationError

from okrcli.errors import OkrError
from okrcli.model.settings import Settings
from okrcli.problem import Path, Problem
from okrcli.workspace.assemble import KNOWN_POLICIES, Assembly, Part
from okrcli.workspace.discover import SETTINGS_FILE, find_files, read_file
from okrcli.workspace.outline import Outline
from okrcli.workspace.shape import SETTINGS_SHAPE
from okrcli.workspace.translate import translate
from okrcli.workspace.validate import Validated, validate
from okrcli.workspace.workspace import Workspace
from okrcli.yamldoc import Document, parse

_SUPPRESSION = b"okr: ignore["


class BrokenSettings(OkrError):
    """The settings are wrong, and with them everything that depends on them."""

    def __init__(self, problem: Problem, line_text: str) -> None:
        super().__init__(problem.message)
        self.hint = problem.hint
        self.file, self.place, self.line_text = problem.file, problem.place, line_text


def load(root: str, overlay: Mapping[str, bytes] | None = None) -> Workspace:
    """Reads the workspace in a folder.

    What is wrong in its files is in `problems`; wrong settings are too, and the defaults stand in for them.

    Args:
        root: the folder.
        overlay: bytes that stand for those of a file, by its path from the folder; the file need not exist.

    Raises:
        Unreadable: a file may not be read.
    """
    other = dict(overlay or {})
    raw = other.pop(SETTINGS_FILE) if SETTINGS_FILE in other else read_file(root, SETTINGS_FILE)
    settings, problems = read_settings(raw)
    paths = sorted({*find_files(root, settings.exclude), *other})
    files = ((path, other[path] if path in other else read_file(root, path)) for path in paths)
    return assemble(root, raw, settings, problems, files, overlay or {})


def assemble(
    root: str,
    raw: bytes,
    settings: Settings,
    problems: list[Problem],
    files: Iterable[tuple[str, bytes]],
    held: Mapping[str, bytes],
) -> Workspace:
    """The workspace that some files make, wherever their bytes come from.

    Args:
        root: the folder they belong to.
        raw: the bytes of the settings.
        settings: as read from them.
        problems: what is wrong with the settings.
        files: path and bytes of each OKR file.
        held: the bytes of those files that are not on the disk like this.
    """
    intake = Intake(root, raw, settings, problems, held)
    for path, content in files:
        intake.take(path, content)
    return intake.workspace()


class Intake:
    """Files on their way into a workspace, one after the other.

    Args:
        root: the folder they belong to.
        raw: the bytes of the settings.
        settings: as read from them.
        problems: what is wrong with the settings.
        held: the bytes of those files that are not on the disk like this.
    """

    def __init__(
        self, root: str, raw: bytes, settings: Settings, problems: Sequence[Problem], held: Mapping[str, bytes]
    ) -> None:
        self._root = root
        self._settings = settings
        self._problems = tuple(problems)
        self._parts: list[Part] = []
        self._unread: list[str] = []
        self._suppressing: list[str] = []
        self._usual: dict[str, int] = {}
        self._sources = {**held, **({SETTINGS_FILE: raw} if problems else {})}

    def take(self, path: str, content: bytes) -> tuple[object, dict[Path, int]] | None:
        """Takes in a file, and gives its data and lines; None where something is wrong with it."""
        document = parse(content, path)
        valid = validate(document.data, path) if document.parsed else Validated(None, document.problems, {})
        if not document.parsed:
            self._unread.append(path)
        if valid.problems:
            self._sources[path] = content
        if document.is_usual:
            self._usual[path] = hash(content)
        if _SUPPRESSION in content:
            self._suppressing.append(path)
        lines = _lines(document, valid)
        self._parts.append(Part(path, valid, lines))
        return None if valid.problems else (document.data, lines)

    @property
    def files(self) -> tuple[str, ...]:
        """Those that were taken in, in that order."""
        return tuple(part.file for part in self._parts)

    def workspace(self, before: Iterable[Outline] = (), after: Iterable[Outline] = ()) -> Workspace:
        """The workspace that the files make that were taken in.

        Args:
            before: outlines of files that come before these, which have nothing logged then.
            after: of those that come after them.
        """
        assembly = Assembly(self._settings)
        parts = [*map(_outlined, before), *self._parts, *map(_outlined, after)]
        plan = assembly.plan(parts)
        found = (problem for part in parts for problem in part.valid.problems)
        return Workspace(
            self._root,
            name_of(self._settings, self._root),
            plan,
            (*self._problems, *found, *assembly.problems),
            tuple(part.file for part in parts),
            tuple(self._unread),
            tuple(self._suppressing),
            self._sources,
            self._usual,
        )


def _outlined(outline: Outline) -> Part:
    return Part(outline.file, validate(outline.data, outline.file), outline.lines)


def name_of(settings: Settings, root: str) -> str:
    """The name of a workspace: the one in its settings, or its folder's."""
    return settings.name or os.path.basename(root) or "okr"  # noqa: PTH119 - pathlib costs every start 10 ms


def read_settings(raw: bytes) -> tuple[Settings, list[Problem]]:
    """The settings, and what is wrong with them; then the defaults stand in."""
    document = parse(raw, SETTINGS_FILE)
    problems = list(document.problems)
    if document.parsed:
        data = document.data
        try:
            settings = Settings.model_validate(data)
            problems += _own_faults(settings)
            if not problems:
                return settings, []
        except ValidationError as error:
            problems += [
                Problem("OKR112", each.message, SETTINGS_FILE, each.hint, each.at, each.on_key)
                for each in translate(error, data, SETTINGS_FILE, SETTINGS_SHAPE)
            ]
    return Settings.model_validate({"version": Decimal(1)}), problems


def _own_faults(settings: Settings) -> list[Problem]:
    problems = []
    names = [cycle.name for cycle in settings.cycles]
    for index, cycle in enumerate(settings.cycles):
        if cycle.name in names[:index]:
            said = f"the cycle {cycle.name} is there twice"
            problems.append(Problem("OKR112", said, SETTINGS_FILE, "give one another name", ("cycles", index, "name")))
        if cycle.start > cycle.end:
            said = f"the cycle {cycle.name} ends before it starts"
            problems.append(Problem("OKR112", said, SETTINGS_FILE, "swap the two dates", ("cycles", index, "end")))
    if settings.scoring.policy not in KNOWN_POLICIES:
        said = f"scoring policy {settings.scoring.policy} is not known to this okr"
        at: Path = ("scoring", "policy")
        problems.append(Problem("OKR112", said, SETTINGS_FILE, "write 1, or use a newer okr", at))
    for name in ("aspirational", "committed"):
        lower, upper = getattr(settings.scoring.bands, name)
        if lower > upper:
            at = ("scoring", "bands", name)
            problems.append(
                Problem("OKR112", "the lower bound lies above the upper", SETTINGS_FILE, "swap the two", at)
            )
    return problems


def _lines(document: Document, valid: Validated) -> dict[Path, int]:
    """The line that each objective, key result and KPI begins at."""
    content = valid.content
    if content is None:
        return {}
    paths: list[Path] = [("kpis", index) for index in range(len(content.kpis))]
    for index, objective in enumerate(content.objectives):
        paths.append(("objectives", index))
        paths += [("objectives", index, "key_results", each) for each in range(len(objective.key_results))]
    return {at: document.first_line(at) for at in map(valid.original, paths)}
