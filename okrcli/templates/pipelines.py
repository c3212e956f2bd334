"""Texts of files that have goals checked: by build servers, and before a commit."""

from __future__ import annotations

from collections.abc import Sequence

from okrcli import __version__
from okrcli.templates.library import DATA
from okrcli.templates.quoting import written

SERVERS = {"github": ".github/workflows/okr.yml", "gitlab": ".gitlab-ci.yml"}
"""The build servers, and the file that each reads, from the top of the repository."""

SYNCS = {"github": ".github/workflows/okr-sync.yml", "gitlab": ".gitlab/okr-sync.yml"}
"""The files that have each of them read sources by schedule, from the top of the repository."""

INCLUDES = {"gitlab": f"include:\n  - local: {SYNCS['gitlab']}\n"}
"""What a build server needs in its own file to know of the one in SYNCS, where it does not find that by itself."""

HOME = "https://github.com/okrcli/okrcli"
"""The repository of okr, which has the hook of pre-commit."""


_EXTRAS = "google,http,sql,xlsx"


def pipeline(server: str, folder: str, *, include: bool = False) -> str:
    """The text of the file that has a build server check the goals, with this version of okr.

    Args:
        server: one of SERVERS.
        folder: of the workspace, from the top of the repository; empty where it is the top.
        include: whether it names the file in SYNCS, where the server does not find that by itself.
    """
    return _rendered(server, folder=folder, include=INCLUDES.get(server, "") if include else "")


def sync_pipeline(server: str, folder: str, variables: Sequence[str] = ()) -> str:
    """The text of the file that has a build server read the sources by schedule, and propose what they say.

    Args:
        server: one of SYNCS.
        folder: of the workspace, from the top of the repository; empty where it is the top.
        variables: names of the variables of the environment that the sources need.
    """
    return _rendered(f"{server}-sync", folder=folder, variables=variables, extras=_EXTRAS)


def precommit() -> str:
    """The text of a configuration of pre-commit that has nothing but the hook of okr, of this version."""
    return _rendered("pre-commit")


def _rendered(name: str, **values: object) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(f"{DATA}/pipelines"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # YAML is no HTML; every name of the user goes through `written`
    )
    environment.filters |= {"written": written, "literal": _literal, "shell": _shell}
    return environment.get_template(f"{name}.jinja").render(version=__version__, repository=HOME, **values)


def _literal(text: str) -> str:
    """A text that GitHub does not take for an expression."""
    return text.replace("${{", "${{ '${{' }}")


def _shell(text: str) -> str:
    from shlex import quote

    return quote(text)
