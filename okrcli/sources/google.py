"""The way into the interfaces of Google: a key file becomes a token."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from okrcli.sources.access import Access
from okrcli.sources.source import SourceError
from okrcli.sources.web import Web

KEY = "$GOOGLE_APPLICATION_CREDENTIALS"
"""The variable that Google's own programs look at: the path of a key file."""

NEEDS = {"httpx": "google", "google.auth": "google"}
"""The modules of every type that goes this way, and the extra that brings them."""


class _Response(NamedTuple):
    status: int
    headers: Mapping[str, str]
    data: bytes


class _Transport:
    """Google's library asks through this, so that what holds for every other request holds here."""

    def __init__(self, web: Web) -> None:
        self._web = web

    def __call__(
        self,
        url: str,
        method: str = "GET",
        body: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        **_: object,
    ) -> _Response:
        text = body.decode() if isinstance(body, bytes) else body or ""
        own = {key: value for key, value in (headers or {}).items() if key.lower() != "content-type"}
        reply = (
            self._web.get(url, headers=own)
            if method == "GET"
            else self._web.post(url, headers=own, form=dict(parse_qsl(text)))
        )
        return _Response(reply.status, reply.headers, reply.content)


def authorization(access: Access, credentials: str, scope: str) -> dict[str, str]:
    """The header that lets a request in.

    Args:
        access: what a source may use.
        credentials: the name of the variable, as `$NAME`, that holds the path of a key file or its content.
        scope: what the token is for, the last part of its address.

    Raises:
        SourceError: there is no key, or Google does not take it.
    """
    held = access.secrets.filled(credentials)
    token = access.secrets.given_for(f"{scope} {held}", lambda: _token(access, held, credentials, scope))
    return {"Authorization": f"Bearer {token}"}


def _token(access: Access, held: str, name: str, scope: str) -> str:
    from google.auth.exceptions import GoogleAuthError

    info = _key(held, name)
    for secret in ("private_key", "private_key_id", "refresh_token", "client_secret"):
        access.secrets.learn(str(info.get(secret, "")))
    try:
        found = _credentials(info, name, f"https://www.googleapis.com/auth/{scope}")
        found.refresh(_Transport(access.web))
    except (GoogleAuthError, ValueError, KeyError):
        raise SourceError(
            f"Google does not accept the key in {name}", "make a new key, and see that it is whole"
        ) from None
    return str(found.token)


def _key(held: str, name: str) -> dict[str, Any]:
    import json

    try:
        text = held if held.lstrip().startswith("{") else Path(held).expanduser().read_text(encoding="utf-8")
        found = json.loads(text)
    except (OSError, ValueError):
        found = None
    if not isinstance(found, dict):
        raise SourceError(
            f"{name} names no key file of Google", "let it hold the path of the JSON file, or its content"
        )
    return found


def _credentials(info: dict[str, Any], name: str, scope: str) -> Any:
    from google.oauth2 import credentials, service_account

    sort = info.get("type")
    user: Any = credentials.Credentials
    account: Any = service_account.Credentials  # its types are not all told
    if sort == "service_account":
        return account.from_service_account_info(info, scopes=[scope])
    if sort == "authorized_user":
        return user.from_authorized_user_info(info, scopes=[scope])
    raise SourceError(
        f"the key in {name} is neither one of a service account nor one of a user",
        "make a key of a service account, or run gcloud auth application-default login",
    )
