from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import cmarkgfm
import pytest
from jsonschema import Draft202012Validator

from okrcli.commands import templating
from tests.bench.generate import write_workspace
from tests.support.browser import chromium
from tests.support.cli import Result, okr
from tests.support.folders import OBJECTIVE, commit, repository, write
from tests.support.terminal import ROOT, at_terminal

EXAMPLE = ROOT / "examples" / "marketing"
HOSTILE = '<script>alert(1)</script> | `x` *y* "{{ 7*7 }}" <!-- okr: end -->'
MARKS = "<!-- okr: begin -->\nold\n<!-- okr: end -->\n"


def _report(where: Path | str, *words: str, **more: str) -> Result:
    return okr(where, "report", *words, **more)


def _compared(*words: str) -> dict[str, str] | None:
    result = _report(EXAMPLE, "--format", "json", *words)
    assert result.status == 0
    told: dict[str, str] | None = result.json()["data"]["compared"]
    return told


@pytest.mark.parametrize(
    "words", [(), ("--cycle", "2026-Q3"), ("--compare", "none"), ("--compare", "2026-Q3"), ("--team", "product")]
)
def test_the_document_is_as_its_schema_says(words: tuple[str, ...]) -> None:
    schema = okr(EXAMPLE, "schema", "--for", "report").json()
    assert not list(Draft202012Validator(schema).iter_errors(_report(EXAMPLE, "--format", "json", *words).json()))


def test_it_is_compared_with_four_weeks_ago_unless_told_otherwise() -> None:
    assert _compared() == {"label": None, "date": "2026-10-25"}
    assert _compared("--compare", "2026-11-01") == {"label": None, "date": "2026-11-01"}
    assert _compared("--compare", "2026-Q3") == {"label": "2026-Q3", "date": "2026-09-30"}
    assert _compared("--compare", "none") is None
    # Four weeks ago that cycle was over, so nothing can have moved.
    assert _compared("--cycle", "2026-Q3") is None


