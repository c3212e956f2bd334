from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from hypothesis import given, settings
from hypothesis import strategies as st

from okrcli.compare.plans import compare
from okrcli.exchange import clickup, csv, json, markdown
from okrcli.exchange.draft import Aim, Fields, Source, pruned
from okrcli.exchange.filing import sheets, text_of_file
from okrcli.exchange.landing import land
from okrcli.exchange.outgoing import Export
from okrcli.scoring import score
from okrcli.workspace import Workspace
from okrcli.workspace.reading import load
from okrcli.yamldoc import parse
from okrcli.yamldoc.operations import Value
from tests.support.plans import settings as default_settings
from tests.support.sample import TODAY, sample

START = date(2026, 10, 1)
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")), min_size=1, max_size=20
).map(lambda text: " ".join(text.split()))
TITLES = WORDS.filter(
    lambda text: text.strip(" -–—") and text.lower() not in ("n/a", "none", "null") and text == text.strip()
)
NOTES = st.none() | TITLES.filter(lambda text: text[0] != "'")
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=2)
DAYS = st.integers(0, 91).map(lambda days: (START + timedelta(days=days)).isoformat())
SHARES = st.integers(0, 100).map(lambda percent: Decimal(percent) / 100)


def _logged(day: str) -> st.SearchStrategy[Fields]:
    return st.builds(
        lambda value, confidence, note: pruned({"date": day, "value": value, "confidence": confidence, "note": note}),
        NUMBERS,
        st.none() | SHARES,
        NOTES,
    )


@st.composite
def key_results(draw: st.DrawFn, number: int) -> Fields:
    goal: Fields = draw(
        st.one_of(
            st.builds(
                lambda low, high: {"unit": "€ a month", "baseline": low, "target": low + high},
                NUMBERS,
                st.integers(1, 99).map(Decimal),
            ),
            st.sampled_from([Decimal(3), Decimal("0.5")]).map(lambda target: {"kind": "total", "target": target}),
            NUMBERS.map(lambda bound: {"kind": "maintain", "unit": "%", "max": bound}),
            st.just({"kind": "metric", "baseline": Decimal(20), "change": "+25%"}),
        )
    )
    days = draw(st.lists(DAYS, max_size=3, unique=True))
    checkins: list[Value] = [draw(_logged(day)) for day in days]
    title = draw(TITLES.filter(lambda text: text[0] != "'"))
    return {
        "id": f"kr-{number}",
        "title": title,
        "owner": ["ania", "jan-k"],
        **goal,
        **({"checkins": checkins} if checkins else {}),
    }


@st.composite
def files(draw: st.DrawFn) -> str:
    title = draw(TITLES.filter(lambda text: text[0] != "'"))
    inner: list[Value] = [draw(key_results(number)) for number in range(draw(st.integers(1, 3)))]
    objective: Fields = {"id": "o-1", "title": title, "owner": "ola", "key_results": inner}
    fields: Fields = {"cycle": "2026-Q4", "team": "growth/web", "objectives": [objective]}
    return text_of_file(fields)


def _empty(root: Path) -> Workspace:
    (root / "okr.yaml").write_text("version: 1\nname: Acme\n", encoding="utf-8")
    return load(str(root))


def _again(form: str, workspace: Workspace, root: Path) -> Workspace:
    """The workspace that an export makes where there is none yet."""
    export = Export(workspace, score(workspace.plan, TODAY), TODAY)
    module = {"json": json, "csv": csv}[form]
    aim = Aim(workspace.plan.settings, TODAY)
    harvest = module.read(Source("export", module.write(export)), aim)
    assert harvest.bad == ()
    assert harvest.remarks == ()
    landed = land(_empty(root), harvest, ["export"], None, None, None)
    assert landed.remarks == ()
    return load(str(root), {edit.file: edit.after for edit in landed.changes.edits})


@settings(max_examples=40, deadline=None)
@given(text=files(), form=st.sampled_from(["json", "csv"]))
def test_what_is_exported_and_imported_is_the_same(text: str, form: str) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        _empty(Path(one))
        before = load(one, {"okrs/2026-Q4/growth-web.okr.yaml": text.encode()})
        (Path(one) / "okrs/2026-Q4").mkdir(parents=True)
        (Path(one) / "okrs/2026-Q4/growth-web.okr.yaml").write_bytes(text.encode())
        assert before.problems == ()
        after = _again(form, before, Path(other))
        assert after.problems == ()
        assert [each.objective for each in after.plan.objectives] == [each.objective for each in before.plan.objectives]


def test_all_that_a_workspace_has_comes_back_from_json(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    before = load(sample(tmp_path / "a"))
    after = _again("json", before, tmp_path / "b")
    assert [each.ref for each in after.plan.objectives] == [each.ref for each in before.plan.objectives]
    assert [each.objective for each in after.plan.objectives] == [each.objective for each in before.plan.objectives]
    assert [each.kpi for each in after.plan.kpis] == [each.kpi for each in before.plan.kpis]
    assert [each.ref for each in compare(before.plan, after.plan).objectives] == []


LINES = st.sampled_from(
    (
        "# OKRs Q1 2026",
        "## Grow with friends",
        "- [x] a",
        "  - [ ] b by 5%",
        "* **Objective:** x",
        "  KR1: y 0.5",
        "Key Results:",
        "### Objective",
        "| KR | Score |",
        "|---|---|",
        "| a | .5 |",
        "- => 50%, 110 %",
        "- 99999999999999999999999999999999999999999999999999999999999999999 users",
        "- ~~y~~",
        "```",
        "<!--",
        "===",
        "key result,target,date",
    )
)


@settings(max_examples=60, deadline=None)
@given(lines=st.lists(LINES | st.text(max_size=12), max_size=12), form=st.sampled_from([markdown, csv, json, clickup]))
def test_any_document_is_read_and_what_comes_of_it_is_a_file(lines: list[str], form: ModuleType) -> None:
    aim = Aim(default_settings(), TODAY)
    found = form.read(Source("a", "\n".join(lines).encode("utf-8", "replace")), aim)
    for sheet in sheets(found.bundles, "2026-Q1", "web", None):
        assert parse(text_of_file(sheet.fields).encode(), "a").parsed
