from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.git import who, workspace_at
from okrcli.git.process import GitFailed
from okrcli.git.revision import NotThere
from tests.support.folders import OBJECTIVE, commit, repository, write


def test_a_workspace_is_read_as_it_was(tmp_path: Path) -> None:
    root = tmp_path / "a place with spaces"
    root.mkdir()
    repository(root)
    (root / "README").write_text("nothing yet\n")
    commit(root, day="2026-09-01")
    write(root, okrs__a=OBJECTIVE, żółw=OBJECTIVE.replace("marketing", "product"))
    commit(root, day="2026-10-02")
    write(root, okrs__a=OBJECTIVE.replace("target: 50000", "target: 45000"))
    (root / "żółw.okr.yaml").unlink()
    commit(root, day="2026-10-09")
    then = workspace_at(str(root), "HEAD~1")
    assert then.day.isoformat() == "2026-10-02"
    assert then.workspace.files == ("okrs/a.okr.yaml", "żółw.okr.yaml")
    goal = then.workspace.plan.objectives[0].key_results[0].key_result.measure.goal()
    assert str(goal.target) == "50000"
    with pytest.raises(NotThere):
        workspace_at(str(root), "HEAD~2")
    with pytest.raises(GitFailed, match="find the revision nonsense"):
        workspace_at(str(root), "nonsense")


def test_the_git_user_is_matched_to_people_by_email(tmp_path: Path) -> None:
    from okrcli.workspace import load

    repository(tmp_path)
    people = "version: 1\npeople:\n  jan: {email: jan@example.com}\n  an: {email: Ania@Example.com}\n"
    workspace = load(write(tmp_path, settings=people, a=OBJECTIVE))
    person = who(str(tmp_path))
    assert person is not None
    assert person.owner(workspace.plan.settings) == "an"
