from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from jsonschema import validate

from okrcli.commands.schemas import SCHEMAS
from okrcli.git.attributes import LinkedAttributes
from okrcli.git.doctor import Diagnosis, examined
from okrcli.git.install import SETTINGS, install
from okrcli.git.process import NoRepository
from tests.support.cli import Result
from tests.support.cli import okr as run_okr
from tests.support.folders import OBJECTIVE, commit, git, repository, write
from tests.support.repositories import said

LINE = "*.okr.yaml merge=okr diff=okr"
INSTALL = "okr git install"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace in a folder of a repository."""
    repository(tmp_path)
    root = tmp_path / "goals"
    root.mkdir()
    write(root, a=OBJECTIVE, deep__b=OBJECTIVE)
    commit(tmp_path)
    return root


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A PATH with a program called okr."""
    program = tmp_path / ".programs" / "okr"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program.parent)


def okr(where: Path, *words: str, **variables: str) -> Result:
    """Runs okr where git may look for a repository above the workspace."""
    return run_okr(where, *words, GIT_CEILING_DIRECTORIES="", **variables)


def attributes(root: Path) -> bytes:
    return (root / ".gitattributes").read_bytes()


def faults(found: Diagnosis) -> dict[str, str]:
    """What is wrong, and what mends it."""
    return {each.name: each.command for each in found.faults}


def test_install_writes_attributes_and_settings(root: Path) -> None:
    done = okr(root / "deep", "git", "install")
    assert done == (
        0,
        f".gitattributes: added to it: {LINE}\n" + "".join(f"git config: {name} set\n" for name in SETTINGS),
        "commit .gitattributes; every clone runs okr git install once. okr git doctor checks it all.\n",
    )
    assert attributes(root) == f"{LINE}\n".encode()
    assert not (root.parent / ".gitattributes").exists()
    assert {name: said(root, "config", "--local", name).rstrip("\n") for name in SETTINGS} == SETTINGS


def test_install_again_does_nothing(root: Path) -> None:
    okr(root, "git", "install")
    assert okr(root, "git", "install") == (0, "", "git knows OKR files here already\n")


def test_a_dry_run_shows_all_and_writes_nothing(root: Path) -> None:
    done = okr(root, "git", "install", "--dry-run")
    assert done.status == 0 and f"+{LINE}\n" in done.out and "git config merge.okr.driver '" in done.out
    assert not (root / ".gitattributes").exists()
    assert not said(root, "config", "--local", "--list").count("okr")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"*.png binary\n", b"*.png binary\n" + LINE.encode() + b"\n"),
        (b"# mine\n*.png binary", b"# mine\n*.png binary\n" + LINE.encode() + b"\n"),
        (b"*.png binary\r\n", b"*.png binary\r\n" + LINE.encode() + b"\r\n"),
        (b"*.okr.yaml merge=okr\n", b"*.okr.yaml merge=okr\n*.okr.yaml diff=okr\n"),
        (b"*.yaml diff=okr merge=okr\n", b"*.yaml diff=okr merge=okr\n"),
        (f"{LINE}\n*.yaml merge=union\n".encode(), f"{LINE}\n*.yaml merge=union\n*.okr.yaml merge=okr\n".encode()),
    ],
)
def test_only_what_is_missing_is_added(root: Path, before: bytes, after: bytes) -> None:
    (root / ".gitattributes").write_bytes(before)
    install(str(root))
    assert attributes(root) == after


@pytest.mark.parametrize("before", [None, b"*.png binary\n", b"# mine\r\n\r\n"])
def test_uninstall_undoes_install_and_no_more(root: Path, before: bytes | None) -> None:
    if before is not None:
        (root / ".gitattributes").write_bytes(before)
    git(root, "config", "merge.okr.recursive", "text")
    okr(root, "git", "install")
    assert okr(root, "git", "uninstall").out.startswith(".gitattributes: removed from it: ")
    assert (attributes(root) if before is not None else None) == before
    assert (root / ".gitattributes").exists() == (before is not None)
    assert said(root, "config", "--local", "--get-regexp", r"\.okr\.") == "merge.okr.recursive text\n"
    assert okr(root, "git", "uninstall") == (0, "", "there is nothing to take away\n")


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a=OBJECTIVE)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NoRepository, match="is not in a git repository"):
        install(str(tmp_path))
    for word in ("install", "uninstall", "doctor"):
        done = run_okr(tmp_path, "git", word)
        assert (done.status, done.out) == (2, "") and "is not in a git repository" in done.err
    assert not (tmp_path / ".gitattributes").exists()


def test_attributes_behind_a_link_are_left_alone(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"")
    (root / ".gitattributes").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LinkedAttributes):
        install(str(root))
    assert (tmp_path / "elsewhere").read_bytes() == b""


def test_the_doctor_is_content(root: Path, path: str) -> None:
    install(str(root))
    commit(root)
    assert examined(str(root), path) == Diagnosis(2, (), ())
    done = okr(root, "git", "doctor", PATH=f"{path}:/usr/bin:/bin:/usr/local/bin")
    assert done == (0, "all is well: git knows the 2 OKR files here\n", "")


def test_nothing_is_installed(root: Path, path: str) -> None:
    assert faults(examined(str(root), path)) == dict.fromkeys(("no-attributes", "no-driver", "no-headers"), INSTALL)
    done = okr(root, "git", "doctor")
    assert (
        done.status == 1 and "no file gets the merge driver" in done.out and "  mend it: okr git install\n" in done.out
    )


def test_attributes_without_settings(root: Path, path: str) -> None:
    (root / ".gitattributes").write_text(f"{LINE}\n", encoding="utf-8")
    commit(root)
    assert faults(examined(str(root), path)) == dict.fromkeys(("no-driver", "no-headers"), INSTALL)


