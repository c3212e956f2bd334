"""Requests over HTTP: encrypted, bounded in size and time, tried again where that helps, without letting secrets go."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from threading import Timer
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from okrcli import __version__
from okrcli.sources.reply import Reply, vendor_says
from okrcli.sources.secrets import Secrets
from okrcli.sources.source import SourceError

if TYPE_CHECKING:
    import ssl

    import httpx

_AGAIN = (429, 500, 502, 503, 504)
_MOVED = (301, 302, 303, 307, 308)
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_REDIRECTS = 5

Values = Mapping[str, str]
"""Headers, or parameters."""


class Limits(NamedTuple):
    """How far a request may go.

    Attributes:
        seconds: for one answer, from the first byte sent to the last one read.
        size: bytes of one answer.
        attempts: times that a request is made, where it may succeed later.
        longest: seconds to wait before another attempt, at the most.
    """

    seconds: float = 60
    size: int = 32 * 1024 * 1024
    attempts: int = 4
    longest: float = 60


class _Request(NamedTuple):
    method: str
    url: str
    headers: Values
    json: object = None
    form: Values | None = None


class _Broken(SourceError):
    """The connection failed; another attempt may not."""


class _Slow(SourceError):
    """Time is up; another attempt would take as long."""

    def __init__(self, host: str, seconds: float) -> None:
        super().__init__(f"{host} did not answer in {seconds:g} seconds", "try again later, or with a longer --timeout")


class Web:
    """The way to other hosts, for one source.

    Args:
        secrets: what must not be said.
        limits: how far a request may go.
        pause: waits for some seconds.
    """

    def __init__(self, secrets: Secrets, limits: Limits, pause: Callable[[float], None] = time.sleep) -> None:
        self._secrets, self._limits, self._pause = secrets, limits, pause

    def get(self, url: str, params: Values | None = None, headers: Values | None = None) -> Reply:
        """The answer to a question; see `post`."""
        return self._asked(_Request("GET", with_params(url, params or {}), headers or {}))

    def post(self, url: str, json: object = None, headers: Values | None = None, form: Values | None = None) -> Reply:
        """The answer to a question that has a body.

        Args:
            url: https, or http on this machine.
            json: the body.
            headers: beside the usual ones; they never go to another host.
            form: the body, in place of `json`.

        Raises:
            SourceError: there is no answer, or it says that something went wrong.
        """
        return self._asked(_Request("POST", url, headers or {}, json, form))

    def _asked(self, request: _Request) -> Reply:
        for attempt in range(1, self._limits.attempts + 1):
            last = attempt == self._limits.attempts
            try:
                reply = self._followed(request)
            except _Broken:
                if last:
                    raise
                self._pause(_wait(attempt))
                continue
            if not _may_succeed_later(reply):
                return self._settled(reply)
            wait = reply.retry_after()
            if last or (wait is not None and wait > self._limits.longest):
                raise self._refused(reply, wait)
            self._pause(_wait(attempt) if wait is None else wait)
        raise AssertionError("a last attempt returns or raises")

    def _followed(self, request: _Request) -> Reply:
        for _ in range(_REDIRECTS):
            reply = self._once(request)
            if reply.status not in _MOVED or not reply.headers.get("location"):
                return reply
            request = self._redirected(request, reply)
        raise SourceError(
            f"{host_of(request.url)} sends us from one address to another", "name the last address itself"
        )

    def _redirected(self, request: _Request, reply: Reply) -> _Request:
        try:
            there = urljoin(request.url, reply.headers["location"])
            before, after = urlsplit(request.url), urlsplit(there)
        except ValueError:
            raise SourceError(f"{host_of(request.url)} sends us to an address that is none") from None
        body = reply.status in (307, 308) and request.method == "POST"
        if _origin(before) == _origin(after):
            return request._replace(url=there) if body else _Request("GET", there, request.headers)
        local = after.hostname in _LOOPBACK and before.hostname not in _LOOPBACK
        if body or local or self._secrets.veiled(there) != there:
            raise SourceError(
                f"{host_of(request.url)} wants to send what is asked to another host, {host_of(there)}",
                "if that is right, name the other host in the file",
            )
        return _Request("GET", there, {})

    def _once(self, request: _Request) -> Reply:
        host = checked_host(request.url)
        try:
            import httpx
        except ImportError:
            raise SourceError("to read addresses, okr needs httpx", 'pip install "okrcli[http]"') from None
        timeout = httpx.Timeout(min(30.0, self._limits.seconds), connect=min(10.0, self._limits.seconds))
        headers = {"User-Agent": f"okrcli/{__version__}", **request.headers}
        try:
            with (
                httpx.Client(timeout=timeout, verify=_context()) as client,
                _ended_after(self._limits.seconds, client) as over,
                client.stream(
                    request.method, request.url, headers=headers, json=request.json, data=request.form
                ) as response,
            ):
                content = self._read(response, host)
        except SourceError:
            raise
        except httpx.TimeoutException:
            raise _Slow(host, self._limits.seconds) from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError, RuntimeError) as error:
            # The words of the library may quote the address, which may hold a secret.
            if over:
                raise _Slow(host, self._limits.seconds) from None
            raise _Broken(f"{host} cannot be read: {_reason(error)}", "see whether the address is right") from None
        return Reply(response.status_code, {k.lower(): v for k, v in response.headers.items()}, content, host)

    def _read(self, response: httpx.Response, host: str) -> bytes:
        parts, size = [], 0
        begun = time.monotonic()
        for part in response.iter_bytes():
            size += len(part)
            if size > self._limits.size:
                raise SourceError(f"{host} answers with more than {self._limits.size // 2**20} MiB", "ask for less")
            if time.monotonic() - begun > self._limits.seconds:
                raise _Slow(host, self._limits.seconds)
            parts.append(part)
        return b"".join(parts)

    def _settled(self, reply: Reply) -> Reply:
        if reply.status >= 400 or reply.status in _MOVED:
            raise self._refused(reply, None)
        return reply

    def _refused(self, reply: Reply, wait: float | None) -> SourceError:
        said = self._secrets.veiled(vendor_says(reply))
        why, hint = _meaning(reply.status, self._limits.attempts)
        if wait is not None and wait > self._limits.longest:
            hint = f"it asks to wait for {wait:.0f} seconds"
        return SourceError(f"{reply.host} {why} ({reply.status}){f': {said}' if said else ''}", hint)


def with_params(url: str, params: Values) -> str:
    """An address with parameters behind those it has."""
    from urllib.parse import urlencode

    if not params:
        return url
    return f"{url}{'&' if '?' in url else '?'}{urlencode(params)}"


def checked_host(url: str) -> str:
    """The host of an address that may be read.

    Raises:
        SourceError: it is neither https nor on this machine.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        parts, host = urlsplit(""), None
    if not host or parts.scheme not in ("https", "http"):
        raise SourceError("this is not the address of a web page", "write https:// and the host")
    if parts.scheme == "http" and host not in _LOOPBACK:
        raise SourceError(f"{host} would be read without encryption", "write https:// in place of http://")
    if parts.password is not None or parts.username is not None:
        raise SourceError(f"a password stands in the address of {host}", "send it as a header, from a variable")
    return host


