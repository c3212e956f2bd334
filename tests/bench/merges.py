"""Merges of random work of two people, by the thousand: that no law is broken, and what it takes.

`python -m tests.bench.merges` runs 20,000 of them; `--seed` tries others.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from random import Random
from statistics import median

from tests.support.merging import triple, wrongs


def main() -> int:
    """Exits with 1 where a law was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.merges", description=__doc__)
    parser.add_argument("--merges", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    counts: Counter[str] = Counter()
    times: list[float] = []
    wrong: list[str] = []
    for seed in range(chosen.seed * 1_000_000, chosen.seed * 1_000_000 + chosen.merges):
        given = triple(Random(seed))
        begun = time.perf_counter()
        merged = given.merged()
        spent = time.perf_counter() - begun
        if len({*given}) < 3:
            counts["of one side only"] += 1
        else:
            times.append(spent)
            counts["left to git" if merged is None else "with conflicts" if merged.conflicts else "clean"] += 1
        wrong += [f"{seed}: {found}" for found in wrongs(given)]
    told = ", ".join(f"{number} {name}" for name, number in counts.most_common())
    sys.stdout.write(f"{chosen.merges} merges: {told}\n")
    sys.stdout.write(f"{median(times) * 1000:.1f} ms in the median, {max(times) * 1000:.0f} ms at most\n")
    sys.stdout.write("".join(f"{line}\n" for line in wrong) or "no law was broken\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
