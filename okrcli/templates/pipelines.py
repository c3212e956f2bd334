"""Texts of files that have goals checked: by build servers, and before a commit."""

from __future__ import annotations

from okrcli import __version__
from okrcli.templates.library import DATA
from okrcli.templates.quoting import written

SERVERS = {"github": ".github/workflows/okr.yml", "gitlab": ".gitlab-ci.yml"}
"""The build servers, and the file that each reads, from the top of the repository."""

HOME = "https://github.com/okrcli/okrcli"
"""The repository of okr, which has the hook of pre-commit."""


def pipeline(server: str, folder: str) -> str:
    """The text of the file that has a build server check the goals, with this version of okr.

    Args:
        server: one of SERVERS.
        folder: of the workspace, from the top of the repository; empty where it is the top.
    """
    return _rendered(server, folder=folder)


def precommit() -> str:
    """The text of a configuration of pre-commit that has nothing but the hook of okr, of this version."""
    return _rendered("pre-commit")


def _rendered(name: str, **values: str) -> str:
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
