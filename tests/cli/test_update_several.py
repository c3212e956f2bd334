from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.support.cli import okr
from tests.support.folders import write
from tests.support.written import changes

EXAMPLE = Path(__file__).parents[2] / "examples" / "marketing"
MARKETING = "okrs/2026-Q4/marketing.okr.yaml"


@pytest.fixture
def linden(tmp_path: Path) -> Path:
    """The example, where nobody can harm it."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "marketing"))


def test_several_at_once_in_one_change(linden: Path) -> None:
    words = (
        "organic-sessions=96000",
        "buying-guides+=2",
        "page-speed-=0.1",
        "repair-booking=yes",
        "size-advisor=rollout",
    )
    with changes(linden) as lines:
        result = okr(linden, "update", *words, "--by", "ines")
    assert (result.status, result.err) == (0, "")
    assert [line.split("\t")[1:3] for line in result.out.splitlines()] == [
        ["organic-sessions", "95,300 → 96,000 (+700)"],
        ["buying-guides", "6 → 8 (+2)"],
        ["page-speed", "2.4 → 2.3 (−0.1)"],
        ["repair-booking", "yes, as before"],
        ["size-advisor", "2 → 3 of 4 steps (rollout)"],
    ]
    assert lines.of[MARKETING] == [
        "+          - {date: 2026-11-22, value: 96000, by: ines}",
        "+          - {date: 2026-11-22, value: 2, by: ines}",
    ]
    assert [line for line in lines.of["okrs/2026-Q4/product.okr.yaml"] if line[0] == "+"] == [
        "+          - {id: rollout, title: All women's brands, weight: 2, due: 2026-11-13, done: 2026-11-22}",
        "+          - {date: 2026-11-22, value: 2.3, by: ines}",
        '+          - {date: 2026-11-22, value: "yes", by: ines}',
    ]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("nps=-3", "-3"),
        ("nps-=3", "38"),
        ("nps+=3", "44"),
        ("nps=+3", "3"),
        ("nps=1 200", "1200"),
        ("sessions+=200", "40200"),
    ],
)
def test_the_sign_before_the_equals_sign_is_a_step(tmp_path: Path, word: str, value: str) -> None:
    write(tmp_path, a=OBJECTIVE)
    assert okr(tmp_path, "update", word, "--by", "ania").status == 0
    assert f"{{date: 2026-11-22, value: {value}, by: ania}}" in (tmp_path / "a.okr.yaml").read_text(encoding="utf-8")


OBJECTIVE = """\
cycle: 2026-Q4
team: marketing
objectives:
  - id: demand
    title: Become the first place people look
    owner: ania
    key_results:
      - {id: sessions, title: Organic sessions, unit: sessions, baseline: 40000, target: 50000}
      - id: articles
        title: Articles
        kind: total
        baseline: 100
        target: 300
        checkins:
          - {date: 2026-10-05, value: 20}
          - {date: 2026-10-12, value: 30}
          - {date: 2026-11-16, value: 10}
      - {id: posts, title: Posts, kind: recurring, target: 20, per: month, checkins: [{date: 2026-11-03, value: 4}]}
      - {id: nps, title: NPS, kind: maintain, min: 40, checkins: [{date: 2026-11-16, value: 41}]}
      - {id: plan, title: Plan, kind: binary}
