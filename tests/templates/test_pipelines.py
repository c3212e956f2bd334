from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from okrcli import __version__
from okrcli.templates.pipelines import SERVERS, pipeline, precommit
from tests.house.source import CHECKOUT
from tests.support.folders import OBJECTIVE, write
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
    theirs = pattern.findall(pipeline("github", ""))
    assert len(theirs) == pipeline("github", "").count("uses:") == 2
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
    assert not Path(SERVERS[server]).is_absolute()


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


def _tool(path: Path, line: str) -> None:
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)
