"""Ahrefs: domain rating, backlinks, organic traffic and keywords of a site.

Documentation: https://docs.ahrefs.com/docs/api/site-explorer/operations/list-metrics

Credentials: in Ahrefs, under Account settings, API keys, make a key (the owner or an admin of the workspace can), and
export it as AHREFS_API_KEY.
"""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from okrcli.model.scalars import Line, Word
from okrcli.sources.access import Access
from okrcli.sources.numbers import number
from okrcli.sources.source import Answer, Options, Question, Secret, Source, SourceError

# What is asked where, and under which names the answer has it; money is in cents.
_WHERE = {
    "domain-rating": ("domain-rating", "domain_rating", "domain_rating"),
    "ahrefs-rank": ("domain-rating", "domain_rating", "ahrefs_rank"),
    "backlinks": ("backlinks-stats", "metrics", "live"),
    "referring-domains": ("backlinks-stats", "metrics", "live_refdomains"),
    "organic-traffic": ("metrics", "metrics", "org_traffic"),
    "organic-keywords": ("metrics", "metrics", "org_keywords"),
    "organic-keywords-top-3": ("metrics", "metrics", "org_keywords_1_3"),
    "organic-value": ("metrics", "metrics", "org_cost"),
    "paid-traffic": ("metrics", "metrics", "paid_traffic"),
    "paid-keywords": ("metrics", "metrics", "paid_keywords"),
    "paid-cost": ("metrics", "metrics", "paid_cost"),
}
_CENTS = ("org_cost", "paid_cost")


class AhrefsOptions(Options):
    """A figure of Ahrefs."""

    target: Line = Field(description="the domain or address, such as example.com")
    metric: Literal[
        "domain-rating", "ahrefs-rank", "backlinks", "referring-domains", "organic-traffic", "organic-keywords",
        "organic-keywords-top-3", "organic-value", "paid-traffic", "paid-keywords", "paid-cost",
    ] = Field(description="what is measured; organic-value and paid-cost are in USD")  # fmt: skip
    mode: Literal["exact", "prefix", "domain", "subdomains"] = Field(
        "subdomains", description="how much of the target is meant"
    )
    country: Word | None = Field(None, description="only searches from there, such as pl; not for links")
    key: Secret = Field("$AHREFS_API_KEY", description="the variable with the API key")
    url: Line = Field("https://api.ahrefs.com", description="the address of the API")


def read(options: AhrefsOptions, question: Question, access: Access) -> Answer:
    """The figure of the day; nothing where Ahrefs has none."""
    report, outer, inner = _WHERE[options.metric]
    params = {"target": options.target, "date": str(question.covers.due), "protocol": "both"}
    if report != "domain-rating":
        params["mode"] = options.mode
    if report == "metrics" and options.country:
        params["country"] = options.country.lower()
    headers = {**access.bearer(options.key), "Accept": "application/json"}
    data = access.web.get(f"{options.url}/v3/site-explorer/{report}", params, headers).json()
    if not isinstance(data, dict) or not isinstance(data.get(outer), dict):
        said = data.get("error") if isinstance(data, dict) else None
        raise SourceError(
            f"Ahrefs says: {access.secrets.veiled(str(said))[:120]}" if said else "Ahrefs answers otherwise"
        )
    value = number(data[outer].get(inner))
    if value is None:
        return Answer(None, data, "Ahrefs has no figure for this")
    return Answer(value / 100 if inner in _CENTS else value + Decimal(0), data)


SOURCE = Source(
    name="ahrefs",
    summary="domain rating, backlinks, keywords of a site",
    options=AhrefsOptions,
    read=read,
    identity=("target",),
    needs={"httpx": "http"},
    docs="https://docs.ahrefs.com/docs/api/site-explorer/operations/list-metrics",
)
"""Ahrefs."""
