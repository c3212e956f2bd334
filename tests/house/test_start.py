from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.bench.generate import TODAY, write_workspace
from tests.house.source import CHECKOUT, assert_none

# Tells on standard error what it had to import for what it wrote to standard output.
_PROGRAM = """
import os, sys
from okrcli.__main__ import main
os._exit = sys.exit
try:
    main()
    code = 0
except SystemExit as error:
    code = error.code
sys.stderr.write("|".join(["", *sys.modules]))
sys.exit(code)
"""

HEAVY = {
    "--version": {"typer", "pydantic", "rich", "yaml", "ruamel", "jinja2", "okrcli.cli", "okrcli.model"},
    "--help": {"pydantic", "rich", "yaml", "ruamel", "jinja2", "okrcli.model"},
    "status": {"rich", "jinja2", "ruamel", "importlib.metadata", "email", "asyncio"},
    "check": {"rich", "jinja2", "ruamel", "importlib.metadata", "email", "asyncio"},
    "update": {"rich", "jinja2", "importlib.metadata", "email", "asyncio"},
}
"""What a command must do without: each of these takes longer than the command's own work."""

WORDS = {"update": ("update", "team-0000/demand-00000/metric-1", "44300", "--dry-run", "--by", "ania")}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("start") / "acme"
    write_workspace(folder, 3)
    return folder


def _run(
    program: str, words: tuple[str, ...], folder: Path, variables: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    environ = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder.parent),
        "OKR_CACHE_DIR": str(folder.parent / "cache"),
        "OKR_TODAY": TODAY.isoformat(),
        "PYTHONPATH": str(CHECKOUT),
        **variables,
    }
    command = [sys.executable, "-c", program, *words]
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, stdin=subprocess.DEVNULL)


def _imported(words: tuple[str, ...], folder: Path, variables: Mapping[str, str] | None = None) -> set[str]:
    done = _run(_PROGRAM, words, folder, variables or {})
    said, _, names = done.stderr.partition("|")
    assert done.returncode in (0, 1), said  # 1 is a verdict: the generated files have findings
    assert done.stdout, said
    # What the interpreter itself was told to import by its environment is not ours.
    bare = _run("import sys; sys.stdout.write('|'.join(sys.modules))", (), folder, {}).stdout
    return set(names.split("|")) - set(bare.split("|"))


@pytest.mark.parametrize("command", HEAVY)
def test_a_command_imports_little(command: str, workspace: Path) -> None:
    imported = _imported(WORDS.get(command, (command,)), workspace)
    assert "okrcli" in imported
    assert_none(HEAVY[command] & imported)


def test_completion_imports_little(workspace: Path) -> None:
    # As the script for bash asks, at `okr show dem<Tab>`.
    asked = {"_OKR_COMPLETE": "complete_bash", "COMP_WORDS": "okr show dem", "COMP_CWORD": "2"}
    imported = _imported((), workspace, asked)
    assert "okrcli.commands.completion" in imported
    assert_none((HEAVY["--help"] - {"yaml"}) & imported)


def test_the_merge_driver_imports_little(workspace: Path, tmp_path: Path) -> None:
    # Git starts it once for every file that both sides have changed.
    for name, value in (("base", 1), ("ours", 2), ("theirs", 3)):
        (tmp_path / name).write_text(f"a: {value}\n", encoding="utf-8")
    words = ("git", "merge-driver", *(str(tmp_path / name) for name in ("base", "ours", "theirs")), "7")
    done = _run(_PROGRAM, words, workspace, {})
    imported = {*done.stderr.split("|")}
    assert done.returncode == 1 and "<<<<<<< ours" in (tmp_path / "ours").read_text(encoding="utf-8")
    assert "okrcli.compare.merge" in imported
    heavy = {"typer", "pydantic", "rich", "yaml", "ruamel", "jinja2", "okrcli.cli", "okrcli.model", "okrcli.workspace"}
    assert_none(heavy & imported)


def test_a_second_run_imports_no_more(workspace: Path) -> None:
    cold = _imported(("status",), workspace)
    assert_none(_imported(("status",), workspace) - cold)
