"""Workspaces of any size, the same bytes for the same seed.

`python -m tests.bench.generate FOLDER --files 1000` writes one to look at.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

CYCLE = "2026-Q4"
START = date(2026, 10, 2)
TODAY = date(2026, 11, 22)
"""The day the workspaces are made for: the last check-ins are at most a week old."""

PEOPLE = ("ania", "jan", "maria", "piotr", "eva", "tomas", "lena", "oskar")
NOTES = (
    "new landing pages are live",
    "slower than planned as two people were ill",
    "first numbers from the autumn campaign",
    "no change since the last week",
    "the partner went live on Monday",
    "prices went up on the 3rd",
)
ODD = ("divided", "doubted", "early", "shared", "silent")
"""What is wrong in every tenth file, in turns: objectives of two key results each, confidence that fell without a word,
a check-in before the start, two owners, a key result that nobody has looked after for weeks."""

SUBJECTS = ("sustainable fashion", "first week in the app", "support", "partners", "developer experience", "hiring")


class Measure(NamedTuple):
    """How one key result is measured.

    Attributes:
        title: its title.
        keys: its own keys, one a line.
        values: the value of a check-in, by its number and how many there are.
    """

    title: str
    keys: tuple[str, ...]
    values: Callable[[Random, int, int], str]


def metric(random: Random) -> Measure:
    """A level that rises to a target."""
    base = random.randrange(20_000, 60_000, 100)
    target = base + base // 4

    def level(random: Random, number: int, count: int) -> str:
        return str(base + (target - base) * number // (count + 2) + random.randrange(-200, 200))

    return Measure("Organic sessions a month", ("unit: sessions", f"baseline: {base}", f"target: {target}"), level)


def change(random: Random) -> Measure:
    """A rate whose goal is given as a change."""
    base = random.randrange(180, 320)

    def rate(random: Random, number: int, count: int) -> str:
        hundredths = base + 40 * number // count + random.randrange(-4, 5)
        return f"{hundredths // 100}.{hundredths % 100:02}"

    keys = ('unit: "%"', f"baseline: {base // 100}.{base % 100:02}", "change: +0.6")
    return Measure("Click-through rate of the search results", keys, rate)


def reduction(random: Random) -> Measure:
    """A level that falls."""
    base = random.randrange(400, 600)

    def level(random: Random, number: int, count: int) -> str:
        return str(base - 120 * number // count + random.randrange(-9, 10))

    return Measure(
        "Median time to the first answer", ("unit: min", f"baseline: {base}", f"target: {base - 180}"), level
    )


def total(random: Random) -> Measure:
    """Something that is added up."""
    return Measure(
        "In-depth articles for buyers",
        ("kind: total", "unit: articles", f"target: {random.randrange(30, 60)}"),
        lambda random, number, count: str(random.randrange(0, 5)),
    )


def recurring(random: Random) -> Measure:
    """Something to do in every month."""
    return Measure(
        "Talks with customers in every month",
        ("kind: recurring", "unit: talks", f"target: {random.randrange(4, 9)}", "per: month"),
        lambda random, number, count: str(random.randrange(0, 4)),
    )


def maintain(random: Random) -> Measure:
    """A level to hold."""
    floor = random.randrange(35, 45)
    return Measure(
        "Net promoter score stays good",
        ("kind: maintain", "unit: points", f"min: {floor}"),
        lambda random, number, count: str(floor + random.randrange(-1, 12)),
    )


def judged(random: Random) -> Measure:
    """A person's verdict."""

    def verdict(random: Random, number: int, count: int) -> str:
        return f"0.{min(9, 1 + 7 * number // count):01}"

    keys = ("kind: judged", "criteria: 0 is unknown, 0.5 is quoted now and then, 1 is the first to be asked")
    return Measure("Known as the voice of the industry", keys, verdict)


MEASURES = (metric, total, maintain, change, recurring, reduction, judged)


