from __future__ import annotations

import shutil
from pathlib import Path

import jsonschema
import pytest

from okrcli.render.md import LONGEST
from okrcli.reports.schema import document_schema
from tests.support.cli import okr
from tests.support.folders import commit, repository, write

LOGGED = """\
cycle: 2026-Q4
team: marketing
objectives:
  - id: demand
    title: Become the first place people look
    owner: ania
    key_results:
      - id: sessions
        title: Organic sessions
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-10-05, value: 41000, confidence: 0.7, by: ania}
          - {date: 2026-10-12, value: 39000, note: the site was down, by: ania}
          - {date: 2026-10-19, value: 43000, by: ania}
      - {id: articles, title: Articles, kind: total, target: 10}
      - {id: nps, title: NPS, kind: maintain, min: 40}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with one commit."""
    repository(tmp_path)
    write(tmp_path, a=LOGGED)
    commit(tmp_path, day="2026-10-20")
    return tmp_path


def edited(root: Path, *pairs: tuple[str, str]) -> None:
    """Edits the file by hand."""
    text = LOGGED
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    write(root, a=text)


def test_nothing_differs(root: Path) -> None:
    edited(root, ("cycle: 2026-Q4\n", "# a comment\ncycle: 2026-Q4\n"))
    result = okr(root, "diff", "--exit-code")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("Nothing differs in what the files say.\n")


def test_a_target_that_is_lowered(root: Path) -> None:
    edited(root, ("target: 50000", "target: 45000"))
    result = okr(root, "diff", "--exit-code")
    assert (result.status, result.err) == (1, "")
    lines = result.out.splitlines()
    assert lines[0] == "1 goalpost moved without a record."
    assert lines[1].startswith("Acme · HEAD (")
    assert lines[1].endswith(", 20 Oct 2026) → the files as they are")
    assert "!\t  target, moved without a record\t50,000\t45,000" in lines
    assert "\t  progress\t30%\t60%" in lines
    assert okr(root, "diff").status == 0


def test_a_target_that_is_lowered_in_the_open(root: Path) -> None:
    assert okr(root, "retarget", "sessions", "45000", "--why", "the shop | is sold").status == 0
    out = okr(root, "diff").out
    assert out.startswith("1 goalpost moved with a record.")
    assert "~\t  target: the shop | is sold\t50,000\t45,000" in out


def test_a_bad_checkin_that_is_deleted(root: Path) -> None:
    edited(root, ("          - {date: 2026-10-12, value: 39000, note: the site was down, by: ania}\n", ""))
    out = okr(root, "diff").out
    assert out.startswith("1 check-in removed.")
    assert "−\t  check-in of 12 Oct 2026 by ania removed: “the site was down”\t39,000\t" in out


def test_a_checkin_that_is_corrected_and_one_that_is_new(root: Path) -> None:
    edited(root, ("value: 43000, by: ania}", "value: 44000, by: ania}\n          - {date: 2026-10-26, value: 45000}"))
    out = okr(root, "diff").out
    assert out.startswith("1 check-in corrected, 1 check-in added.")
    assert "~\t  check-in of 19 Oct 2026 by ania corrected: value\t43,000\t44,000" in out
    assert "+\t  check-in of 26 Oct 2026\t\t45,000" in out


def test_okr_rename_is_a_rename(root: Path) -> None:
    assert okr(root, "rename", "sessions", "visits").status == 0
    out = okr(root, "diff").out
    assert out.startswith("1 key result renamed.")
    assert "Organic sessions · renamed from sessions" in out
    assert okr(root, "rename", "demand", "search").status == 0
    assert okr(root, "diff").out.startswith("1 objective renamed, 1 key result renamed.")


def test_deleted_dropped_and_added(root: Path) -> None:
    assert okr(root, "drop", "articles", "--why", "no writer").status == 0
    text = (root / "a.okr.yaml").read_text(encoding="utf-8")
    extra = "      - {id: shops, title: Shops that sell us, kind: total, target: 5}\n"
    nps = "      - {id: nps, title: NPS, kind: maintain, min: 40}\n"
    (root / "a.okr.yaml").write_text(text.replace(nps, extra), encoding="utf-8")
    out = okr(root, "diff").out
    assert out.startswith("1 key result deleted, 1 key result dropped, 1 key result added.")
    assert "NPS · deleted, not dropped" in out
    assert "given up on 22 Nov 2026: no writer" in out


