"""What was logged: from where to where, how far that is, and whether it will do."""

from __future__ import annotations

from okrcli.page import Block, Cell, Inline, Paragraph
from okrcli.reports.scoreboard import standing_of
from okrcli.scoring import KeyResultScore
from okrcli.wording.healths import health_words


def logged(before: KeyResultScore, after: KeyResultScore, where: str) -> tuple[Block, ...]:
    """The blocks that answer a check-in.

    Args:
        before: the key result as it was.
        after: the key result as it is now.
        where: file and line.
    """
    style = health_words(after.health).style
    return (
        Paragraph((Cell(after.health, "symbol", style=style), " ", *_change(before, after)), joined=True),
        Paragraph(_outlook(after), indent=2, joined=True),
        Paragraph((Cell(where, "text", style="dim"),), indent=2, joined=True),
    )


def _change(before: KeyResultScore, after: KeyResultScore) -> Inline:
    key_result = after.planned.key_result
    unit = after.goal.unit
    parts: list[Cell | str] = [Cell(key_result.id, "text", style="strong"), "  "]
    numeric = key_result.measure.reads == "number"
    if numeric and before.value is not None and after.value is not None and before.value != after.value:
        step = Cell(after.value - before.value, "step", unit)
        parts += [Cell(before.value, "quantity", unit), " → ", Cell(after.value, "quantity", unit), " (", step, ")"]
    else:
        parts.append(Cell(standing_of(after), "standing"))
    if after.progress is not None:
        parts += [" · ", Cell(after.progress, "share"), " of the way"]
        if after.expected is not None:
            parts += [", ", Cell(after.expected, "share"), " expected"]
    if after.confidence is not None:
        parts += [" · confidence ", Cell(after.confidence, "confidence")]
    return tuple(parts)


def _outlook(after: KeyResultScore) -> Inline:
    state = health_words(after.health)
    parts: list[Cell | str] = [Cell(after.health, "health", style=state.style)]
    forecast = after.forecast
    if forecast.trend is not None and after.health in ("on-track", "at-risk", "off-track"):
        due = Cell(after.planned.window.due, "short-day")
        parts += [": if the pace so far holds, ", Cell(forecast.trend, "score"), " by ", due]
    if forecast.needed_rate is not None and forecast.needed_rate > 1:
        parts += ["; it needs ", Cell(forecast.needed_rate, "factor"), " its pace"]
    return (*parts, ".")
