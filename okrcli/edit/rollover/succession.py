"""Which cycle follows another one."""

from __future__ import annotations

from okrcli.errors import UsageError
from okrcli.model.cycle import Cycle
from okrcli.model.settings import Settings


def successor(cycle: Cycle, settings: Settings) -> Cycle:
    """The next cycle of the same length; after one of the workspace's own, the next of those by its start.

    Raises:
        UsageError: nobody can tell.

    >>> settings = Settings.model_validate({"version": 1}, strict=False)
    >>> [successor(settings.cycle(name), settings).name for name in ("2026", "2026-H2", "2026-Q3", "2026-12")]
    ['2027', '2027-H1', '2026-Q4', '2027-01']
    >>> successor(settings.cycle("2026-W53"), settings).name
    '2027-W01'
    """
    own = {each.name: each.start for each in settings.cycles}
    if cycle.name in own:
        later = [name for name, start in own.items() if start > own[cycle.name]]
        found = settings.cycle(min(later, key=own.__getitem__)) if later else None
    else:
        found = _next_in_calendar(cycle.name, settings)
    if found is None:
        raise UsageError(f"no cycle follows {cycle.name}", "name it with --to; your own are listed in okr.yaml")
    return found


def _next_in_calendar(name: str, settings: Settings) -> Cycle | None:
    year, _, part = name.partition("-")
    following = str(int(year) + 1)
    if not part:
        return settings.cycle(following)
    letter = part.rstrip("0123456789")
    digits = part[len(letter) :]
    within = settings.cycle(f"{year}-{letter}{int(digits) + 1:0{len(digits)}}")
    return within or settings.cycle(f"{following}-{letter}{1:0{len(digits)}}")