def test_moved_to_another_file_and_team(root: Path) -> None:
    (root / "a.okr.yaml").rename(root / "b.okr.yaml")
    assert "moved from a.okr.yaml" in okr(root, "diff").out
    text = LOGGED.replace("team: marketing", "team: product")
    (root / "b.okr.yaml").write_text(text, encoding="utf-8")
    out = okr(root, "diff").out
    assert out.startswith("1 objective moved.")
    assert "moved from marketing/demand@2026-Q4" in out


def test_each_side_is_scored_as_of_its_day(root: Path) -> None:
    edited(root, ("title: NPS", "title: Net promoters"))
    commit(root, day="2026-11-03")
    data = okr(root, "diff", "HEAD~1..HEAD", "--format", "json", today=None).json()["data"]
    assert (data["before"]["today"], data["after"]["today"]) == ("2026-10-20", "2026-11-03")
    data = okr(root, "diff", "HEAD~1..HEAD", "--format", "json", "--today", "2026-12-01").json()["data"]
    assert (data["before"]["today"], data["after"]["today"]) == ("2026-10-20", "2026-12-01")


def test_since_two_branches_parted(root: Path) -> None:
    from tests.support.folders import git

    git(root, "checkout", "-q", "-b", "topic")
    edited(root, ("title: NPS", "title: Net promoters"))
    commit(root, day="2026-11-03")
    git(root, "checkout", "-q", "-")
    edited(root, ("title: Articles", "title: Long articles"))
    commit(root, day="2026-11-04")
    two = okr(root, "diff", "HEAD..topic", "--format", "json").json()["data"]["key_results"]
    three = okr(root, "diff", "HEAD...topic", "--format", "json").json()["data"]["key_results"]
    assert [each["ref"].split("/")[-1] for each in two] == ["articles@2026-Q4", "nps@2026-Q4"]
    assert [each["ref"].split("/")[-1] for each in three] == ["nps@2026-Q4"]


def test_a_file_that_does_not_parse_is_told_and_nothing_is_called_deleted(root: Path) -> None:
    (root / "a.okr.yaml").write_text("a: [\n", encoding="utf-8")
    result = okr(root, "diff")
    assert result.out.startswith("Nothing differs")
    assert "a.okr.yaml does not parse now, and was left out on both sides." in result.err
    edited(root, ("min: 40", "min: forty"), ("value: 41000, confidence: 0.7", "value: 41000, confidence: 7"))
    result = okr(root, "diff")
    assert result.out.startswith("Nothing differs")
    assert "Left out: 2 entries are not valid now." in result.err


def test_filters(root: Path) -> None:
    edited(root, ("title: NPS", "title: Net promoters"), ("target: 50000", "target: 51000"))
    assert "Net promoters" not in okr(root, "diff", "HEAD", "sessions").out
    assert "Net promoters" in okr(root, "diff", "HEAD", "demand").out
    assert okr(root, "diff", "--team", "product").out.startswith("Nothing differs")
    assert "Net promoters" in okr(root, "diff", "--team", "marketing", "--cycle", "2026-Q4").out
    unknown = okr(root, "diff", "HEAD", "sesions")
    assert (unknown.status, unknown.out) == (2, "")
    assert "marketing/demand/sessions" in unknown.err
    assert "okr diff HEAD sessions" in okr(root, "diff", "sessions").err


def test_json_is_as_its_schema_says(root: Path) -> None:
    kpis = "kpis:\n  - {id: ctr, title: CTR, readings: [{date: 2026-10-05, value: 2}]}\n"
    edited(root, ("target: 50000", "target: 45000"), ("value: 43000", "value: 44000"), ("min: 40", "max: 50"))
    (root / "k.okr.yaml").write_text(kpis, encoding="utf-8")
    result = okr(root, "diff", "--format", "json")
    jsonschema.validate(result.json(), document_schema("diff"), jsonschema.Draft202012Validator)
    summary = result.json()["data"]["summary"]
    assert summary["goalposts"] == {"recorded": 0, "unrecorded": 2}
    assert summary["kpis"]["added"] == 1
    assert okr(root, "diff", "--format", "json").out == result.out


def test_markdown_for_a_pull_request(root: Path) -> None:
    edited(root, ("target: 50000", "target: 45000"), ("the site was down", "'a|b <img> @jan #1 [x](y) `z` :tada:'"))
    out = okr(root, "diff", "--format", "md").out
    assert out.startswith("**1 goalpost moved without a record, 1 check-in corrected.**")
    assert "|  | what | before | after |" in out
    assert "a\\|b &lt;img&gt; @&#8203;jan #&#8203;1 \\[x\\](y) \\`z\\` :&#8203;tada:" in out


