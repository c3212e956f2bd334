"""What one should see of a key result before one says how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from okrcli.edit.log import subject_of
from okrcli.page import Block, Cell, Inline, Paragraph
from okrcli.render.text.gauge import sparkline
from okrcli.reports.scoreboard import key_results
from okrcli.scoring import KeyResultScore
from okrcli.wording.dates import short_day
from okrcli.wording.healths import health_words
from okrcli.wording.lines import safe
from okrcli.wording.locales import Locale, find_locale
from okrcli.wording.numbers import number, signed
from okrcli.wording.units import quantity
from okrcli.workspace import Workspace

_COLUMNS = 8


def portrait(workspace: Workspace, scored: KeyResultScore, today: date, count: str) -> Iterator[Block]:
    """Where it stands and where it should be, its course, what was said last, the steps that are open.

    Args:
        workspace: its workspace.
        scored: the key result.
        today: the day.
        count: its place in the walk.
    """
    around = next((each for each in workspace.plan.objectives if scored.planned in each.key_results), None)
    title = (" · ", Cell(around.objective.title, "text", style="dim")) if around else ()
    yield Paragraph((Cell(count, "plain", style="strong"), *title))
    yield key_results([scored], today)
    if scored.history.checkins:
        yield _course(scored, find_locale(workspace.plan.settings.locale))
    for step in scored.goal.steps:
        if step.done is None:
            due: Inline = (", due ", Cell(step.due, "short-day")) if step.due else ()
            named = (Cell(step.id, "text", style="strong"), " ", Cell(step.title or "", "text"))
            yield Paragraph((*named, *due), "plain", 4, joined=True)


def _course(scored: KeyResultScore, locale: Locale) -> Paragraph:
    trail = scored.planned.key_result.measure.trail(scored.history)
    drawn = sparkline([progress for _, progress in trail], _COLUMNS, 1.0)
    style = health_words(scored.health).style
    parts = (Cell(drawn, "plain", style=style), " ", Cell(_last(scored, locale), "text", style="dim"))
    return Paragraph(parts if drawn else parts[2:], indent=2, joined=True)


def _last(scored: KeyResultScore, locale: Locale) -> str:
    """The last check-in in words, with the last note where that is older."""
    subject = subject_of(scored.planned)
    last = scored.history.checkins[-1]
    value = subject.read(last.value)
    said = []
    if value is not None:
        text = number(value, locale) if subject.unit != "%" else quantity(value, "%", locale)
        said = [str(last.value) if subject.reads == "answer" else signed(text) if subject.adds_up else text]
    if last.confidence is not None:
        said.append(f"confidence {number(last.confidence, locale)}")
    parts = [f"{short_day(last.date, locale)}: {', '.join(said)}" if said else short_day(last.date, locale)]
    noted = next((each for each in reversed(scored.history.checkins) if each.note), None)
    if noted is not None:
        day = "" if noted is last else f"{short_day(noted.date, locale)}: "
        parts.append(f"{day}“{safe((noted.note or '').strip())}”")
    return " – ".join(parts) if len(parts) == 2 and noted is last else "; ".join(parts)
