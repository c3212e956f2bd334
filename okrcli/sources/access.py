"""What a source may use: the web, files of the workspace, variables."""

from __future__ import annotations

from typing import NamedTuple

from okrcli.sources.files import Files
from okrcli.sources.secrets import Secrets
from okrcli.sources.web import Web


class Access(NamedTuple):
    """What a source may use.

    Attributes:
        web: the way to other hosts.
        files: those that may be read.
        secrets: the variables that files name.
    """

    web: Web
    files: Files
    secrets: Secrets

    def bearer(self, token: str) -> dict[str, str]:
        """The header that most hosts want a token in.

        Args:
            token: the name of its variable, as `$NAME`.
        """
        return {"Authorization": f"Bearer {self.secrets.filled(token)}"}
