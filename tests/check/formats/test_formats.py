from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.check import formats
from okrcli.check.formats import FORMATS, renderer
from tests.check.formats.verdicts import BOTH, CLEAN


def test_every_file_is_listed() -> None:
    assert {path.stem for path in Path(formats.__file__).parent.glob("*.py")} - {"__init__"} == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_renders(name: str) -> None:
    assert renderer(name)(BOTH, colour=False) == renderer(name)(BOTH)
    assert renderer(name)(CLEAN) != renderer(name)(BOTH)