def test_it_is_compared_with_a_revision(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    repository(tmp_path)
    commit(tmp_path, day="2026-11-01")
    logged = OBJECTIVE.replace("target: 50000}", "target: 50000, checkins: [{date: 2026-11-20, value: 44000}]}")
    write(tmp_path, a=logged)
    assert "1 of 3 key results moved since HEAD." in _report(tmp_path, "--compare", "HEAD").out
    assert _report(tmp_path, "--compare", "HEAD").out == _report(tmp_path, "--compare", "HEAD").out
    assert _report(tmp_path, "--compare", "nowhere").status == 2


def test_nothing_lies_after_the_day_of_the_report() -> None:
    result = _report(EXAMPLE, "--compare", "2027-01-01")
    assert (result.status, result.out) == (2, "") and "lies after the day of the report" in result.err


@pytest.mark.parametrize("form", ["text", "md", "html", "json", "csv"])
def test_the_same_workspace_gives_the_same_bytes(form: str) -> None:
    assert _report(EXAMPLE, "--format", form).out == _report(EXAMPLE, "--format", form).out != ""


def test_markdown_has_no_broken_table(tmp_path: Path) -> None:
    titled = OBJECTIVE.replace("title: Organic sessions", f"title: '{HOSTILE}'")
    for where in (EXAMPLE, Path(write(tmp_path, a=titled))):
        text = _report(where, "--format", "md").out
        page = cmarkgfm.github_flavored_markdown_to_html(text)
        assert page.count("<table>") == len(re.findall(r"^\|( -+:? \|)+$", text, re.MULTILINE)) > 2
        assert "<script>" not in page and "| ---" not in re.sub("<[^>]+>", "", page)
        widths = [
            {row.count("<td") + row.count("<th") for row in re.findall("<tr>.*?</tr>", table, re.DOTALL)}
            for table in re.findall("<table>.*?</table>", page, re.DOTALL)
        ]
        assert all(len(each) == 1 for each in widths)


def test_a_finished_cycle_tells_what_was_learned() -> None:
    text = _report(EXAMPLE, "--cycle", "2026-Q3").out
    assert "12 key results: six done and six missed." in text
    for part in ("What we learned", "Notes to the grades", "linen guide"):
        assert part in text
    assert "carried" in _report(EXAMPLE, "--cycle", "2026-Q4").out.lower()


def test_forty_key_results_fit_into_a_mail(tmp_path: Path) -> None:
    write_workspace(tmp_path / "w", 10)
    assert 60_000 < len(_report(tmp_path / "w", "--format", "html").out.encode()) < 300_000


# Formats that are no text.


def test_a_file_that_is_no_text_goes_to_a_file_or_a_pipe_but_not_to_a_terminal(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    for form, magic in (("xlsx", b"PK\x03\x04"), ("pdf", b"%PDF-")):
        assert _report(tmp_path, "-o", f"x.{form}").status == 0
        assert (tmp_path / f"x.{form}").read_bytes().startswith(magic)
    command = [sys.executable, "-m", "okrcli", "-C", str(tmp_path), "status", "--format", "xlsx"]
    piped = subprocess.run(command, capture_output=True, cwd=ROOT, check=True)
    assert piped.stdout.startswith(b"PK\x03\x04") and piped.stderr == b""
    screen = at_terminal(tmp_path, "report", "--format", "pdf")
    assert screen.status == 2 and "hint: -o okr.pdf" in screen.text and "%PDF" not in screen.text


@pytest.mark.parametrize(("form", "library"), [("xlsx", "openpyxl"), ("pdf", "typst")])
def test_without_its_library_a_format_says_what_to_install(tmp_path: Path, form: str, library: str) -> None:
    write(tmp_path, a=OBJECTIVE)
    # An interpreter that finds no such library: the name stands for nothing.
    bare = (
        f"import sys; sys.modules[{library!r}] = None\n"
        f"from okrcli.cli import run; sys.exit(run(['-C', {str(tmp_path)!r}, 'report', '-o', 'x.{form}']))"
    )
    done = subprocess.run([sys.executable, "-c", bare], capture_output=True, cwd=ROOT, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"error: {form} files need {library}, which is not installed" in done.stderr
    assert f'pip install "okrcli[{form}]"' in done.stderr and not (tmp_path / f"x.{form}").exists()


# Templates.


def _filled(where: Path, text: str, name: str = "t.md.jinja") -> Result:
    (where / name).write_text(text, encoding="utf-8")
    return _report(where, "--template", name)


def test_a_template_is_given_the_document(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE.replace("title: Organic sessions", f"title: '{HOSTILE}'"))
    text = (
        "{% for o in data.objectives %}\n{{ o.title }} {{ o.score|score }}\n{% for k in o.key_results %}\n"
        "{{ k.title|md }};{{ k.goal.target|quantity(k.unit) }};{{ k.expected|share }};{{ k.due|day }};{{ k.health|health }}\n"
        "{% endfor %}\n{% endfor %}\n{{ workspace }} {{ today }}\n"
    )
    result = _filled(tmp_path, text)
    assert (result.status, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[0] == "Become the first place people look 0.00" and lines[-1] == "Acme 2026-11-22"
    assert lines[1].startswith("&lt;script&gt;") and lines[1].endswith(";50,000 sessions;57 %;31 Dec 2026;no data")
    assert _report(tmp_path, "--template", "t.md.jinja", "-o", "r.md").out == ""
    assert (tmp_path / "r.md").read_text() == result.out


def test_markup_is_escaped_by_the_ending_within(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE.replace("title: Organic sessions", f"title: '{HOSTILE}'"))
    title = "{{ data.objectives[0].key_results[0].title }}"
    for name in ("t.html.jinja", "t.html", "t.xml.j2"):
        assert "&lt;script&gt;" in _filled(tmp_path, title, name).out
    assert "<script>" in _filled(tmp_path, title, "t.txt.jinja").out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\n{{ data.cyle }}", "has no attribute 'cyle'\n  --> t.md.jinja:2:1\n2 | {{ data.cyle }}\n"),
        ("\n\n{% for x in %}", "  --> t.md.jinja:3:1\n"),
        ('{{ "".__class__.__mro__ }}', "unsafe"),
        ("{{ data.objectives.append(1) }}", "'append' of 'list' object is unsafe"),
        ('{% include "../okr.yaml" %}', "no such file in its folder"),
        ('{% include "link.txt" %}', "no such file in its folder"),
        ('{% include "t.md.jinja" %}', "it includes itself"),
        ("{{ 9 ** 999999999 }}", "a power above"),
        ('{{ "x" * 99999999999 }}', "memory"),
        ("{% for a in range(9999) %}{{ 'x' * 9999 }}{% endfor %}", "longer than 10 million"),
        ("{{ 1 / 0 }}", "division by zero"),
    ],
)
def test_a_template_that_does_not_work_is_told_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    write(tmp_path, a=OBJECTIVE)
    outside = tmp_path / "outside.txt"
    inside = tmp_path / "templates"
    inside.mkdir()
    outside.write_text("secret")
    (inside / "link.txt").symlink_to(outside)
    (inside / "t.md.jinja").write_text(text)
    result = okr(inside, "report", "--template", "t.md.jinja")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("error: the template does not work: ") and said in result.err


def test_a_template_may_not_take_forever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templating, "PATIENCE", 0.2)
    endless = "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"
    assert "it takes longer than" in _filled(Path(write(tmp_path, a=OBJECTIVE)), endless).err


def test_a_template_includes_what_lies_beside_it(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "head.md").write_text("# {{ workspace }}\n")
    assert _filled(tmp_path, '{% include "parts/head.md" %}').out == "# Acme\n"


@pytest.mark.parametrize(
    "words",
    [
        ("--template", "x", "--site", "y"),
        ("--site", "y", "--format", "md"),
        ("--into", "x", "-o", "y"),
        ("--dry-run",),
        ("--group-by", "color"),
        ("--template", "nothing.jinja"),
        ("--into", "nothing.md"),
    ],
)
def test_what_does_not_go_together_is_said(tmp_path: Path, words: tuple[str, ...]) -> None:
    result = _report(write(tmp_path, a=OBJECTIVE), *words)
    assert (result.status, result.out) == (2, "") and result.err.startswith("error: ") and "hint: " in result.err


# A part of another file.


def test_a_block_of_a_file_is_kept_current_and_nothing_else_changes(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE.replace("title: Organic sessions", f"title: '{HOSTILE}'"))
    readme = tmp_path / "README.md"
    before = "\ufeff# We\r\n\r\n<!-- okr: begin -->\r\nold\r\n<!-- okr: end -->\r\n\xa0rest".encode() + b"\xff\x00"
    readme.write_bytes(before)
    diff = _report(tmp_path, "--into", "README.md", "--dry-run").out
    assert "-old" in diff and readme.read_bytes() == before
    result = _report(tmp_path, "--into", "README.md")
    assert (result.status, result.out) == (0, "") and "README.md changed" in result.err
    after = readme.read_bytes()
    head, tail = before.split(b"old\r\n")
    assert after.startswith(head) and after.endswith(tail) and b"old" not in after
    inside = after.removeprefix(head).removesuffix(tail)
    assert inside.count(b"\n") == inside.count(b"\r\n") > 10 and b"<!--" not in inside
    assert b"3 key results, none on track" in inside
    assert "up to date" in _report(tmp_path, "--into", "README.md").err and readme.read_bytes() == after


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nothing", "begin --> is not in it"),
        (MARKS * 2, "begin --> is in it 2 times"),
        ("<!-- okr: end -->\n<!-- okr: begin -->\n", "stands above"),
        ("text <!-- okr: begin -->\n<!-- okr: end -->\n", "begin --> is not in it"),
    ],
)
def test_a_file_without_a_place_for_it_is_left_alone(tmp_path: Path, text: str, said: str) -> None:
    write(tmp_path, a=OBJECTIVE)
    (tmp_path / "README.md").write_text(text)
    result = _report(tmp_path, "--into", "README.md")
    assert result.status == 2 and said in result.err and "have the line <!-- okr: begin --> once" in result.err
    assert (tmp_path / "README.md").read_text() == text


