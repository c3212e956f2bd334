"""The library of templates: texts of files to begin with, in several languages."""

from __future__ import annotations

from okrcli.templates.library import LANGUAGES, TEMPLATES, Template, UnknownLanguage, UnknownTemplate, get, names
from okrcli.templates.rendering import render, render_kpis, settings_text

__all__ = [
    "LANGUAGES",
    "TEMPLATES",
    "Template",
    "UnknownLanguage",
    "UnknownTemplate",
    "get",
    "names",
    "render",
    "render_kpis",
    "settings_text",
]
