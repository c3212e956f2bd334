"""Meta: figures of an ad account, a Facebook page or an Instagram account.

Documentation: https://developers.facebook.com/docs/marketing-api/insights and
https://developers.facebook.com/docs/graph-api/reference/insights

Credentials: (1) at https://developers.facebook.com make an app of the type Business; (2) in the settings of the
business, under System users, make one, give it the ad account, the page or the Instagram account, and generate a token
with the rights ads_read, read_insights, pages_read_engagement and instagram_manage_insights, as far as they are needed;
(3) export it as META_TOKEN. A token of a system user does not expire.
"""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from pydantic import Field, model_validator

from okrcli.model.scalars import Line, Word, refusal
from okrcli.sources.access import Access
from okrcli.sources.numbers import number
from okrcli.sources.source import Answer, NoPast, Options, Question, Secret, Source, SourceError
from okrcli.sources.web import Values

_NOW = ("followers_count", "fan_count", "media_count", "follows_count")


class MetaOptions(Options):
    """A figure of Meta."""

    account: Word | None = Field(None, description="an ad account, such as act_1234567890")
    page: Word | None = Field(None, description="a Facebook page, by its number")
    instagram: Word | None = Field(None, description="an Instagram business account, by its number")
    metric: Word = Field(
        description="such as spend, cpm, ctr, reach, page_post_engagements; actions:purchase for one of several"
    )
    token: Secret = Field("$META_TOKEN", description="the variable with the token")
    version: Word = Field("v23.0", description="the version of the API")
    url: Line = Field("https://graph.facebook.com", description="the address of the API")

    @model_validator(mode="after")
    def _whole(self) -> "MetaOptions":
        if sum(each is not None for each in (self.account, self.page, self.instagram)) != 1:
            raise refusal("OKR602", "a meta source has one of `account`, `page` and `instagram`", "write one of them")
        return self


def read(options: MetaOptions, question: Question, access: Access) -> Answer:
    """The figure over the days; nothing where Meta has none, or lacks a day."""
    who = options.account or options.page or options.instagram or ""
    if options.account is not None:
        return _of_ads(options, question, access, who if who.startswith("act_") else f"act_{who}")
    if options.metric in _NOW:
        if question.past:
            raise NoPast(f"`{options.metric}`")
        data = _asked(options, access, who, {"fields": options.metric})
        return Answer(number(data.get(options.metric)), data, "Meta has no figure for this")
    params = {"metric": options.metric, "period": "day"}
    params |= {"since": str(question.covers.start), "until": str(question.covers.due + timedelta(days=1))}
    if options.instagram is not None:
        params["metric_type"] = "total_value"
    found = _asked(options, access, f"{who}/insights", params).get("data") or []
    if not found:
        return Answer(None, found, "Meta has no figure for these days")
    if "total_value" in found[0]:
        return Answer(number(found[0]["total_value"].get("value")), found, "Meta has no figure for these days")
    return _of_days(found[0].get("values") or [], question)


def _of_ads(options: MetaOptions, question: Question, access: Access, who: str) -> Answer:
    field, _, sort = options.metric.partition(":")
    days = f'{{"since":"{question.covers.start}","until":"{question.covers.due}"}}'
    params = {"fields": field, "level": "account", "time_range": days}
    rows = _asked(options, access, f"{who}/insights", params).get("data") or []
    if not rows:
        return Answer(None, rows, "there were no ads on these days")
    if len(rows) > 1:
        raise SourceError("the answer has several rows where one was asked for")
    found = rows[0].get(field)
    if not isinstance(found, list):
        return Answer(number(found), rows, f"Meta has no `{field}` for these days")
    sorts = {each.get("action_type"): each.get("value") for each in found}
    if not sort:
        raise SourceError(f"`{field}` is of several sorts", f"write {field}:{next(iter(sorts), 'purchase')}")
    return Answer(number(sorts.get(sort)), rows, f"Meta has no `{sort}` among the `{field}` of these days")


def _of_days(values: list[dict[str, Any]], question: Question) -> Answer:
    """The sum of the days. The time of each is the morning after it, where the page is at home."""
    length = (question.covers.due - question.covers.start).days + 1
    found = [each for each in (number(value.get("value")) for value in values) if each is not None]
    if len(found) < length:
        return Answer(None, values, f"Meta has {len(found)} of {length} days")
    return Answer(sum(found[:length], Decimal(0)), values)


def _asked(options: MetaOptions, access: Access, path: str, params: Values) -> dict[str, Any]:
    headers = access.bearer(options.token)
    data = access.web.get(f"{options.url}/{options.version}/{path}", params, headers).json()
    if not isinstance(data, dict) or "error" in data:
        said = (
            data["error"].get("message") if isinstance(data, dict) and isinstance(data["error"], dict) else "no answer"
        )
        raise SourceError(f"Meta says: {access.secrets.veiled(str(said))[:160]}", "see the token and its rights")
    return data


SOURCE = Source(
    name="meta",
    summary="figures of ads, a page, or Instagram",
    options=MetaOptions,
    read=read,
    identity=("account", "page", "instagram"),
    lag=1,
    window="28d",
    needs={"httpx": "http"},
    docs="https://developers.facebook.com/docs/marketing-api/insights",
)
"""Meta."""
