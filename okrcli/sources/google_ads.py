"""Google Ads: cost, clicks, conversions and what follows from them, of an account or of campaigns.

Documentation: https://developers.google.com/google-ads/api/rest/common/search

Credentials: (1) in the API Center of a manager account, apply for a developer token with basic access, and export it as
GOOGLE_ADS_DEVELOPER_TOKEN; (2) enable the Google Ads API in a project of https://console.cloud.google.com; (3) make a
service account there with a key in JSON, and add its address as a user of the Ads account, or run gcloud auth
application-default login as somebody who has access; (4) export GOOGLE_APPLICATION_CREDENTIALS with the path of the key
file. Where access goes through a manager account, write its number as `manager`.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field

from okrcli.model.scalars import Line, Word
from okrcli.sources.access import Access
from okrcli.sources.google import KEY, NEEDS, authorization
from okrcli.sources.numbers import number
from okrcli.sources.source import Answer, Choices, Options, Question, Secret, Source, SourceError

_FIELDS = ("costMicros", "clicks", "impressions", "conversions", "conversionsValue")
_QUERY = "metrics.cost_micros, metrics.clicks, metrics.impressions, metrics.conversions, metrics.conversions_value"
_WHERE = {"campaign": "campaign.name", "status": "campaign.status", "channel": "campaign.advertising_channel_type"}
# What is divided by what, and times what.
_RATIOS = {
    "ctr": ("clicks", "impressions", Decimal(1)),
    "cpc": ("cost", "clicks", Decimal(1)),
    "cpm": ("cost", "impressions", Decimal(1000)),
    "cpa": ("cost", "conversions", Decimal(1)),
    "roas": ("value", "cost", Decimal(1)),
    "conversion-rate": ("conversions", "clicks", Decimal(1)),
}


class GoogleAdsOptions(Options):
    """A figure of Google Ads."""

    customer: Word = Field(description="the number of the account, such as 123-456-7890")
    metric: Literal[
        "cost", "clicks", "impressions", "conversions", "value", "ctr", "cpc", "cpm", "cpa", "roas", "conversion-rate"
    ] = Field(description="what is measured; ctr, roas and conversion-rate are shares of 1, money is the account's")
    filter: Choices = Field({}, description=f"only campaigns with one of these, by {', '.join(_WHERE)}")
    manager: Word | None = Field(None, description="the number of the manager account, where access goes through one")
    developer_token: Secret = Field("$GOOGLE_ADS_DEVELOPER_TOKEN", description="the variable with the developer token")
    credentials: Secret = Field(KEY, description="the variable with the path of a key file")
    version: Word = Field("v22", description="the version of the API")
    url: Line = Field("https://googleads.googleapis.com", description="the address of the API")


def read(options: GoogleAdsOptions, question: Question, access: Access) -> Answer:
    """The figure over the days; nothing where there was nothing, or where it divides by zero."""
    headers = authorization(access, options.credentials, "adwords")
    headers["developer-token"] = access.secrets.filled(options.developer_token)
    if options.manager is not None:
        headers["login-customer-id"] = options.manager.replace("-", "")
    account = options.customer.replace("-", "")
    address = f"{options.url}/{options.version}/customers/{account}/googleAds:searchStream"
    data = access.web.post(address, {"query": _query(options, question)}, headers).json()
    rows = [row["metrics"] for part in _parts(data, access) for row in part.get("results", [])]
    if not rows:
        return Answer(None, rows, "there was nothing on these days")
    sums = dict(zip(("cost", "clicks", "impressions", "conversions", "value"), _sums(rows), strict=True))
    sums["cost"] /= 1_000_000
    if options.metric in sums:
        return Answer(sums[options.metric], rows)
    over, under, times = _RATIOS[options.metric]
    return Answer(sums[over] / sums[under] * times if sums[under] else None, rows, f"there were no {under}")


def _query(options: GoogleAdsOptions, question: Question) -> str:
    unknown = [name for name in options.filter if name not in _WHERE]
    if unknown:
        raise SourceError(f"google-ads has no filter `{unknown[0]}`", f"there are {', '.join(_WHERE)}")
    days = f"segments.date BETWEEN '{question.covers.start}' AND '{question.covers.due}'"
    more = [f"{_WHERE[name]} IN ({', '.join(map(_quoted, values))})" for name, values in options.filter.items()]
    return f"SELECT {_QUERY} FROM {'campaign' if more else 'customer'} WHERE {' AND '.join([days, *more])}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _parts(data: Any, access: Access) -> Iterable[dict[str, Any]]:
    parts = data if isinstance(data, list) else [data]
    for part in parts:
        if "error" in part:
            raise SourceError(f"Google Ads says: {access.secrets.veiled(str(part['error'].get('message')))[:160]}")
    return parts


def _sums(rows: Iterable[dict[str, Any]]) -> list[Decimal]:
    kept = list(rows)
    return [sum((number(row.get(field)) or Decimal(0) for row in kept), Decimal(0)) for field in _FIELDS]


SOURCE = Source(
    name="google-ads",
    summary="cost, clicks, conversions, roas of campaigns",
    options=GoogleAdsOptions,
    read=read,
    identity=("customer",),
    lag=1,
    window="28d",
    needs=NEEDS,
    docs="https://developers.google.com/google-ads/api/rest/common/search",
)
"""Google Ads."""
