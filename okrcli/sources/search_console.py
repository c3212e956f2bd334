"""Google Search Console: clicks, impressions, click-through rate or position of a site.

Documentation: https://developers.google.com/webmaster-tools/v1/searchanalytics/query

Credentials: (1) in https://console.cloud.google.com make a project, and enable the Google Search Console API in it;
(2) under IAM, Service accounts, make one, and a key of it in JSON; (3) in Search Console, under Settings, Users and
permissions, add the address of the service account with restricted rights; (4) export GOOGLE_APPLICATION_CREDENTIALS
with the path of that file. A domain property is written sc-domain:example.com, any other one as its address.
"""

from typing import Literal
from urllib.parse import quote

from pydantic import Field

from okrcli.model.scalars import Line
from okrcli.sources.access import Access
from okrcli.sources.google import KEY, NEEDS, authorization
from okrcli.sources.numbers import wanted
from okrcli.sources.source import Answer, Choices, Options, Question, Secret, Source, SourceError

_DIMENSIONS = ("query", "page", "country", "device", "searchAppearance")


class SearchConsoleOptions(Options):
    """A measure of Google Search Console."""

    site: Line = Field(description="the property: sc-domain:example.com, or its address")
    measure: Literal["clicks", "impressions", "ctr", "position"] = Field(
        description="what is measured; ctr is a share of 1, position is better when lower"
    )
    filter: Choices = Field({}, description=f"only with one of these, by {', '.join(_DIMENSIONS)}")
    search: Literal["web", "image", "video", "news", "discover", "googleNews"] = Field(
        "web", description="the kind of search"
    )
    credentials: Secret = Field(KEY, description="the variable with the path of a key file")
    url: Line = Field("https://searchconsole.googleapis.com", description="the address of the API")


def read(options: SearchConsoleOptions, question: Question, access: Access) -> Answer:
    """The measure over the days: that of the chart, which is more than the sum of what the table shows."""
    unknown = [name for name in options.filter if name not in _DIMENSIONS]
    if unknown:
        raise SourceError(f"Search Console has no dimension `{unknown[0]}`", f"there are {', '.join(_DIMENSIONS)}")
    filters = [
        {"dimension": name, "operator": "includingRegex" if len(values) > 1 else "equals", "expression": _any(values)}
        for name, values in options.filter.items()
    ]
    body: dict[str, object] = {
        "startDate": str(question.covers.start),
        "endDate": str(question.covers.due),
        "type": options.search,
        "dataState": "final",
    }
    if filters:
        body["dimensionFilterGroups"] = [{"groupType": "and", "filters": filters}]
    headers = authorization(access, options.credentials, "webmasters.readonly")
    address = f"{options.url}/webmasters/v3/sites/{quote(options.site, '')}/searchAnalytics/query"
    rows = access.web.post(address, body, headers).json().get("rows") or []
    if not rows:
        return Answer(None, rows, "there is no row for these days")
    if len(rows) > 1:
        raise SourceError("the answer has several rows where one was asked for")
    return Answer(wanted(rows[0].get(options.measure), options.measure), rows)


def _any(values: tuple[str, ...]) -> str:
    import re

    return values[0] if len(values) == 1 else f"^({'|'.join(map(re.escape, values))})$"


SOURCE = Source(
    name="search-console",
    summary="clicks, impressions, ctr, position of a site",
    options=SearchConsoleOptions,
    read=read,
    identity=("site",),
    lag=3,
    window="28d",
    needs=NEEDS,
    docs="https://developers.google.com/webmaster-tools/v1/searchanalytics/query",
)
"""Google Search Console."""
