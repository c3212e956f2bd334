from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.cli import okr
from tests.support.folders import repository, write
from tests.support.written import changes

EXAMPLE = Path(__file__).parents[2] / "examples" / "marketing"

EVERY_KIND = """\
cycle: 2026-Q4
team: marketing
objectives:
  - id: demand
    title: Become the first place people look
    owner: ania
    key_results:
      - {id: sessions, title: Organic sessions, unit: sessions, baseline: 40000, target: 50000}
      - {id: articles, title: Articles, kind: total, unit: articles, target: 10}
      - {id: posts, title: Posts, kind: recurring, target: 20, per: month}
      - {id: nps, title: NPS, kind: maintain, min: 40}
      - id: launch
        title: Launch
        kind: milestones
        steps:
          - {id: brief, title: Brief agreed}
          - id: ship
            title: Shipped  # with the shop
      - {id: plan, title: Crisis plan in force, kind: binary}
      - {id: voice, title: Voice of the industry, kind: judged}
"""


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """A workspace with a key result of every kind."""
    write(tmp_path, a=EVERY_KIND)
    return tmp_path


@pytest.fixture
def linden(tmp_path: Path) -> Path:
    """The example, where nobody can harm it."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "marketing"))


@pytest.mark.parametrize(
    ("words", "record", "told"),
    [
        (("sessions", "44.3k"), "value: 44300", "●\tsessions\t44,300\t43%\ton track"),
        (("articles", "3"), "value: 3", "■\tarticles\t0 → 3 (+3)\t30%\toff track"),
        (("posts", "12"), "value: 12", "■\tposts\t0 → 12 (+12)\t20%\toff track"),
        (("nps", "42"), "value: 42", "●\tnps\t42\t100%\ton track"),
        (("plan", "yes"), 'value: "yes"', "✓\tplan\tyes\t100%\tdone"),
        (("voice", "7/10"), "value: 0.7", "●\tvoice\t0.7\t70%\ton track"),
        (("voice", "70%"), "value: 0.7", "●\tvoice\t0.7\t70%\ton track"),
    ],
)
def test_a_value_becomes_one_record(acme: Path, words: tuple[str, ...], record: str, told: str) -> None:
    with changes(acme) as lines:
        result = okr(acme, "update", *words, "--by", "ania")
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines()[0].split("\t")[1:3] == told.split("\t")[1:3]
    assert len(result.out.splitlines()) == 1
    [gone, came] = lines.all
    assert came.replace(f", checkins: [{{date: 2026-11-22, {record}, by: ania}}]", "") == gone.replace("-", "+", 1)


def test_a_step_is_marked_as_done(acme: Path) -> None:
    with changes(acme) as lines:
        result = okr(acme, "update", "launch", "brief")
        assert okr(acme, "update", "launch", "ship", "--date", "2026-11-20").status == 0
    assert result.out.split("\t")[2] == "0 → 1 of 2 steps (brief)"
    assert lines.all == [
        "-          - {id: brief, title: Brief agreed}",
        "+          - {id: brief, title: Brief agreed, done: 2026-11-22}",
        "+            done: 2026-11-20",
    ]


def test_what_is_said_beside_a_step_becomes_a_checkin(acme: Path) -> None:
    with changes(acme) as lines:
        okr(acme, "update", "launch", "brief", "-c", "0.6", "-m", "signed", "--evidence", "a1b2c3", "--by", "ania")
    assert "          - {date: 2026-11-22, confidence: 0.6, note: signed, by: ania, evidence: [a1b2c3]}" in "".join(
        line[1:] for line in lines.all if "confidence" in line
    )


def test_all_options_at_once(acme: Path) -> None:
    words = ("-c", "7/10", "-m", "new pages: live", "--by", "ania", "--evidence", "https://a.example/x,y", "--date")
    with changes(acme) as lines:
        result = okr(acme, "update", "demand/sessions", "44 300", *words, "2026-11-20", "--evidence", "a1b2c3")
    assert (result.status, result.err) == (0, "")
    record = "{date: 2026-11-20, value: 44300, confidence: 0.7, note: "
    assert record in lines.all[1]
    assert 'note: "new pages: live", by: ania, evidence: ["https://a.example/x,y", a1b2c3]}' in lines.all[1]


def test_the_example_gets_exactly_one_line(linden: Path) -> None:
    with changes(linden) as lines:
        assert (
            okr(linden, "update", "organic-sessions", "96000", "-c", "0.7", "-m", "ranks first", "--by", "tomek").status
            == 0
        )
        assert okr(linden, "update", "buying-guides", "1", "--by", "tomek").status == 0
    assert lines.of == {
        "okrs/2026-Q4/marketing.okr.yaml": [
            "+          - {date: 2026-11-22, value: 96000, confidence: 0.7, note: ranks first, by: tomek}",
            "+          - {date: 2026-11-22, value: 1, by: tomek}",
        ]
    }


def test_a_key_result_that_a_kpi_feeds_is_split(linden: Path) -> None:
    words = (
        "update",
        "mobile-conversion",
        "2.2",
        "-c",
        "0.6",
        "-m",
        "sizes are clearer",
        "--by",
        "hana",
        "--evidence",
        "x",
    )
    with changes(linden) as lines:
        result = okr(linden, *words)
    assert result.out == "▲\tmobile-conversion\t2.1 % → 2.2 % (+0.1)\t75%\tat risk\n"
    assert lines.of == {
        "okrs/2026-Q4/product.okr.yaml": [
            "+          - {date: 2026-11-22, confidence: 0.6, note: sizes are clearer, by: hana}"
        ],
        "okrs/kpis.okr.yaml": ["+      - {date: 2026-11-22, value: 2.2, by: hana, evidence: [x]}"],
    }


def test_what_one_thinks_of_a_kpi_fed_key_result_needs_no_value(linden: Path) -> None:
    with changes(linden) as lines:
        assert okr(linden, "update", "sure-fit/mobile-conversion", "-c", "0.5", "--by", "hana").status == 0
        assert okr(linden, "update", "mobile-conversion", "-c", "0.4", "--by", "hana", "--replace").status == 0
    assert lines.all == ["+          - {date: 2026-11-22, confidence: 0.4, by: hana}"]


def test_a_kpi_takes_a_reading(linden: Path) -> None:
    with changes(linden) as lines:
        result = okr(linden, "update", "kpi/return-rate", "25.1", "-m", "fewer", "--by", "hana")
    assert result.out.startswith("▲\treturn-rate\t25.7 % → 25.1 % (−0.6)\t\toutside")
    assert lines.of == {"okrs/kpis.okr.yaml": ["+      - {date: 2026-11-22, value: 25.1, note: fewer, by: hana}"]}
    sure = okr(linden, "update", "kpi/return-rate", "25", "-c", "0.5")
    assert (sure.status, sure.err.splitlines()[0]) == (
        2,
        "error: kpi/return-rate is a KPI: it has no goal that one could be confident of",
    )


def test_a_level_is_logged_once_a_day_and_then_corrected(linden: Path) -> None:
    assert okr(linden, "update", "organic-sessions", "96000", "-m", "early count", "--by", "tomek").status == 0
    with changes(linden) as lines:
        again = okr(linden, "update", "organic-sessions", "96100")
    assert (again.status, again.out, lines.all) == (2, "", [])
    assert again.err == (
        "error: marketing/found-first/organic-sessions@2026-Q4 has a value for 2026-11-22 already: 96000, by tomek\n"
        "hint: --replace corrects it; --date logs it for another day\n"
    )
    with changes(linden) as lines:
        assert okr(linden, "update", "organic-sessions", "96100", "--replace", "-c", "0.7", "--by", "ines").status == 0
    assert lines.all == [
        "-          - {date: 2026-11-22, value: 96000, note: early count, by: tomek}",
        "+          - {date: 2026-11-22, value: 96100, confidence: 0.7, note: early count, by: ines}",
    ]


def test_a_correction_that_changes_nothing_writes_nothing(linden: Path) -> None:
    words = ("update", "organic-sessions", "95300", "--date", "2026-11-16", "--replace", "--by", "tomek")
    with changes(linden) as lines:
        assert okr(linden, *words).status == 0
    assert lines.all == []


def test_additions_add_up_and_the_last_of_a_day_is_corrected(linden: Path) -> None:
    for words in (("1",), ("2",), ("3", "--replace")):
        result = okr(linden, "update", "buying-guides", *words, "--by", "tomek")
        assert result.status == 0
    text = (linden / "okrs/2026-Q4/marketing.okr.yaml").read_text(encoding="utf-8")
    assert [line.strip() for line in text.splitlines() if "2026-11-22" in line] == [
        "- {date: 2026-11-22, value: 1, by: tomek}",
        "- {date: 2026-11-22, value: 3, by: tomek}",
    ]
    assert result.out.split("\t")[2] == "9 → 10 (+1)"


def test_a_step_is_done_once_unless_its_day_is_corrected(linden: Path) -> None:
    again = okr(linden, "update", "size-advisor", "pilot")
    assert (again.status, again.err.splitlines()[0]) == (
        2,
        "error: step `pilot` of product/sure-fit/size-advisor@2026-Q4 was done on 2026-11-10 already",
    )
    with changes(linden) as lines:
        assert okr(linden, "update", "size-advisor", "pilot", "--replace", "--date", "2026-11-12").status == 0
    assert [line.strip() for line in lines.all if line[0] == "+"] == [
        "+          - {id: pilot, title: Pilot with three brands, weight: 2, due: 2026-10-30, done: 2026-11-12}"
    ]


def test_dry_run_shows_the_diff_and_writes_nothing(linden: Path) -> None:
    with changes(linden) as lines:
        result = okr(linden, "update", "organic-sessions", "96000", "--by", "tomek", "--dry-run")
    assert (result.status, result.err, lines.all) == (0, "", [])
    assert [line for line in result.out.splitlines() if line[:1] in "+-"] == [
        "--- a/okrs/2026-Q4/marketing.okr.yaml",
        "+++ b/okrs/2026-Q4/marketing.okr.yaml",
        "+          - {date: 2026-11-22, value: 96000, by: tomek}",
    ]


def test_at_a_terminal_three_lines_answer(linden: Path) -> None:
    result = okr(linden, "update", "search-ctr", "2.7", "--by", "tomek", "-c", "0.5", "--color", "always", COLUMNS="80")
    first, second, third, place = _bare(result.out).splitlines()
    assert first == "▲ search-ctr  2.6 % → 2.7 % (+0.1)  38 %  at risk"
    assert second == "  57 % expected · confidence 0.5 · trend 0.68 by 31 Dec"
    assert third == "  it needs 1.1 × its pace so far to reach 0.70"
    assert place == "  okrs/2026-Q4/marketing.okr.yaml:31"


def test_who_logs_is_always_written(acme: Path) -> None:
    repository(acme)
    assert okr(acme, "update", "sessions", "44300").status == 0
    assert "by: Ania Nowak" in (acme / "a.okr.yaml").read_text(encoding="utf-8")
    (acme / "okr.yaml").write_text("version: 1\npeople: {ania: {email: ania@example.com}}\n", encoding="utf-8")
    assert okr(acme, "update", "nps", "44").status == 0
    assert "value: 44, by: ania}" in (acme / "a.okr.yaml").read_text(encoding="utf-8")


def test_without_git_the_user_of_the_machine_logs(acme: Path) -> None:
    assert okr(acme, "update", "sessions", "44300", LOGNAME="jan", USER="jan", PATH="/nowhere").status == 0
    assert "value: 44300, by: jan}" in (acme / "a.okr.yaml").read_text(encoding="utf-8")


HAND_EDITED = """\
# okrs of the team
"cycle": 2026-Q4
team:   marketing

