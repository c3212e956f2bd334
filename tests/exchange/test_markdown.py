from __future__ import annotations

from datetime import date
from decimal import Decimal
from textwrap import dedent

from okrcli.exchange.draft import Aim, Fields, Harvest, Source, records
from okrcli.exchange.markdown import read
from tests.support.plans import settings

TODAY = date(2026, 11, 22)


def found(text: str, name: str = "goals.md") -> Harvest:
    return read(Source(name, dedent(text).encode()), Aim(settings(), TODAY))


def goals(text: str) -> list[Fields]:
    return [goal for bundle in found(text).bundles for goal in bundle.objectives]


def told(text: str) -> dict[str, list[str]]:
    """The titles of the key results, by the title of their objective."""
    return {str(goal["title"]): [str(each["title"]) for each in records(goal["key_results"])] for goal in goals(text)}


def key_results(text: str) -> list[Fields]:
    return [each for goal in goals(text) for each in records(goal["key_results"])]


def test_headings_with_boxes() -> None:
    text = """
        # OKRs 2026 Q3

        - [OKRs 2026 Q3](#okrs-2026-q3)
          - [Ready for large customers](#ready)

        ## Ready for large customers

        ### Sign in with what they have
        - [x] Single sign-on works [P0][WEB]
        - [ ] _(50%)_ Hold two sessions with users
        - [~] Roles have a page of their own
        - [ ] ~~Support the old protocol~~

        ## Better at our work

        - [x] Handbook is complete
        """
    assert told(text) == {
        "Ready for large customers": [],
        "Sign in with what they have": [
            "Single sign-on works",
            "Hold two sessions with users",
            "Roles have a page of their own",
            "Support the old protocol",
        ],
        "Better at our work": ["Handbook is complete"],
    }
    bundle = found(text).bundles[0]
    assert bundle.cycle == "2026-Q3"
    assert goals(text)[0]["rollup"] == "contributors"
    assert goals(text)[1]["contributes_to"] == ["./ready-for-large-customers"]
    done, half, open_, struck, _ = key_results(text)
    assert done["checkins"] == [{"date": "2026-09-30", "value": Decimal(1)}]
    assert done["tags"] == ["p0", "web"]
    assert half["checkins"] == [{"date": "2026-09-30", "value": Decimal("0.5")}]
    assert "checkins" not in open_
    assert struck["dropped"] == {"date": "2026-09-30", "why": "struck out in the source"}


def test_lists_in_lists() -> None:
    text = """
        ## Q1 2027
        ### Community:
        * Grow a circle of friends ([#4](https://example.com/4))
          * [P0] Find 20 speakers
          * [P1] Meet each of them
        * Write more often
            * Publish 8 posts
        ### Product:
        * Launch the playground
        """
    assert told(text) == {
        "Grow a circle of friends": ["Find 20 speakers", "Meet each of them"],
        "Write more often": ["Publish 8 posts"],
        "Launch the playground": [],
    }
    assert [goal.get("tags") for goal in goals(text)] == [["community"], ["community"], ["product"]]
    assert found(text).bundles[0].cycle == "2027-Q1"


def test_labels_and_what_they_are_explained_with() -> None:
    text = """
        # Committee OKRs

        ## Key Concepts
        - Objectives
          - Objectives are places to be.
        - Key Results
          - Key Results are measures.

        ## OKRs:
        * **Objective:** Bring in new people

          * **Key Result:** Add 5 members to the committee
          * **Key Result:** Ready pages for the two guides:
            1. Install
            2. Learn
        """
    assert told(text) == {"Bring in new people": ["Add 5 members to the committee", "Ready pages for the two guides"]}
    steps = records(key_results(text)[1]["steps"])
    assert [each["title"] for each in steps] == ["Install", "Learn"]


def test_headings_that_are_only_labels() -> None:
    text = """
        ## 2026 H1
        ### Objective
        Make starting easy
        #### Key Results
        - [x] 80% of users complete the tour
        - Time to value < 10 minutes

        ### Objective
        Be there always
        #### Key Results
        - 99.9% uptime
        """
    assert told(text) == {
        "Make starting easy": ["80% of users complete the tour", "Time to value < 10 minutes"],
        "Be there always": ["99.9% uptime"],
    }
    assert found(text).bundles[0].cycle == "2026-H1"


def test_scores_in_the_text_of_numbered_key_results() -> None:
    text = """
        **Objective 1: Ship faster**
        - KR1: Lead time from 5 days to 1 day - 0.5
        - KR2: Publish 10 notes (score: 0.7)
        - KR3: 95% of releases go well [0.9]
        """
    first, second, third = key_results(text)
    assert (first["baseline"], first["target"]) == (Decimal(5), Decimal(1))
    assert records(first["checkins"])[0]["value"] == Decimal(3)
    assert records(second["checkins"])[0]["value"] == Decimal(7)
    assert third["grade"] == Decimal("0.9")


