from __future__ import annotations

from importlib import import_module
from pathlib import Path

from okrcli.workspace import load
from tests.bench.__main__ import GROUPS
from tests.bench.generate import okr_file, write_workspace


def test_a_generated_workspace_has_no_problems(tmp_path: Path) -> None:
    write_workspace(tmp_path / "acme", 20)
    workspace = load(str(tmp_path / "acme"))
    assert workspace.problems == ()
    assert len(workspace.files) == 22
    assert len(workspace.plan.objectives) == 20 + 1 + 1


def test_a_generated_file_is_the_one_the_promises_are_about() -> None:
    texts = [okr_file(index, "x") for index in range(40)]
    assert 5_000 < sum(map(len, texts)) / len(texts) < 6_000
    assert {text.count("- {date:") for text in texts} == {48}
    assert 18_000 < len(okr_file(1, "x", checkins=200)) < 22_000


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert okr_file(7, "x", seed=3) == okr_file(7, "x", seed=3) != okr_file(7, "x", seed=4)


def test_every_line_has_a_name_of_its_own() -> None:
    for group in GROUPS:
        names = [line.name for line in import_module(f"tests.bench.{group}").LINES]
        assert len(names) == len(set(names)) > 0
