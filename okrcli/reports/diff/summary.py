"""How much changed, counted and in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from okrcli.compare.change import Comparison, Difference
from okrcli.wording.plurals import counted

STATES = ("deleted", "dropped", "added", "renamed", "moved")
"""What can become of a goal or a KPI, trouble first."""

_NOUNS = {"objectives": "objective", "key_results": "key result", "kpis": "KPI"}


class Tally(NamedTuple):
    """How often what became of things of one sort.

    Attributes:
        sort: `objectives`, `key_results` or `kpis`.
        counts: by what became of them; what became of none is not in it. `changed` counts all that differ otherwise.
    """

    sort: str
    counts: Counter[str]


class Summary(NamedTuple):
    """How much changed.

    Attributes:
        tallies: of the objectives, the key results and the KPIs.
        checkins: how many were added, corrected and removed; those of a new or deleted key result are not counted.
        readings: the same of the readings of KPIs.
        silent: how many goalposts were moved without a record.
        recorded: how many with one.
    """

    tallies: tuple[Tally, ...]
    checkins: Counter[str]
    readings: Counter[str]
    silent: int
    recorded: int


def summarise(comparison: Comparison) -> Summary:
    """Counts what differs."""
    parts = (("objectives", comparison.objectives), ("key_results", comparison.key_results), ("kpis", comparison.kpis))
    goals = (*comparison.objectives, *comparison.key_results)
    posts = [field for each in goals for field in each.fields if field.goalpost]
    silent = sum(field.silent for field in posts)
    return Summary(
        tuple(Tally(sort, _counts(differences)) for sort, differences in parts),
        Counter(entry.state for each in comparison.key_results for entry in each.entries),
        Counter(entry.state for each in comparison.kpis for entry in each.entries),
        silent,
        len(posts) - silent,
    )


def sentence(summary: Summary) -> str:
    """The summary in one line, trouble first.

    >>> sentence(Summary((), Counter(added=2, removed=1), Counter(), 1, 0))
    '1 goalpost moved without a record, 1 check-in removed, 2 check-ins added.'
    """
    said = ", ".join(_clauses(summary))
    return f"{said[:1].upper()}{said[1:]}." if said else "Nothing differs in what the files say."


def _clauses(summary: Summary) -> Iterator[str]:
    if summary.silent:
        yield f"{counted(summary.silent, 'goalpost')} moved without a record"
    yield from _entries(summary, ("removed", "corrected"))
    for state in STATES:
        for sort, counts in summary.tallies:
            if counts[state]:
                yield f"{counted(counts[state], _NOUNS[sort])} {state}"
    if summary.recorded:
        yield f"{counted(summary.recorded, 'goalpost')} moved with a record"
    yield from _entries(summary, ("added",))
    for sort, counts in summary.tallies:
        if counts["changed"]:
            yield f"{counted(counts['changed'], _NOUNS[sort])} otherwise changed"


def _entries(summary: Summary, states: Sequence[str]) -> Iterator[str]:
    for state in states:
        for noun, counts in (("check-in", summary.checkins), ("reading", summary.readings)):
            if counts[state]:
                yield f"{counted(counts[state], noun)} {state}"


def _counts(differences: Sequence[Difference]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for each in differences:
        became = {
            "added": each.state == "added",
            "deleted": each.state == "deleted",
            "dropped": each.dropped,
            "renamed": each.renamed,
            "moved": each.moved,
            "changed": any(not field.goalpost and field.field not in _TOLD for field in each.fields),
        }
        counts.update(name for name, is_so in became.items() if is_so)
    return counts


# What the other counts say already.
_TOLD = ("dropped", "team", "cycle")
