"""Sees to it that a query is one SELECT, before a database sees it."""

from __future__ import annotations

import re

from okrcli.sources.source import SourceError

BINDS = frozenset(("start", "end"))
"""What a query may leave open."""

_QUOTED = re.compile(
    r"'(?:[^'\\]|''|\\.)*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|\$(\w*)\$.*?\$\1\$|--[^\n]*|/\*.*?\*/", re.DOTALL
)
_FORBIDDEN = re.compile(
    r"\b(insert|update|delete|merge|upsert|replace\s+into|drop|alter|create|truncate|grant|revoke|copy|call|execute|exec"
    r"|into|attach|detach|pragma|vacuum|lock|set|load_extension|load_file|outfile|dumpfile|pg_read_\w+|pg_ls_\w+|lo_\w+"
    r"|dblink\w*|pg_sleep\w*|pg_terminate_backend|pg_cancel_backend|set_config|readfile|writefile|read_text|read_blob"
    r"|read_csv\w*|read_parquet|read_json\w*)\b",
    re.IGNORECASE,
)
_BIND = re.compile(r"(?<![:\w\\]):(\w+)(?!:)")
_LONGEST = 20_000


class NotASelect(SourceError):
    """A query does more than to read, or is none."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"the query is not one SELECT: {reason}", "write one SELECT, or WITH … SELECT, and nothing else"
        )


def checked(query: str) -> frozenset[str]:
    """What a query leaves open, `start` and `end` at the most.

    It is a first gate, with clear words; the transaction in which it runs can write nothing either.

    Args:
        query: SQL.

    Raises:
        NotASelect: it is something else, several statements, or does more than to read.

    >>> sorted(checked("select count(*) from t where day between :start and :end"))
    ['end', 'start']
    """
    if len(query) > _LONGEST:
        raise NotASelect("it is too long")
    bare = _QUOTED.sub(" '' ", query).strip().rstrip(";").strip()
    if any(sign in bare for sign in ("/*", "*/")) or bare.replace("''", "").count("'") or "\0" in bare:
        raise NotASelect("a quote or a comment in it is left open")
    if ";" in bare:
        raise NotASelect("there are several statements")
    if not re.match(r"(select|with|\()\b|\(", bare, re.IGNORECASE):
        raise NotASelect(f"it begins with `{bare[:20]}`" if bare else "it is empty")
    found = _FORBIDDEN.search(bare)
    if found:
        raise NotASelect(f"`{found[0]}` is not for reading")
    binds = frozenset(_BIND.findall(query))
    unknown = sorted(binds - BINDS)
    if unknown:
        raise SourceError(f"the query has `:{unknown[0]}`, which nobody fills in", "there are :start and :end")
    return binds
