"""What keeps a file from being written, in words that a person understands."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from okrcli.errors import OkrError

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "the file is larger than is allowed here",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.ENOTDIR: "a part of its path is not a folder",
    errno.EISDIR: "it is a folder",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EIO: "the disk reports an error",
}


_TRY_AGAIN = "see who may write there, and whether there is room on the disk"


class ChangedMeanwhile(OkrError):
    """A file is not as it was when it was read."""

    def __init__(self, path: str, what: str = "has changed since it was read") -> None:
        super().__init__(f"{path} {what}; nothing was written")
        self.file = path
        self.hint = "run the command again"


class NotWritten(OkrError):
    """A file cannot be written.

    Attributes:
        reason: why, as the end of a sentence.
        torn: files that have their new bytes nevertheless, because putting the old ones back failed too.
    """

    def __init__(self, path: str, reason: str, hint: str = _TRY_AGAIN, torn: Sequence[str] = ()) -> None:
        rest = f"; these are written already: {', '.join(torn)}" if torn else "; nothing was written"
        super().__init__(f"{path} cannot be written: {reason}{rest}")
        self.file = path
        self.reason = reason
        self.torn = tuple(torn)
        self.hint = hint


@contextmanager
def telling(path: str) -> Iterator[None]:
    """Turns what the system says of a file into what a person reads.

    Raises:
        ChangedMeanwhile: it is there, and should not be.
        NotWritten: anything else.
    """
    try:
        yield
    except FileExistsError:
        raise ChangedMeanwhile(path, "is there already") from None
    except OSError as error:
        raise NotWritten(path, _REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())) from error
