"""Which parser is taken."""

from __future__ import annotations

import subprocess
import sys

import pytest

from okrcli.yamldoc.backend import choose

SCRIPT = """
import sys
{missing}
from okrcli.yamldoc import parse
document = parse({text!r})
assert document.data == {data!r}, document.problems
document.place(("b",))
print(*sorted(name for name in ("yaml", "ruamel.yaml") if name in sys.modules))
"""


def loaded(text: bytes, data: object, missing: str = "") -> str:
    script = SCRIPT.format(text=text, data=data, missing=missing)
    return subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.strip()


def test_libyaml_is_taken_where_it_is() -> None:
    assert choose().name == "c"
    assert loaded(b"a: &x y\nb: *x\n", {"a": "y", "b": "y"}) == "yaml"


@pytest.mark.parametrize("name", ["yaml._yaml", "yaml"])
def test_the_pure_parser_is_taken_where_libyaml_is_missing(name: str) -> None:
    found = loaded(b"a: &x y\nb: *x\n", {"a": "y", "b": "y"}, f"sys.modules[{name!r}] = None")
    assert "ruamel.yaml" in found


def test_an_unknown_parser_is_an_error() -> None:
    with pytest.raises(KeyError):
        choose("fast")


def test_a_usual_file_needs_no_parser_to_be_read() -> None:
    script = "import sys; from okrcli.yamldoc import parse; assert parse(b'a:\\n  - {b: 1}\\n').data; print('yaml' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert found.stdout == "False\n"
