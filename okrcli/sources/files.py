"""Files that sources may read: in the workspace, and in the folders that its settings name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from okrcli.sources.source import SourceError

_LARGEST = 64 * 1024 * 1024


class Outside(SourceError):
    """A file lies where nothing may be read."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} lies outside the workspace")
        self.hint = "move it into the workspace, or name its folder under `read_outside:` in okr.yaml"


class Files:
    """The files that may be read.

    Args:
        root: the folder of the workspace.
        outside: further folders, counted from it.
    """

    def __init__(self, root: str, outside: Sequence[str] = ()) -> None:
        self._root = Path(root)
        self._folders = [self._root.resolve(), *((self._root / Path(each).expanduser()).resolve() for each in outside)]

    def find(self, path: str) -> Path:
        """The file that a path means, counted from the folder of the workspace.

        Raises:
            Outside: it lies where nothing may be read.
            SourceError: it is not there.
        """
        try:
            found = (self._root / path).resolve()
        except (OSError, ValueError, RuntimeError):
            raise SourceError(f"`{path}` is not a path", "write it from the folder of okr.yaml") from None
        if not any(found.is_relative_to(folder) for folder in self._folders):
            raise Outside(path)
        if not found.is_file():
            said = "is a folder" if found.is_dir() else "is not there"
            raise SourceError(f"{path} {said}", "the path counts from the folder of okr.yaml")
        return found

    def read(self, path: str) -> bytes:
        """The bytes of a file.

        Raises:
            SourceError: it may not be read, cannot be, or is larger than 64 MiB.
        """
        found = self.find(path)
        try:
            if found.stat().st_size > _LARGEST:
                raise SourceError(f"{path} is larger than {_LARGEST // 2**20} MiB", "export less of it")
            return found.read_bytes()
        except OSError as error:
            raise SourceError(f"{path} cannot be read: {error.strerror}") from None
