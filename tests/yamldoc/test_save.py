"""Files are written whole or not at all, and all of them or none."""

from __future__ import annotations

import os
import random
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from okrcli.yamldoc.save import ChangedMeanwhile, NotWritten, lock, save
from tests.support.processes import ended, kill, start
from tests.support.rights import plain_rights


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    folder.mkdir()
    (folder / "a.yaml").write_bytes(b"old a")
    (folder / "b.yaml").write_bytes(b"old b")
    return folder


@pytest.fixture(params=["unnamed", "named"])
def _both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With files that have no name at first and, as on other systems, without."""
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)


def contents(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def change(root: Path, name: str, before: bytes | None, after: bytes) -> tuple[str, bytes | None, bytes]:
    return str(root / name), before, after


@pytest.mark.usefixtures("_both_ways")
class TestWriting:
    def test_all_files_are_written_and_nothing_else(self, root: Path) -> None:
        changes = [change(root, "a.yaml", b"old a", b"new a"), change(root, "x/y/c.yaml", None, b"new c")]
        save(changes, root=str(root))
        assert contents(root) == {"a.yaml": b"new a", "b.yaml": b"old b", "x/y/c.yaml": b"new c"}

    def test_mode_and_owner_stay(self, root: Path) -> None:
        file = root / "a.yaml"
        file.chmod(0o640)
        if os.geteuid() == 0:
            os.chown(file, 1234, 1235)
        before = file.stat()
        save([change(root, "a.yaml", b"old a", b"new a")], root=str(root))
        after = file.stat()
        assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)

    def test_a_new_file_has_the_usual_mode(self, root: Path) -> None:
        save([change(root, "c.yaml", None, b"new c")], root=str(root))
        (root / "d.yaml").touch()
        assert (root / "c.yaml").stat().st_mode == (root / "d.yaml").stat().st_mode

    def test_a_link_stays_and_its_file_is_written(self, root: Path) -> None:
        (root / "link.yaml").symlink_to("a.yaml")
        save([change(root, "link.yaml", b"old a", b"new a")], root=str(root))
        assert (root / "link.yaml").is_symlink()
        assert (root / "a.yaml").read_bytes() == b"new a"

    def test_nothing_is_written_where_one_file_has_changed(self, root: Path) -> None:
        changes = [change(root, "x/c.yaml", None, b"c"), change(root, "a.yaml", b"old a", b"new a")]
        changes.append(change(root, "b.yaml", b"older b", b"new b"))
        refused(changes, root, ChangedMeanwhile, "b.yaml has changed since it was read; nothing was written")

    def test_a_file_that_is_gone(self, root: Path) -> None:
        changes = [change(root, "a.yaml", b"old a", b"new a"), change(root, "z.yaml", b"old z", b"new z")]
        refused(changes, root, ChangedMeanwhile, "z.yaml has been deleted since it was read; nothing was written")

    def test_a_new_file_that_is_there(self, root: Path) -> None:
        refused([change(root, "a.yaml", None, b"new a")], root, ChangedMeanwhile, "a.yaml is there already")

    def test_no_room_for_the_second_file(self, root: Path) -> None:
        changes = [change(root, "a.yaml", b"old a", b"new a"), change(root, "x/c.yaml", None, b"c" * 5000)]

        def work() -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
            with pytest.raises(NotWritten, match=r"c\.yaml cannot be written: the file is larger than is allowed here"):
                save(changes, root=str(root))

        assert ended(start(work)) == 0
        assert contents(root) == {"a.yaml": b"old a", "b.yaml": b"old b"}
        assert sorted(path.name for path in root.iterdir()) == ["a.yaml", "b.yaml"]

    def test_files_written_before_a_failure_are_put_back(self, root: Path) -> None:
        changes = [change(root, "a.yaml", b"old a", b"new a"), change(root, "c.yaml", None, b"new c")]
        changes.append(change(root, "b.yaml", b"old b", b"new b"))

        def work() -> None:
            events = Events()
            events.on("os.rename", "a.yaml", lambda: (root / "b.yaml").write_bytes(b"somebody else's b"))
            with pytest.raises(ChangedMeanwhile, match=r"b\.yaml has changed since it was read"):
                save(changes, root=str(root))

        assert ended(start(work)) == 0
        assert contents(root) == {"a.yaml": b"old a", "b.yaml": b"somebody else's b"}

    def test_what_cannot_be_put_back_is_named(self, root: Path) -> None:
        changes = [change(root, "a.yaml", b"old a", b"new a"), change(root, "b.yaml", b"old b", b"new b")]

        def disturb() -> None:
            (root / "a.yaml").write_bytes(b"somebody else's a")
            (root / "b.yaml").unlink()

        def work() -> None:
            events = Events()
            events.on("os.rename", "a.yaml", lambda: events.on("open", "b.yaml", disturb))
            with pytest.raises(NotWritten, match="these are written already") as caught:
                save(changes, root=str(root))
            assert caught.value.torn == (str(root / "a.yaml"),)

        assert ended(start(work)) == 0
        assert contents(root) == {"a.yaml": b"somebody else's a"}


class Events:
    """Does something once, right before Python asks the system for something; for good in its process."""

    def __init__(self) -> None:
        sys.addaudithook(self)
        self._waiting: list[tuple[str, str, Callable[[], object]]] = []

    def on(self, event: str, name: str, work: Callable[[], object]) -> None:
        self._waiting.append((event, name, work))

    def __call__(self, event: str, words: tuple[object, ...]) -> None:
        for each in self._waiting:
            if each[0] == event and any(str(word).endswith(each[1]) for word in words):
                self._waiting.remove(each)
                each[2]()
                return


def refused(changes: list[tuple[str, bytes | None, bytes]], root: Path, kind: type[Exception], message: str) -> None:
    before = contents(root)
    with pytest.raises(kind) as caught:
        save(changes, root=str(root))
    assert message in str(caught.value)
    assert contents(root) == before
    assert sorted(path.name for path in root.iterdir()) == sorted(before)


class TestRefusals:
    @pytest.mark.parametrize("link", ["file", "folder"])
    def test_a_link_out_of_the_workspace(self, root: Path, tmp_path: Path, link: str) -> None:
        outside = tmp_path / "outside"
        outside.mkdir()
        (outside / "c.yaml").write_bytes(b"old c")
        (root / "link").symlink_to(outside / "c.yaml" if link == "file" else outside)
        name = "link" if link == "file" else "link/c.yaml"
        with pytest.raises(NotWritten, match="it leads out of the workspace"):
            save([change(root, name, b"old c", b"new c")], root=str(root))
        assert (outside / "c.yaml").read_bytes() == b"old c"

    def test_a_new_file_outside(self, root: Path, tmp_path: Path) -> None:
        with pytest.raises(NotWritten, match="it leads out of the workspace"):
            save([change(root, "../c.yaml", None, b"new c")], root=str(root))
        assert not (tmp_path / "c.yaml").exists()

    def test_a_workspace_behind_a_link(self, root: Path, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(root)
        save([(str(tmp_path / "link" / "a.yaml"), b"old a", b"new a")], root=str(tmp_path / "link"))
        assert (root / "a.yaml").read_bytes() == b"new a"

    def test_two_names_of_one_file(self, root: Path) -> None:
        (root / "link.yaml").symlink_to("a.yaml")
        changes = [change(root, "a.yaml", b"old a", b"1"), change(root, "link.yaml", b"old a", b"2")]
        with pytest.raises(NotWritten, match="it is the same file as"):
            save(changes, root=str(root))
        assert (root / "a.yaml").read_bytes() == b"old a"

    def test_a_read_only_file(self, root: Path) -> None:
        (root / "a.yaml").chmod(0o444)
        refused([change(root, "a.yaml", b"old a", b"new a")], root, NotWritten, "it is read-only")

    def test_a_read_only_folder(self, root: Path) -> None:
        root.chmod(0o555)
        with plain_rights():
            refused([change(root, "a.yaml", b"old a", b"new a")], root, NotWritten, "you may not write there")

    def test_a_folder_in_the_place_of_a_file(self, root: Path) -> None:
        (root / "c.yaml").mkdir()
        with pytest.raises(NotWritten, match="it is not a file"):
            save([change(root, "c.yaml", b"", b"new")], root=str(root))

    def test_a_file_in_the_place_of_a_folder(self, root: Path) -> None:
        refused([change(root, "a.yaml/c.yaml", None, b"new")], root, NotWritten, "a part of its path is not a folder")

    def test_folders_of_a_file_that_is_not_written_go_again(self, root: Path) -> None:
        with pytest.raises(NotWritten, match="its name is too long"):
            save([change(root, f"x/y/{'n' * 300}", None, b"new")], root=str(root))
        assert not (root / "x").exists()


class TestSweeping:
    def test_what_a_killed_process_has_left_is_swept(self, root: Path) -> None:
        gone = start(lambda: None)
        ended(gone)
        (root / f".a.yaml.okr-{gone}-0123abcd.tmp").write_bytes(b"half a")
        save([change(root, "a.yaml", b"old a", b"new a")], root=str(root))
        assert sorted(contents(root)) == ["a.yaml", "b.yaml"]

    @pytest.mark.parametrize("name", [f".a.yaml.okr-{os.getppid()}-0123abcd.tmp", ".a.yaml.okr-x.tmp", "a.tmp"])
    def test_what_may_be_somebody_elses_stays(self, root: Path, name: str) -> None:
        (root / name).write_bytes(b"theirs")
        save([change(root, "a.yaml", b"old a", b"new a")], root=str(root))
        assert (root / name).read_bytes() == b"theirs"


def test_eight_writers_at_once_lose_nothing(root: Path) -> None:
    file, settings = root / "a.yaml", root / "okr.yaml"
    file.write_bytes(b"")
    settings.write_bytes(b"version: 1\n")

    def work() -> None:
        for index in range(4):
            with lock(str(settings), lambda _: None):
                before = file.read_bytes()
                save([(str(file), before, before + f"{os.getpid()} {index}\n".encode())], root=str(root))

    processes = [start(work) for _ in range(8)]
    assert [ended(process) for process in processes] == [0] * 8
    lines = file.read_text().splitlines()
    assert sorted(lines) == sorted(f"{process} {index}" for process in processes for index in range(4))


def test_writers_without_a_lock_are_told_to_run_again(root: Path) -> None:
    file = root / "a.yaml"
    file.write_bytes(b"")

    def work() -> None:
        done = 0
        while done < 3:
            before = file.read_bytes()
            try:
                save([(str(file), before, before + b"x")], root=str(root))
                done += 1
            except ChangedMeanwhile:
                continue

    processes = [start(work) for _ in range(3)]
    assert [ended(process) for process in processes] == [0] * 3
    assert set(file.read_bytes()) == {ord("x")}


@pytest.mark.usefixtures("_both_ways")
def test_a_writer_that_is_killed_leaves_old_or_new_files_and_no_others(root: Path) -> None:
    chance = random.Random(7)
    old, new = b"o" * 20_000, b"n" * 30_000
    for name in ("a.yaml", "b.yaml"):
        (root / name).write_bytes(old)
    for _ in range(12):
        reader, writer = os.pipe()

        def work(out: int = writer) -> None:
            now, then = ((root / name).read_bytes() for name in ("a.yaml", "b.yaml"))
            while True:
                after = new if now == old else old
                changes = [change(root, "a.yaml", now, after), change(root, "b.yaml", then, after)]
                save(changes, root=str(root))
                now = then = after
                os.write(out, b".")

        process = start(work)
        os.close(writer)
        for _ in range(chance.randrange(1, 6)):
            os.read(reader, 1)
        for _ in range(chance.randrange(20_000)):
            pass
        kill(process)
        os.close(reader)
        for name in ("a.yaml", "b.yaml"):
            assert (root / name).read_bytes() in (old, new)
        save([change(root, "a.yaml", (root / "a.yaml").read_bytes(), old)], root=str(root))
        assert sorted(path.name for path in root.iterdir()) == ["a.yaml", "b.yaml"]
