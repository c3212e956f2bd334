from __future__ import annotations

import os
import re
from pathlib import Path

import yaml

from tests.house.source import CHECKOUT
from tests.support.schemas import assert_keeps_file

WORKFLOWS = sorted((CHECKOUT / ".github/workflows").glob("*.yml"))


def _yaml(path: Path) -> dict[str, object]:
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    assert isinstance(data, dict)
    return data


def test_the_readme_has_the_two_commands() -> None:
    blocks = re.findall(
        r"^```sh\n(.*?)^```$", (CHECKOUT / "README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    assert len(blocks) >= 2
    assert "pytest" in blocks[1]
    assert "pytest" not in blocks[0]


def test_ci_can_be_run() -> None:
    script = CHECKOUT / ".ci/run"
    assert os.access(script, os.X_OK)
    assert "set -euo pipefail" in script.read_text(encoding="utf-8")


def test_the_actions_of_others_are_pinned_by_their_content() -> None:
    assert WORKFLOWS
    uses = [line for path in WORKFLOWS for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert uses
    assert not [line for line in uses if not re.search(r"uses: (\./$|[\w./-]+@[0-9a-f]{40} # v\d)", line)]


def test_workflows_may_do_little_and_not_for_long() -> None:
    for path in WORKFLOWS:
        workflow = _yaml(path)
        assert workflow["permissions"] == {"contents": "read"}
        jobs = workflow["jobs"]
        assert isinstance(jobs, dict)
        assert all(int(job["timeout-minutes"]) <= 30 for job in jobs.values())


def test_workflows_keep_the_schema_of_github() -> None:
    for path in WORKFLOWS:
        assert_keeps_file("github-workflows", path)


def test_no_text_of_others_becomes_a_part_of_a_script() -> None:
    for path in (CHECKOUT / "action.yml", *WORKFLOWS):
        scripts = re.findall(
            r"^( *)(?:- )?run: ?(.*(?:\n(?:\1  .*)?)*)", path.read_text(encoding="utf-8"), re.MULTILINE
        )
        assert scripts
        assert not [script for _, script in scripts if "${{" in script]


def test_the_hooks_have_what_they_need() -> None:
    hooks = yaml.load((CHECKOUT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert [hook["id"] for hook in hooks] == ["okr-check", "okr-check-all"]
    assert all(hook["language"] == "python" and hook["require_serial"] == "true" for hook in hooks)
    assert [hook["entry"] for hook in hooks] == ["okr check --force-exclude", "okr check"]
    for name in ("okr.yaml", "okrs/2026-Q4/marketing.okr.yaml", "deep/okr.yaml"):
        assert re.search(hooks[0]["files"], name)
    for name in ("okr.yml", "my-okr.yaml", "okr.yaml.bak", "okrs/notes.yaml"):
        assert not re.search(hooks[0]["files"], name)
