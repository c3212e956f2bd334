"""Google Analytics 4: a metric of a property, over days and for some of the visitors.

Documentation: https://developers.google.com/analytics/devguides/reporting/data/v1/rest/v1beta/properties/runReport

Credentials: (1) in https://console.cloud.google.com make a project, and enable the Google Analytics Data API in it;
(2) under IAM, Service accounts, make one, and a key of it in JSON; (3) in Google Analytics, under Admin, Property
access management, add the address of the service account as a Viewer; (4) export GOOGLE_APPLICATION_CREDENTIALS with
the path of that file. The number of the property stands under Admin, Property details.
"""

from pydantic import Field

from okrcli.model.scalars import Line, Word
from okrcli.sources.access import Access
from okrcli.sources.google import KEY, NEEDS, authorization
from okrcli.sources.numbers import wanted
from okrcli.sources.source import Answer, Choices, Options, Question, Secret, Source, SourceError


class Ga4Options(Options):
    """A metric of Google Analytics 4."""

    property: Word = Field(description="the number of the property, such as 123456789")
    metric: Word = Field(description="the name of a metric in the API, such as sessions, totalUsers, keyEvents")
    filter: Choices = Field({}, description="only with these values, by dimension, such as sessionDefaultChannelGroup")
    credentials: Secret = Field(KEY, description="the variable with the path of a key file")
    url: Line = Field("https://analyticsdata.googleapis.com", description="the address of the API")


def read(options: Ga4Options, question: Question, access: Access) -> Answer:
    """The metric over the days; nothing where the report has no row."""
    body: dict[str, object] = {
        "dateRanges": [{"startDate": str(question.covers.start), "endDate": str(question.covers.due)}],
        "metrics": [{"name": options.metric}],
    }
    if options.filter:
        each = [
            {"filter": {"fieldName": name, "inListFilter": {"values": list(values), "caseSensitive": True}}}
            for name, values in options.filter.items()
        ]
        body["dimensionFilter"] = {"andGroup": {"expressions": each}}
    headers = authorization(access, options.credentials, "analytics.readonly")
    number = options.property.removeprefix("properties/")
    data = access.web.post(f"{options.url}/v1beta/properties/{number}:runReport", body, headers).json()
    rows = data.get("rows") or []
    if not rows:
        return Answer(None, data, "the report has no rows")
    if len(rows) > 1:
        raise SourceError("the report has several rows", "name one metric, without dimensions")
    names = [each.get("name") for each in data.get("metricHeaders", [])]
    if names != [options.metric]:
        raise SourceError("the report is not about the metric that was asked for", "see the name of the metric")
    return Answer(wanted(rows[0]["metricValues"][0].get("value"), options.metric), rows)


SOURCE = Source(
    name="ga4",
    summary="a metric of a Google Analytics 4 property",
    options=Ga4Options,
    read=read,
    identity=("property",),
    lag=2,
    window="28d",
    needs=NEEDS,
    docs="https://developers.google.com/analytics/devguides/reporting/data/v1/rest/v1beta/properties/runReport",
)
"""Google Analytics 4."""