def test_settings_without_attributes(root: Path, path: str) -> None:
    install(str(root))
    (root / ".gitattributes").unlink()
    assert faults(examined(str(root), path)) == {"no-attributes": INSTALL}


def test_attributes_that_are_not_committed(root: Path, path: str) -> None:
    install(str(root))
    found = faults(examined(str(root), path))
    assert list(found) == ["not-committed"] and found["not-committed"].startswith("git add .gitattributes && ")


def test_okr_is_not_where_git_looks_for_it(root: Path) -> None:
    install(str(root))
    commit(root)
    assert list(faults(examined(str(root), "/usr/bin"))) == ["no-program"]
    # A folder of the repository on the PATH is nothing that is installed.
    assert list(faults(examined(str(root), ".:/usr/bin"))) == ["no-program"]


def test_an_old_driver(root: Path, path: str) -> None:
    install(str(root))
    commit(root)
    git(root, "config", "merge.okr.driver", "okr merge-driver %O %A %B")
    assert faults(examined(str(root), path)) == {"old-driver": INSTALL}
    install(str(root))
    assert not examined(str(root), path).faults


def test_union_is_mended(root: Path, path: str) -> None:
    install(str(root))
    with (root / ".gitattributes").open("a", encoding="utf-8") as stream:
        stream.write("*.yaml merge=union\n")
    commit(root)
    found = examined(str(root), path).faults
    assert [(each.name, each.files) for each in found] == [("union", ("a.okr.yaml", "deep/b.okr.yaml"))]
    install(str(root))
    commit(root)
    assert not examined(str(root), path).faults


@pytest.mark.parametrize("file", ["goals/deep/.gitattributes", ".git/info/attributes"])
def test_a_stronger_file_and_the_command_that_mends_it(root: Path, path: str, file: str) -> None:
    install(str(root))
    stronger = root.parent / file
    stronger.parent.mkdir(exist_ok=True)
    stronger.write_text("deep/* merge=text\nb* merge=text\n", encoding="utf-8")
    commit(root)
    found = examined(str(root), path).faults
    assert [(each.name, each.files) for each in found] == [("overridden", ("deep/b.okr.yaml",))]
    run_in(root, found[0].command)
    (root / "notes").write_text("so that there is something to commit\n", encoding="utf-8")
    commit(root)
    assert not examined(str(root), path).faults


def test_a_program_that_draws_diffs(root: Path, path: str) -> None:
    install(str(root))
    commit(root)
    git(root, "config", "diff.okr.textconv", "okr show")
    found = faults(examined(str(root), path))
    assert found == {"diff-program": "git config --unset-all diff.okr.textconv"}
    run_in(root, found["diff-program"])
    assert not examined(str(root), path).faults


def test_hosts_do_not_know_drivers(root: Path, path: str) -> None:
    install(str(root))
    commit(root)
    git(root, "remote", "add", "origin", "https://example.com/a.git")
    assert "merge lines whatever is set up here" in examined(str(root), path).notes[0]
    done = okr(root, "git", "doctor", PATH=f"{path}:/usr/bin:/bin:/usr/local/bin")
    assert done.status == 0 and "note: GitHub, GitLab and other hosts" in done.out


def test_the_document(root: Path) -> None:
    done = okr(root, "git", "doctor", "--format", "json")
    document = json.loads(done.out)
    validate(document, SCHEMAS["git-doctor"]())
    assert done.status == 1 and document["kind"] == "git-doctor" and document["data"]["files"] == 2
    assert document["data"]["faults"][0]["command"] == INSTALL


def test_a_group_without_a_command_of_that_name(root: Path) -> None:
    done = okr(root, "git", "instal")
    assert done == (2, "", "error: okr git has no command `instal`\nhint: did you mean okr git install?\n")


def run_in(root: Path, command: str) -> None:
    subprocess.run(command, cwd=root, shell=True, check=True)


def test_init_installs_it_where_it_is_asked_to(tmp_path: Path) -> None:
    repository(tmp_path)
    words = ("init", "goals", "--git", "--template", "marketing", "--no-input")
    preview = okr(tmp_path, *words, "--dry-run")
    assert preview.status == 0 and f".gitattributes: added to it: {LINE}\n" in preview.out
    assert not (tmp_path / "goals").exists()
    done = okr(tmp_path, *words)
    assert done.status == 0 and "git config: merge.okr.driver set\n" in done.out
    assert attributes(tmp_path / "goals") == f"{LINE}\n".encode()


def test_init_installs_it_in_a_workspace_that_is_there(root: Path) -> None:
    done = okr(root, "init", "--git", "--no-input")
    assert done.status == 0 and done.out.startswith(f".gitattributes: added to it: {LINE}\n")
    assert not (root / "okrs").exists()


def test_init_without_a_repository_writes_nothing(tmp_path: Path) -> None:
    done = run_okr(tmp_path, "init", "--git", "--template", "marketing", "--no-input")
    assert done.status == 2 and "is not in a git repository" in done.err
    assert not list(tmp_path.iterdir())


def test_a_bare_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", ".")
    write(tmp_path, a=OBJECTIVE)
    done = okr(tmp_path, "git", "install")
    assert done.status == 2 and "is in no working tree of a git repository" in done.err
    assert not (tmp_path / ".gitattributes").exists()


def test_a_stronger_file_that_overrides_all(root: Path, path: str) -> None:
    install(str(root))
    commit(root)
    (root.parent / ".git" / "info" / "attributes").write_text("* -merge\n", encoding="utf-8")
    found = examined(str(root), path).faults
    assert [each.name for each in found] == ["overridden"]
    run_in(root, found[0].command)
    assert not examined(str(root), path).faults
