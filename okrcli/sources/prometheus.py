"""Prometheus, and what speaks its language: one number from an instant or a range query.

Documentation: https://prometheus.io/docs/prometheus/latest/querying/api/

Credentials: none where the server wants none. A token goes into a variable, and is named as `token: $PROMETHEUS_TOKEN`.
"""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from pydantic import Field

from okrcli.model.scalars import Line, Text, Word
from okrcli.sources.access import Access
from okrcli.sources.numbers import Aggregate, combined, number
from okrcli.sources.source import Answer, Options, Question, Secret, Source, SourceError


class PrometheusOptions(Options):
    """A query of Prometheus."""

    url: Line = Field(description="the address of the server, such as https://prometheus.example.com")
    query: Text = Field(description="one PromQL expression that gives one series")
    step: Word | None = Field(None, description="asks for the whole window in such steps, such as 1h or 1d")
    aggregate: Aggregate = Field("last", description="how the steps of a window become one number")
    token: Secret | None = Field(None, description="the variable with a bearer token, where the server wants one")


def read(options: PrometheusOptions, question: Question, access: Access) -> Answer:
    """The number; nothing for an empty vector, NaN, or a series that ended."""
    headers = access.bearer(options.token) if options.token else {}
    params = {"query": options.query}
    address = f"{options.url.rstrip('/')}/api/v1/query"
    if options.step is not None:
        params |= {"start": _midnight(question, 0), "end": _midnight(question, 1), "step": options.step}
        address += "_range"
    elif question.past:
        params["time"] = _midnight(question, 1)
    data = access.web.get(address, params, headers).json()
    if data.get("status") != "success":
        said = access.secrets.veiled(str(data.get("error", "")))[:160]
        raise SourceError(f"Prometheus says: {said}", "see the query")
    found = _values(data["data"])
    values = [each for each in map(number, found) if each is not None]
    if not values:
        return Answer(None, found, "the query gives nothing" if not found else "the query gives NaN")
    return Answer(combined(values, options.aggregate), found)


def _values(data: dict[str, Any]) -> list[object]:
    result: list[Any] = data["result"]
    if data["resultType"] in ("scalar", "string"):
        return [result[1]]
    if len(result) > 1:
        raise SourceError(f"the query gives {len(result)} series", "let it give one, such as sum(…)")
    series = result[0] if result else {}
    if not isinstance(series, dict):
        raise SourceError("Prometheus answers otherwise than it says")
    values = series.get("values") or ([series["value"]] if "value" in series else [])
    return [each[1] for each in values]


def _midnight(question: Question, after: int) -> str:
    day = question.covers.due + timedelta(days=1) if after else question.covers.start
    return str(int(datetime.combine(day, time(), UTC).timestamp()))


SOURCE = Source(
    name="prometheus",
    summary="one number from a query of Prometheus",
    options=PrometheusOptions,
    read=read,
    identity=("url",),
    needs={"httpx": "http"},
    docs="https://prometheus.io/docs/prometheus/latest/querying/api/",
)
"""Prometheus."""
