"""A change of one or several files, ready to be shown or written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from okrcli.yamldoc.save import ended, is_torn, lock, save


class FileEdit(NamedTuple):
    """One file.

    Attributes:
        file: path from the workspace's folder.
        before: its bytes as they were read; None where it is new.
        after: its bytes as they will be.
    """

    file: str
    before: bytes | None
    after: bytes


class ChangeSet(NamedTuple):
    """All files that one intent changes.

    Attributes:
        root: the workspace's folder.
        edits: file by file.
    """

    root: str
    edits: tuple[FileEdit, ...]

    def diff(self) -> str:
        """The unified diff, as git shows it; empty where nothing changes."""
        from difflib import unified_diff

        lines: list[str] = []
        for file, before, after in self.edits:
            old, new = (_lines(before or b""), _lines(after))
            old_name = f"a/{file}" if before is not None else "/dev/null"
            for line in unified_diff(old, new, old_name, f"b/{file}"):
                lines.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
        return "".join(lines)

    def apply(self, waiting: Callable[[str], None], settings: str | None) -> None:
        """Writes all files or none.

        Args:
            waiting: told who holds the lock, if somebody does.
            settings: path of `okr.yaml`, which is locked meanwhile; None where there is none yet.

        Raises:
            EndedFirst: a killed run was to be ended before anything else.
            OkrError: a file has changed meanwhile, or cannot be written; then nothing was.
        """
        changes = [(f"{self.root}/{file}", before, after) for file, before, after in self.edits if before != after]
        if settings is None:
            save(changes, root=self.root)
            return
        with lock(settings, waiting):
            save(changes, root=self.root)


def _lines(raw: bytes) -> list[str]:
    text = raw.decode("utf-8", "replace")
    return [f"{line}\n" for line in text.split("\n")[:-1]] + (
        [text.split("\n")[-1]] if not text.endswith("\n") and text else []
    )


@contextmanager
def exclusive(root: str, waiting: Callable[[str], None]) -> Iterator[tuple[str, ...]]:
    """Keeps other okrs from writing to a workspace, and ends what a killed one has begun.

    Args:
        root: the workspace's folder.
        waiting: told who holds the lock, if somebody does.

    Yields:
        The files that a killed run had still to write, and that are written now; mostly none.
    """
    late: tuple[str, ...] = ()
    while True:
        with lock(f"{root}/okr.yaml", waiting):
            more = ended(root)
            late += more
            # The settings themselves may be another file now, and a lock on the old one would keep nobody out.
            if not more:
                yield late
                return


def mended(root: str, waiting: Callable[[str], None]) -> tuple[str, ...]:
    """Ends what a killed okr has begun, before a workspace is read for a change of it.

    Args:
        root: the workspace's folder.
        waiting: told who holds the lock, if somebody does.

    Returns:
        The files that are written now; mostly none.
    """
    if not is_torn(root):
        return ()
    with exclusive(root, waiting) as late:
        return late
