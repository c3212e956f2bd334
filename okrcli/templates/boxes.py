"""Time boxes: which cycle an aim of some months belongs to, and when it is due in it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from okrcli.model.window import Window, months_from
from okrcli.templates.library import Entity, Template, key_results

LATE = 7
"""Days after which an aim that is set in the middle of a cycle has a start of its own: nobody was behind before it."""

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_HALF = 6


class Horizon(NamedTuple):
    """A cycle, as far as due dates need to know it.

    Attributes:
        cycle: its name.
        window: its days; None for the backlog, which has none.
        today: the day that the aims are set.
    """

    cycle: str
    window: Window | None
    today: date


def months(within: object) -> int:
    """How many months a time box has; 0 where it is none.

    >>> months("6 months"), months("1 year"), months("2 quarters"), months("soon")
    (6, 12, 6, 0)
    """
    found = re.fullmatch(r"(\d{1,2}) (month|quarter|year)s?", str(within))
    return int(found[1]) * _MONTHS[found[2]] if found else 0


def cycles_of(template: Template, quarter: str) -> tuple[tuple[str, Template], ...]:
    """The cycles that the objectives of a template belong to, the longest first, and what goes to each.

    What takes more than a quarter goes to the half-year around it, what takes more than that to the year; all others to
    the quarter. A template without objectives belongs to the quarter.

    Args:
        template: with time boxes.
        quarter: the name of the quarter that runs, such as `2026-Q4`.
    """
    parts: dict[int, list[Entity]] = {}
    for objective in template.objectives:
        length = months(objective.get("within"))
        parts.setdefault(3 if length <= 3 else _HALF if length <= _HALF else 12, []).append(objective)
    year, _, number = quarter.partition("-Q")
    named = {12: year, _HALF: f"{year}-H{1 if number in '12' else 2}", 3: quarter}
    whole = [(named[length], replace(template, objectives=tuple(parts[length]))) for length in sorted(parts)[::-1]]
    return tuple(whole) or ((quarter, template),)


def settled(entity: Entity, horizon: Horizon, remark: str, until: date | None = None) -> Entity:
    """An objective or key result whose time box has become a due date.

    The box begins with the cycle; one that would be over by now begins today. What does not fit into the cycle gets no
    date, and a remark instead.

    Args:
        entity: as it stands in a template.
        horizon: of the file that it goes to.
        remark: how to tell a box that does not fit; `{months}` stands for its length.
        until: the last day of what it is part of, which needs no date of its own; None for an objective.
    """
    due, length, begun = _due(entity, horizon), months(entity.get("within")), begin(horizon)
    misfit = bool(length) and due is None
    own = {key: value for key, value in entity.items() if key not in ("within", "key_results")}
    if misfit:
        said = remark.format(months=length)
        own = {"id": own.pop("id"), "comment": " ".join(filter(None, (str(own.pop("comment", "")), said))), **own}
    served = {"contributes_to": own.pop("contributes_to")} if "contributes_to" in own else {}
    if begun and until is None:
        own["start"] = begun
    if due is not None and (until is None or due < until):
        own["due"] = due
    own |= served
    last = due or until or (horizon.window.due if horizon.window else None)
    inner = [settled(each, horizon, remark, last) for each in key_results(entity)]
    return {**own, "key_results": inner} if "key_results" in entity else own


def begin(horizon: Horizon) -> date | None:
    """The day on which an objective starts that is set in the middle of its cycle; None where it starts with it."""
    window, today = horizon.window, horizon.today
    late = window is not None and window.start + timedelta(days=LATE) < today <= window.due
    return today if late else None


def _due(entity: Entity, horizon: Horizon) -> date | None:
    """The last day of the box of an entity; None where it has none, or none that fits."""
    length, window = months(entity.get("within")), horizon.window
    if not length or window is None:
        return None
    starts = (window.start, max(window.start, horizon.today))
    fitting = (day for day in (_end(start, length) for start in starts) if horizon.today <= day <= window.due)
    # A box as long as the whole cycle ends with it, also for those who begin late.
    return next(fitting, window.due if _end(window.start, length) <= window.due else None)


def _end(start: date, length: int) -> date:
    """The last day of some months that begin on a day."""
    month = months_from(start.year * 12 + start.month - 1 + length, 1)
    if start.day == 1:
        return month.start - timedelta(days=1)
    return min(month.start + timedelta(days=start.day - 2), month.due)
