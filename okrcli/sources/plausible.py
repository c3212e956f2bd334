"""Plausible: a metric of a site, over days and for some of the visitors.

Documentation: https://plausible.io/docs/stats-api

Credentials: in Plausible, under Account settings, API keys, make a key for the Stats API, and export it as
PLAUSIBLE_API_KEY. For a server of your own, write its address as `url`.
"""

from pydantic import Field

from okrcli.model.scalars import Line, Word
from okrcli.sources.access import Access
from okrcli.sources.numbers import number
from okrcli.sources.source import Answer, Choices, Options, Question, Secret, Source, SourceError


class PlausibleOptions(Options):
    """A metric of Plausible."""

    site: Word = Field(description="the site, such as example.com")
    metric: Word = Field("visitors", description="visitors, visits, pageviews, bounce_rate, visit_duration, events …")
    filter: Choices = Field({}, description="only with one of these, by dimension such as visit:source, event:goal")
    token: Secret = Field("$PLAUSIBLE_API_KEY", description="the variable with the API key")
    url: Line = Field("https://plausible.io", description="the address of the server")


def read(options: PlausibleOptions, question: Question, access: Access) -> Answer:
    """The metric over the days; nothing where Plausible says null."""
    body = {
        "site_id": options.site,
        "metrics": [options.metric],
        "date_range": [str(question.covers.start), str(question.covers.due)],
        "filters": [["is", name, list(values)] for name, values in options.filter.items()],
    }
    headers = access.bearer(options.token)
    data = access.web.post(f"{options.url.rstrip('/')}/api/v2/query", body, headers).json()
    rows = data["results"]
    if len(rows) > 1:
        raise SourceError("the answer has several rows where one was asked for")
    value = number(rows[0]["metrics"][0]) if rows else None
    if value is None:
        warnings = data.get("meta", {}).get("metric_warnings", {}).get(options.metric, {})
        said = access.secrets.veiled(str(warnings.get("warning", "")))[:160]
        return Answer(None, rows, said or "there is no figure for these days")
    return Answer(value, rows)


SOURCE = Source(
    name="plausible",
    summary="a metric of a site",
    options=PlausibleOptions,
    read=read,
    identity=("site",),
    lag=1,
    window="28d",
    needs={"httpx": "http"},
    docs="https://plausible.io/docs/stats-api",
)
"""Plausible."""
