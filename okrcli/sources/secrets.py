"""Secrets: taken from variables of the environment, and taken out of everything that is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from threading import Lock

from okrcli.sources.source import SourceError

_VARIABLE = re.compile(r"\$(?:([A-Za-z_][A-Za-z0-9_]*)|\{([A-Za-z_][A-Za-z0-9_]*)\})")
_SHORTEST = 4
_VEIL = "•••"


class NotSet(SourceError):
    """A variable that a file names is not there."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the variable {name} is not set", f"set it before okr runs: export {name}=…")


class Secrets:
    """The variables that files name, and what was read of them."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._known: set[str] = set()
        self._lock = Lock()
        self._given: dict[str, str] = {}
        self._giving = Lock()

    def filled(self, text: str) -> str:
        """A text with the values of its variables in it.

        Raises:
            NotSet: one of them is not there, or empty.
        """
        return _VARIABLE.sub(lambda found: self._value(found[1] or found[2]), text)

    def learn(self, secret: str) -> None:
        """Keeps something secret that was not a variable, such as a token that was given out for a key."""
        from urllib.parse import quote, quote_plus

        with self._lock:
            self._known |= {each for each in (secret, quote(secret, ""), quote_plus(secret)) if len(each) >= _SHORTEST}

    def given_for(self, key: str, ask: Callable[[], str]) -> str:
        """What a host gives out for a key, such as a token that holds for an hour: asked for once in a run.

        Args:
            key: what it is given for.
            ask: asks for it.
        """
        with self._giving:
            if key not in self._given:
                self._given[key] = ask()
        self.learn(self._given[key])
        return self._given[key]

    def veiled(self, text: str) -> str:
        """A text without any secret that is known by now."""
        with self._lock:
            known = sorted(self._known, key=len, reverse=True)
        for each in known:
            text = text.replace(each, _VEIL)
        return text

    def _value(self, name: str) -> str:
        value = self._environ.get(name, "").strip()
        if not value:
            raise NotSet(name)
        self.learn(value)
        return value


def has_variable(text: str) -> bool:
    """Whether a text names a variable."""
    return _VARIABLE.search(text) is not None


def variables(text: str) -> list[str]:
    """The names of the variables in a text, in order.

    >>> variables("Bearer $API_TOKEN, ${PLACE}, $5")
    ['API_TOKEN', 'PLACE']
    """
    return [found[1] or found[2] for found in _VARIABLE.finditer(text)]
