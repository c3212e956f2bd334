"""The library of templates: texts of files to begin with, in several languages."""

from __future__ import annotations

from okrcli.templates.boxes import Horizon, cycles_of
from okrcli.templates.catalogue import Library
from okrcli.templates.library import (
    LANGUAGES,
    TEMPLATES,
    Template,
    UnknownLanguage,
    UnknownTemplate,
    get,
    language_of,
    names,
)
from okrcli.templates.own import Shelf, read_shelf
from okrcli.templates.rendering import render, render_kpis, settings_text

__all__ = [
    "LANGUAGES",
    "TEMPLATES",
    "Horizon",
    "Library",
    "Shelf",
    "Template",
    "UnknownLanguage",
    "UnknownTemplate",
    "cycles_of",
    "get",
    "language_of",
    "names",
    "read_shelf",
    "render",
    "render_kpis",
    "settings_text",
]
