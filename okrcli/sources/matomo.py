"""Matomo: a metric of a report, over days and for a segment of the visitors.

Documentation: https://developer.matomo.org/api-reference/reporting-api

Credentials: in Matomo, under Personal, Security, Auth tokens, make a token, and export it as MATOMO_TOKEN. A user who
may only view the site is enough.
"""

from decimal import Decimal
from typing import Any

from pydantic import Field

from okrcli.model.scalars import Line, Word
from okrcli.sources.access import Access
from okrcli.sources.numbers import number
from okrcli.sources.source import Answer, Options, Question, Secret, Source, SourceError


class MatomoOptions(Options):
    """A metric of Matomo."""

    url: Line = Field(description="the address of the server, such as https://matomo.example.com")
    site: Word = Field(description="the number of the site")
    metric: Word = Field("nb_visits", description="the name in the report, such as nb_visits or bounce_rate")
    method: Word = Field("VisitsSummary.get", description="the report, such as VisitsSummary.get or Goals.get")
    segment: Line | None = Field(None, description="only these visitors, such as referrerType==search")
    token: Secret = Field("$MATOMO_TOKEN", description="the variable with the token")


def read(options: MatomoOptions, question: Question, access: Access) -> Answer:
    """The metric over the days; nothing for an empty list, by which Matomo says that there is no data."""
    form = {
        "module": "API",
        "method": options.method,
        "idSite": options.site,
        "period": "range",
        "date": f"{question.covers.start},{question.covers.due}",
        "format": "JSON",
        "token_auth": access.secrets.filled(options.token),
    }
    if options.segment is not None:
        form["segment"] = options.segment
    data = access.web.post(f"{options.url.rstrip('/')}/index.php", form=form).json()
    if isinstance(data, dict) and data.get("result") == "error":
        raise SourceError(f"Matomo says: {access.secrets.veiled(str(data.get('message')))[:160]}", "see token and site")
    value = _value(data, options.metric)
    return Answer(value, data, "there is no data for these days")


def _value(data: Any, metric: str) -> Decimal | None:
    if data == []:
        return None
    if not isinstance(data, dict):
        raise SourceError("the report is a table, not one number", "choose a method such as VisitsSummary.get")
    key = "value" if set(data) == {"value"} else metric
    if key not in data:
        raise SourceError(f"the report has no `{metric}`", f"it has {', '.join(map(str, list(data)[:8]))}")
    found = data[key]
    return number(found.strip().removesuffix("%") if isinstance(found, str) else found)


SOURCE = Source(
    name="matomo",
    summary="a metric of a site",
    options=MatomoOptions,
    read=read,
    identity=("site",),
    lag=1,
    window="28d",
    needs={"httpx": "http"},
    docs="https://developer.matomo.org/api-reference/reporting-api",
)
"""Matomo."""
