from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy

from okrcli.exchange.outgoing import Export
from okrcli.exchange.sql import publish
from okrcli.scoring import score
from okrcli.workspace.reading import load
from tests.support.postgres import postgres
from tests.support.sample import TODAY, sample


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="okr") as folder:
        if request.param == "sqlite":
            yield f"sqlite:///{folder}/okr.db"
        else:
            with postgres(Path(folder)) as address:
                yield address


def test_tables_are_the_same_after_a_second_time_and_a_part(tmp_path: Path, url: str) -> None:
    workspace = load(sample(tmp_path))
    export = Export(workspace, score(workspace.plan, TODAY), TODAY)
    counts = publish(export, url)
    rows = _rows(url)
    assert {name: len(each) for name, each in rows.items()} == counts
    assert counts["okr_readings"] and counts["okr_checkins"] > counts["okr_key_results"]
    publish(export, url)
    assert _rows(url) == rows
    part = publish(export._replace(teams=("marketing",)), url)
    assert 0 < part["okr_objectives"] < counts["okr_objectives"]
    assert _rows(url) == rows


def _rows(url: str) -> dict[str, list[tuple[object, ...]]]:
    engine = sqlalchemy.create_engine(url)
    with engine.connect() as connection:
        names = sorted(sqlalchemy.inspect(engine).get_table_names())
        found = {
            name: sorted(map(tuple, connection.execute(sqlalchemy.text(f"select * from {name}"))), key=str)
            for name in names
        }
    engine.dispose()
    return found
