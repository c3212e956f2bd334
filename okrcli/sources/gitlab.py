"""GitLab: how many issues or merge requests there are, or the sum of a field of them.

Documentation: https://docs.gitlab.com/api/issues/ and https://docs.gitlab.com/api/merge_requests/

Credentials: under Preferences, Access tokens (or in the settings of the project), make a token with the right read_api,
export it as GITLAB_TOKEN, and write `token: $GITLAB_TOKEN`. None is needed for what is public.
"""

from decimal import Decimal
from typing import Any, Literal
from urllib.parse import quote

from pydantic import Field, model_validator

from okrcli.model.scalars import Line, Word, refusal
from okrcli.sources.access import Access
from okrcli.sources.numbers import number
from okrcli.sources.source import Answer, Choices, NoPast, Options, Question, Secret, Source, SourceError

_PAGES = 100


class GitlabOptions(Options):
    """A count of GitLab."""

    project: Line | None = Field(None, description="a project, such as acme/shop")
    group: Line | None = Field(None, description="a group, such as acme, in place of `project`")
    of: Literal["issues", "merge_requests"] = Field("issues", description="what is counted")
    filter: Choices = Field(
        {}, description="parameters of the list, such as state: closed, labels: bug, updated_after: {start}"
    )
    sum: Word | None = Field(None, description="the field that is summed up, such as weight; else they are counted")
    token: Secret | None = Field(None, description="the variable with a token")
    url: Line = Field("https://gitlab.com", description="the address of the server")

    @model_validator(mode="after")
    def _whole(self) -> "GitlabOptions":
        if (self.project is None) == (self.group is None):
            raise refusal("OKR602", "a gitlab source has either a `project` or a `group`", "write one of them")
        return self


def read(options: GitlabOptions, question: Question, access: Access) -> Answer:
    """The count, or the sum; of a sum of nothing, nothing."""
    params = {name: ",".join(values) for name, values in options.filter.items()}
    dated = any("{start}" in each or "{end}" in each for each in params.values())
    if question.past and not dated:
        raise NoPast("a list without {start} or {end} in its filter")
    days = {"{start}": str(question.covers.start), "{end}": f"{question.covers.due}T23:59:59Z"}
    for mark, day in days.items():
        params = {name: each.replace(mark, day) for name, each in params.items()}
    headers = {"PRIVATE-TOKEN": access.secrets.filled(options.token)} if options.token else {}
    sort, name = ("projects", options.project) if options.project else ("groups", options.group)
    address = f"{options.url.rstrip('/')}/api/v4/{sort}/{quote(name or '', '')}/{options.of}"
    items = list(_items(access, address, {"scope": "all", **params}, headers, counted=options.sum is None))
    if options.sum is None:
        return Answer(sum((Decimal(each) for each in items), Decimal(0)), [str(each) for each in items])
    found = [each for each in (number(item.get(options.sum)) for item in items) if each is not None]
    return Answer(sum(found, Decimal(0)) if found else None, found, f"nothing of it has a `{options.sum}`")


def _items(
    access: Access, address: str, params: dict[str, str], headers: dict[str, str], *, counted: bool
) -> list[Any]:
    """All items, or the number that the server counts, where it does."""
    items: list[Any] = []
    page = "1"
    for _ in range(_PAGES):
        reply = access.web.get(address, {**params, "per_page": "100", "page": page}, headers)
        total = reply.headers.get("x-total", "")
        if counted and total.isdigit():
            return [total]
        found = reply.json()
        if not isinstance(found, list):
            raise SourceError("GitLab answers with something that is no list", "see the address")
        items += found
        page = reply.headers.get("x-next-page", "")
        if not page:
            return [len(items)] if counted else items
    raise SourceError(f"there are more than {_PAGES} pages of it", "narrow the filter")


SOURCE = Source(
    name="gitlab",
    summary="issues, merge requests: count, or sum of a field",
    options=GitlabOptions,
    read=read,
    identity=("project", "group"),
    needs={"httpx": "http"},
    docs="https://docs.gitlab.com/api/issues/",
)
"""GitLab."""
