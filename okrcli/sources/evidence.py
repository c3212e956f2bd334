"""Evidence: what was asked of which source, and a digest of what it said."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from okrcli.model.window import Window
from okrcli.sources.secrets import has_variable
from okrcli.sources.source import Options, Source

_APART = ("type", "window", "lag", "headers", "credentials")
_LONGEST = 120
_SAFE = ":/,@*!()'|"


def evidence(source: Source, options: Options, covers: Window, raw: object) -> str:
    """One line that says enough to ask the same question again, and holds no secret.

    Args:
        source: the type.
        options: as they stand in the files, with the names of variables in them.
        covers: the days that the value covers.
        raw: what the value was read from.
    """
    parts = dict(_parts(options))
    who = next((parts.pop(key) for key in source.identity if key in parts), "")
    parts = {key: value for key, value in parts.items() if not has_variable(value)}
    asked = "&".join(
        f"{quote(key, _SAFE)}={quote(_short(value), _SAFE)}"
        for key, value in (*parts.items(), ("start", str(covers.start)), ("end", str(covers.due)))
    )
    return f"{source.name}:{quote(_short(who.removeprefix('$')), _SAFE)}?{asked}#{digest(raw)}"


def digest(raw: object) -> str:
    """A few characters that change with an answer."""
    import json
    from hashlib import sha256

    content = raw if isinstance(raw, bytes) else json.dumps(raw, default=str, sort_keys=True).encode()
    return sha256(content).hexdigest()[:10]


def _parts(options: Options) -> Iterator[tuple[str, str]]:
    for key in sorted(options.model_fields_set - set(_APART)):
        value = getattr(options, key)
        if isinstance(value, dict):
            yield from ((f"{key}.{name}", _text(inner)) for name, inner in sorted(value.items()))
        elif value is not None:
            yield key, _text(value)


def _text(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"sha256-{digest(text.encode())}"
