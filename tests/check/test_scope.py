from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.check.engine import run
from okrcli.check.scope import NoSuchPath, NothingToCheck
from okrcli.check.selection import Choice
from okrcli.check.verdict import Verdict
from okrcli.workspace import load
from tests.check.workspaces import DAY, SETTINGS, TOP, write

NOBODY = f"{TOP}  - {{id: growth, title: Grow, key_results: []}}\n"


@pytest.fixture
def root(tmp_path: Path) -> str:
    texts = {f"okrs/{name}.okr.yaml": NOBODY.replace("marketing", name) for name in ("seo", "ads")}
    return write(tmp_path, {"okr.yaml": SETTINGS, "README.md": "", "empty/x.txt": "", "top.okr.yaml": NOBODY, **texts})


def check(root: str, *paths: str) -> Verdict:
    return run(load(root), DAY, Choice(paths=paths))


def files(verdict: Verdict) -> set[str]:
    return {finding.file for finding in verdict.findings}


def test_all_files_without_paths(root: str) -> None:
    verdict = check(root)
    assert files(verdict) == {"okrs/ads.okr.yaml", "okrs/seo.okr.yaml", "top.okr.yaml"}
    assert verdict.files == 3


@pytest.mark.parametrize("path", ["okrs", "okrs/", "./okrs", "okrs/../okrs"])
def test_a_folder(root: str, path: str) -> None:
    verdict = check(root, path)
    assert files(verdict) == {"okrs/ads.okr.yaml", "okrs/seo.okr.yaml"}
    assert verdict.files == 2


def test_a_file_and_an_absolute_path(root: str) -> None:
    assert files(check(root, "okrs/ads.okr.yaml")) == {"okrs/ads.okr.yaml"}
    assert files(check(root, f"{root}/okrs/ads.okr.yaml", "top.okr.yaml")) == {"okrs/ads.okr.yaml", "top.okr.yaml"}
    assert check(root, root).files == 4


def test_an_absolute_path_through_a_link(root: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    link = tmp_path_factory.mktemp("elsewhere") / "link"
    link.symlink_to(root)
    assert files(check(root, f"{link}/okrs")) == {"okrs/ads.okr.yaml", "okrs/seo.okr.yaml"}


def test_the_settings_by_name(root: str) -> None:
    Path(root, "okr.yaml").write_text("version: 1\ncheck: {ignore: [OKR777]}\n")
    assert files(check(root, "okr.yaml")) == {"okr.yaml"}
    assert files(check(root, "okrs")) == {"okrs/ads.okr.yaml", "okrs/seo.okr.yaml"}


def test_settings_that_cannot_be_read_are_told_whatever_is_asked_for(root: str) -> None:
    Path(root, "okr.yaml").write_text("version: 1\ncycels: []\n")
    verdict = check(root, "okrs/seo.okr.yaml")
    assert files(verdict) == {"okr.yaml", "okrs/seo.okr.yaml"}
    assert verdict.files == 1


def test_files_are_seen_in_the_light_of_the_whole_workspace(root: str) -> None:
    Path(root, "z.okr.yaml").write_text(NOBODY)
    assert "OKR105" in {finding.code for finding in check(root, "z.okr.yaml").findings}


def test_a_path_that_does_not_exist_is_refused(root: str) -> None:
    with pytest.raises(NoSuchPath, match=r"there is no file or folder okrs/sea\.okr\.yaml") as caught:
        check(root, "okrs/sea.okr.yaml")
    assert caught.value.hint == "did you mean okrs/seo.okr.yaml?"
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("path", ["README.md", "empty", ".."])
def test_a_path_with_nothing_to_check_is_refused(root: str, path: str) -> None:
    with pytest.raises(NothingToCheck) as caught:
        check(root, "okrs", path)
    assert caught.value.exit_code == 2


def test_a_workspace_without_files_is_refused(tmp_path: Path) -> None:
    root = write(tmp_path, {"okr.yaml": SETTINGS})
    for paths in ((), (".",)):
        with pytest.raises(NothingToCheck):
            check(root, *paths)


def test_broken_settings_are_told_even_where_there_is_no_file(tmp_path: Path) -> None:
    verdict = check(write(tmp_path, {"okr.yaml": "version: one\n"}))
    assert [finding.code for finding in verdict.findings] == ["OKR112"]
