from __future__ import annotations

from collections.abc import Iterator

import pytest

from okrcli.sources.reply import Reply
from okrcli.sources.secrets import NotSet, Secrets
from okrcli.sources.source import SourceError
from okrcli.sources.web import Limits, Web
from tests.support.vendors import Asked, Said, serving

TOKEN = "hunter2-9b2f6c0d"
QUICK = Limits(seconds=0.6, size=10_000, attempts=3, longest=60)


def _web(paused: list[float] | None = None, secrets: Secrets | None = None, limits: Limits = QUICK) -> Web:
    return Web(secrets or Secrets({}), limits, ([] if paused is None else paused).append)


def _refused(said: Said, **options: object) -> str:
    secrets = Secrets({"TOKEN": TOKEN})
    header = {"Authorization": f"Bearer {secrets.filled('$TOKEN')}"}
    with serving(lambda _: said) as server, pytest.raises(SourceError) as caught:
        _web(secrets=secrets).get(f"{server.url}/x?key={TOKEN}", headers=header).json()
    shown = f"{caught.value} {caught.value.hint} {caught.value.__context__ and caught.value.__suppress_context__}"
    assert TOKEN not in shown
    return str(caught.value)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            Said({"error": {"message": f"key {TOKEN} is revoked"}}, 401),
            "does not accept the credentials (401): key ••• is",
        ),
        (Said({"error": "no rights"}, 403), "does not allow this (403): no rights"),
        (Said("<html>not here</html>", 404), "does not have this (404)"),
        (Said({"errors": [{"message": "bad metric"}]}, 400), "refuses the question (400): bad metric"),
        (Said("slow down", 429), "had too many requests, 3 attempts long (429): slow down"),
        (Said("", 500), "failed, 3 attempts long (500)"),
        (Said("<html>log in</html>", 200), "answers with a web page, not with data"),
        (Said("", 200), "something that is not JSON"),
        (Said('{"a": NaN}', 200), "something that is not JSON"),
        (Said("[" * 5000, 200), "something that is not JSON"),
        (Said('{"a": 1}', 200, cut=3), "the answer breaks off"),
        (Said("x" * 20_000, 200), "answers with more than"),
        (Said('{"a": 1}' * 9, 200, slow=0.05), "did not answer in 0.6 seconds"),
        (Said(b"\xff\xfe\xfa{}", 200), "an encoding that cannot be read"),
        (Said("", 302, {"Location": "http://example.com/"}), "would be read without encryption"),
        (Said("", 302, {"Location": f"https://example.com/?t={TOKEN}"}), "wants to send what is asked to another host"),
        (Said("", 302, {"Location": "http://["}), "sends us to an address that is none"),
        (Said("", 501), "127.0.0.1 failed (501)"),
        (Said("", 302, {"Location": "/x"}), "sends us from one address to another"),
        (Said("", 304), "something that is not JSON"),
    ],
)
def test_what_goes_wrong_is_said_without_the_secret(said: Said, words: str) -> None:
    assert words in _refused(said)


def test_it_waits_as_long_as_the_host_asks_and_no_longer() -> None:
    answers: Iterator[Said] = iter([Said("", 429, {"Retry-After": "7"}), Said("", 503), Said({"a": 1})])
    paused: list[float] = []
    with serving(lambda _: next(answers)) as server:
        assert _web(paused).get(server.url).json() == {"a": 1}
    assert paused == [7, 1]


def test_a_date_to_wait_for_is_counted_from_the_hosts_own_clock() -> None:
    headers = {"date": "Sun, 22 Nov 2026 10:00:00 GMT", "retry-after": "Sun, 22 Nov 2026 10:00:30 GMT"}
    assert Reply(429, headers, b"", "x").retry_after() == 30
    assert Reply(429, {"retry-after": "soon"}, b"", "x").retry_after() is None


def test_a_wait_that_is_too_long_is_told_at_once() -> None:
    paused: list[float] = []
    with serving(lambda _: Said("", 429, {"Retry-After": "3600"})) as server, pytest.raises(SourceError) as caught:
        _web(paused).get(server.url)
    assert (paused, caught.value.hint) == ([], "it asks to wait for 3600 seconds")


def test_credentials_do_not_follow_to_another_host() -> None:
    with serving(lambda _: {"a": 1}) as other:
        there = Said("", 302, {"Location": other.url.replace("127.0.0.1", "localhost")})
        with serving(lambda _: there) as server:
            headers = {"Authorization": f"Bearer {TOKEN}", "X-Api-Key": TOKEN}
            assert _web().get(server.url, headers=headers).json() == {"a": 1}
    [asked] = other.asked
    assert TOKEN not in str(asked)
    assert not {"authorization", "x-api-key"} & set(asked.headers)


def test_they_do_on_the_same_host() -> None:
    def answer(asked: Asked) -> Said:
        return Said({"a": 1}) if asked.path == "/b" else Said("", 301, {"Location": "/b"})

    with serving(answer) as server:
        _web().get(server.url, headers={"X-Api-Key": TOKEN})
    assert server.asked[1].headers["x-api-key"] == TOKEN


def test_a_body_is_not_sent_on_to_another_host() -> None:
    with serving(lambda _: {"a": 1}) as other:
        there = Said("", 307, {"Location": other.url})
        with serving(lambda _: there) as server, pytest.raises(SourceError, match="another host"):
            _web().post(server.url, form={"token": TOKEN})
    assert other.asked == []


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://example.com", "without encryption"),
        ("file:///etc/passwd", "not the address"),
        ("ftp://x/y", "not the address"),
        ("https://", "not the address"),
        ("https://[", "not the address"),
        (f"https://me:{TOKEN}@example.com", "a password stands in the address"),
        ("http://127.0.0.1:9", "nothing answers there"),
    ],
)
def test_only_encrypted_addresses_are_read(url: str, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        _web().get(url)
    assert words in str(caught.value) and TOKEN not in f"{caught.value}{caught.value.hint}"


def test_a_variable_that_is_not_set_is_named() -> None:
    with pytest.raises(NotSet) as caught:
        Secrets({"A": " "}).filled("Bearer $A")
    assert "the variable A is not set" in str(caught.value)


def test_a_secret_is_veiled_however_it_is_written() -> None:
    secrets = Secrets({"A": "a b/c+d="})
    secrets.filled("${A}")
    assert secrets.veiled("a b/c+d= a%20b%2Fc%2Bd%3D a+b%2Fc%2Bd%3D x") == "••• ••• ••• x"
