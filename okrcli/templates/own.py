"""One's own templates: files in the folders that the settings name, read as data."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from okrcli.model.scalars import slug
from okrcli.templates.library import REMARKS, TEMPLATES, Template, read_template
from okrcli.templates.soundness import first_problem
from okrcli.yamldoc import parse

_HEAD = ("title", "summary", "discipline", "comment")
_ENDINGS = (".okr.yaml", ".yaml", ".yml")


class Shelf(NamedTuple):
    """One's own templates.

    Attributes:
        templates: those that can be used, in order of folder and name.
        remarks: a sentence for each that cannot, with its place and what to do.
    """

    templates: tuple[Template, ...] = ()
    remarks: tuple[str, ...] = ()


def read_shelf(root: str, folders: Sequence[str], lang: str) -> Shelf:
    """The templates in some folders; what cannot be used is told, and stops nothing.

    A template is an OKR file without `cycle` and `team`, with `title`, `summary` and `discipline` where wanted. Its
    name is that of its file.

    Args:
        root: the folder of the workspace, which the folders count from.
        folders: as the settings name them.
        lang: the language of the remarks in files made from them.
    """
    found: dict[str, Template] = {}
    remarks: list[str] = []
    for folder in folders:
        names = _files(root, folder)
        if names is None:
            remarks.append(f"okr.yaml names the folder {folder} for templates, and it cannot be read")
        for name in names or ():
            read = _read(root, f"{folder}/{name}", lang)
            if isinstance(read, str):
                remarks.append(read)
            elif read.name in TEMPLATES or read.name in found:
                other = found[read.name].file if read.name in found else "one that comes with okr"
                remarks.append(f"{read.file}: there is a template {read.name} already, {other}; rename the file")
            else:
                found[read.name] = read
    return Shelf(tuple(found.values()), tuple(remarks))


def _files(root: str, folder: str) -> list[str] | None:
    try:
        listed = sorted(os.listdir(f"{root}/{folder}"))  # noqa: PTH208 - pathlib costs every start 10 ms
    except OSError:
        return None
    return [name for name in listed if name.endswith(_ENDINGS) and not name.startswith(".")]


def _read(root: str, file: str, lang: str) -> Template | str:
    """The template in a file, or what is wrong with it."""
    stem = file.rpartition("/")[2]
    name = next(stem.removesuffix(ending) for ending in _ENDINGS if stem.endswith(ending))
    if slug(name) != name:
        return f"{file}: {name!r} is not good as the name of a template; name the file {slug(name) or 'sales'}.yaml"
    try:
        with open(f"{root}/{file}", "rb") as stream:  # noqa: PTH123
            document = parse(stream.read(), file)
    except OSError as error:
        return f"{file} cannot be read: {error.strerror}"
    first = first_problem(_bare(document.data), file) if document.parsed else document.problems[0]
    if first is not None:
        place = first.place or document.place(first.at, on_key=first.on_key)
        hint = f"; {first.hint}" if first.hint else ""
        return f"{file}:{place.line}:{place.column}: {first.message}{hint}"
    data = document.data if isinstance(document.data, dict) else {}
    if not data.get("objectives") and not data.get("kpis"):
        return f"{file}: there is neither an objective nor a KPI in it"
    return read_template(name, lang, data, file)


def _bare(data: object) -> object:
    """The data without what a template has beside the file format."""
    if not isinstance(data, dict):
        return data
    kept = {key: value for key, value in data.items() if key not in _HEAD}
    # Whose goals they are is told when a file is made from it.
    around = {"cycle": "backlog", "team": "team"} if "objectives" in data else {}
    for key in ("objectives", "kpis"):
        if isinstance(kept.get(key), list):
            kept[key] = [_without_remarks(each) for each in kept[key]]
    return {**kept, **around}


def _without_remarks(entity: object) -> object:
    if not isinstance(entity, dict):
        return entity
    own = {key: value for key, value in entity.items() if key not in REMARKS}
    inner = own.get("key_results")
    return {**own, "key_results": [_without_remarks(each) for each in inner]} if isinstance(inner, list) else own
