"""Semrush: organic and paid visibility of a domain, its authority and its backlinks.

Documentation: https://developer.semrush.com/api/v3/analytics/overview-reports/

Credentials: in Semrush, under Subscription info, API units, copy the API key (a Business plan with API units has one),
and export it as SEMRUSH_API_KEY.
"""

from typing import Literal

from pydantic import Field

from okrcli.model.scalars import Line, Word
from okrcli.sources.access import Access
from okrcli.sources.numbers import wanted
from okrcli.sources.source import Answer, NoPast, Options, Question, Secret, Source, SourceError

_DOMAIN = {
    "organic-keywords": "Or",
    "organic-traffic": "Ot",
    "organic-cost": "Oc",
    "rank": "Rk",
    "paid-keywords": "Ad",
    "paid-traffic": "At",
    "paid-cost": "Ac",
}
_LINKS = {"authority-score": "ascore", "backlinks": "total", "referring-domains": "domains_num"}
_NOTHING = "ERROR 50"


class SemrushOptions(Options):
    """A figure of Semrush."""

    domain: Word = Field(description="the domain, such as example.com")
    metric: Literal[
        "organic-keywords", "organic-traffic", "organic-cost", "rank", "paid-keywords", "paid-traffic", "paid-cost",
        "authority-score", "backlinks", "referring-domains",
    ] = Field(description="what is measured")  # fmt: skip
    database: Word = Field("us", description="the country of the search, such as us, uk, pl; not for links")
    key: Secret = Field("$SEMRUSH_API_KEY", description="the variable with the API key")
    url: Line = Field("https://api.semrush.com", description="the address of the API")


def read(options: SemrushOptions, question: Question, access: Access) -> Answer:
    """The figure; nothing where Semrush has none."""
    key = access.secrets.filled(options.key)
    if options.metric in _LINKS:
        if question.past:
            raise NoPast("Semrush, of links,")
        params = {"type": "backlinks_overview", "target": options.domain, "target_type": "root_domain"}
        params |= {"export_columns": _LINKS[options.metric], "key": key}
        reply = access.web.get(f"{options.url}/analytics/v1/", params)
    else:
        params = {"type": "domain_rank", "domain": options.domain, "database": options.database}
        params |= {"export_columns": _DOMAIN[options.metric], "key": key}
        if question.past:
            params["display_date"] = f"{question.covers.due:%Y%m}15"
        reply = access.web.get(f"{options.url}/", params)
    return _answer(reply.text(), options, access)


def _answer(text: str, options: SemrushOptions, access: Access) -> Answer:
    # Some answers have come with the letters \\r\\n in place of line ends.
    lines = [line.strip() for line in text.replace("\\r\\n", "\n").splitlines() if line.strip()]
    if not lines:
        return Answer(None, text, "the answer is empty")
    if lines[0].startswith(_NOTHING):
        return Answer(None, text, "Semrush has found nothing")
    if lines[0].startswith("ERROR"):
        raise SourceError(f"Semrush says: {access.secrets.veiled(lines[0])[:120]}", _hint(lines[0]))
    if len(lines) == 1:
        return Answer(None, text, "the answer has a header and no row")
    cells = [line.split(";") for line in lines]
    if len(cells) > 2 or len(cells[1]) != 1:
        raise SourceError("Semrush answers with another table than was asked for")
    return Answer(wanted(cells[1][0].strip('"'), options.metric), text)


def _hint(line: str) -> str:
    if "132" in line or "UNITS" in line:
        return "the API units are used up; buy more, or wait"
    return "see the key, the domain and the database"


SOURCE = Source(
    name="semrush",
    summary="visibility and backlinks of a domain",
    options=SemrushOptions,
    read=read,
    identity=("domain",),
    needs={"httpx": "http"},
    docs="https://developer.semrush.com/api/v3/analytics/overview-reports/",
)
"""Semrush."""
