"""Web servers on this machine that answer as vendors do, and misbehave as they do."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit


class Asked(NamedTuple):
    """A request as a server got it.

    Attributes:
        method: GET or POST.
        path: without parameters.
        params: those of the address, or of a form.
        headers: with names in small letters.
        body: as data where it is JSON, else as text.
    """

    method: str
    path: str
    params: dict[str, str]
    headers: dict[str, str]
    body: Any


class Said(NamedTuple):
    """What a server answers; data is written as JSON.

    Attributes:
        body: data, text or bytes.
        status: of HTTP.
        headers: further ones.
        slow: seconds between two pieces of the answer.
        cut: how many bytes too few are sent.
    """

    body: Any = None
    status: int = 200
    headers: Mapping[str, str] = MappingProxyType({})
    slow: float = 0
    cut: int = 0


Answers = Callable[[Asked], Said | dict[str, Any] | list[Any]]


class Server(NamedTuple):
    """A server that runs.

    Attributes:
        url: its address.
        asked: what it was asked so far.
    """

    url: str
    asked: list[Asked]


@contextmanager
def serving(answers: Answers) -> Iterator[Server]:
    """A server for the time of a test.

    Args:
        answers: what it says to a request.
    """
    asked: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer("GET", b"")

        def do_POST(self) -> None:
            self._answer("POST", self.rfile.read(int(self.headers.get("Content-Length", 0))))

        def log_message(self, *words: object) -> None:
            del words

        def _answer(self, method: str, raw: bytes) -> None:
            parts = urlsplit(self.path)
            text = raw.decode()
            query = parts.query if method == "GET" or text.startswith("{") else text
            params = {key: values[0] for key, values in parse_qs(query, keep_blank_values=True).items()}
            body = json.loads(text) if text.startswith("{") else text
            each = Asked(method, parts.path, params, {k.lower(): v for k, v in self.headers.items()}, body)
            asked.append(each)
            said = answers(each)
            self._say(said if isinstance(said, Said) else Said(said))

        def _say(self, said: Said) -> None:
            body = said.body
            content = (
                body if isinstance(body, bytes) else (body if isinstance(body, str) else json.dumps(body)).encode()
            )
            self.send_response(said.status)
            for name, value in {"Content-Type": "application/json", **said.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            content = content[: len(content) - said.cut]
            try:
                for byte in (content[at : at + 1] for at in range(len(content))) if said.slow else (content,):
                    self.wfile.write(byte)
                    self.wfile.flush()
                    time.sleep(said.slow)
            except OSError:
                pass
            if said.cut:
                self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=lambda: server.serve_forever(0.01), daemon=True).start()
    try:
        yield Server(f"http://127.0.0.1:{server.server_address[1]}", asked)
    finally:
        server.shutdown()
        server.server_close()
