from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, repository, write
from tests.support.schemas import assert_keeps, assert_keeps_file, read_yaml
from tests.support.terminal import at_terminal

WORKFLOW, GITLAB, HOOK = ".github/workflows/okr.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"
SYNC, GITLAB_SYNC = ".github/workflows/okr-sync.yml", ".gitlab/okr-sync.yml"
TYPED = ("minimal", "sales", "", "", "e")
ALL = ("init", "--ci", "github", "--ci", "gitlab", "--pre-commit")


def test_a_new_workspace_gets_all_at_the_top_of_its_repository(tmp_path: Path) -> None:
    repository(tmp_path)
    told = okr(tmp_path, *ALL, "our goals", "--owner", "ania")
    assert told.status == 0
    assert told.out.splitlines() == [
        "created our goals/okr.yaml",
        "created our goals/okrs/2026-Q4/team.okr.yaml",
        f"created {WORKFLOW}",
        f"created {GITLAB}",
        f"created {HOOK}",
    ]
    workflow = assert_keeps_file("github-workflows", tmp_path / WORKFLOW)
    assert workflow["jobs"]["check"]["steps"][-1] == {"run": "okr check", "working-directory": "our goals"}
    assert_keeps_file("gitlab-ci", tmp_path / GITLAB)
    words = [sys.executable, "-m", "pre_commit", "validate-config", str(tmp_path / HOOK)]
    assert subprocess.run(words, capture_output=True, check=False).returncode == 0


def test_a_workspace_that_is_there_gets_these_files_and_no_goals(tmp_path: Path) -> None:
    repository(tmp_path)
    write(tmp_path, a=OBJECTIVE)
    told = okr(tmp_path, *ALL)
    assert (told.status, told.err) == (0, "")
    assert told.out == f"created {WORKFLOW}\ncreated {GITLAB}\ncreated {HOOK}\n"
    assert "working-directory" not in (tmp_path / WORKFLOW).read_text()
    assert okr(tmp_path, "init", "--ci", "github", "--team", "sales").out.splitlines()[:2] == [
        "kept    okr.yaml",
        "created okrs/2026-Q4/sales.okr.yaml",
    ]


def test_run_again_it_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    okr(tmp_path, *ALL)
    texts = {name: (tmp_path / name).read_bytes() for name in (WORKFLOW, GITLAB, HOOK)}
    told = okr(tmp_path, *ALL)
    assert (told.status, told.err) == (0, "")
    assert told.out == f"kept    {WORKFLOW}\nkept    {GITLAB}\nkept    {HOOK}\n"
    assert {name: (tmp_path / name).read_bytes() for name in texts} == texts


