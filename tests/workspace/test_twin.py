from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path
from signal import SIGKILL

import pytest

from okrcli.workspace import load
from okrcli.workspace.halves import Half, in_halves
from okrcli.workspace.opening import open_workspace
from okrcli.workspace.twin import Line, Lost, beside
from okrcli.yamldoc.scalars import resolve
from tests.support.folders import OBJECTIVE, write

# The tests run beside a thread that waits for work; a copy of it is never made.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


def _workspace(folder: Path) -> str:
    files = {f"f{number}": OBJECTIVE.replace("id: demand", f"id: demand-{number}") for number in range(4)}
    return write(folder, **files)


def _no_child_is_left() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def test_it_answers() -> None:
    def double(line: Line) -> None:
        line.send(line.receive() * 2)

    with beside(double) as line:
        line.send("ab" * 200_000)
        assert line.receive() == "ab" * 400_000
    assert _no_child_is_left()


def test_a_number_is_spelled_the_same_there() -> None:
    with beside(lambda line: line.send(getattr(line.receive(), "literal", None))) as line:
        line.send(resolve("007"))
        assert line.receive() == "007"


def test_it_may_say_nothing() -> None:
    with beside(lambda _: None) as line, pytest.raises(Lost):
        line.receive()
    assert _no_child_is_left()


def test_its_errors_are_its_own(capfd: pytest.CaptureFixture[str]) -> None:
    def fail(line: Line) -> None:
        raise ValueError(line)

    with beside(fail) as line, pytest.raises(Lost):
        line.receive()
    assert capfd.readouterr() == ("", "")


def test_it_may_be_killed_in_the_middle_of_a_word() -> None:
    def begin(line: Line) -> None:
        line._writing.write(pickle.dumps("a long word")[:-5])
        line._writing.flush()
        os.kill(os.getpid(), SIGKILL)

    with beside(begin) as line, pytest.raises(Lost):
        line.receive()
    assert _no_child_is_left()


def test_it_ends_with_what_it_was_made_for() -> None:
    with pytest.raises(KeyboardInterrupt), beside(lambda line: line.send(line.receive())):
        raise KeyboardInterrupt
    assert _no_child_is_left()


def test_what_was_not_written_yet_is_not_written_twice(capfd: pytest.CaptureFixture[str]) -> None:
    sys.stdout.write("once")
    with beside(lambda _: None) as line, pytest.raises(Lost):
        line.receive()
    assert capfd.readouterr().out == "once"


def test_both_halves_tell(tmp_path: Path) -> None:
    opened = open_workspace(_workspace(tmp_path))
    told, workspace = in_halves(opened, lambda half: sorted(half.own))
    assert told == [["f0.okr.yaml", "f1.okr.yaml"], ["f2.okr.yaml", "f3.okr.yaml"]]
    assert workspace.files == ("f0.okr.yaml", "f1.okr.yaml", "f2.okr.yaml", "f3.okr.yaml")


@pytest.mark.parametrize("when", ["first", "other"])
def test_one_half_has_nothing_to_tell(tmp_path: Path, when: str) -> None:
    opened = open_workspace(_workspace(tmp_path))
    told, workspace = in_halves(opened, lambda half: None if ("f0.okr.yaml" in half.own) is (when == "first") else 1)
    assert told == []
    assert workspace == load(str(tmp_path))


def test_the_other_half_is_killed(tmp_path: Path) -> None:
    opened, first = open_workspace(_workspace(tmp_path)), os.getpid()

    def tell(half: Half) -> int:
        if os.getpid() != first:
            os.kill(os.getpid(), SIGKILL)
        return len(half.own)

    told, workspace = in_halves(opened, tell)
    assert told == []
    assert workspace == load(str(tmp_path))
    assert _no_child_is_left()


@pytest.mark.parametrize("number", range(4))
def test_something_is_wrong_in_a_file(tmp_path: Path, number: int) -> None:
    root = _workspace(tmp_path)
    path = tmp_path / f"f{number}.okr.yaml"
    path.write_text(path.read_text().replace("target: 10}", "target: ten}"))
    told, workspace = in_halves(open_workspace(root), lambda half: len(half.own))
    assert told == []
    assert workspace == load(root)
    assert [each.file for each in workspace.problems] == [path.name]


def test_something_is_wrong_between_the_halves(tmp_path: Path) -> None:
    root = _workspace(tmp_path)
    (tmp_path / "f3.okr.yaml").write_text(OBJECTIVE.replace("id: demand", "id: demand-0"))
    told, workspace = in_halves(open_workspace(root), lambda half: len(half.own))
    assert told == []
    assert [each.code for each in workspace.problems] == ["OKR105"]
