"""The library of templates as a command sees it: those that come with okr, and those of the workspace."""

from __future__ import annotations

from okrcli.commands.session import Session
from okrcli.model.settings import Settings
from okrcli.templates import Library, language_of, read_shelf
from okrcli.workspace.discover import SETTINGS_FILE, NoWorkspace, find_root, read_file
from okrcli.workspace.reading import read_settings


def library(session: Session, lang: str | None) -> Library:
    """The templates that there are here; what cannot be used of one's own is told on standard error.

    Args:
        session: of the command.
        lang: the language that was asked for, or None for that of the workspace.
    """
    try:
        root = find_root(session.directory)
    except NoWorkspace:
        return Library(lang or language_of(""))
    return library_of(session, root, read_settings(read_file(root, SETTINGS_FILE))[0], lang)


def library_of(session: Session, root: str, settings: Settings, lang: str | None) -> Library:
    """The templates that there are in a workspace.

    Args:
        session: of the command.
        root: the folder of the workspace.
        settings: of the workspace.
        lang: the language that was asked for, or None for that of the workspace.
    """
    language = lang or language_of(settings.locale)
    shelf = read_shelf(root, settings.templates, language)
    for remark in shelf.remarks:
        session.notice(f"A template is left out. {remark}")
    return Library(language, shelf.templates)
