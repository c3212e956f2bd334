"""The sources that templates name are such as okr can read, and there is one of each type."""

from __future__ import annotations

import pytest

from okrcli.sources import SOURCES, find_source
from okrcli.templates import TEMPLATES, get

NAMED = {f"{name}/{kpi['id']}": kpi["source"] for name in TEMPLATES for kpi in get(name).kpis if "source" in kpi}


@pytest.mark.parametrize("kpi", NAMED)
def test_the_options_of_a_source_are_valid(kpi: str) -> None:
    source = NAMED[kpi]
    assert isinstance(source, dict)
    assert find_source(str(source["type"])).options.model_validate(source)


def test_every_type_has_a_template_that_uses_it() -> None:
    assert {str(source["type"]) for source in NAMED.values() if isinstance(source, dict)} == set(SOURCES)
