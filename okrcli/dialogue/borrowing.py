"""Takes one objective, key result or KPI out of a template, with what it cannot do without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.edit.create import Fields
from okrcli.edit.typed import as_value
from okrcli.errors import OkrError, nearest
from okrcli.templates import Horizon, Library, Template, language_of
from okrcli.templates.boxes import settled
from okrcli.templates.library import REMARKS, Entity
from okrcli.templates.rendering import placeholder, words_of
from okrcli.workspace.references import Sort
from okrcli.yamldoc.operations import Value


class NotInTemplate(OkrError):
    """The template has no such thing."""

    def __init__(self, template: str, sort: Sort, name: str, known: list[str]) -> None:
        said = f"the template {template} has no {sort} `{name}`"
        super().__init__(said if name else f"it is not said which {sort} of the template {template} is meant")
        tails = [each.rpartition("/")[2] for each in known]
        near = nearest(name, tails, 1)
        there = f"write {template}/ and one of {', '.join(tails)}" if tails else f"it has no {sort} at all"
        self.hint = f"did you mean {template}/{near[0]}?" if near else there


class Borrowed(NamedTuple):
    """What was taken out of a template.

    Attributes:
        fields: as it stands in a file; what is to be filled in is None.
        kpis: the KPIs of the template, by id.
        remarks: what the template says about it.
        entity: as it stands in the template.
    """

    fields: Fields
    kpis: Mapping[str, Fields]
    remarks: tuple[str, ...]
    entity: Entity

    def dated(self, fields: Fields, horizon: Horizon, until: date | None = None) -> Fields:
        """Its keys with the dates that its time boxes come to in a cycle, where none were given.

        Args:
            fields: the keys, some of them changed.
            horizon: of the cycle.
            until: the last day of the objective around a key result; None for an objective.
        """
        told = settled(self.entity, horizon, "", until)
        inner = fields.get("key_results")
        if not isinstance(inner, list):
            return {**_dates(told), **fields}
        each = [
            {**own, **_dates(there)} for own, there in zip(inner, _inner(told), strict=True) if isinstance(own, dict)
        ]
        return {**_dates(told), **fields, "key_results": list(each)}


def borrow(source: str, sort: Sort, lang: str, own: Sequence[Template] = ()) -> Borrowed:
    """One of a template.

    Args:
        source: `TEMPLATE/ID`; a key result may be named with its objective before it.
        sort: what is wanted.
        lang: the language, or a locale such as `pl-PL`; English where there are no texts in it.
        own: one's own templates.

    Raises:
        UnknownTemplate: there is no template of that name.
        NotInTemplate: it has no such thing.
    """
    name, _, wanted = source.partition("/")
    template = Library(language_of(lang), tuple(own)).get(name)
    known = dict(_named(template, sort))
    found = known.get(wanted) or next((each for key, each in known.items() if key.endswith(f"/{wanted}")), None)
    if found is None:
        raise NotInTemplate(name, sort, wanted, list(known))
    kpis = {key: _bare(each) for key, each in _named(template, "KPI")}
    return Borrowed(_bare(found), kpis, tuple(_remarks(found, words_of(template.lang))), found)


def sort_of(source: str, lang: str, own: Sequence[Template] = ()) -> Sort:
    """What one of a template is: an objective, a key result or a KPI, looked for in this order.

    Args:
        source: `TEMPLATE/ID`; a key result may be named with its objective before it.
        lang: the language, or a locale such as `pl-PL`; English where there are no texts in it.
        own: one's own templates.

    Raises:
        UnknownTemplate: there is no template of that name.
        NotInTemplate: it has no such thing.
    """
    name, _, wanted = source.partition("/")
    template = Library(language_of(lang), tuple(own)).get(name)
    sorts: tuple[Sort, ...] = ("objective", "key result", "KPI")
    for sort in sorts:
        if any(wanted in (key, key.rpartition("/")[2]) for key, _ in _named(template, sort)):
            return sort
    raise NotInTemplate(name, "objective", wanted, [key for key, _ in _named(template, "objective")])


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


def _remarks(entity: Entity, words: Mapping[str, object]) -> Iterator[str]:
    for each in (entity, *_inner(entity)):
        if "comment" in each:
            yield f"{each['id']}: {each['comment']}"
        if "relative" in each:
            yield f"{each['id']}: {placeholder(each, 'target', words)}"


def _dates(entity: Entity) -> dict[str, Value]:
    return {key: as_value(entity[key]) for key in ("start", "due") if key in entity}


def _bare(entity: Entity) -> dict[str, Value]:
    """The same without what is no key of the format, without a source that nobody has put an account into, and without
    what it contributes to, which need not be there."""
    apart = (*REMARKS, "key_results", "source", "contributes_to")
    own = {key: as_value(value) for key, value in entity.items() if key not in apart}
    inner: dict[str, Value] = {"key_results": [_bare(each) for each in _inner(entity)]}
    return {**own, **(inner if "key_results" in entity else {})}
