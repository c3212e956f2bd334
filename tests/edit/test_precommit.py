from __future__ import annotations

import pytest

from okrcli.edit.precommit import has_hook, with_hook
from tests.support.schemas import read_yaml

HOME = "https://example.com/okr"
OURS = {"repo": HOME, "rev": "v1.2.3", "hooks": [{"id": "okr-check"}]}


@pytest.mark.parametrize(
    "text",
    [
        "repos: []\n",
        "repos:\n",
        "repos:\n- repo: local\n  hooks:\n  - id: x\n    name: y\n# the end\n",
        (
            "---\n# ours\ndefault_stages: [pre-commit]\n\nrepos:\n  - repo: https://example.com/x\n    rev: '1.10'  # pinned\n"
            "    hooks:\n      - id: a\n        args: [--x=yes]\n\n"
        ),
        "repos: [{repo: a, rev: b, hooks: [{id: c}]}]\n",
        "repos:\r\n- repo: local\r\n  hooks:\r\n  - id: x",
        "fail_fast: true\n",
    ],
)
def test_the_hook_comes_below_those_that_are_there(text: str) -> None:
    raw = text.encode()
    assert not has_hook(raw)
    after = with_hook(raw, HOME, "1.2.3")
    assert after is not None
    before, changed = read_yaml(text), read_yaml(after.decode())
    assert changed == {**before, "repos": [*(before.get("repos") or []), OURS]}
    assert has_hook(after)
    lines = after.decode().splitlines()
    assert [line for line in text.splitlines() if line in lines or line.startswith("repos: [")] == text.splitlines()


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "- repo: local\n", "repos: [\n", "repos: {a: 1}\n", "repos: text\n"]
)
def test_what_is_no_configuration_is_left_alone(text: str) -> None:
    assert with_hook(text.encode(), HOME, "1.2.3") is None
    assert not has_hook(text.encode())


@pytest.mark.parametrize("hook", ["okr-check", "okr-check-all"])
def test_a_hook_is_known_wherever_it_comes_from(hook: str) -> None:
    assert has_hook(f"repos:\n- repo: ../mine\n  rev: x\n  hooks: [{{id: ruff}}, {{id: {hook}}}]\n".encode())
    assert not has_hook(b"repos:\n- text\n- {repo: x, hooks: text}\n- {repo: y, hooks: [z, {name: okr-check}]}\n")