def test_tables_with_scores() -> None:
    text = """
        # Q3 2026

        ## O1: Become the obvious choice
        Owner: @maria

        | KR | Baseline | Target | Current | Owner |
        |----|---------:|-------:|--------:|-------|
        | Weekly active shops | 1,200 | 2,000 | 1,640 | Maria Lopez / tom |
        | NPS | 31 | 45 | n/a | |
        | Churn | 4.5% | 3% | 3.9% | |

        ## O2: Be good to work with
        - KR1: Replies within a day
        """
    assert told(text) == {
        "Become the obvious choice": ["Weekly active shops", "NPS", "Churn"],
        "Be good to work with": ["Replies within a day"],
    }
    shops, nps, churn, _ = key_results(text)
    assert shops["owner"] == ["maria-lopez", "tom"]
    assert records(shops["checkins"])[0] == {"date": "2026-09-30", "value": Decimal(1640)}
    assert "checkins" not in nps
    assert (churn["unit"], churn["baseline"], churn["target"]) == ("%", Decimal("4.5"), Decimal(3))
    assert goals(text)[0]["owner"] == "maria"


def test_a_table_of_objectives_with_several_key_results_in_a_cell() -> None:
    text = """
        | Objective | Key Results | Progress |
        |---|---|---|
        | Be a good place | eNPS of 60<br>Every manager is trained | 70%<br>100% |
        | Win the market | Close 10 deals | .3 |
        | | A report on security | n/a |
        """
    assert told(text) == {
        "Be a good place": ["eNPS of 60", "Every manager is trained"],
        "Win the market": ["Close 10 deals", "A report on security"],
    }
    enps, trained, deals, report = key_results(text)
    assert enps["grade"] == Decimal("0.7")
    assert records(trained["checkins"])[0]["value"] == Decimal(1)
    assert records(deals["checkins"])[0]["value"] == Decimal(3)
    assert "checkins" not in report


def test_a_tree_of_goals_keeps_what_serves_what() -> None:
    text = """
        * Store all code
          * [P0] Store all public code
            * [P0] Stable pipeline
              * [P1] Fewer restarts
              * [P1] Logs can be searched
            * [P0] 60 machines
        """
    assert told(text) == {
        "Store all code": [],
        "Store all public code": ["60 machines"],
        "Stable pipeline": ["Fewer restarts", "Logs can be searched"],
    }
    assert goals(text)[2]["contributes_to"] == ["./store-all-public-code"]


def test_what_is_left_out_is_told_by_line() -> None:
    text = """\
        # Goals 2026 Q4
        We wrote these in a hurry.

        ## Grow with our friends
        - Speak at 3 conferences and 5 meetups
        """
    said = [(each.where, each.text) for each in found(text).remarks]
    assert [where for where, _ in said] == ["goals.md:2", "goals.md:5"]
    assert "We wrote these" in said[0][1]
    assert "`3`" in said[1][1] and "`5`" in said[1][1]


def test_prose_is_no_goal() -> None:
    assert goals("# About us\n\nWe make shoes.\n\n```\n- [ ] a box in code\n```\n") == []


def test_a_period_in_the_name_of_the_file() -> None:
    assert found("## Grow a lot more\n- a\n- b\n", "wiki/2025-Q2.md").bundles[0].cycle == "2025-Q2"


def test_a_table_whose_rows_say_what_they_are() -> None:
    text = """
        # Platform OKRs FY26 Q2

        |   | Description | Status | Score |
        |---|---|---|---|
        | **O1** | **Make releases boring** | | 0.6 |
        | KR1.1 | 99% of releases succeed | On track | 0.7 |
        | KR1.2 | Everybody can roll back | At risk | .5 |
        | **O2** | **Happy developers** | | |
        | KR2.1 | Survey at 4.5 | | n/a |
        """
    assert told(text) == {
        "Make releases boring": ["99% of releases succeed", "Everybody can roll back"],
        "Happy developers": ["Survey at 4.5"],
    }
    succeed, back, survey = key_results(text)
    assert (succeed["target"], succeed["grade"]) == (Decimal(99), Decimal("0.7"))
    assert records(back["checkins"])[0]["value"] == Decimal("0.5")
    assert (survey["target"], survey.get("checkins"), survey.get("grade")) == (Decimal("4.5"), None, None)


def test_lines_below_a_key_result_say_more_of_it() -> None:
    text = """
        - 🎯 Objective: Win new markets
          - 📈 KR1: 3 paying customers in Germany
            - Owner: Eva
            - Baseline: 1
            - Current: 2
          - KR2: Dashboards => 70%
          - KR3: Site is live ✅
          - KR4: Prices are ours — done
        """
    assert told(text) == {
        "Win new markets": ["3 paying customers in Germany", "Dashboards", "Site is live", "Prices are ours"]
    }
    first, second, third, fourth = key_results(text)
    assert (first["owner"], first["baseline"], first["target"]) == ("Eva", Decimal(1), Decimal(3))
    assert records(first["checkins"])[0]["value"] == Decimal(2)
    assert records(second["checkins"])[0]["value"] == Decimal("0.7")
    assert records(third["checkins"])[0]["value"] == records(fourth["checkins"])[0]["value"] == Decimal(1)
