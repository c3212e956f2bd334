"""Where numbers come from: one file per type, listed here and imported on use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrcli.sources.source import Source

SOURCES = {
    "csv": "okrcli.sources.csv",
    "json": "okrcli.sources.json",
    "sql": "okrcli.sources.sql",
    "prometheus": "okrcli.sources.prometheus",
    "ga4": "okrcli.sources.ga4",
    "search-console": "okrcli.sources.search_console",
    "google-ads": "okrcli.sources.google_ads",
    "meta": "okrcli.sources.meta",
    "tiktok-ads": "okrcli.sources.tiktok_ads",
    "semrush": "okrcli.sources.semrush",
    "ahrefs": "okrcli.sources.ahrefs",
    "plausible": "okrcli.sources.plausible",
    "matomo": "okrcli.sources.matomo",
    "github": "okrcli.sources.github",
    "gitlab": "okrcli.sources.gitlab",
    "jira": "okrcli.sources.jira",
}
"""The module of each type; each has a `SOURCE`, and its docstring tells how to get at the credentials."""


def find_source(name: str) -> Source:
    """The source of a type.

    Raises:
        KeyError: there is no such type.
    """
    source: Source = import_module(SOURCES[name]).SOURCE
    return source