@cache
def _context() -> ssl.SSLContext:
    """The certificates that are trusted; reading them takes longer than many an answer, so it is done once."""
    import httpx

    return httpx.create_ssl_context()


@contextmanager
def _ended_after(seconds: float, client: httpx.Client) -> Iterator[list[bool]]:
    """Closes the connection when time is up: a server that sends a byte now and then would keep us for ever."""
    over: list[bool] = []

    def end() -> None:
        over.append(True)
        client.close()

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield over
    finally:
        timer.cancel()


def _may_succeed_later(reply: Reply) -> bool:
    return reply.status in _AGAIN or (reply.status == 403 and "retry-after" in reply.headers)


def _wait(attempt: int) -> float:
    return 0.5 * (1 << (attempt - 1))


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    return parts.scheme, parts.hostname, parts.port


def host_of(url: str) -> str:
    """The host of an address, for messages; it never quotes the address, which may hold a secret."""
    try:
        return urlsplit(url).hostname or "the host"
    except ValueError:
        return "the host"


def _reason(error: Exception) -> str:
    text = str(error).lower()
    for mark, reason in (
        ("complete message", "the answer breaks off"),
        ("certificate", "its certificate cannot be trusted"),
        ("name or service", "there is no host of that name"),
        ("name resolution", "there is no host of that name"),
        ("nodename", "there is no host of that name"),
        ("refused", "nothing answers there"),
        ("without sending", "it closed the connection"),
        ("reset", "it closed the connection"),
    ):
        if mark in text:
            return reason
    return f"the answer is not as HTTP has it ({type(error).__name__})"


def _meaning(status: int, attempts: int) -> tuple[str, str | None]:
    if status == 401:
        return (
            "does not accept the credentials",
            "see whether the variable holds the right key, and whether it has expired",
        )
    if status == 403:
        return "does not allow this", "see whether the account of the key may read what is asked for"
    if status == 404:
        return "does not have this", "see whether the address, site or property is right"
    if status == 429:
        return f"had too many requests, {attempts} attempts long", "try again later"
    if status >= 500:
        return f"failed, {attempts} attempts long" if status in _AGAIN else "failed", "try again later"
    return "refuses the question", "see whether the options are right"
