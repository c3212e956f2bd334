"""What looks like a secret: keys of known shapes, passwords in addresses, literals under names such as `token`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from okrcli.problem import Path

VEIL = "•"
"""What stands for each character of a secret."""

# The shapes that services give to their keys, so that a search can find what leaked.
_SHAPES = re.compile(
    r"""
      (?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])                            # Amazon
    | AIza[\w-]{35} | ya29\.[\w-]{20,} | GOCSPX-[\w-]{20,} | (?<!\d)1//0[\w-]{30,}                  # Google
    | gh[pousr]_[A-Za-z0-9]{30,} | github_pat_\w{22,} | gl(?:pat|ptt|dt|rt|cbt)-[\w.-]{16,}         # GitHub, GitLab
    | xox[abeoprs]-[A-Za-z0-9-]{10,} | xapp-\d-[A-Za-z0-9-]{20,} | hooks\.slack\.com/services/[A-Za-z0-9/]{20,}
    | (?<![A-Za-z0-9])eyJ[\w-]{6,}\.[\w-]{6,}\.[\w-]{6,}                                            # JSON Web Token
    | -----BEGIN[ ][A-Z0-9 ]*PRIVATE[ ]KEY.*
    | (?<![A-Za-z0-9])[srp]k_(?:live|test)_[0-9A-Za-z]{16,} | whsec_[0-9A-Za-z]{24,}                # Stripe
    | (?<![A-Za-z0-9])sk-[\w-]{20,} | SG\.[\w-]{16,}\.[\w-]{16,} | npm_[A-Za-z0-9]{36} | pypi-[\w-]{50,}
    | (?<![A-Za-z0-9])EAA[A-Za-z0-9]{40,} | ATATT3[\w=-]{30,} | shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}  # Meta, Jira, shops
    """,
    re.VERBOSE,
)
_IN_ADDRESS = re.compile(
    r"(?:\b[a-z][a-z0-9+.-]*://[^\s/:@\"']*:(?=[^\s/@]+@)"
    r"|[?&](?:api_?key|key|(?:access_|auth_?)?token|secret|password|sig|signature)=)"
    r"([^\s@&\"'<>]+)",
    re.IGNORECASE,
)
_SECRET = (
    r"pass(?:word|wd|phrase)|secret|api[_-]?key|(?:access|private|account|auth|signing)[_-]?key|token|authorization"
)
_SECRET_NAME = re.compile(rf".*(?:{_SECRET}|(?:^|[_.-])pwd$)", re.IGNORECASE)
_MAYBE_SECRET_NAME = re.compile(r"(?:.*[_.-])?(?:key|credentials?|auth|pass|cookie|session)", re.IGNORECASE)
# `token_url` and `password_file` tell where a secret is, and `max_tokens` counts.
_ABOUT_IT = re.compile(
    r".*(?:ur[il]|file|path|name|env|var|variable|header|type|prefix|field|length|ids?|tokens)", re.IGNORECASE
)
_ON_LINE = re.compile(
    rf"(?<![\w.-])(?P<name>[\w.-]*(?:{_SECRET}|pwd)[\w.-]*)[\"']?[ \t]*[:=][ \t]*"
    r"(?P<value>\"[^\"]*\"?|'[^']*'?|(?:(?:bearer|basic|token)[ ]+)?[^\s,}\]#`\"'][^\s,}\]`]*)",
    re.IGNORECASE,
)
_HARMLESS = re.compile(
    r"\$\{?[A-Za-z_]\w*\}?|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|\b(?:bearer|basic|token)(?=\s)|[\"'\s:]", re.I
)
_RANDOM = re.compile(r"(?=[^\d]*\d)(?=[^A-Za-z]*[A-Za-z])[\w+/=.~-]{20,}")
_MARKS = (
    "://",
    "key",
    "token",
    "secret",
    "pass",
    "pwd",
    "auth",
    "akia",
    "asia",
    "abia",
    "acca",
    "aiza",
    "ya29",
    "1//0",
)
_MORE_MARKS = (
    "gocspx",
    "_pat_",
    "gh",
    "gl",
    "xox",
    "xapp",
    "eyj",
    "-----",
    "k_",
    "sk-",
    "sg.",
    "npm_",
    "pypi-",
    "eaa",
    "atatt",
    "shp",
)


def secrets_in(options: object, at: Path = ()) -> Iterator[Path]:
    """Where a secret stands in the options of a source, by keys; the name of a variable is none.

    Args:
        options: mappings, lists, text and numbers as they stand in a file.
        at: the way to them.
    """
    if isinstance(options, dict):
        for key, value in options.items():
            yield from secrets_in(value, (*at, key))
    elif isinstance(options, list | tuple):
        for index, value in enumerate(options):
            yield from secrets_in(value, (*at, index))
    elif _is_secret(options, next((step for step in reversed(at) if isinstance(step, str)), "")):
        yield at


def veiled(text: str) -> str:
    """A line of a file, or a sentence about it, of the same length and without what looks like a secret.

    >>> veiled("source: {type: plausible, token: abc123, site: example.com}")
    'source: {type: plausible, token: ••••••, site: example.com}'
    >>> veiled("source: {url: https://ann:pw@example.com, token: $TOKEN}")
    'source: {url: https://ann:••@example.com, token: $TOKEN}'
    """
    small = text.lower()
    if not (any(map(small.__contains__, _MARKS)) or any(map(small.__contains__, _MORE_MARKS))):
        return text
    text = _SHAPES.sub(lambda match: VEIL * len(match[0]), text)
    text = _IN_ADDRESS.sub(lambda match: _hidden(match, 1), text)
    return _ON_LINE.sub(lambda match: match[0] if _ABOUT_IT.fullmatch(match["name"]) else _hidden(match, 2), text)


def _hidden(match: re.Match[str], group: int) -> str:
    value = match[group]
    if not _literal(value):
        return match[0]
    return (
        match[0][: match.start(group) - match.start()]
        + VEIL * len(value)
        + match[0][match.end(group) - match.start() :]
    )


def _is_secret(value: object, name: str) -> bool:
    if isinstance(value, Decimal):
        value = str(value)
    if not isinstance(value, str):
        return False
    if _SHAPES.search(value) or any(_literal(match[1]) for match in _IN_ADDRESS.finditer(value)):
        return True
    if _ABOUT_IT.fullmatch(name) or not _literal(value):
        return False
    return bool(_SECRET_NAME.match(name) or (_MAYBE_SECRET_NAME.fullmatch(name) and _RANDOM.fullmatch(value)))


def _literal(value: str) -> bool:
    """Whether something is left of a value without the variables in it, and without words such as `Bearer`."""
    return bool(_HARMLESS.sub("", value))
