"""What a host answered."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from okrcli.sources.source import SourceError
from okrcli.wording.lines import cut, safe

_SAID = 160


class Reply(NamedTuple):
    """An answer.

    Attributes:
        status: of HTTP.
        headers: with names in small letters.
        content: the body.
        host: who answered.
    """

    status: int
    headers: Mapping[str, str]
    content: bytes
    host: str

    def json(self) -> Any:
        """The body as data, numbers with a point as exact decimals.

        Raises:
            SourceError: it is not JSON.
        """
        import json

        try:
            return json.loads(self.text(), parse_float=Decimal, parse_constant=_not_finite)
        except (ValueError, RecursionError):
            page = self.content.lstrip()[:1] == b"<"
            said = "answers with a web page, not with data" if page else "answers with something that is not JSON"
            raise SourceError(f"{self.host} {said}", "see whether the address is right") from None

    def text(self) -> str:
        """The body as text, in the encoding it names or in UTF-8.

        Raises:
            SourceError: it is in another one.
        """
        named = self.headers.get("content-type", "").lower().partition("charset=")[2].split(";")[0].strip(" \"'")
        try:
            text = self.content.decode(named or "utf-8-sig")
        except (LookupError, ValueError):
            try:
                text = self.content.decode("utf-8-sig")
            except UnicodeDecodeError:
                raise SourceError(
                    f"{self.host} answers in an encoding that cannot be read", "it should be UTF-8"
                ) from None
        return text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")

    def retry_after(self) -> float | None:
        """Seconds that the host asks to wait; None where it does not say."""
        from email.utils import parsedate_to_datetime

        text = self.headers.get("retry-after", "").strip()
        if text.isascii() and text.isdigit():
            return float(text[:9])
        try:
            then, now = parsedate_to_datetime(text), parsedate_to_datetime(self.headers.get("date", ""))
            return max((then - now).total_seconds(), 0.0)
        except (TypeError, ValueError, IndexError):
            return None


def vendor_says(reply: Reply) -> str:
    """What a host says of an error, in a line; empty where it says nothing that a person would read."""
    try:
        found = _message(reply.json())
    except SourceError:
        text = reply.content.decode("utf-8", "replace").strip()
        found = "" if text[:1] == "<" else text
    return cut(safe(" ".join(found.split())), _SAID)


def _message(data: Any, depth: int = 0) -> str:
    if isinstance(data, str):
        return data
    if isinstance(data, list):
        return _message(data[0], depth + 1) if data and depth < 4 else ""
    if not isinstance(data, dict) or depth > 4:
        return ""
    for key in ("message", "error_description", "error", "errors", "errorMessages", "msg", "detail", "title", "status"):
        said = _message(data[key], depth + 1) if key in data else ""
        if said:
            return said
    return ""


def _not_finite(text: str) -> Any:
    raise ValueError(text)
