"""Jira: how many issues a JQL query finds, or the sum of a field of them.

Documentation: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/

Credentials: for the cloud, make an API token at https://id.atlassian.com/manage-profile/security/api-tokens, export it
as JIRA_TOKEN, and write your address as `user`. For a server of your own, make a personal access token in your profile,
export it as JIRA_TOKEN, and leave `user` out.
"""

from base64 import b64encode
from decimal import Decimal
from typing import Any

from pydantic import Field

from okrcli.model.scalars import Line, Word
from okrcli.sources.access import Access
from okrcli.sources.numbers import number
from okrcli.sources.source import Answer, NoPast, Options, Question, Secret, Source, SourceError

_PAGES = 100


class JiraOptions(Options):
    """A count of Jira."""

    url: Line = Field(description="the address of the site, such as https://acme.atlassian.net")
    query: Line = Field(description="JQL, such as project = SHOP AND resolved >= {start} AND resolved <= {end}")
    sum: Word | None = Field(
        None, description="the field that is summed up, such as customfield_10016; else they are counted"
    )
    user: Word | None = Field(None, description="the address of the user of the token; none on a server of your own")
    token: Secret = Field("$JIRA_TOKEN", description="the variable with the token")


def read(options: JiraOptions, question: Question, access: Access) -> Answer:
    """The count, or the sum; of a sum of nothing, nothing."""
    if question.past and "{start}" not in options.query and "{end}" not in options.query:
        raise NoPast("a query without {start} or {end}")
    days = {"{start}": str(question.covers.start), "{end}": f'"{question.covers.due} 23:59"'}
    query = options.query
    for mark, day in days.items():
        query = query.replace(mark, day)
    issues = _of_cloud(options, access, query) if options.user else _of_server(options, access, query)
    if options.sum is None:
        return Answer(Decimal(len(issues)), [each.get("id") for each in issues])
    found = [number(each.get("fields", {}).get(options.sum)) for each in issues]
    values = [each for each in found if each is not None]
    return Answer(sum(values, Decimal(0)) if values else None, values, f"no issue has a number in `{options.sum}`")


def _of_cloud(options: JiraOptions, access: Access, query: str) -> list[dict[str, Any]]:
    secret = b64encode(f"{options.user}:{access.secrets.filled(options.token)}".encode()).decode()
    access.secrets.learn(secret)
    body: dict[str, object] = {
        "jql": query,
        "fields": [options.sum or "id"],
        "maxResults": 100 if options.sum else 1000,
    }
    issues: list[dict[str, Any]] = []
    for _ in range(_PAGES):
        headers = {"Authorization": f"Basic {secret}"}
        page = access.web.post(f"{options.url.rstrip('/')}/rest/api/3/search/jql", body, headers).json()
        issues += page["issues"]
        if page.get("isLast", True) or not page.get("nextPageToken"):
            return issues
        body = {**body, "nextPageToken": page["nextPageToken"]}
    raise SourceError(f"there are more than {_PAGES} pages of issues", "narrow the query")


def _of_server(options: JiraOptions, access: Access, query: str) -> list[dict[str, Any]]:
    headers, issues = access.bearer(options.token), list[dict[str, Any]]()
    for _ in range(_PAGES):
        params = {"jql": query, "fields": options.sum or "id", "maxResults": "500", "startAt": str(len(issues))}
        page = access.web.get(f"{options.url.rstrip('/')}/rest/api/2/search", params, headers).json()
        issues += page["issues"]
        if not page["issues"] or len(issues) >= page["total"]:
            return issues
    raise SourceError(f"there are more than {_PAGES} pages of issues", "narrow the query")


SOURCE = Source(
    name="jira",
    summary="issues of a query: count, or sum of a field",
    options=JiraOptions,
    read=read,
    identity=("url",),
    needs={"httpx": "http"},
    docs="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/",
)
"""Jira."""
