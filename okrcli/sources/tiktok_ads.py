"""TikTok Ads: a metric of an advertiser over days.

Documentation: https://business-api.tiktok.com/portal/docs?id=1740302848100353

Credentials: (1) at https://business-api.tiktok.com make an app with the right Reporting; (2) let the advertiser
authorise it, and exchange the code for an access token, which does not expire; (3) export it as TIKTOK_TOKEN. The
number of the advertiser stands in TikTok Ads Manager, under the name of the account.
"""

from pydantic import Field

from okrcli.model.scalars import Line, Word
from okrcli.sources.access import Access
from okrcli.sources.numbers import number
from okrcli.sources.source import Answer, Options, Question, Secret, Source, SourceError


class TiktokAdsOptions(Options):
    """A metric of TikTok Ads."""

    advertiser: Word = Field(description="the number of the advertiser")
    metric: Word = Field(description="such as spend, impressions, clicks, ctr, cpm, conversion, cost_per_conversion")
    token: Secret = Field("$TIKTOK_TOKEN", description="the variable with the access token")
    url: Line = Field("https://business-api.tiktok.com", description="the address of the API")


def read(options: TiktokAdsOptions, question: Question, access: Access) -> Answer:
    """The metric over the days; nothing where the report is empty. Errors come with the status 200."""
    params = {
        "advertiser_id": options.advertiser,
        "report_type": "BASIC",
        "data_level": "AUCTION_ADVERTISER",
        "dimensions": '["advertiser_id"]',
        "metrics": f'["{options.metric}"]',
        "start_date": str(question.covers.start),
        "end_date": str(question.covers.due),
    }
    headers = {"Access-Token": access.secrets.filled(options.token)}
    data = access.web.get(f"{options.url}/open_api/v1.3/report/integrated/get/", params, headers).json()
    if data.get("code") != 0:
        said = access.secrets.veiled(str(data.get("message", "")))[:160]
        raise SourceError(f"TikTok says: {said}", "see the token, the advertiser and the metric")
    rows = (data.get("data") or {}).get("list") or []
    if not rows:
        return Answer(None, rows, "there were no ads on these days")
    if len(rows) > 1:
        raise SourceError("the answer has several rows where one was asked for")
    found = rows[0]["metrics"].get(options.metric)
    return Answer(None if found == "-" else number(found), rows, "TikTok has no figure for these days")


SOURCE = Source(
    name="tiktok-ads",
    summary="a metric of an advertiser on TikTok",
    options=TiktokAdsOptions,
    read=read,
    identity=("advertiser",),
    lag=1,
    window="28d",
    needs={"httpx": "http"},
    docs="https://business-api.tiktok.com/portal/docs?id=1740302848100353",
)
"""TikTok Ads."""
