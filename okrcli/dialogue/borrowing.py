"""Takes one objective, key result or KPI out of a template, with what it cannot do without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from okrcli.edit.create import Fields
from okrcli.edit.typed import as_value
from okrcli.errors import OkrError, nearest
from okrcli.templates import LANGUAGES, Template, get
from okrcli.workspace.references import Sort
from okrcli.yamldoc.operations import Value


class NotInTemplate(OkrError):
    """The template has no such thing."""

    def __init__(self, template: str, sort: Sort, name: str, known: list[str]) -> None:
        super().__init__(f"the template {template} has no {sort} `{name}`")
        tails = [each.rpartition("/")[2] for each in known]
        near = nearest(name, tails, 1)
        self.hint = f"did you mean {template}/{near[0]}?" if near else f"it has {', '.join(tails)}"


class Borrowed(NamedTuple):
    """What was taken out of a template.

    Attributes:
        fields: as it stands in a file; what is to be filled in is None.
        kpis: the KPIs of the template, by id.
        remarks: what the template says about it.
    """

    fields: Fields
    kpis: Mapping[str, Fields]
    remarks: tuple[str, ...]


def borrow(source: str, sort: Sort, lang: str) -> Borrowed:
    """One of a template.

    Args:
        source: `TEMPLATE/ID`; a key result may be named with its objective before it.
        sort: what is wanted.
        lang: the language, or a locale such as `pl-PL`; English where there are no texts in it.

    Raises:
        UnknownTemplate: there is no template of that name.
        NotInTemplate: it has no such thing.
    """
    name, _, wanted = source.partition("/")
    language = lang.replace("_", "-").partition("-")[0]
    template = get(name, language if language in LANGUAGES else LANGUAGES[0])
    known = dict(_named(template, sort))
    found = known.get(wanted) or next((each for key, each in known.items() if key.endswith(f"/{wanted}")), None)
    if found is None:
        raise NotInTemplate(name, sort, wanted, list(known))
    kpis = {key: _bare(each) for key, each in _named(template, "KPI")}
    return Borrowed(_bare(found), kpis, tuple(_remarks(found)))


def _named(template: Template, sort: Sort) -> Iterator[tuple[str, Mapping[str, object]]]:
    if sort == "KPI":
        yield from ((str(each["id"]), each) for each in template.kpis)
    for objective in template.objectives:
        if sort == "objective":
            yield str(objective["id"]), objective
        elif sort == "key result":
            yield from ((f"{objective['id']}/{each['id']}", each) for each in _inner(objective))


def _inner(objective: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    listed = objective.get("key_results")
    return (each for each in (listed if isinstance(listed, list) else ()) if isinstance(each, Mapping))


def _remarks(entity: Mapping[str, object]) -> Iterator[str]:
    for each in (entity, *_inner(entity)):
        if "comment" in each:
            yield f"{each['id']}: {each['comment']}"


def _bare(entity: Mapping[str, object]) -> dict[str, Value]:
    """The same without the remarks, which are no keys of the format."""
    own = {key: as_value(value) for key, value in entity.items() if key not in ("comment", "key_results")}
    inner: dict[str, Value] = {"key_results": [_bare(each) for each in _inner(entity)]}
    return {**own, **(inner if "key_results" in entity else {})}
