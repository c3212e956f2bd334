"""Who is at work here, as git knows them."""

from __future__ import annotations

from typing import NamedTuple

from okrcli.errors import OkrError
from okrcli.git.process import run
from okrcli.model.settings import Settings


class Person(NamedTuple):
    """A git user.

    Attributes:
        name: `user.name`, or an empty string.
        email: `user.email`, or an empty string.
    """

    name: str
    email: str

    def owner(self, settings: Settings) -> str | None:
        """Their id in `people` (by email, else by name), or None where they are not in it."""
        for key, person in (settings.people or {}).items():
            if person is not None and person.email and person.email.lower() == self.email.lower():
                return key
        for key, person in (settings.people or {}).items():
            if self.name and self.name in (key, person.name if person else None):
                return key
        return None


def who(folder: str) -> Person | None:
    """The git user of a folder, or None where there is no git or it does not know."""
    try:
        said = run(folder, "config", "--get-regexp", r"^user\.(name|email)$", what="tell who you are")
    except OkrError:
        return None
    values = dict(line.partition(" ")[::2] for line in said.decode("utf-8", "replace").splitlines())
    person = Person(values.get("user.name", "").strip(), values.get("user.email", "").strip())
    return person if person.name or person.email else None
