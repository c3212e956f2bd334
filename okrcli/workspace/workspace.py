"""A workspace that has been read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from okrcli.model.plan import Plan
from okrcli.problem import Problem
from okrcli.yamldoc import Document, parse

# Documents with positions are large, and those who ask for them go file by file.
_KEPT = 32


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder of OKR files, read and validated.

    Attributes:
        root: its folder.
        name: the one in the settings, or the folder's.
        plan: everything that is valid.
        problems: everything that is not, in order of file; `locate` tells line and column.
        files: the OKR files, by path from `root`, sorted.
        unread: those of them that do not parse.
        suppressing: those that may hold comments which suppress a finding.
        sources: bytes of the files that have problems, by path.
        usual: hashes of the bytes of files that are made of the usual lines only, by path, as far as that is known.
    """

    root: str
    name: str
    plan: Plan
    problems: tuple[Problem, ...]
    files: tuple[str, ...]
    unread: tuple[str, ...]
    suppressing: tuple[str, ...]
    sources: Mapping[str, bytes]
    usual: Mapping[str, int] = field(default_factory=dict, repr=False, compare=False)
    _documents: dict[str, Document] = field(default_factory=dict, repr=False, compare=False)

    def document(self, file: str) -> Document:
        """The document of a file, with positions on demand.

        Raises:
            OSError: the file is not there any more.
        """
        if file not in self._documents:
            if len(self._documents) >= _KEPT:
                del self._documents[next(iter(self._documents))]
            raw = self.sources[file] if file in self.sources else _read(self.root, file)
            is_usual = self.usual.get(file) == hash(raw)
            self._documents[file] = Document.known(file, raw) if is_usual else parse(raw, file)
        return self._documents[file]

    def locate(self, problem: Problem) -> Problem:
        """The same problem with its line and column."""
        if problem.place is not None or not problem.file:
            return problem
        return problem._replace(place=self.document(problem.file).place(problem.at, on_key=problem.on_key))


def _read(root: str, file: str) -> bytes:
    with open(f"{root}/{file}", "rb") as stream:  # noqa: PTH123 - pathlib costs every start 10 ms
        return stream.read()