"""


def test_a_step_goes_from_the_last_level_of_its_day(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE.replace("value: 41}", "value: 41}, {date: 2026-11-20, value: 50}"))
    assert okr(tmp_path, "update", "nps+=1", "--date", "2026-11-18").status == 0
    assert okr(tmp_path, "update", "nps+=1", "--date", "2026-11-20", "--replace").status == 0
    text = (tmp_path / "a.okr.yaml").read_text(encoding="utf-8")
    assert "date: 2026-11-18, value: 42" in text
    assert "date: 2026-11-20, value: 43" in text


@pytest.mark.parametrize(
    ("words", "error", "hint"),
    [
        (("plan+=1",), "marketing/demand/plan@2026-Q4 has no level to step from", "write yes or no"),
        (("nps=41", "posts"), "`posts` has no value", "okr update REF=VALUE REF+=3"),
        (("nps=",), "`nps=` has no value", "write REF=VALUE, without spaces"),
        (("=3",), "`=3` has no reference", "write REF=VALUE, without spaces"),
        (("nps=50", "nps=51"), "marketing/demand/nps@2026-Q4 is named twice for 2026-11-22", "keep one of the two"),
        (("--running", "3"), "--running is the total so far of one key result", "okr update REF --running 3"),
        (
            ("nps", "--running", "50"),
            "marketing/demand/nps@2026-Q4 is a level, and has no running total",
            "okr update nps 50",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, words: tuple[str, ...], error: str, hint: str) -> None:
    write(tmp_path, a=OBJECTIVE)
    with changes(tmp_path) as lines:
        result = okr(tmp_path, "update", *words)
    assert (result.status, result.out, lines.all) == (2, "", [])
    assert result.err.splitlines()[0] == f"error: {error}"
    assert hint in result.err.splitlines()[1]


def test_all_or_nothing_and_every_mistake_is_told(linden: Path) -> None:
    with changes(linden) as lines:
        result = okr(linden, "update", "organic-sessions=96000", "domain-ratin=44", "search-ctr=much")
    assert (result.status, result.out, lines.all) == (2, "", [])
    assert result.err.splitlines()[:3] == [
        "error: 2 of 3 values cannot be logged; nothing was written",
        "  key result or KPI `domain-ratin` is not in the cycles 2026, 2026-Q4 (did you mean marketing/found-first/domain-rating?)",
        "  `much` is not a value for search-ctr (write the level now in % as a number, such as 43900 or 43.9k)",
    ]


@pytest.mark.parametrize(
    ("words", "record"),
    [
        (("articles", "--running", "187"), "{date: 2026-11-22, value: 27, by: ania}"),
        (("articles", "--running", "150", "--date", "2026-11-10"), "{date: 2026-11-10, value: 0, by: ania}"),
        (
            ("articles", "--running", "187", "--date", "2026-11-16", "--replace"),
            "{date: 2026-11-16, value: 37, by: ania}",
        ),
        (("posts", "--running", "9"), "{date: 2026-11-22, value: 5, by: ania}"),
    ],
)
def test_running_computes_what_was_added(tmp_path: Path, words: tuple[str, ...], record: str) -> None:
    write(tmp_path, a=OBJECTIVE)
    assert okr(tmp_path, "update", *words, "--by", "ania").status == 0
    assert record in (tmp_path / "a.okr.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nps", "410"), "nps: 410 is 10 times the last value, 41"),
        (("nps", "4.1"), "nps: 4.1 is a tenth or less of the last value, 41"),
        (("nps=-41",), "nps: −41 has another sign than the last value, 41"),
        (("articles", "190"), "articles: 190 is 19 times what was added last, 10; a total so far goes after --running"),
        (("articles", "--running", "150"), "articles: −10 takes away from what was added so far"),
        (("nps", "42", "--date", "2027-01-10"), "nps: 2027-01-10 lies ahead; until then it does not count"),
        (("nps", "42", "--date", "2026-09-10"), "nps: 2026-09-10 is before its start on 2026-10-01; it does not count"),
    ],
)
def test_what_is_unlikely_is_logged_with_a_warning(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    write(tmp_path, a=OBJECTIVE)
    with changes(tmp_path) as lines:
        result = okr(tmp_path, "update", *words)
    assert (result.status, result.err) == (0, f"warning: {said}\n")
    assert len(lines.all) in (1, 2)


def test_a_warning_has_the_signs_of_the_locale(tmp_path: Path) -> None:
    write(tmp_path, settings="version: 1\nlocale: de\n", a=OBJECTIVE)
    said = okr(tmp_path, "update", "nps", "410000", "--dry-run").err
    assert said == "warning: nps: 410.000 is 10.000 times the last value, 41\n"


@pytest.mark.parametrize(
    "words", [("nps", "409"), ("nps", "4.2"), ("articles", "99"), ("articles", "0"), ("sessions", "4")]
)
def test_what_may_well_be_is_logged_without(tmp_path: Path, words: tuple[str, ...]) -> None:
    write(tmp_path, a=OBJECTIVE)
    assert okr(tmp_path, "update", *words).err == ""


def test_a_goal_beyond_zero_may_be_reached(tmp_path: Path) -> None:
    text = "{id: balance, title: Balance, baseline: -10, target: 10, checkins: [{date: 2026-11-16, value: -5}]}"
    write(tmp_path, a=OBJECTIVE + f"      - {text}\n")
    assert okr(tmp_path, "update", "balance", "4").err == ""


def test_a_number_with_two_meanings_is_refused_with_both(tmp_path: Path) -> None:
    write(tmp_path, settings="version: 1\nlocale: pl\n", a=OBJECTIVE)
    with changes(tmp_path) as lines:
        result = okr(tmp_path, "update", "nps", "1.234")
    assert (result.status, result.out, lines.all) == (2, "", [])
    assert result.err == "error: `1.234` may mean 1234 or 1.234\nhint: write 1234 or 1.2340\n"
    assert okr(tmp_path, "update", "sessions", "41.234").out.split("\t")[2] == "41\u00a0234"
    assert okr(tmp_path, "update", "nps", "41,5").out.split("\t")[2] == "41 → 41,5 (+0,5)"


# Files


def rows(folder: Path, text: str | bytes, name: str = "updates.csv") -> str:
    """Writes a file beside the workspace, and returns its name."""
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return name


CSV = """\
note,ref,value,date,confidence,by,evidence
"ranks first, at last",organic-sessions,96000,2026-11-21,0.7,tomek,https://a.example a1b2c3
,buying-guides,2,,,,