objectives:
- id: demand       # the only one
  title: >-
    Become the first
    place people look
  key_results:
  - id: sessions
    title: 'Organic sessions'
    baseline:  40000
    target: 50000
    checkins:
      # weekly, by hand

      -   date: 2026-11-09
          value: 41000   # a guess

      -   date: 2026-11-16
          note: |
            went up

          value: 42000
  # what follows is new
  - {id: nps, title: NPS, kind: maintain, min: 40, checkins: [{date: 2026-11-16, value: 41}, ]}
  - id: articles
    title: Articles
    kind: total
    target: 10
    checkins:
    meta: {tracked-in: "a board"}
"""


def test_a_hand_edited_file_keeps_its_ways(tmp_path: Path) -> None:
    write(tmp_path)
    path = tmp_path / "a.okr.yaml"
    text = HAND_EDITED.replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    with changes(tmp_path) as lines:
        for words in (("sessions", "43000"), ("nps", "42"), ("articles", "2")):
            assert okr(tmp_path, "update", *words, "--by", "ania").status == 0
    assert lines.all == [
        "+\r",
        "+      -   date: 2026-11-22\r",
        "+          value: 43000\r",
        "+          by: ania\r",
        "-  - {id: nps, title: NPS, kind: maintain, min: 40, checkins: [{date: 2026-11-16, value: 41}, ]}\r",
        (
            "+  - {id: nps, title: NPS, kind: maintain, min: 40, "
            "checkins: [{date: 2026-11-16, value: 41}, {date: 2026-11-22, value: 42, by: ania}, ]}\r"
        ),
        "+      - date: 2026-11-22\r",
        "+        value: 2\r",
        "+        by: ania\r",
    ]


def test_what_an_alias_stands_for_is_not_touched(tmp_path: Path) -> None:
    shared = EVERY_KIND.replace(
        "nps, title: NPS, kind: maintain, min: 40}", "nps, title: NPS, kind: maintain, min: 40, checkins: &x []}"
    ).replace("target: 50000}", "target: 50000, meta: 1}")
    write(tmp_path, a=shared + "      - {id: csat, title: CSAT, kind: maintain, min: 4, checkins: *x}\n")
    with changes(tmp_path) as lines:
        result = okr(tmp_path, "update", "csat", "5", "--by", "ania")
    assert (result.status, result.out, lines.all) == (2, "", [])
    assert "  --> a.okr.yaml:" in result.err
    assert "hint: edit it by hand: add `{date: 2026-11-22, value: 5, by: ania}` to the list" in result.err


@pytest.mark.parametrize(
    ("words", "error", "hint"),
    [
        (
            ("sesions", "1"),
            "key result or KPI `sesions` is not in the cycle 2026-Q4",
            "did you mean marketing/demand/sessions?",
        ),
        (("sessions", "many"), "`many` is not a value for sessions", "write the level now in sessions as a number"),
        (("articles", "many"), "`many` is not a value for articles", "write what was added in articles as a number"),
        (("plan", "maybe"), "`maybe` is not a value for plan", "write yes or no"),
        (("voice", "7"), "`7` is not a value for voice", "write a verdict from 0 to 1"),
        (("launch", "shipp"), "launch has no step `shipp`", "did you mean ship?"),
        (("launch", "50%"), "launch has no step `50%`", "its steps are brief and ship"),
        (("sessions", "1", "-c", "7"), "`7` is not a confidence from 0 to 1", "write 0.7, 7/10 or 70%"),
        (("sessions", "1", "--date", "22.11."), "`22.11.` is not a date", "write YEAR-MONTH-DAY"),
        (("sessions",), "there is no value to log for sessions: VALUE is missing", "okr update sessions VALUE"),
        ((), "there is nothing to log: REF and VALUE are missing", "okr update REF VALUE"),
        (("sessions", "44", "300"), "okr update takes one REF and one VALUE, not 3 words", 'goes in quotes: "44 300"'),
        (
            ("sessions", "-m", "why"),
            "there is no value to log for marketing/demand/sessions@2026-Q4",
            "okr update sessions VALUE",
        ),
    ],
)
def test_an_error_says_what_to_do(acme: Path, words: tuple[str, ...], error: str, hint: str) -> None:
    with changes(acme) as lines:
        result = okr(acme, "update", *words)
    assert (result.status, result.out, lines.all) == (2, "", [])
    said, told = result.err.splitlines()
    assert said == f"error: {error}"
    assert told.startswith("hint: ")
    assert hint in told


def test_an_ambiguous_name_is_refused_with_the_candidates(tmp_path: Path) -> None:
    write(tmp_path, a=EVERY_KIND, b=EVERY_KIND.replace("marketing", "product"))
    result = okr(tmp_path, "update", "sessions", "1")
    assert (result.status, result.err.splitlines()[0]) == (2, "error: `sessions` may be any of 2")
    assert "marketing/demand/sessions@2026-Q4 or product/demand/sessions@2026-Q4" in result.err


def test_a_file_that_does_not_parse_is_not_touched(tmp_path: Path) -> None:
    write(
        tmp_path, a=EVERY_KIND + "  - [\n", b=EVERY_KIND.replace("marketing", "product").replace("sessions", "visits")
    )
    with changes(tmp_path) as lines:
        result = okr(tmp_path, "update", "sessions", "44300")
    assert (result.status, result.out, lines.all) == (2, "", [])
    assert result.err.startswith(
        "error: key result or KPI `sessions` is not in the cycle 2026-Q4; a.okr.yaml does not parse"
    )
    assert "  --> a.okr.yaml:" in result.err
    assert okr(tmp_path, "update", "visits", "44300").status == 0


def test_an_invalid_key_result_is_named_as_such(tmp_path: Path) -> None:
    write(tmp_path, a=EVERY_KIND.replace("target: 50000", "target: 50000, goal: 3"))
    result = okr(tmp_path, "update", "sessions", "44300")
    assert result.status == 2
    assert result.err.startswith("error: `sessions` is not valid, so nothing can be logged for it: ")
    assert "  --> a.okr.yaml:8:" in result.err


def test_a_closed_file_is_frozen(linden: Path) -> None:
    with changes(linden) as lines:
        result = okr(linden, "update", "search-base/organic-sessions@2026-Q3", "90000")
    assert (result.status, lines.all) == (2, [])
    assert result.err.startswith(
        "error: marketing/search-base/organic-sessions@2026-Q3 is over: okrs/2026-Q3/marketing.okr.yaml was closed on "
    )


def test_no_workspace_and_help() -> None:
    assert "REF=VALUE" in okr(EXAMPLE, "update", "--help").out


def _bare(text: str) -> str:
    import re

    return re.sub(r"\x1b\[[0-9;]*m", "", text)
