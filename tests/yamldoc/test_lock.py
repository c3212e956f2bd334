"""One writer at a time."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event, Thread

import pytest

from okrcli.yamldoc.lock import NoLocks, NotThere, lock
from tests.support.processes import ended, kill, start


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "okr.yaml"
    path.write_bytes(b"version: 1\n")
    return path


def never(who: str) -> None:
    raise AssertionError(who)


class Holder:
    """A process that holds a lock until it is told to let go."""

    def __init__(self, file: Path) -> None:
        ready, is_ready = os.pipe()
        self._go, self._let_go = os.pipe()

        def work() -> None:
            os.close(self._let_go)
            with lock(str(file), never):
                os.write(is_ready, b".")
                os.read(self._go, 1)

        self.process = start(work)
        os.close(is_ready)
        assert os.read(ready, 1) == b"."
        os.close(ready)
        os.close(self._go)

    def let_go(self) -> None:
        os.close(self._let_go)


def test_a_lock_leaves_nothing_behind(file: Path) -> None:
    with lock(str(file), never):
        assert file.read_bytes() == b"version: 1\n"
    with lock(str(file), never):
        pass
    assert [path.name for path in file.parent.iterdir()] == ["okr.yaml"]


def test_who_waits_is_told_for_whom(file: Path) -> None:
    holder = Holder(file)
    told: list[str] = []

    def waiting(who: str) -> None:
        told.append(who)
        holder.let_go()

    with lock(str(file), waiting):
        pass
    assert ended(holder.process) == 0
    assert told[0] in (f"another okr (process {holder.process})", "another okr")
    assert len(told) == 1


def test_a_dead_process_holds_no_lock(file: Path) -> None:
    holder = Holder(file)
    kill(holder.process)
    with lock(str(file), never):
        pass


def test_a_lock_on_a_file_that_was_replaced_keeps_nobody_out(file: Path) -> None:
    holder = Holder(file)

    def waiting(_: str) -> None:
        other = file.with_name("new")
        other.write_bytes(b"version: 2\n")
        other.replace(file)
        holder.let_go()

    with lock(str(file), waiting):
        # The lock is on the file that has the name now, so a third process has to wait.
        third = start(lambda: _takes_at_once(file))
        assert ended(third) == 1
    assert ended(holder.process) == 0
    assert ended(start(lambda: _takes_at_once(file))) == 0


def _takes_at_once(file: Path) -> None:
    with lock(str(file), never):
        pass


def test_an_error_in_the_block_lets_go(file: Path) -> None:
    with pytest.raises(ZeroDivisionError), lock(str(file), never):
        _ = 1 / 0
    with lock(str(file), never):
        pass


def test_a_read_only_file_can_be_locked(file: Path) -> None:
    file.chmod(0o444)
    with lock(str(file), never):
        pass


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with (
        pytest.raises(NotThere, match="cannot be opened: no such file or directory; nothing was written"),
        lock(str(tmp_path / "okr.yaml"), never),
    ):
        pass


def test_what_is_said_where_a_file_system_has_no_locks() -> None:
    error = NoLocks("okr.yaml")
    assert str(error) == "okr.yaml cannot be locked: its file system has no locks; nothing was written"
    assert error.hint


def test_who_holds_a_lock_has_it_again_at_once(file: Path) -> None:
    with lock(str(file), never):
        with lock(str(file), never):
            assert ended(start(lambda: _takes_at_once(file))) == 1
        # The end of the inner block lets nobody in.
        assert ended(start(lambda: _takes_at_once(file))) == 1
    assert ended(start(lambda: _takes_at_once(file))) == 0


def test_another_thread_waits_like_another_process(file: Path) -> None:
    told, order = Event(), list[str]()

    def work() -> None:
        with lock(str(file), lambda _: told.set()):
            order.append("other")

    other = Thread(target=work)
    with lock(str(file), never):
        other.start()
        assert told.wait(30)
        order.append("own")
    other.join(30)
    assert order == ["own", "other"]
