"""The sources that templates name are such as okr can read."""

from __future__ import annotations

import pytest

from okrcli.sources import SOURCES, find_source
from okrcli.templates import TEMPLATES, get

NAMED = {str(kpi["id"]): kpi["source"] for name in TEMPLATES for kpi in get(name).kpis if "source" in kpi}


@pytest.mark.parametrize("kpi", NAMED)
def test_the_options_of_a_source_are_valid(kpi: str) -> None:
    source = NAMED[kpi]
    assert isinstance(source, dict)
    if source["type"] not in SOURCES:
        pytest.skip(f"{source['type']} comes with a later version")
    assert find_source(str(source["type"])).options.model_validate(source)
