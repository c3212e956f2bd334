"""GitHub: how many issues, pull requests, commits or repositories a search finds, or a figure of a repository.

Documentation: https://docs.github.com/en/rest/search/search

Credentials: none for what is public, but few questions a minute then. Else make a fine-grained token under Settings,
Developer settings, that may read issues, pull requests and contents of the repositories, export it as GITHUB_TOKEN, and
write `token: $GITHUB_TOKEN`. In a job of GitHub Actions that variable can be given `github.token`.
"""

from typing import Literal

from pydantic import Field, model_validator

from okrcli.model.scalars import Line, refusal
from okrcli.sources.access import Access
from okrcli.sources.numbers import wanted
from okrcli.sources.source import Answer, NoPast, Options, Question, Secret, Source, SourceError

_FIGURES = {
    "stars": "stargazers_count",
    "forks": "forks_count",
    "open-issues": "open_issues_count",
    "watchers": "subscribers_count",
}


class GithubOptions(Options):
    """A count of GitHub."""

    query: Line | None = Field(
        None, description="a search, such as repo:acme/shop is:issue closed:{start}..{end}; {start}, {end} are days"
    )
    search: Literal["issues", "commits", "repositories"] = Field("issues", description="what is searched for")
    repository: Line | None = Field(None, description="a repository, such as acme/shop, in place of `query`")
    metric: Literal["stars", "forks", "open-issues", "watchers"] = Field("stars", description="of the repository")
    token: Secret | None = Field(None, description="the variable with a token")
    url: Line = Field("https://api.github.com", description="the address of the API")

    @model_validator(mode="after")
    def _whole(self) -> "GithubOptions":
        if (self.query is None) == (self.repository is None):
            raise refusal("OKR602", "a github source has either a `query` or a `repository`", "write one of them")
        return self


def read(options: GithubOptions, question: Question, access: Access) -> Answer:
    """The count. A search that finds nothing counts zero; one that was cut short is an error."""
    headers = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
    if options.token is not None:
        headers |= access.bearer(options.token)
    query = options.query or ""
    if question.past and "{start}" not in query and "{end}" not in query:
        raise NoPast("a search without {start} or {end}" if query else "a repository")
    if options.repository is not None:
        data = access.web.get(f"{options.url}/repos/{options.repository}", headers=headers).json()
        return Answer(wanted(data.get(_FIGURES[options.metric]), options.metric), data.get(_FIGURES[options.metric]))
    filled = query.replace("{start}", str(question.covers.start)).replace("{end}", str(question.covers.due))
    data = access.web.get(f"{options.url}/search/{options.search}", {"q": filled, "per_page": "1"}, headers).json()
    if data.get("incomplete_results"):
        raise SourceError("GitHub has not searched everything", "narrow the search, or try again later")
    return Answer(wanted(data.get("total_count"), "the search"), data.get("total_count"))


SOURCE = Source(
    name="github",
    summary="what a search finds, or stars of a repository",
    options=GithubOptions,
    read=read,
    identity=("repository", "query"),
    needs={"httpx": "http"},
    docs="https://docs.github.com/en/rest/search/search",
)
"""GitHub."""
