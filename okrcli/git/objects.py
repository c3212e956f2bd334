"""Reads a repository's objects, all through one `git cat-file --batch`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from okrcli.git.process import GitFailed, failure, start

if TYPE_CHECKING:
    from subprocess import Popen
    from typing import IO

# As much as is asked for before the answers are read: both pipes hold that, so that neither side waits for the other.
_AT_ONCE = 100
# More than any OKR file may be long; what lies beyond is read over, and the file is refused for its length.
_LONGEST = 16 * 1024 * 1024
_FIRST_DAY = date(1970, 1, 1).toordinal()


class Object(NamedTuple):
    """What git keeps under an id.

    Attributes:
        id: its id, in hex.
        sort: `blob`, `tree`, `commit` or `tag`.
        content: its bytes; cut off where there are more than an OKR file may have.
    """

    id: str
    sort: str
    content: bytes


class Commit(NamedTuple):
    """A commit.

    Attributes:
        id: its id, in hex.
        tree: the id of its tree.
        parents: the ids of its parents, the first one first.
        day: the day it was committed, where the committer was.
    """

    id: str
    tree: str
    parents: tuple[str, ...]
    day: date


class Entry(NamedTuple):
    """A name in a tree.

    Attributes:
        name: without folders.
        mode: such as `100644`; `40000` is a tree, `120000` a link, `160000` a submodule.
        id: of what it names.
    """

    name: str
    mode: str
    id: str


class Objects:
    """The objects of a repository; git is started with the first question, and must be closed.

    Args:
        folder: any folder in the repository.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._git: Popen[bytes] | None = None

    def __enter__(self) -> Objects:
        return self

    def __exit__(self, sort: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends git."""
        if self._git is not None:
            self._git.kill()
            self._git.communicate()
            self._git = None

    def find(self, name: str) -> Object | None:
        """What a name means, such as an id, `HEAD~1^{commit}` or `HEAD:folder`; None where it means nothing."""
        return next(iter(self.several((name,))))

    def several(self, names: Sequence[str]) -> Iterator[Object | None]:
        """What each of several names means, in their order.

        Raises:
            GitFailed: git gave up.
        """
        for start_at in range(0, len(names), _AT_ONCE):
            yield from self._asked(names[start_at : start_at + _AT_ONCE])

    def commit(self, revision: str) -> Commit | None:
        """The commit that a revision means; None where it means none."""
        found = self.find(f"{revision}^{{commit}}") if revision.strip() else None
        return None if found is None else read_commit(found)

    def tree(self, name: str) -> tuple[Entry, ...] | None:
        """What a tree holds, in its own order; None where there is no such tree."""
        found = self.find(name)
        return None if found is None or found.sort != "tree" else tuple(_entries(found))

    def _asked(self, names: Sequence[str]) -> Iterator[Object | None]:
        if any("\n" in name or "\0" in name for name in names):
            for name in names:
                yield None if "\n" in name or "\0" in name else self.find(name)
            return
        git = self._git = self._git or start(self._folder, "cat-file", "--batch")
        asking, answers = git.stdin, git.stdout
        assert asking is not None
        assert answers is not None
        try:
            asking.write("".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape"))
            asking.flush()
        except BrokenPipeError:
            raise self._failed() from None
        for _ in names:
            yield self._read(answers)

    def _read(self, answers: IO[bytes]) -> Object | None:
        head = answers.readline()
        if not head:
            raise self._failed()
        words = head.rstrip(b"\n").rsplit(b" ", 2)
        if len(words) < 3 or words[1] not in (b"blob", b"tree", b"commit", b"tag") or not words[2].isdigit():
            return None  # missing, ambiguous or a submodule's
        size = int(words[2])
        content = answers.read(min(size, _LONGEST))
        left = size - len(content)
        while left > 0:
            left -= len(answers.read(min(left, _LONGEST)))
        answers.read(1)
        return Object(words[0].decode(), words[1].decode(), content)

    def _failed(self) -> GitFailed:
        git, self._git = self._git, None
        said = git.communicate()[1] if git else b""
        return failure(self._folder, "read the repository", said)


def read_commit(found: Object) -> Commit:
    """A commit from its bytes."""
    tree, parents, day = "", [], date.min
    for line in found.content.partition(b"\n\n")[0].split(b"\n"):
        word, _, rest = line.partition(b" ")
        if word == b"tree":
            tree = rest.decode()
        elif word == b"parent":
            parents.append(rest.decode())
        elif word == b"committer":
            day = day_of(rest)
    return Commit(found.id, tree, tuple(parents), day)


def day_of(signature: bytes) -> date:
    """The day of a signature, as the clock on its writer's wall had it.

    >>> day_of(b"Ania Nowak <ania@example.com> 1700000000 -0500").isoformat()
    '2023-11-14'
    """
    words = signature.rsplit(b" ", 2)
    try:
        seconds, zone = int(words[-2]), int(words[-1])
    except (ValueError, IndexError):
        return date.min
    minutes = (abs(zone) // 100 * 60 + abs(zone) % 100) * (1 if zone >= 0 else -1)
    day = _FIRST_DAY + (seconds + minutes * 60) // 86400
    return date.fromordinal(min(max(day, 1), date.max.toordinal()))


def _entries(tree: Object) -> Iterator[Entry]:
    content, at = tree.content, 0
    length = len(tree.id) // 2
    while at < len(content):
        space = content.index(b" ", at)
        end = content.index(b"\0", space)
        name = content[space + 1 : end].decode("utf-8", "surrogateescape")
        yield Entry(name, content[at:space].decode(), content[end + 1 : end + 1 + length].hex())
        at = end + 1 + length


def blob_id(content: bytes, length: int) -> str:
    """The id that git gives to the content of a file.

    Args:
        content: its bytes.
        length: of an id in this repository: 40, or 64 where it uses SHA-256.

    >>> blob_id(b"", 40)
    'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'
    """
    from hashlib import sha1, sha256

    hashed = (sha256 if length == 64 else sha1)(b"blob %d\0" % len(content), usedforsecurity=False)
    hashed.update(content)
    return hashed.hexdigest()