def test_markdown_fits_into_a_comment(root: Path) -> None:
    rows = "".join(f"      - {{id: more-{number}, title: {'x' * 200}, kind: binary}}\n" for number in range(500))
    edited(root, ("      - {id: articles", f"{rows}      - {{id: articles"))
    out = okr(root, "diff", "--format", "md").out
    assert 60_000 < len(out) <= LONGEST
    assert out.rstrip().endswith("more lines, which a comment has no room for.")


def test_a_cell_of_a_spreadsheet_for_each(root: Path) -> None:
    edited(root, ("target: 50000", "target: 45000"))
    assert "target" in okr(root, "diff", "--format", "csv").out


def test_settings_and_a_retrospective(root: Path) -> None:
    write(root, settings="version: 1\nname: Acme\nlocale: pl\n", a=LOGGED + "retrospective: we learned a lot\n")
    result = okr(root, "diff", "--exit-code")
    assert result.status == 1
    assert result.out.startswith("The goals are as they were; what stands beside them is not.")
    assert "The retrospective in a.okr.yaml reads otherwise." in result.out
    assert "The settings in okr.yaml changed as well" in result.out
    write(root, settings="version: 1\nnam: Acme\n", a=LOGGED)
    broken = okr(root, "diff")
    assert (broken.status, broken.out) == (2, "")
    assert "--> okr.yaml:2:1" in broken.err


def test_scores_are_those_of_the_whole_workspace(tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parents[2] / "examples" / "marketing", tmp_path, dirs_exist_ok=True)
    repository(tmp_path)
    commit(tmp_path, day="2026-11-20")
    for path in ("okrs/kpis.okr.yaml", "okrs/2026-Q4/marketing.okr.yaml"):
        text = (tmp_path / path).read_text(encoding="utf-8")
        (tmp_path / path).write_text(text.replace("value: 2.", "value: 3."), encoding="utf-8")
    data = okr(tmp_path, "diff", "--format", "json").json()["data"]
    cycles = [word for cycle in ("2026", "2026-Q3", "2026-Q4") for word in ("--cycle", cycle)]
    sides = {
        "after": okr(tmp_path, "status", *cycles, "--format", "json").json()["data"],
        "before": okr(tmp_path, "status", *cycles, "--rev", "HEAD", "--format", "json", today=None).json()["data"],
    }
    assert len(data["key_results"]) > 3
    for side, status in sides.items():
        objectives = {each["ref"]: each for each in status["objectives"]}
        key_results = {each["ref"]: each for every in objectives.values() for each in every["key_results"]}
        for each in data["objectives"]:
            assert (each[side]["score"], each[side]["health"]) == tuple(
                objectives[each["ref"]][key] for key in ("score", "health")
            )
        for each in data["key_results"]:
            wanted = key_results[each["ref"]]
            assert {key: each[side][key] for key in ("value", "progress", "score", "confidence", "health")} == {
                key: wanted[key] for key in ("value", "progress", "score", "confidence", "health")
            }


def test_a_change_and_a_band_say_what_they_were(root: Path) -> None:
    change = ("baseline: 40000\n        target: 50000", "baseline: 40000\n        change: +25%")
    kpis = "kpis: [{id: ctr, title: CTR, unit: '%', healthy: {min: 2}}]\n"
    edited(root, change)
    write(root, k=kpis)
    commit(root, day="2026-10-21")
    edited(root, (change[0], change[1].replace("25", "10")))
    write(root, k=kpis.replace("2", "1"))
    told = [line.split("\t") for line in okr(root, "diff").out.splitlines()]
    assert ["!", "  change, moved without a record", "+25%", "+10%"] in told
    assert ["~", "  healthy ≥ 1 %, was ≥ 2 %", "", ""] in told


@pytest.mark.parametrize("words", [("diff", ""), ("check", "--since", ""), ("status", "--rev", "")])
def test_a_revision_without_a_name_is_none(root: Path, words: tuple[str, ...]) -> None:
    result = okr(root, *words)
    assert (result.status, result.out) == (2, "")
    assert result.err.splitlines()[1] == "hint: where the name comes from a variable, look whether that one is set"