def test_what_others_wrote_stays_and_what_to_add_is_told(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    (tmp_path / GITLAB).write_text("stages: [lint]\n")
    (tmp_path / HOOK).write_text("repos: [\n")
    told = okr(tmp_path, "init", "--ci", "gitlab", "--pre-commit")
    assert (told.status, told.err) == (0, "")
    kept, job, hook = told.out.split("\n\nAdd this to ") if told.out.count("Add this") == 2 else ("", "", "")
    assert kept == f"kept    {GITLAB}\nkept    {HOOK}"
    assert "okr" in assert_keeps("gitlab-ci", job.partition("\n")[2])
    assert read_yaml(hook.partition("\n")[2])["repos"]
    assert (tmp_path / GITLAB).read_text() == "stages: [lint]\n"
    assert (tmp_path / HOOK).read_text() == "repos: [\n"


def test_the_hook_is_added_to_a_configuration_and_nothing_else_changes(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    before = "# ours\nrepos:\n- repo: local   # here\n  hooks:\n  - {id: x, name: x, entry: x, language: system}\n"
    (tmp_path / HOOK).write_text(before)
    assert okr(tmp_path, "init", "--pre-commit").out == f"changed {HOOK}\n"
    after = (tmp_path / HOOK).read_text()
    assert after.startswith(before)
    assert [hook["id"] for entry in read_yaml(after)["repos"] for hook in entry["hooks"]] == ["x", "okr-check"]


def test_a_dry_run_shows_these_files_too_and_writes_none(tmp_path: Path) -> None:
    repository(tmp_path)
    told = okr(tmp_path, *ALL, "goals", "--dry-run", "--owner", "ania")
    assert f"+++ b/{WORKFLOW}" in told.out
    assert "+++ b/okr.yaml" in told.out
    assert [path.name for path in tmp_path.iterdir()] == [".git"]


def test_a_server_that_is_none_writes_nothing(tmp_path: Path) -> None:
    told = okr(tmp_path, "init", "--ci", "gihub")
    assert (told.status, told.out) == (2, "")
    assert "did you mean --ci github" in told.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_read_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / HOOK).mkdir()
    told = okr(tmp_path, "init", "--pre-commit", "--ci", "github")
    assert (told.status, told.out) == (2, "")
    assert "cannot be read" in told.err
    assert [path.name for path in tmp_path.iterdir()] == [HOOK]


@pytest.mark.parametrize(
    ("answers", "made"), [(("github",), True), (("gitub", "GitHub"), True), (("",), False), (("no",), False)]
)
def test_at_a_terminal_one_question_is_asked_in_a_repository(
    tmp_path: Path, answers: tuple[str, ...], made: bool
) -> None:
    repository(tmp_path)
    screen = at_terminal(tmp_path, "init", typed=(*TYPED, *answers))
    assert screen.status == 0, screen.text
    assert screen.text.count("Check the goals in CI? (github, gitlab, no)") == len(answers)
    assert (tmp_path / WORKFLOW).exists() == made
    assert (tmp_path / "okr.yaml").exists()


def test_elsewhere_and_where_it_is_answered_nothing_is_asked(tmp_path: Path) -> None:
    assert "CI?" not in at_terminal(tmp_path, "init", typed=TYPED).text
    repository(tmp_path)
    other = tmp_path / "other"
    assert "CI?" not in at_terminal(tmp_path, "init", "other", "--ci", "gitlab", typed=TYPED).text
    assert (other / "okr.yaml").exists()
    assert "CI?" not in at_terminal(tmp_path, "init", "third", typed=TYPED).text


def test_sync_adds_a_schedule_with_the_variables_that_sources_name(tmp_path: Path) -> None:
    repository(tmp_path)
    settings = "version: 1\nname: Acme\nsources: {plausible: {token: $STATS_KEY}, semrush: {key: $UNUSED}}\n"
    kpis = """\
        kpis:
          - {id: a, title: A, unit: x, source: {type: plausible, site: example.com}}
          - {id: b, title: B, unit: x, source: {type: ga4, property: "1", metric: sessions}}
          - id: c
            title: C
            unit: x
            source: {type: json, url: "https://x.example/${PLACE}", headers: {A: Bearer $KEY_OF_C}, value: n}
          - {id: d, title: D, unit: x, source: {type: unheard-of, key: $NOT_ASKED}}
    """
    write(tmp_path, a=OBJECTIVE, settings=settings, kpis=kpis)
    told = okr(tmp_path, "init", "--ci", "github", "--ci", "gitlab", "--sync")
    assert (told.status, told.err) == (0, "")
    assert told.out == f"created {WORKFLOW}\ncreated {GITLAB}\ncreated {SYNC}\ncreated {GITLAB_SYNC}\n"
    steps = assert_keeps_file("github-workflows", tmp_path / SYNC)["jobs"]["sync"]["steps"]
    [env] = [step["env"] for step in steps if step.get("run") == "okr sync"]
    assert list(env) == ["GOOGLE_APPLICATION_CREDENTIALS", "KEY_OF_C", "PLACE", "STATS_KEY"]
    assert "okr-sync" in assert_keeps_file("gitlab-ci", tmp_path / GITLAB_SYNC)
    assert assert_keeps_file("gitlab-ci", tmp_path / GITLAB)["include"] == [{"local": GITLAB_SYNC}]
    assert okr(tmp_path, "init", "--ci", "github", "--ci", "gitlab", "--sync").out == told.out.replace(
        "created", "kept   "
    )


def test_sync_comes_with_a_new_workspace_too(tmp_path: Path) -> None:
    told = okr(tmp_path, "init", "--ci", "github", "--sync", "--owner", "ania")
    assert told.status == 0
    assert told.out.splitlines()[-2:] == [f"created {WORKFLOW}", f"created {SYNC}"]
    assert_keeps_file("github-workflows", tmp_path / SYNC)


@pytest.mark.parametrize(
    ("before", "added"), [("okr: {script: okr check}\n", ["include"]), ("stages: [lint]\n", ["include", "okr"])]
)
def test_what_to_include_is_told_where_gitlab_has_a_file(tmp_path: Path, before: str, added: list[str]) -> None:
    write(tmp_path, a=OBJECTIVE)
    (tmp_path / GITLAB).write_text(before)
    told = okr(tmp_path, "init", "--ci", "gitlab", "--sync")
    head, _, text = told.out.partition(f"\n\nAdd this to {GITLAB}:\n\n")
    assert head == f"kept    {GITLAB}\ncreated {GITLAB_SYNC}"
    assert list(read_yaml(text)) == added
    assert (tmp_path / GITLAB).read_text() == before


def test_sync_without_a_server_is_refused(tmp_path: Path) -> None:
    told = okr(tmp_path, "init", "--sync")
    assert (told.status, told.out) == (2, "")
    assert "--sync has no --ci" in told.err
    assert "--ci github --sync" in told.err
    assert list(tmp_path.iterdir()) == []
