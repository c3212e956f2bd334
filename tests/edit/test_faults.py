from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from okrcli.edit.log import Refused, Row, Terms, log, resolve
from okrcli.workspace import load
from okrcli.yamldoc.journal import digest
from okrcli.yamldoc.save import ChangedMeanwhile, NotWritten
from tests.bench.faults import kills_of_several
from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, write
from tests.support.plans import day
from tests.support.rights import plain_rights
from tests.support.written import changes

ROOT = Path(__file__).parents[2]
WRITERS, TIMES = 8, 2


def _start(where: Path, *words: str) -> subprocess.Popen[str]:
    environ = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(where),
        "PYTHONPATH": str(ROOT),
        "OKR_TODAY": "2026-11-22",
    }
    command = [sys.executable, "-m", "okrcli", *words]
    return subprocess.Popen(
        command,
        cwd=where,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_eight_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    for turn in range(TIMES):
        running = [
            _start(tmp_path, "update", f"articles+={2**writer}", "--by", f"w{writer}-{turn}")
            for writer in range(WRITERS)
        ]
        for each in running:
            out, err = each.communicate(timeout=60)
            assert each.returncode == 0, err
            assert out.count("\n") == 1
    [articles] = [
        key_result
        for goal in load(str(tmp_path)).plan.objectives
        for planned in goal.key_results
        if (key_result := planned.key_result).id == "articles"
    ]
    assert {each.by for each in articles.checkins} == {f"w{w}-{t}" for w in range(WRITERS) for t in range(TIMES)}
    assert sum(int(str(each.value)) for each in articles.checkins) == TIMES * (2**WRITERS - 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.okr.yaml", "okr.yaml"]


def test_of_two_who_log_one_level_one_is_told(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    running = [_start(tmp_path, "update", "nps", str(41 + each), "--by", f"w{each}") for each in range(2)]
    said = [each.communicate(timeout=60)[1] for each in running]
    assert sorted(each.returncode for each in running) == [0, 2]
    assert any("has a value for 2026-11-22 already" in each for each in said)


def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    (tmp_path / "a.okr.yaml").chmod(0o444)
    with changes(tmp_path) as lines:
        result = okr(tmp_path, "update", "sessions", "44300")
    assert (result.status, result.out, lines.all) == (2, "", [])
    assert "a.okr.yaml cannot be written: " in result.err
    assert "nothing was written" in result.err


def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    write(tmp_path, okrs__a=OBJECTIVE)
    (tmp_path / "okrs").chmod(0o555)
    try:
        with changes(tmp_path) as lines, plain_rights():
            result = okr(tmp_path, "update", "sessions", "44300")
    finally:
        (tmp_path / "okrs").chmod(0o755)
    assert (result.status, result.out, lines.all) == (2, "", [])
    assert "nothing was written" in result.err


def test_of_two_files_that_belong_together_both_are_written_or_none(tmp_path: Path) -> None:
    fed = OBJECTIVE.replace("min: 40}", "min: 40, kpi: nps}")
    write(tmp_path, a=fed, kpis="kpis:\n  - {id: nps, title: NPS, readings: [{date: 2026-10-05, value: 41}]}\n")
    (tmp_path / "a.okr.yaml").chmod(0o444)
    with changes(tmp_path) as lines:
        result = okr(tmp_path, "update", "nps", "43", "-m", "a survey")
    assert (result.status, result.out, lines.all) == (2, "", [])
    (tmp_path / "a.okr.yaml").chmod(0o644)
    assert okr(tmp_path, "update", "demand/nps", "43", "-m", "a survey").status == 0


def test_a_path_with_spaces_and_emoji(tmp_path: Path) -> None:
    folder = tmp_path / "our goals 🎯 – Łódź"
    folder.mkdir()
    write(folder, marketing__q4=OBJECTIVE)
    assert okr(folder, "update", "sessions", "44300").status == 0
    result = okr(tmp_path, "-C", folder.name, "update", "nps", "44", "--color", "always")
    assert (result.status, result.err) == (0, "")
    assert "marketing/q4.okr.yaml:10" in result.out


@pytest.mark.parametrize("name", [".a.okr.yaml.swp", "a.okr.yaml~", "#a.okr.yaml#", ".#a.okr.yaml", "4913"])
def test_the_swap_file_of_an_editor_is_not_minded(tmp_path: Path, name: str) -> None:
    write(tmp_path, a=OBJECTIVE)
    path = tmp_path / name
    if name.startswith(".#"):
        path.symlink_to("ania@host.1234")
    else:
        path.write_bytes(b"b0VIM 9.0\0\xff")
    result = okr(tmp_path, "update", "sessions", "44300", "--by", "ania")
    assert (result.status, result.err) == (0, "")
    assert path.is_symlink() or path.read_bytes() == b"b0VIM 9.0\0\xff"


def test_a_file_that_is_replaced_between_reading_and_writing_is_left_alone(tmp_path: Path) -> None:
    root = write(tmp_path, a=OBJECTIVE)
    workspace = load(root)
    batch = log(workspace, resolve(workspace, [Row("sessions", "44300")], Terms(day(0.5), "ania")))
    path = tmp_path / "a.okr.yaml"
    path.unlink()
    path.write_text(OBJECTIVE + "# by another hand\n", encoding="utf-8")
    with pytest.raises(ChangedMeanwhile):
        batch.changes.apply(lambda _: None, f"{root}/okr.yaml")
    assert path.read_text(encoding="utf-8") == OBJECTIVE + "# by another hand\n"
    path.unlink()
    with pytest.raises(ChangedMeanwhile):
        batch.changes.apply(lambda _: None, None)
    assert not path.exists()


def test_a_file_that_changed_after_it_was_loaded_is_not_written_to_in_the_wrong_place(tmp_path: Path) -> None:
    root = write(tmp_path, a=OBJECTIVE)
    workspace, load_again = load(root), load(root)
    moved = OBJECTIVE.replace(
        "      - {id: sessions", "      - {id: visits, title: Visits, baseline: 1, target: 2}\n      - {id: sessions"
    )
    (tmp_path / "a.okr.yaml").write_text(moved, encoding="utf-8")
    with pytest.raises(Refused, match="has changed since it was read"):
        log(workspace, resolve(workspace, [Row("sessions", "44300")], Terms(day(0.5), "ania")))
    (tmp_path / "a.okr.yaml").unlink()
    with pytest.raises(Refused, match="has been deleted since it was read"):
        log(load_again, resolve(load_again, [Row("sessions", "44300")], Terms(day(0.5), "ania")))


def test_a_link_out_of_the_workspace_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(OBJECTIVE, encoding="utf-8")
    folder = tmp_path / "acme"
    folder.mkdir()
    root = write(folder, a=OBJECTIVE)
    workspace = load(root)
    batch = log(workspace, resolve(workspace, [Row("sessions", "44300")], Terms(day(0.5), "ania")))
    (folder / "a.okr.yaml").unlink()
    (folder / "a.okr.yaml").symlink_to(outside)
    with pytest.raises(NotWritten):
        batch.changes.apply(lambda _: None, None)
    assert outside.read_text(encoding="utf-8") == OBJECTIVE


def test_what_is_typed_can_do_nothing_to_the_file_or_the_terminal(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    note = "a: b # {c} [x]\x1b[31m\n- id: evil\n  title: 'x'\u202e"
    result = okr(tmp_path, "update", "sessions", "44300", "-m", note, "--by", "ania: x", "--evidence", "*a, &b")
    assert (result.status, result.err) == (0, "")
    [checkin] = load(str(tmp_path)).plan.objectives[0].key_results[0].key_result.checkins
    assert (checkin.note, checkin.by, checkin.evidence) == (note, "ania: x", ("*a, &b",))
    bad = okr(tmp_path, "update", "sessions\x1b[31m", "\x1b[2J")
    assert "\x1b" not in bad.err.replace("\x1b[31;1m", "")


def test_renames_over_several_files_that_are_killed_leave_all_of_one_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OKR_TODAY", "2026-11-22")
    assert kills_of_several(tmp_path, 6, Random(11)) == []
    assert "6 kills of renames" in capsys.readouterr().out


def test_a_command_ends_what_a_killed_one_has_begun_before_it_reads(tmp_path: Path) -> None:
    other = OBJECTIVE.replace("marketing", "ads").replace("id: demand", "id: reach")
    write(tmp_path, a=OBJECTIVE, b=other)
    names = [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.glob("*.okr.yaml"))]
    steps = []
    for name in names:
        before = (tmp_path / name).read_bytes()
        after = before.replace(b"target: 50000", b"target: 60000")
        temporary = f".{name}.okr-999999999-0123abcd.tmp"
        steps.append((name, temporary, digest(before), digest(after)))
        (tmp_path / (name if name == names[0] else temporary)).write_bytes(after)
    said = {"version": 1, "files": steps, "folders": []}
    (tmp_path / ".okr.journal").write_text(json.dumps(said), encoding="utf-8")
    preview = okr(tmp_path, "retarget", "reach/sessions", "70000", "--why", "x", "--dry-run")
    assert "from: 50000" in preview.out and (tmp_path / ".okr.journal").exists()
    result = okr(tmp_path, "retarget", "reach/sessions", "70000", "--why", "x")
    assert (result.status, result.err) == (
        0,
        "An okr that was killed had written only a part of its files; b.okr.yaml followed now.\n",
    )
    assert "from: 60000, to: 70000" in (tmp_path / "b.okr.yaml").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.okr.yaml", "b.okr.yaml", "okr.yaml"]
