from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from okrcli.commands import completion
from okrcli.templates import TEMPLATES
from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, write
from tests.templates.test_own import RETAIL


def test_alone_it_lists_all_by_discipline(tmp_path: Path) -> None:
    result = okr(tmp_path, "template")
    assert result.status == 0
    names = [line.split("\t")[0] for line in result.out.splitlines() if "\t" in line]
    assert sorted(names) == sorted(TEMPLATES)
    assert result.out == okr(tmp_path, "template", "list").out
    assert "okr init --template minimal begins" in result.err


def test_it_is_searched_by_words(tmp_path: Path) -> None:
    result = okr(tmp_path, "template", "list", "churn", "app")
    assert "mobile-marketing\t" in result.out and "engineering" not in result.out
    nothing = okr(tmp_path, "template", "list", "zzzz")
    assert (nothing.status, nothing.out.strip(), nothing.err) == (
        0,
        "",
        "No template speaks of zzzz. okr template lists them all.\n",
    )


def test_one_is_shown_with_what_it_aims_at(tmp_path: Path) -> None:
    out = okr(tmp_path, "template", "show", "seo").out
    assert "local-rank\tAverage local rank of ten keywords\tmetric: -3, positions" in out
    assert "organic-conversion\tConversion rate of organic traffic\tmetric: ? to ?, +10%, %" in out
    assert "seo/leads-from-search" in out and "ahrefs" in out
    assert okr(tmp_path, "template", "seo").out == out
    assert "Pozycjonowanie" in okr(tmp_path, "template", "show", "seo", "--lang", "pl").out


def test_as_yaml_it_is_a_file_to_begin_with(tmp_path: Path) -> None:
    okr(tmp_path, "template", "show", "support", "-o", "support.okr.yaml", "--format", "yaml")
    (tmp_path / "okr.yaml").write_text("version: 1\n")
    assert okr(tmp_path, "check", "--fail-on", "error").status == 0


@pytest.mark.parametrize(
    ("words", "kind"), [((), "templates"), (("list", "zzzz"), "templates"), (("show", "digital-sales"), "template")]
)
def test_as_json_it_keeps_its_schema(tmp_path: Path, words: tuple[str, ...], kind: str) -> None:
    document = okr(tmp_path, "template", *words, "--format", "json").json()
    assert document["kind"] == kind
    jsonschema.validate(document, okr(tmp_path, "schema", "--for", kind).json())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("lst",), "did you mean okr template list?"),
        (("show",), "okr template show seo"),
        (("show", "seoo"), "did you mean seo?"),
        (("--lang", "de"), "en and pl"),
        (("list", "--format", "yaml"), "text or json"),
    ],
)
def test_a_slip_is_told(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    result = okr(tmp_path, "template", *words)
    assert (result.status, result.out) == (2, "")
    assert said in result.err


def test_ones_own_are_there_too_and_broken_ones_stop_nothing(tmp_path: Path) -> None:
    write(tmp_path, settings="version: 1\ntemplates: [mine]\n", a=OBJECTIVE)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "retail.yaml").write_text(RETAIL)
    (tmp_path / "mine" / "broken.yaml").write_text("objectives: [")
    listed = okr(tmp_path, "template", "list", "shop", "thefts")
    assert listed.out == "retail\nretail\tRetail: shops\n"
    assert "A template is left out. mine/broken.yaml:1:13: " in listed.err
    made = okr(tmp_path, "init", "--template", "retail", "--owner", "ania")
    assert "created okrs/2026-Q4/retail.okr.yaml" in made.out
    text = (tmp_path / "okrs/2026-Q4/retail.okr.yaml").read_text()
    assert "# Ask Jo first" in text and "due: 2026-11-30" in text and "2 % becomes 2.1 %" in text
    added = okr(tmp_path, "new", "objective", "--from", "retail/shops", "--team", "other", "--owner", "jan")
    assert added.status == 0, added.err
    assert okr(tmp_path, "check").status == 0


def test_an_owner_in_a_template_of_ones_own_is_written_once(tmp_path: Path) -> None:
    write(tmp_path, settings="version: 1\ntemplates: [mine]\n", a=OBJECTIVE)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "retail.yaml").write_text(RETAIL.replace("    title:", "    owner: jo\n    title:", 1))
    assert okr(tmp_path, "init", "--template", "retail", "--owner", "ania").status == 0
    text = (tmp_path / "okrs/2026-Q4/retail.okr.yaml").read_text()
    assert "owner: jo" in text and "owner: ania" not in text and okr(tmp_path, "check").status == 0


def test_search_is_another_word_for_a_list_of_some(tmp_path: Path) -> None:
    found = okr(tmp_path, "template", "search", "retention")
    assert found.status == 0 and found.out == okr(tmp_path, "template", "list", "retention").out


def test_one_goal_is_taken_out_with_its_time_box(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    words = ("--team", "growth", "--cycle", "2027", "--owner", "ania")
    result = okr(tmp_path, "new", "objective", "--from", "digital-sales/lead-flow", *words)
    assert "contact-form: +15 % of what it is today: 2 % becomes 2.3 %" in result.err
    text = (tmp_path / "okrs/2027/growth.okr.yaml").read_text()
    assert [line.strip() for line in text.splitlines() if "due:" in line] == [
        "due: 2027-12-31",
        "due: 2027-06-30",
        "due: 2027-03-31",
    ]
    late = okr(tmp_path, "new", "objective", "--from", "seo/local", "--team", "growth", "--owner", "ania")
    assert late.status == 0, late.err
    assert "start: 2026-11-22" in (tmp_path / "okrs/2026-Q4/growth.okr.yaml").read_text()
    unsaid = okr(tmp_path, "new", "objective", "--from", "seo", "--team", "growth")
    assert (unsaid.status, "write seo/ and one of leads-from-search" in unsaid.err) == (2, True)


def test_names_and_ids_are_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path, settings="version: 1\ntemplates: [mine]\n"))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "sea.yaml").write_text(RETAIL)
    assert completion.templates("se") == ["seo", "sea"]
    assert completion.of_template("s")[:2] == ["show", "seo"]
    assert completion.from_templates("se") == ["seo/", "sea/"]
    assert completion.from_templates("seo/lo") == ["seo/local", "seo/local-rank"]
    assert completion.from_templates("sea/s") == ["sea/shops"]
    assert completion.helped("sco") == ["scoring"]