def write_workspace(folder: Path, files: int, *, teams: int | None = None, seed: int = 1) -> None:
    """Writes a workspace.

    Args:
        folder: an empty folder, or one that is to be made.
        files: how many OKR files beside those of the company (its objectives and its KPIs).
        teams: how many teams share them; default: one for three files.
        seed: another one gives other numbers.
    """
    count = teams or max(2, files // 3)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "okr.yaml").write_text(settings(), encoding="utf-8")
    (folder / "okrs").mkdir()
    (folder / "okrs/kpis.okr.yaml").write_text(kpis(), encoding="utf-8")
    (folder / "okrs/company.okr.yaml").write_text(company(), encoding="utf-8")
    for index in range(files):
        team = team_name(index % count)
        path = folder / "okrs" / CYCLE / team / f"{index:05}.okr.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(okr_file(index, team, seed=seed), encoding="utf-8")


def team_name(number: int) -> str:
    """The name of a team, all of one length, so that none begins with another."""
    return f"team-{number:04}"


def last(files: int) -> str:
    """The id of the objective in the last of some files: what shows it has read all of them."""
    return f"demand-{files - 1:05}"


def settings() -> str:
    """The text of `okr.yaml`."""
    people = "".join(f"  {name}: {{name: {name.title()}, email: {name}@example.com}}\n" for name in PEOPLE)
    return f"version: 1\nname: Acme\ncheckins: {{cadence: week, grace_days: 3}}\npeople:\n{people}"


def kpis() -> str:
    """The text of the file with KPIs."""
    names = (("ctr", "%", "min: 2"), ("cpm", "USD", "max: 12"), ("uptime", "%", "min: 99.5"))
    lines = ["# What goes on for ever.", "kpis:"]
    for name, unit, healthy in names:
        lines += [
            f"  - id: {name}",
            f"    title: The {name} of the whole company",
            f'    unit: "{unit}"',
            "    owner: ania",
            "    cadence: month",
            f"    healthy: {{{healthy}}}",
            "    readings:",
        ]
        level = healthy.split()[1]
        lines += [f"      - {{date: {START + timedelta(days=7 * week)}, value: {level}}}" for week in range(8)]
    return "\n".join(lines) + "\n"


def company() -> str:
    """The text of the company's own file, which the teams contribute to."""
    random = Random("company")
    lines = ["cycle: 2026", "team: company", "objectives:"]
    lines += objective(
        random, "market-leader", "Lead the market for sustainable fashion", (metric, maintain, total), 8, ()
    )
    return "\n".join(lines) + "\n"


def okr_file(index: int, team: str, *, seed: int = 1, checkins: int = 48) -> str:
    """The text of one OKR file: an objective with four key results, and in every tenth file something that is odd.

    Args:
        index: its number; the ids in it are unique by it.
        team: the team it belongs to.
        seed: another one gives other numbers.
        checkins: how many, over all its key results.
    """
    random = Random(f"{seed}-{index}")
    each = checkins // 4
    chosen = tuple(MEASURES[(index + number) % len(MEASURES)] for number in range(4))
    subject = SUBJECTS[index % len(SUBJECTS)]
    parents = ("company/market-leader@2026",)
    odd = ODD[index // 10 % len(ODD)] if index % 10 == 9 else ""
    lines = [
        f"# Agreed with the team on {START - timedelta(days=3)}; see the minutes.",
        f"cycle: {CYCLE}",
        f"team: {team}",
    ]
    lines.append("objectives:")
    first = chosen[:2] if odd == "divided" else chosen
    lines += objective(
        random, f"demand-{index:05}", f"Become the first place people look for {subject}", first, each, parents, odd
    )
    if first is not chosen:
        title = f"Make {subject} something to talk about"
        lines += objective(random, f"talk-{index:05}", title, chosen[2:], each, parents)
    return "\n".join(lines) + "\n"


def objective(
    random: Random,
    name: str,
    title: str,
    measures: tuple[Callable[[Random], Measure], ...],
    checkins: int,
    parents: tuple[str, ...],
    odd: str = "",
) -> Iterator[str]:
    """The lines of one objective; `odd` is one of ODD, or nothing."""
    yield f"  - id: {name}"
    yield f"    title: {title}"
    yield f"    owner: {'[ania, jan]' if odd == 'shared' else random.choice(PEOPLE)}"
    yield "    why: Search brings half of all new customers, and most of them never come back to the shop."
    yield f"    ambition: {random.choice(('committed', 'aspirational'))}"
    yield "    tags: [growth, autumn]"
    if parents:
        yield f"    contributes_to: [{', '.join(parents)}]"
    yield "    key_results:"
    for number, make in enumerate(measures):
        yield from key_result(
            random, f"{make.__name__}-{number + 1}", make(random), checkins, "" if number != 1 else odd
        )


def key_result(random: Random, name: str, measure: Measure, checkins: int, odd: str = "") -> Iterator[str]:
    """The lines of one key result; `odd` is one of ODD, or nothing."""
    owner = random.choice(PEOPLE)
    yield f"      - id: {name}"
    yield f"        title: {measure.title}"
    yield f"        owner: {owner}"
    for key in measure.keys:
        yield f"        {key}"
    if random.random() < 0.2:
        yield "        guardrails: [cpm]"
    yield "        # counted on Monday morning, from the dashboard"
    yield "        checkins:"
    length = (TODAY - START).days - (21 if odd == "silent" else 0)
    step = length // checkins
    tenths = random.randrange(5, 9)
    for number in range(checkins):
        day = START + timedelta(days=length - step * (checkins - number))
        if odd == "early" and number == 0:
            day = START - timedelta(days=4)
        value = measure.values(random, number + 1, checkins)
        tenths = max(4, min(9, tenths + random.choice((-1, 0, 0, 0, 0, 1))))
        confidence = f"0.{tenths - 3 if odd == 'doubted' and number == checkins - 1 else tenths}"
        note = f", note: {random.choice(NOTES)}" if number % 4 != 3 else ""
        by = f", by: {owner}" if number % 8 == 0 else ""
        yield f"          - {{date: {day}, value: {value}, confidence: {confidence}{note}{by}}}"


def main() -> None:
    """Writes a workspace by hand."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.generate", description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--teams", type=int)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write_workspace(given.folder, given.files, teams=given.teams, seed=given.seed)


if __name__ == "__main__":
    main()