# A site.


def _pages(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_a_site_has_a_page_a_cycle_and_a_team(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "w")
    result = _report(tmp_path / "w", "--site", "public")
    assert (result.status, result.out) == (0, "") and "public/index.html leads to 8 pages." in result.err
    site = tmp_path / "w" / "public"
    pages = _pages(site)
    assert set(pages) == {
        ".nojekyll", "badge.svg", "index.html", "2026.html", "2026/company.html", "2026-Q3.html", "2026-Q3/marketing.html",
        "2026-Q3/product.html", "2026-Q4.html", "2026-Q4/marketing.html", "2026-Q4/product.html",
    }  # fmt: skip
    for name, content in pages.items():
        for href in re.findall(r'<a href="([^"]+)"', content.decode()):
            assert ((site / name).parent / href).resolve().is_relative_to(site) and (
                (site / name).parent / href
            ).is_file()
    badge = pages["badge.svg"].decode()
    assert "<title>OKRs 2026-Q4: 0.52 · 11 of 19 on track</title>" in badge
    (site / "mine.txt").write_text("stays")
    _report(tmp_path / "w", "--site", "public")
    assert _pages(site) == {**pages, "mine.txt": b"stays"}


def test_a_page_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    (tmp_path / "index.html").write_text("<h1>Mine</h1>")
    result = _report(tmp_path, "--site", ".")
    assert result.status == 2 and "index.html was not made by okr" in result.err
    assert not (tmp_path / "badge.svg").exists() and (tmp_path / "index.html").read_text() == "<h1>Mine</h1>"


def test_a_site_of_an_empty_workspace_says_so(tmp_path: Path) -> None:
    assert _report(write(tmp_path), "--site", "public").status == 0
    assert "There are no objectives yet." in (tmp_path / "public" / "index.html").read_text()


def test_a_browser_finds_its_way_through_a_site(tmp_path: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe

    _report(EXAMPLE, "--site", str(tmp_path / "site"))
    with chromium() as browser:
        page = browser.new_context(bypass_csp=True, viewport={"width": 380, "height": 900}).new_page()
        page.goto((tmp_path / "site" / "index.html").as_uri())
        for step in (None, "marketing", "product", "2026-Q4", "all cycles"):
            if step:
                page.get_by_role("link", name=step, exact=True).first.click()
            assert page.evaluate("document.documentElement.scrollWidth") <= 380
        found = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
        assert page.url.endswith("index.html")
