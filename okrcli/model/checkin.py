"""What is logged over time: check-ins, readings of KPIs, moves of a goalpost, what was given up."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from okrcli.model.scalars import Day, Id, Line, Number, Scalar, Share, Strict, Text, Weight, Word, Words

# Slotted, since these come by the hundred thousand: a tenth of a model's memory.
# Not strict itself (a strict dataclass takes no mapping); its fields are.
_RECORD = ConfigDict(extra="forbid", defer_build=True)


@dataclass(frozen=True, slots=True, kw_only=True, config=_RECORD)
class Checkin:
    """A value logged on a day for a key result, or read on a day for a KPI."""

    date: Annotated[Day, Field(description="the day the value holds for")]
    value: Annotated[Scalar, Field(description="the level, what was added, or the verdict: as the kind has it")] = None
    confidence: Annotated[
        Share | None, Field(strict=True, description="how sure the owner is of reaching the goal, 0 to 1")
    ] = None
    note: Annotated[Text | None, Field(strict=True, description="what happened, in Markdown")] = None
    by: Annotated[Word | None, Field(strict=True, description="who logged it")] = None
    evidence: Annotated[Words, Field(description="links, commit ids or file paths")] = ()


class Move(Strict):
    """A record that a goalpost was moved in the open."""

    date: Day = Field(description="the day of the move")
    field: Word = Field(description="the key that was changed")
    from_: Any = Field(None, alias="from", description="its value before")
    to: Any = Field(None, description="its value after")
    why: Text = Field(description="the reason")


class Dropped(Strict):
    """A goal given up in the open: out of the scores from that day on."""

    date: Day = Field(description="the day it was given up")
    why: Text = Field(description="the reason")


class PacePoint(Strict):
    """A point of a plan: where the key result should be on a day."""

    date: Day = Field(description="the day")
    value: Number = Field(description="the value planned for that day, in the key result's own unit")


class Step(Strict):
    """One milestone."""

    id: Id = Field(description="unique in its key result")
    title: Line | None = Field(None, description="what is done then")
    weight: Weight = Field(Decimal(1), description="its share of the whole, relative to the other steps")
    due: Day | None = Field(None, description="the day it is due")
    done: Day | None = Field(None, description="the day it was done")
