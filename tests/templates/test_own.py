from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.templates import Library, UnknownTemplate, read_shelf

RETAIL = """\
title: Retail
summary: Shops
discipline: retail
objectives:
  - id: shops
    title: Every shop pays for itself
    within: 2 months
    comment: Ask Jo first
    key_results:
      - {id: a, title: Sales a shop, unit: EUR, baseline: null, change: +10%}
      - {id: b, title: Conversion, unit: "%", baseline: null, target: null, relative: +5%}
      - {id: c, title: Thefts, kind: maintain, max: null}
"""


def shelf(root: Path, **texts: str) -> tuple[list[str], str]:
    (root / "mine").mkdir()
    for name, text in texts.items():
        (root / "mine" / f"{name}.yaml").write_text(text)
    found = read_shelf(str(root), ["mine"], "en")
    return [each.name for each in found.templates], "\n".join(found.remarks)


def test_a_file_is_a_template_by_its_name(tmp_path: Path) -> None:
    assert shelf(tmp_path, retail=RETAIL) == (["retail"], "")
    own = read_shelf(str(tmp_path), ["mine"], "pl").templates
    library = Library("pl", own)
    assert library.get("retail").title == "Retail" and library.get("retail").file == "mine/retail.yaml"
    assert library.names()[-1] == "retail" and "seo" in library.names()
    assert [each.name for each in library.search(["thefts"])] == ["retail"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "mine/x.yaml:1:1: there is nothing in this file"),
        ("objectives: [", "mine/x.yaml:1:13: this `[` is not closed"),
        (
            "objectives:\n  - id: a\n    titel: A\n    key_results: []\n",
            "mine/x.yaml:2:5: the objective has no `title`",
        ),
        ('!!python/object/apply:os.system ["false"]\n', "mine/x.yaml:1:1: tags such as"),
        ("- a\n", "not a mapping"),
        ("title: Nothing else\n", "neither an objective nor a KPI"),
        (RETAIL.replace("+10%", "ten"), "mine/x.yaml:10:73: "),
    ],
)
def test_a_broken_one_is_told_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    names, remarks = shelf(tmp_path, x=text, good=RETAIL)
    assert names == ["good"]
    assert said in remarks and remarks.count("\n") == 0


def test_names_that_are_taken_or_no_names_are_told(tmp_path: Path) -> None:
    names, remarks = shelf(tmp_path, seo=RETAIL, **{"My Own": RETAIL})
    assert names == []
    assert "mine/seo.yaml: there is a template seo already, one that comes with okr; rename the file" in remarks
    assert "name the file my-own.yaml" in remarks
    assert "seo" in Library("en").names()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    found = read_shelf(str(tmp_path), ["nowhere"], "en")
    assert found.templates == ()
    assert found.remarks == ("okr.yaml names the folder nowhere for templates, and it cannot be read",)


def test_the_library_is_searched_in_every_language_and_without_accents() -> None:
    library = Library("en")
    assert "sales" in [each.name for each in library.search(["sprzedaz"])]
    assert [library.search([word])[0].name for word in ("SEO", "sales")] == ["seo", "sales"]
    assert {each.name for each in library.search(["newsletter", "subscribers"])} >= {"marketing", "content-marketing"}
    assert library.search(["zzzz"]) == ()
    assert len(library.search([])) == len(library.names())
    with pytest.raises(UnknownTemplate):
        library.get("nothing")
