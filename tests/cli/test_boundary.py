from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from okrcli import __version__
from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, write

ROOT = Path(__file__).parents[2]


def spawn(*words: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(cwd), **variables}
    command = [sys.executable, "-m", "okrcli", *words]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("word", ["--version", "-V"])
def test_the_version(word: str, tmp_path: Path) -> None:
    done = spawn(word, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"okr {__version__}\n", "")
    assert okr(tmp_path, "-q", word).out == done.stdout


@pytest.mark.parametrize(
    ("words", "error", "hint"),
    [
        (("statu",), "okr has no command `statu`", "did you mean okr status?"),
        (("--tody", "2026-11-22", "status"), "no such option: --tody", "okr --help"),
        (("status", "--ownr", "me"), "no such option: --ownr", "okr status --help"),
        (("show",), "missing argument 'REF'", "okr show --help"),
        (("update", "nps", "-3"), "no such option: -3", "a negative value follows an equals sign: REF=-3"),
        (("-C", "nowhere", "status"), "there is no folder nowhere", "check the spelling of the path"),
        (("--color", "blue", "status"), "--color blue is not auto, always or never", "okr --color auto"),
        (("--today", "today", "status"), "--today today is not a date", "write YEAR-MONTH-DAY, such as 2026-11-22"),
    ],
)
def test_an_error_of_usage_is_two_lines_on_standard_error(
    tmp_path: Path, words: tuple[str, ...], error: str, hint: str
) -> None:
    write(tmp_path, a=OBJECTIVE)
    result = okr(tmp_path, *words)
    assert (result.status, result.out) == (2, "")
    first, second = result.err.splitlines()
    assert first.startswith(f"error: {error}")
    assert second.startswith(f"hint: {hint}")


def test_common_options_may_stand_before_or_after_the_command(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    before = okr(tmp_path.parent, "-C", tmp_path.name, "--today", "2026-10-09", "status")
    after = okr(tmp_path.parent, "status", "-C", tmp_path.name, "--today", "2026-10-09")
    assert before.status == 0
    assert before == after
    assert "9 Oct 2026" in before.out


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    script = f"{sys.executable} -m okrcli -C {ROOT}/examples/marketing --today 2026-11-22 status | head -1"
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {script}"], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1


def test_a_bug_is_owned_up_to_with_a_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object) -> None:
        raise RuntimeError("the wheel came off")

    monkeypatch.setattr("okrcli.commands.session.Session.root", break_down)
    result = okr(tmp_path, "status", XDG_STATE_HOME=str(tmp_path / "state"))
    assert result.status == 70
    assert "a bug in okr, not in your files: RuntimeError: the wheel came off" in result.err
    [report] = (tmp_path / "state" / "okr").iterdir()
    assert str(report) in result.err
    assert "Traceback" in report.read_text()


def test_an_interrupt_is_130(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("okrcli.commands.session.Session.root", interrupt)
    assert okr(tmp_path, "status").status == 130


def test_colour_is_for_terminals_and_for_those_who_ask(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    assert "\x1b[" not in okr(tmp_path, "status").out
    assert "\x1b[" in okr(tmp_path, "status", "--color", "always").out
    assert "\x1b[" in okr(tmp_path, "status", FORCE_COLOR="1").out
    assert "\x1b[" not in okr(tmp_path, "status", "--color", "never", FORCE_COLOR="1").out
    assert "\x1b[" not in okr(tmp_path, "status", FORCE_COLOR="1", NO_COLOR="1").out


def test_help_tells_every_command_and_every_command_has_help(tmp_path: Path) -> None:
    from okrcli.commands import COMMANDS

    shown = okr(tmp_path, "--help")
    assert shown.status == 0
    for name, summary in COMMANDS.items():
        assert f"  {name} " in shown.out
        own = okr(tmp_path, name, "--help")
        assert own.status == 0
        assert " ".join(own.out.split()).count(summary.rstrip(".")) == 1
