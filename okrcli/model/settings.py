"""The settings of a workspace, as they stand in `okr.yaml`."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field

from okrcli.model.cycle import Cycle, find_cycle
from okrcli.model.key_result import Cadence
from okrcli.model.objective import Bands
from okrcli.model.scalars import Day, Line, Listed, Number, Share, Strict, Word, Words
from okrcli.model.window import Window
from okrcli.problem import Severity

# An empty section, validated like one in a file: building the models at import would cost every command.
_DEFAULTS: Any = {}


class FiscalYear(Strict):
    """When the year of years, halves and quarters begins."""

    starts: Annotated[Number, Field(ge=1, le=12, multiple_of=1)] = Field(Decimal(1), description="the month, 1 to 12")
    named_by: Literal["start", "end"] = Field("end", description="whether it is named by the year it starts or ends in")


class CustomCycle(Strict):
    """A cycle beside the calendar's."""

    name: Word = Field(description="such as 2026-sprint-9")
    start: Day = Field(description="first day")
    end: Day = Field(description="last day")


class Checkins(Strict):
    """How often a check-in is due."""

    cadence: Cadence = Field("week", description="how often a check-in is due unless a key result says otherwise")
    grace_days: Annotated[Number, Field(ge=0, le=366, multiple_of=1)] = Field(
        Decimal(3), description="days after which a late one is stale"
    )


class Scoring(Strict):
    """How scores are made."""

    policy: Number = Field(Decimal(1), description="the version of the formula")
    bands: Bands = Field(_DEFAULTS, validate_default=True, description="the bounds between red, yellow and green")
    settle: Share = Field(Decimal("0.15"), description="the share of a window in which nothing is judged harshly")


class PathRules(Strict):
    """What is checked otherwise in some files."""

    select: Words = Field((), description="rule codes or prefixes to report")
    ignore: Words = Field((), description="rule codes or prefixes not to report")


class Check(Strict):
    """What `okr check` reports."""

    select: Words = Field(("ALL",), description="rule codes or prefixes to report, or ALL")
    ignore: Words = Field((), description="rule codes or prefixes not to report")
    severity: dict[str, Severity] = Field({}, description="the severity of a rule, by code")
    per_path: dict[str, PathRules] = Field({}, description="other choices for the files that match a pattern")
    options: dict[str, dict[str, Any]] = Field({}, description="options of a rule, by code")


class Person(Strict):
    """Somebody who can own a goal."""

    name: Line | None = Field(None, description="as shown to people")
    email: Line | None = Field(None, description="as in git")


class Settings(Strict):
    """The whole of `okr.yaml`."""

    version: Annotated[Number, Field(ge=1, le=1)] = Field(description="version of the format: 1")
    name: Line | None = Field(None, description="of the company or group")
    exclude: Words = Field((), description="patterns of paths that are not read")
    locale: Line = Field("en", description="of the numbers and dates that people see and type")
    fiscal_year: FiscalYear = Field(_DEFAULTS, validate_default=True, description="when the year begins")
    cycles: Annotated[tuple[CustomCycle, ...], Field(strict=False), Listed] = Field(
        (), description="cycles beside the calendar's"
    )
    checkins: Checkins = Field(_DEFAULTS, validate_default=True, description="how often a check-in is due")
    scoring: Scoring = Field(_DEFAULTS, validate_default=True, description="how scores are made")
    check: Check = Field(_DEFAULTS, validate_default=True, description="what the check reports")
    people: dict[str, Person | None] | None = Field(
        None, description="everybody who can own a goal; when present, owners must be in it"
    )
    sources: dict[str, dict[str, Any]] = Field({}, description="accounts of sources by name; secrets by variable only")
    templates: Words = Field((), description="folders of your own templates")
    read_outside: Words = Field((), description="folders outside the workspace that sources may read")

    def cycle(self, name: str) -> Cycle | None:
        """The cycle of a name in this workspace, or None where there is no such cycle."""
        custom = {each.name: Window(each.start, each.end) for each in self.cycles}
        return find_cycle(name, custom, first_month=self.first_month, named_by_end=self.fiscal_year.named_by == "end")

    @property
    def first_month(self) -> int:
        """The month that a year of quarters starts in, 1 to 12."""
        return int(self.fiscal_year.starts)
