"""A number out of any JSON, read from an https address or a file.

Documentation: https://jmespath.org/specification.html (expressions).

Credentials: put the key into a variable and name it as a header, such as `headers: {Authorization: Bearer $API_TOKEN}`;
a key that belongs into the address is written there as $NAME too.
"""

from decimal import Decimal
from json import dumps
from typing import Annotated, Any

from pydantic import Field, model_validator

from okrcli.model.scalars import Line, Word, refusal
from okrcli.sources.access import Access
from okrcli.sources.numbers import Aggregate, combined, number
from okrcli.sources.reply import Reply, vendor_says
from okrcli.sources.source import Answer, Count, NoPast, Options, Question, Source, SourceError
from okrcli.sources.web import Web, host_of, with_params


class JsonOptions(Options):
    """A number out of JSON."""

    url: Line | None = Field(None, description="the https address; {start} and {end} in it are days, $NAME a variable")
    path: Line | None = Field(None, description="a file, from the folder of okr.yaml, in place of `url`")
    headers: dict[str, Word] = Field({}, description="headers to send; secrets as $NAME")
    params: dict[str, Word] = Field({}, description="parameters behind the address; {start} and {end} are days")
    value: Line = Field(description="a JMESPath expression for the number, or for a list of them")
    aggregate: Aggregate | None = Field(
        None, description="how several numbers become one: last, sum, mean, min, max, count"
    )
    next: Line | None = Field(None, description="a JMESPath expression for the address, or the token, of the next page")
    next_param: Word | None = Field(None, description="the parameter that takes the token of the next page")
    pages: Annotated[Count, Field(ge=1)] = Field(Decimal(100), description="how many pages are read at the most")

    @model_validator(mode="after")
    def _whole(self) -> "JsonOptions":
        if (self.path is None) == (self.url is None):
            raise refusal("OKR602", "a json source has either a `url` or a `path`", "add `url:` with an https address")
        return self

    def dated(self) -> bool:
        """Whether the question tells the days."""
        return any("{start}" in each or "{end}" in each for each in (self.url or "", *self.params.values()))


def read(options: JsonOptions, question: Question, access: Access) -> Answer:
    """The number that the expression finds; nothing where it finds null, or an empty list."""
    if question.past and not options.dated():
        raise NoPast(f"{options.path or host_of(options.url or '')} without {{start}} or {{end}} in its address")
    find = compiled(options.value, "value")
    found: list[Decimal] = []
    listed = False
    pages = _pages(options, question, access)
    for page in pages:
        said = find(page)
        listed = listed or isinstance(said, list)
        found += [each for each in map(number, said if isinstance(said, list) else [said]) if each is not None]
    if not found:
        _refuse_error(pages[-1], options, access)
        return Answer(None, pages, f"`{options.value}` finds nothing in the answer")
    if options.aggregate is None and (len(found) > 1 or len(pages) > 1):
        raise SourceError(
            f"`{options.value}` finds {len(found)} numbers", "add `aggregate:` last, sum, mean, min, max or count"
        )
    return Answer(combined(found, options.aggregate or "last"), pages)


def _refuse_error(page: Any, options: JsonOptions, access: Access) -> None:
    """An error that came with the status 200 is no empty answer."""
    told = [page[key] for key in ("error", "errors") if page.get(key)] if isinstance(page, dict) else []
    if told:
        said = access.secrets.veiled(vendor_says(Reply(200, {}, dumps(told[0], default=str).encode(), "")))
        raise SourceError(f"{options.path or host_of(options.url or '')} says: {said or 'there was an error'}")


def compiled(expression: str, key: str) -> Any:
    """The function of a JMESPath expression.

    Raises:
        SourceError: it is none.
    """
    import jmespath
    from jmespath.exceptions import JMESPathError

    try:
        made = jmespath.compile(expression)
    except JMESPathError:
        raise SourceError(
            f"`{expression}` is no JMESPath expression", f"see https://jmespath.org for `{key}`"
        ) from None

    def find(data: object) -> Any:
        try:
            return made.search(data)
        except (JMESPathError, TypeError, ArithmeticError):
            raise SourceError(f"`{expression}` does not fit the answer", "see what the address answers") from None

    return find


def _pages(options: JsonOptions, question: Question, access: Access) -> list[Any]:
    if options.url is None:
        raw = access.files.read(options.path or "")
        return [Reply(200, {}, raw, options.path or "").json()]
    filled = access.secrets.filled
    headers = {name: filled(value) for name, value in options.headers.items()}
    params = {name: filled(_with_days(value, question)) for name, value in options.params.items()}
    url = with_params(filled(_with_days(options.url, question)), params)
    pages = [access.web.get(url, headers=headers).json()]
    after = compiled(options.next, "next") if options.next else None
    while after is not None and (token := after(pages[-1])):
        if len(pages) >= options.pages:
            raise SourceError(f"{host_of(url)} has more than {options.pages} pages", "ask for less, or set `pages:`")
        pages.append(_next(access.web, url, str(token), options.next_param, headers))
    return pages


def _next(web: Web, url: str, token: str, param: str | None, headers: dict[str, str]) -> Any:
    from urllib.parse import urljoin

    there = with_params(url, {param: token}) if param else urljoin(url, token)
    if host_of(there) != host_of(url):
        raise SourceError(f"the next page of {host_of(url)} is on another host, {host_of(there)}")
    return web.get(there, headers=headers).json()


def _with_days(text: str, question: Question) -> str:
    return text.replace("{start}", str(question.covers.start)).replace("{end}", str(question.covers.due))


SOURCE = Source(
    name="json",
    summary="a number out of JSON, by JMESPath",
    options=JsonOptions,
    read=read,
    identity=("url", "path"),
    needs={"httpx": "http", "jmespath": "http"},
    docs="https://jmespath.org/specification.html",
)
"""JSON of any host."""
