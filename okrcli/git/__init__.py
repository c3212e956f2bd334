"""Everything that needs git; the only user of subprocesses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrcli.git.person import Person, who
    from okrcli.git.revision import Revision, workspace_at, workspace_on

__all__ = ["Person", "Revision", "who", "workspace_at", "workspace_on"]


def __getattr__(name: str) -> object:
    """Loads what needs the model on first use: the merge driver does without it."""
    if name in ("Person", "who"):
        from okrcli.git import person

        return getattr(person, name)
    if name in __all__:
        from okrcli.git import revision

        return getattr(revision, name)
    raise AttributeError(name)
