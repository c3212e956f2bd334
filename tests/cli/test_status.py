from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, commit, repository, write

EXAMPLE = Path(__file__).parents[2] / "examples" / "marketing"


def test_in_a_pipe_a_key_result_is_a_line_of_cells(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE.replace("target: 50000", "target: 50000, checkins: [{date: 2026-11-20, value: 45000}]"))
    result = okr(tmp_path, "status")
    assert (result.status, result.err) == (0, "")
    [line] = [line for line in result.out.splitlines() if "Organic sessions" in line]
    assert line.split("\t")[:5] == ["●", "Organic sessions", "45,000 → 50,000 sessions", "50%", "on track"]
    assert "\x1b" not in result.out


@pytest.mark.parametrize("width", [60, 80, 140, 200])
def test_at_a_terminal_nothing_is_wider_than_it(width: int) -> None:
    from okrcli.wording.lines import width as columns

    result = okr(EXAMPLE, "status", FORCE_COLOR="1", COLUMNS=str(width))
    plain = [_without_style(line) for line in result.out.splitlines()]
    assert result.status == 0
    assert max(map(columns, plain)) <= width


def test_okr_alone_is_status_in_a_workspace_and_a_welcome_elsewhere(tmp_path: Path) -> None:
    assert okr(EXAMPLE).out == okr(EXAMPLE, "status").out
    elsewhere = okr(tmp_path)
    assert elsewhere.status == 0
    assert all(f"okr {name}" in elsewhere.out for name in ("init", "update", "status"))


def test_without_a_workspace_status_says_what_to_do(tmp_path: Path) -> None:
    result = okr(tmp_path, "status")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("error: no okr.yaml in ")
    assert "hint: okr init" in result.err


def test_a_file_that_does_not_parse_is_left_out_and_counted(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE, b="cycle: [2026\n")
    result = okr(tmp_path, "status")
    assert result.status == 0
    assert "Organic sessions" in result.out
    assert result.err.count("\n") == 1
    assert result.err.startswith("Left out: 1 file does not parse.")
    assert okr(tmp_path, "-q", "status").err == ""
    [left_out] = okr(tmp_path, "status", "--format", "json").json()["data"]["left_out"]
    assert (left_out["file"], left_out["problems"][0]["code"]) == ("b.okr.yaml", "OKR001")


def test_wrong_settings_stop_with_their_place(tmp_path: Path) -> None:
    write(tmp_path, settings="version: 1\nnam: Acme\n", a=OBJECTIVE)
    result = okr(tmp_path, "status")
    assert (result.status, result.out) == (2, "")
    assert "--> okr.yaml:2:1" in result.err
    assert "did you mean `name`?" in result.err


def test_the_past_by_date_and_by_revision(tmp_path: Path) -> None:
    repository(tmp_path)
    with_checkin = OBJECTIVE.replace("target: 50000", "target: 50000, checkins: [{date: 2026-11-20, value: 45000}]")
    write(tmp_path, a=OBJECTIVE)
    commit(tmp_path, day="2026-10-05")
    write(tmp_path, a=with_checkin)
    assert "50%" in okr(tmp_path, "status").out
    assert "50%" not in okr(tmp_path, "status", "--at", "2026-11-19").out
    then = okr(tmp_path, "status", "--rev", "HEAD", today=None)
    assert "5 Oct 2026" in then.out
    assert "50%" not in then.out
    assert okr(tmp_path, "status", "--rev", "nonsense").status == 2


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (("--team", "product"), {"product"}),
        (("--cycle", "2026"), {"company"}),
        (("found-first/domain-rating",), {"marketing"}),
        (("--health", "missed"), {"product"}),
    ],
)
def test_filters(words: tuple[str, ...], kept: set[str]) -> None:
    document = okr(EXAMPLE, "status", "--format", "json", *words).json()
    assert {objective["team"] for objective in document["data"]["objectives"]} == kept


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("--team", "markting"), "did you mean marketing?"),
        (("--cycle", "2026-Q5"), "did you mean 2026-Q"),
        (("--health", "of-track"), "did you mean --health off-track?"),
        (("domain-ratin",), "did you mean marketing/found-first/domain-rating"),
        (("--today", "22.11.2026"), "2026-11-22"),
        (("--format", "jsn"), "did you mean --format json?"),
    ],
)
def test_a_slip_of_the_pen_is_told_with_what_was_meant(words: tuple[str, ...], hint: str) -> None:
    result = okr(EXAMPLE, "status", *words)
    assert (result.status, result.out) == (2, "")
    assert hint in result.err


def test_owner_me_is_the_git_user(tmp_path: Path) -> None:
    repository(tmp_path)
    people = "version: 1\npeople:\n  ania: {email: ania@example.com}\n  jan: {email: jan@example.com}\n"
    other = OBJECTIVE.replace("marketing", "product").replace("owner: ania", "owner: jan")
    write(tmp_path, settings=people, a=OBJECTIVE, b=other)
    document = okr(tmp_path, "status", "--owner", "me", "--format", "json").json()
    assert [objective["team"] for objective in document["data"]["objectives"]] == ["marketing"]


def test_fail_on_turns_a_state_into_a_verdict() -> None:
    assert okr(EXAMPLE, "status", "--fail-on", "off-track").status == 1
    assert okr(EXAMPLE, "status", "--fail-on", "off-track", "--team", "product").status == 0


def test_where_no_cycle_holds_the_latest_is_shown_and_said(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    result = okr(tmp_path, "status", today="2027-03-01")
    assert "2026-Q4" in result.out
    assert result.err == "No cycle holds today; this is 2026-Q4. --cycle chooses another.\n"


def test_user_text_is_inert(tmp_path: Path) -> None:
    title = '"\\e[31mred\\a [bold]x[/bold] :warning: \\u202eevil"'
    write(tmp_path, a=OBJECTIVE.replace("title: Organic sessions", f"title: {title}"))
    for words in ({}, {"FORCE_COLOR": "1"}):
        out = okr(tmp_path, "status", **words).out
        assert "[31mred" in out
        assert "\x1b[31mred" not in out
        assert "\u202e" not in out
        assert "[bold]x[/bold] :warn" in out


def _without_style(line: str) -> str:
    import re

    return re.sub(r"\x1b\[[0-9;]*m", "", line)


@pytest.mark.parametrize("columns", ["80", "200"])
def test_an_objective_may_have_nothing_below_it(tmp_path: Path, columns: str) -> None:
    objective, _, _ = OBJECTIVE.partition("      - {id: articles")
    root = write(tmp_path, a=objective.replace("target: 50000", "target: many"))
    shown = okr(root, "--color", "always", "status", COLUMNS=columns)
    assert shown.status == 0
    assert "Become the first place people look\x1b[0m" in shown.out
    assert "marketing/demand" in shown.out
