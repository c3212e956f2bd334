"""A save of several files that was killed is ended by the next one."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import pytest

from okrcli.yamldoc.journal import NotAJournal, NotEnded, digest
from okrcli.yamldoc.save import EndedFirst, NotWritten, ended, is_torn, save
from tests.support.processes import ended as status_of
from tests.support.processes import kill, start
from tests.support.rights import plain_rights

OLD = {"a.yaml": b"old a", "x/b.yaml": b"old b", "x/c.yaml": b"old c"}
NEW = {**{name: content.replace(b"old", b"new") for name, content in OLD.items()}, "y/z/d.yaml": b"new d"}
JOURNAL = ".okr.journal"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path, OLD)
    return tmp_path


@pytest.fixture(params=["unnamed", "named"])
def _both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With files that have no name at first and, as on other systems, without."""
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)


def put(root: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)


def there(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def write_new(root: Path) -> None:
    save([(f"{root}/{name}", OLD.get(name), content) for name, content in NEW.items()], root=str(root))


def killed_before(event: int, root: Path) -> bool:
    """Runs the save in a process that is killed right before it asks the system for something; False if it ends."""

    def work() -> None:
        import okrcli.yamldoc.journal  # noqa: F401 - its import asks the system for things too

        left = event

        def count(name: str, words: tuple[object, ...]) -> None:
            nonlocal left
            if name in ("open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.scandir"):
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        write_new(root)

    return status_of(start(work)) == -signal.SIGKILL


@pytest.mark.usefixtures("_both_ways")
def test_wherever_a_save_is_killed_all_files_are_new_or_all_old_after_the_next(tmp_path: Path) -> None:
    outcomes = []
    event = 0
    while True:
        root = tmp_path / str(event)
        root.mkdir()
        put(root, OLD)
        if not killed_before(event, root):
            break
        for path in root.rglob("*.yaml"):
            assert path.read_bytes() in (
                OLD.get(path.relative_to(root).as_posix()),
                NEW[path.relative_to(root).as_posix()],
            )
        was_torn = is_torn(str(root))
        late = ended(str(root))
        assert not late or was_torn
        files = there(root)
        # What a killed process had not even said is swept by the next one that writes there.
        for content in (OLD, NEW):
            if {name: files.get(name) for name in NEW} == {name: content.get(name) for name in NEW}:
                outcomes.append(content is NEW)
                save([(f"{root}/{name}", each, each + b"!") for name, each in content.items()], root=str(root))
                assert there(root) == {name: each + b"!" for name, each in content.items()}
                break
        else:
            raise AssertionError(f"event {event}: {files}")
        event += 1
    assert there(root) == NEW
    assert outcomes == sorted(outcomes)
    assert set(outcomes) == {False, True}
    assert event > 12


def torn(root: Path, done: int) -> None:
    """Leaves what a process leaves that was killed after so many of its files."""
    steps = []
    for index, (name, content) in enumerate(NEW.items()):
        target = root / name
        temporary = f".{target.name}.okr-999999999-0123abcd.tmp"
        before = OLD.get(name)
        steps.append((name, temporary, before and digest(before), digest(content)))
        target.parent.mkdir(parents=True, exist_ok=True)
        (target if index < done else target.with_name(temporary)).write_bytes(content)
    (root / JOURNAL).write_text(json.dumps({"version": 1, "files": steps, "folders": ["y", "y/z"]}), encoding="utf-8")


def test_a_save_that_had_begun_is_ended(root: Path) -> None:
    torn(root, 2)
    assert ended(str(root)) == ("x/c.yaml", "y/z/d.yaml")
    assert there(root) == NEW
    assert ended(str(root)) == ()


def test_a_save_that_had_not_begun_is_cleared_away(root: Path) -> None:
    torn(root, 0)
    assert ended(str(root)) == ()
    assert there(root) == OLD
    assert not (root / "y").exists()


def test_who_saves_meanwhile_is_told_to_look_again(root: Path) -> None:
    torn(root, 1)
    with pytest.raises(
        EndedFirst, match=r"x/b\.yaml, x/c\.yaml and y/z/d\.yaml followed now, and nothing else was written"
    ):
        save([(f"{root}/x/c.yaml", b"old c", b"mine")], root=str(root))
    assert there(root) == NEW


def test_what_somebody_has_changed_since_is_theirs(root: Path) -> None:
    torn(root, 1)
    (root / "x/b.yaml").write_bytes(b"theirs")
    with pytest.raises(NotEnded, match=r"has written a\.yaml, x/c\.yaml and y/z/d\.yaml, but not x/b\.yaml"):
        ended(str(root))
    assert there(root) == {**NEW, "x/b.yaml": b"theirs"}
    assert ended(str(root)) == ()


def test_files_that_were_taken_back_stay_as_they_are(root: Path) -> None:
    torn(root, 2)
    put(root, dict.fromkeys(OLD, b"of another branch"))
    assert ended(str(root)) == ()
    assert there(root) == dict.fromkeys(OLD, b"of another branch")


def test_a_process_that_is_still_at_it_is_left_alone(root: Path) -> None:
    ready, is_ready = os.pipe()

    def work() -> None:
        def stop(name: str, words: tuple[object, ...]) -> None:
            if name == "os.rename" and str(words[1]).endswith("c.yaml"):
                os.write(is_ready, b".")
                signal.pause()

        sys.addaudithook(stop)
        write_new(root)

    process = start(work)
    assert os.read(ready, 1) == b"."
    try:
        assert is_torn(str(root))
        assert ended(str(root)) == ()
        with pytest.raises(NotWritten, match="another okr is writing here"):
            save([(f"{root}/x/c.yaml", b"old c", b"1"), (f"{root}/y/z/e.yaml", None, b"2")], root=str(root))
        assert (root / "x/c.yaml").read_bytes() == b"old c"
    finally:
        kill(process)
    assert ended(str(root)) == ("x/c.yaml", "y/z/d.yaml")
    assert there(root) == NEW


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"version": 2, "files": [], "folders": []}',
        '{"version": 1, "files": [["../out.yaml", ".out.yaml.okr-1-0123abcd.tmp", null, "0"]], "folders": []}',
        '{"version": 1, "files": [["link/out.yaml", ".out.yaml.okr-1-0123abcd.tmp", null, "0"]], "folders": []}',
        '{"version": 1, "files": [["a.yaml", "x/b.yaml", null, "0"]], "folders": []}',
        '{"version": 1, "files": [["a.yaml", ".b.yaml.okr-1-0123abcd.tmp", null, "0"]], "folders": []}',
        "[" * 100_000,
    ],
)
def test_a_journal_that_is_none_is_refused(text: str, root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (root / "link").symlink_to(tmp_path_factory.mktemp("outside"))
    (root / JOURNAL).write_text(text, encoding="utf-8")
    before = there(root)
    with pytest.raises(NotAJournal, match="is not what okr writes there; nothing was written"):
        save([(f"{root}/a.yaml", b"old a", b"new a")], root=str(root))
    assert there(root) == before


def test_a_link_in_the_place_of_the_journal_is_not_followed(root: Path) -> None:
    (root / JOURNAL).symlink_to("a.yaml")
    with pytest.raises(NotWritten):
        save([(f"{root}/a.yaml", b"old a", b"new a")], root=str(root))
    assert there(root)["a.yaml"] == b"old a"


def test_where_the_folder_may_not_be_written_to_the_files_are_nevertheless(root: Path) -> None:
    root.chmod(0o555)
    try:
        with plain_rights():
            save([(f"{root}/x/b.yaml", b"old b", b"new b"), (f"{root}/x/c.yaml", b"old c", b"new c")], root=str(root))
    finally:
        root.chmod(0o755)
    assert there(root) == {"a.yaml": b"old a", "x/b.yaml": b"new b", "x/c.yaml": b"new c"}