,size-advisor,rollout,,60%,,
"""


@pytest.mark.parametrize(
    "text",
    [
        CSV,
        "\ufeff" + CSV,
        CSV.replace("\n", "\r\n"),
        CSV.replace("first, at", "first; at").replace(",", ";").replace("first; at", "first, at"),
        CSV.replace('"', "").replace(",", "\t").replace("first\t at", "first, at"),
        CSV.replace("note,ref", "NOTE , Ref"),
    ],
    ids=["plain", "byte order mark", "CRLF", "semicolons", "tabs", "header as people write it"],
)
def test_rows_of_a_file_are_logged_together(linden: Path, text: str) -> None:
    name = rows(linden, text)
    with changes(linden) as lines:
        result = okr(linden, "update", "--from", name, "--by", "ines")
    assert (result.status, result.err) == (0, "")
    assert lines.of[MARKETING] == [
        (
            "+          - {date: 2026-11-21, value: 96000, confidence: 0.7, "
            'note: "ranks first, at last", by: tomek, evidence: ["https://a.example", a1b2c3]}'
        ),
        "+          - {date: 2026-11-22, value: 2, by: ines}",
    ]
    assert [line for line in lines.of["okrs/2026-Q4/product.okr.yaml"] if line[0] == "+"][1:] == [
        "+          - {date: 2026-11-22, confidence: 0.6, by: ines}"
    ]
    assert len(result.out.splitlines()) == 3


def test_json_lines_from_standard_input(linden: Path) -> None:
    lines = [
        {"ref": "organic-sessions", "value": 96000.5, "confidence": 0.7, "evidence": ["a b", "c"]},
        {"value": True, "ref": "repair-booking", "note": None},
        {"ref": "search-ctr", "value": "2,7"},
        {"ref": "customer-cost", "value": 32.125},
    ]
    given = "\n".join(json.dumps(line) for line in lines)
    with changes(linden) as written:
        result = okr(linden, "update", "--from", "-", "--by", "ines", given=given)
    assert (result.status, result.err) == (0, "")
    assert (
        "+          - {date: 2026-11-22, value: 96000.5, confidence: 0.7, by: ines, evidence: [a b, c]}" in written.all
    )
    assert "+          - {date: 2026-11-22, value: 2.7, by: ines}" in written.all
    assert '+          - {date: 2026-11-22, value: "yes", by: ines}' in written.all


def test_a_column_of_days_fills_a_history(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    days = "".join(f"sessions,{40000 + day * 100},2026-10-{day:02}\n" for day in range(1, 31))
    with changes(tmp_path) as lines:
        result = okr(tmp_path, "update", "--from", rows(tmp_path, f"ref,value,date\n{days}"), "--by", "ania")
    assert (result.status, result.err) == (0, "")
    assert result.out.split("\t")[2] == "43,000 in 30 values"
    assert "".join(lines.of["a.okr.yaml"]).count("date: 2026-10-") == 30


def test_a_semicolon_file_has_decimal_commas(linden: Path) -> None:
    text = "ref;value\nkpi/mobile-conversion;2,125\ncustomer-cost;31,250\n"
    with changes(linden) as lines:
        result = okr(linden, "update", "--from", rows(linden, text), "--by", "ines")
    assert (result.status, result.err) == (0, "")
    assert "value: 2.125" in lines.of["okrs/kpis.okr.yaml"][0]
    assert "value: 31.250" in lines.of[MARKETING][0]


def test_every_bad_row_is_named_with_its_line_and_nothing_is_written(linden: Path) -> None:
    text = (
        "ref,value,date,confidence,note\n"
        "organic-sessions,96000,,,\n"
        'domain-ratin,43,,,"two\nlines"\n'
        "search-ctr,high,,,\n"
        "buying-guides,2,22.11.2026,,\n"
        "domain-rating,43,,seven,\n"
        ",5,,,\n"
        "domain-rating,44,,,\n"
        "domain-rating,45,,,\n"
        "page-speed,,,,\n"
    )
    name = rows(linden, text)
    with changes(linden) as lines:
        result = okr(linden, "update", "--from", name)
    assert (result.status, result.out, lines.all) == (2, "", [])
    said = result.err.splitlines()
    assert said[0] == "error: 7 of 9 values cannot be logged; nothing was written"
    assert [line.split(" ")[2] for line in said[1:-1]] == [f"updates.csv:{line}:" for line in (3, 5, 6, 7, 8, 10, 11)]
    assert said[3].startswith("  updates.csv:6: `22.11.2026` is not a date (write YEAR-MONTH-DAY")
    assert said[6].startswith(
        "  updates.csv:10: marketing/found-first/domain-rating@2026-Q4 is named twice for 2026-11-22"
    )
    assert said[7].startswith("  updates.csv:11: there is no value to log for product/trusted-shop/page-speed@2026-Q4")
    assert said[-1] == "hint: correct them and run it again"


def test_of_many_bad_rows_the_first_twenty_are_named(linden: Path) -> None:
    result = okr(linden, "update", "--from", rows(linden, "ref,value\n" + "nowhere,1\n" * 30))
    assert len(result.err.splitlines()) == 1 + 20 + 1 + 1
    assert "  … and 10 more" in result.err


@pytest.mark.parametrize(
    ("text", "error", "hint"),
    [
        ("ref,value,dat\n", "updates.csv:1: there is no column `dat`", "did you mean `date`?"),
        ("\nref,value,mood\nx,1,2\n", "updates.csv:2: there is no column `mood`", "columns are ref, value, date"),
        ("ref,value,value\n", "updates.csv:1: the column `value` is there twice", "keep one of the two"),
        ("value,date\n1,2\n", "updates.csv:1: there is no column `ref`", "the first line names the columns: ref"),
        ("ref,value\nnps,1,2\n", "updates.csv:2: the row has 3 cells, and there are 2 columns", "stands in quotes"),
        ("ref,,value\n", "updates.csv:1: a column has no name", "columns are"),
        ("", "updates.csv: there are no rows in it", "the first line names the columns"),
        ("ref,value\n", "updates.csv: there are no rows in it", "the first line names the columns"),
        (b"ref,value,note\nnps,1,caf\xe9\n", "updates.csv:2: this is not UTF-8", "CSV UTF-8"),
        ('ref,value,note\nnps,1,"open\n', "updates.csv:2: this is not CSV", "stands in quotes"),
        (
            '{"ref": "nps", "value": 1\n',
            "updates.csv:1: this is not JSON",
            'such as {"ref": "sessions", "value": 44300}',
        ),
        ('{"ref": "nps", "valu": 1}\n', "updates.csv:1: there is no column `valu`", "did you mean `value`?"),
        (
            '{"ref": "nps", "value": [1]}\n',
            "updates.csv:1: `value` is neither text nor a number",
            "write text or a number",
        ),
        ('{"ref": "nps", "value": 1}\n[1]\n', "updates.csv:2: this is not an object", "on each line"),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_why(tmp_path: Path, text: str, error: str, hint: str) -> None:
    write(tmp_path, a=OBJECTIVE)
    with changes(tmp_path) as lines:
        rows(tmp_path, text)
        result = okr(tmp_path, "update", "--from", "updates.csv")
    assert (result.status, result.out, "a.okr.yaml" in lines.of) == (2, "", False)
    said, told = result.err.splitlines()
    assert said.startswith(f"error: {error}")
    assert hint in told


def test_a_file_that_is_not_there(linden: Path) -> None:
    result = okr(linden, "update", "--from", "nowhere.csv")
    assert (result.status, result.err.splitlines()[0]) == (
        2,
        "error: nowhere.csv: it cannot be read: No such file or directory",
    )
    both = okr(linden, "update", "organic-sessions", "3", "--from", "-")
    assert (both.status, both.err.splitlines()[0]) == (2, "error: --from and a REF do not go together")
