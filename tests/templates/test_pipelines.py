from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from okrcli import __version__
from okrcli.templates.pipelines import INCLUDES, SERVERS, SYNCS, pipeline, precommit, sync_pipeline
from tests.house.source import CHECKOUT
from tests.support.folders import OBJECTIVE, commit, git, repository, write
from tests.support.schemas import assert_keeps, read_yaml

FOLDERS = ["", "goals", "my goals/q4", 'it\'s: #1 $(x) "y" `z`', "-C", "${{ github.token }}", "żółw 50%"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_github_gets_a_workflow_of_few_rights(folder: str) -> None:
    workflow = assert_keeps("github-workflows", pipeline("github", folder))
    assert workflow["permissions"] == {"contents": "read"}
    assert set(workflow["on"]) == {"push", "pull_request"}
    [job] = workflow["jobs"].values()
    assert job["timeout-minutes"] <= 10
    checkout, python, install, check = job["steps"]
    assert checkout["with"] == {"persist-credentials": False}
    assert install["run"].endswith(f" okrcli=={__version__}")
    assert check["run"] == "okr check"
    assert check.get("working-directory", "").replace("${{ '${{' }}", "${{") == folder
    assert tuple(map(int, python["with"]["python-version"].split("."))) >= (3, 11)


def test_the_actions_of_others_are_those_that_we_use_ourselves() -> None:
    pattern = re.compile(r"uses: (\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$", re.MULTILINE)
    ours = pattern.findall((CHECKOUT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
    for text in (pipeline("github", ""), sync_pipeline("github", "")):
        theirs = pattern.findall(text)
        assert len(theirs) == text.count("uses:") == 2
        assert set(theirs) <= set(ours)


@pytest.mark.parametrize("folder", FOLDERS)
def test_gitlab_gets_a_job_with_a_report_that_is_kept_when_it_fails(folder: str) -> None:
    pipeline_ = assert_keeps("gitlab-ci", pipeline("gitlab", folder))
    job = pipeline_["okr"]
    assert job["artifacts"] == {"when": "always", "reports": {"codequality": "gl-code-quality-report.json"}}
    install, *there, report, check = job["script"]
    assert install.endswith(f" okrcli=={__version__}")
    assert [shlex.split(line) for line in there] == ([["cd", f"./{folder}"]] if folder else [])
    assert shlex.split(report)[:4] == ["okr", "check", "--format", "gitlab"]
    assert report.endswith("--fail-on never")
    assert check == "okr check"


def test_pre_commit_gets_the_hook_of_this_version() -> None:
    assert read_yaml(precommit()) == {
        "repos": [
            {"repo": "https://github.com/okrcli/okrcli", "rev": f"v{__version__}", "hooks": [{"id": "okr-check"}]}
        ]
    }
    manifest = read_yaml((CHECKOUT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert "okr-check" in {hook["id"] for hook in manifest}


@pytest.mark.parametrize("server", SERVERS)
def test_a_text_ends_its_last_line(server: str) -> None:
    for folder in ("", "goals"):
        assert re.search(r"[^\n]\n\Z", pipeline(server, folder))
        assert re.search(r"[^\n]\n\Z", sync_pipeline(server, folder))
    assert not Path(SERVERS[server]).is_absolute()
    assert not Path(SYNCS[server]).is_absolute()


@pytest.mark.parametrize(
    ("folder", "target", "failed"), [("", "ten", True), (FOLDERS[3], "10", False), ("-C", "ten", True)]
)
def test_the_job_of_gitlab_runs(tmp_path: Path, folder: str, target: str, failed: bool) -> None:
    checkout, tools = tmp_path / "checkout", tmp_path / "tools"
    goals = checkout / folder
    goals.mkdir(parents=True)
    tools.mkdir()
    write(goals, a=OBJECTIVE.replace("target: 10", f"target: {target}"))
    _tool(tools / "python", ":")
    _tool(tools / "okr", f'PYTHONPATH="{CHECKOUT}" exec "{sys.executable}" -m okrcli "$@"')
    environ = {
        "PATH": f"{tools}:/usr/bin:/bin",
        "HOME": str(tmp_path),
        "CI_PROJECT_DIR": str(checkout),
        "OKR_TODAY": "2026-10-01",
        "LC_ALL": "C.UTF-8",
    }
    # A runner puts the lines into one script that ends at the first failure.
    script = "set -eo pipefail\n" + "\n".join(read_yaml(pipeline("gitlab", folder))["okr"]["script"])
    done = subprocess.run(
        ["bash", "-c", script], cwd=checkout, env=environ, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (int(failed), "")
    issues = json.loads((checkout / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    path = f"{folder}/a.okr.yaml" if folder else "a.okr.yaml"
    assert [each["location"]["path"] for each in issues if each["severity"] == "major"] == [path] * failed
    assert ("OKR102" in done.stdout) == failed


@pytest.mark.parametrize("folder", FOLDERS)
def test_github_gets_a_schedule_that_may_push_and_propose(folder: str) -> None:
    workflow = assert_keeps("github-workflows", sync_pipeline("github", folder, ["META_TOKEN", "PKEY"]))
    assert workflow["permissions"] == {"contents": "write", "pull-requests": "write"}
    assert set(workflow["on"]) == {"schedule", "workflow_dispatch"}
    [job] = workflow["jobs"].values()
    checkout, _, install, sync, propose, end = job["steps"]
    assert checkout["with"] == {"persist-credentials": False}
    assert f"]=={__version__}" in install["run"]
    assert (sync["run"], sync["continue-on-error"]) == ("okr sync", True)
    assert sync["env"] == {name: f"${{{{ secrets.{name} }}}}" for name in ("META_TOKEN", "PKEY")}
    assert sync.get("working-directory", "").replace("${{ '${{' }}", "${{") == folder
    assert "${{" not in propose["run"]
    assert end == {"if": "steps.sync.outcome == 'failure'", "run": "exit 1"}


def test_github_may_read_issues_only_where_a_source_uses_its_token() -> None:
    workflow = assert_keeps("github-workflows", sync_pipeline("github", "", ["GITHUB_TOKEN"]))
    assert workflow["permissions"]["issues"] == "read"


def test_without_variables_the_schedule_shows_where_they_go() -> None:
    text = sync_pipeline("github", "")
    assert "env" not in assert_keeps("github-workflows", text)["jobs"]["sync"]["steps"][3]
    shown = text.replace("        #env:\n        #  ", "        env:\n          ")
    assert "PLAUSIBLE_API_KEY" in assert_keeps("github-workflows", shown)["jobs"]["sync"]["steps"][3]["env"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_gitlab_gets_a_job_for_schedules_of_the_default_branch(folder: str) -> None:
    text = sync_pipeline("gitlab", folder, ["META_TOKEN"])
    job = assert_keeps("gitlab-ci", text)["okr-sync"]
    assert [rule["if"] for rule in job["rules"]] == [
        '$CI_PIPELINE_SOURCE == "schedule" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'
    ]
    assert "# The sources name: META_TOKEN\n" in text
    there = [shlex.split(line) for line in job["script"] if line.startswith("cd ")]
    assert there == ([["cd", f"./{folder}"]] if folder else [])


def test_the_file_of_gitlab_includes_that_job_where_it_is_asked_for() -> None:
    included = assert_keeps("gitlab-ci", pipeline("gitlab", "", include=True))
    assert included["include"] == [{"local": SYNCS["gitlab"]}] == read_yaml(INCLUDES["gitlab"])["include"]
    assert "okr" in included
    assert pipeline("github", "", include=True) == pipeline("github", "")


KPI = """\
kpis:
  - id: visits
    title: Visits
    unit: visits
    cadence: week
    source: {type: json, path: visits.json, value: visits}
"""


@pytest.mark.parametrize(
    ("visits", "proposals", "made", "pushed"),
    [("4711", "0", True, True), ("4711", "1", False, True), ("null", "0", False, False)],
)
def test_the_steps_of_github_push_and_propose_once(
    tmp_path: Path, visits: str, proposals: str, made: bool, pushed: bool
) -> None:
    environ = _checked_out(tmp_path, visits)
    _tool(tmp_path / "tools/gh", f'echo "$@" >> "{tmp_path}/asked"; [ "$2" != list ] || echo {proposals}')
    steps = read_yaml(sync_pipeline("github", "goals"))["jobs"]["sync"]["steps"]
    for step in steps[3:5]:
        where = tmp_path / "checkout" / step.get("working-directory", "")
        words = ["bash", "-e", "-c", step["run"]]
        done = subprocess.run(words, cwd=where, env=environ, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    asked = (tmp_path / "asked").read_text() if (tmp_path / "asked").exists() else ""
    assert ("pr create --head okr-sync --base main" in asked) == made
    assert ("value: 4711" in _proposed(tmp_path)) == pushed


@pytest.mark.parametrize(("url", "status"), [("visits.json", 0), ("missing.json", 1)])
def test_the_job_of_gitlab_pushes_what_was_read_and_tells_what_failed(tmp_path: Path, url: str, status: int) -> None:
    environ = _checked_out(
        tmp_path, "4711", KPI + KPI.removeprefix("kpis:\n").replace("visits", "leads", 1).replace("visits.json", url)
    )
    job = read_yaml(sync_pipeline("gitlab", "goals"))["okr-sync"]
    words = ["bash", "-c", "set -eo pipefail\n" + "\n".join(job["script"])]
    for _ in range(2):
        done = subprocess.run(
            words, cwd=tmp_path / "checkout", env=environ, capture_output=True, text=True, check=False
        )
        assert done.returncode == status, done.stderr
        assert "value: 4711" in _proposed(tmp_path)
    refused = subprocess.run(
        words, cwd=tmp_path / "checkout", env={**environ, "OKR_SYNC_TOKEN": ""}, capture_output=True, check=False
    )
    assert refused.returncode != 0
    assert b"OKR_SYNC_TOKEN: is not set. Make a token" in refused.stderr


def _checked_out(root: Path, visits: str, kpis: str = KPI) -> dict[str, str]:
    """A checkout of a workspace with a server behind it; the variables that a runner gives."""
    checkout, tools, server = root / "checkout", root / "tools", root / "server.git"
    (checkout / "goals").mkdir(parents=True)
    tools.mkdir()
    repository(checkout)
    git(checkout, "checkout", "-q", "-b", "main")
    write(checkout / "goals", kpis=kpis)
    (checkout / "goals/visits.json").write_text(f'{{"visits": {visits}}}', encoding="utf-8")
    commit(checkout)
    git(checkout, "clone", "-q", "--bare", str(checkout), str(server))
    git(server, "config", "receive.advertisePushOptions", "true")
    git(checkout, "remote", "add", "origin", str(server))
    _tool(tools / "python", ":")
    _tool(tools / "okr", f'PYTHONPATH="{CHECKOUT}" exec "{sys.executable}" -m okrcli "$@"')
    return {
        "PATH": f"{tools}:/usr/bin:/bin",
        "HOME": str(root),
        "OKR_TODAY": "2026-10-01",
        "LC_ALL": "C.UTF-8",
        "GITHUB_REF_NAME": "main",
        "CI_DEFAULT_BRANCH": "main",
        "CI_SERVER_HOST": "gitlab.example.com",
        "CI_PROJECT_URL": str(root / "server"),
        "OKR_SYNC_TOKEN": "x",
    }


def _proposed(root: Path) -> str:
    """What the branch with the proposal has beyond the main one."""
    words = ["git", "-C", str(root / "server.git"), "diff", "main", "okr-sync"]
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout


def _tool(path: Path, line: str) -> None:
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)
