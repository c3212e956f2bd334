from __future__ import annotations

from decimal import Decimal

import pytest

from okrcli.check.secrets import VEIL, secrets_in, veiled

# Put together here, so that no search for leaked keys finds this file.
KEYS = [
    "AKIA" + "Q" * 16,
    "AIza" + "Sy" + "a1-_" * 8 + "x",
    "ya29." + "a0Ab" * 8,
    "ghp_" + "a1B2" * 9,
    "github_pat_" + "a1B2" * 9,
    "glpat-" + "a1B2" * 5,
    "xoxb-" + "1234567890-" * 2 + "abc",
    "eyJhbGciOiJIUzI1" + ".eyJzdWIiOiIxMjM0" + ".dozjgNryP4J3jVm",
    "sk_live_" + "a1B2" * 6,
    "-----BEGIN RSA " + "PRIVATE KEY-----",
    "https://hooks.slack.com/services/" + "T00/B00/" + "a1B2" * 6,
]


@pytest.mark.parametrize("key", KEYS)
def test_a_key_of_a_known_shape_is_a_secret_anywhere(key: str) -> None:
    assert list(secrets_in({"type": "json", "note": f"see {key}"})) == [("note",)]
    line = f"  note: see {key} there"
    assert len(veiled(line)) == len(line)
    assert key not in veiled(line)


@pytest.mark.parametrize(
    "options",
    [
        {"token": "hunter2"},
        {"password": Decimal(12345)},
        {"client_secret": "abc"},
        {"apiKey": "abc"},
        {"headers": {"Authorization": "Bearer abcdefgh"}},
        {"headers": {"X-Api-Key": "abc"}},
        {"url": "postgresql://okr:hunter2@db.example.com/shop"},
        {"url": "https://api.example.com/v1?site=a&api_key=abc"},
        {"credentials": "9b2f6c0d81e74c11a0d2"},
        {"accounts": [{"token": "hunter2"}]},
    ],
)
def test_a_literal_where_a_secret_belongs_is_one(options: object) -> None:
    assert len(list(secrets_in(options))) == 1


@pytest.mark.parametrize(
    "options",
    [
        {"token": "$GA4_TOKEN"},
        {"token": "${GA4_TOKEN}"},
        {"token": "GA4_TOKEN"},
        {"headers": {"Authorization": "Bearer $TOKEN"}},
        {"url": "postgresql://okr:$DB_PASSWORD@db.example.com/shop"},
        {"url": "https://example.com:8080/a@b"},
        {"url": "https://api.example.com/v1?api_key=$KEY"},
        {"token_url": "https://example.com/token"},
        {"password_file": "secrets.txt"},
        {"credentials": "accounts/shop.json"},
        {"property": "123456789", "measure": "ctr", "key": "results.ctr", "max_tokens": Decimal(5)},
        {"token": None, "password": ""},
        None,
    ],
)
def test_variables_names_and_places_are_none(options: object) -> None:
    assert list(secrets_in(options)) == []


def test_it_tells_the_whole_way() -> None:
    assert list(secrets_in({"a": [{"b": 1}, {"token": "x"}]}, ("source",))) == [("source", "a", 1, "token")]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("token: abc  # the new one", "token: •••  # the new one"),
        (
            "source: {type: json, headers: {Authorization: Bearer abc}}",
            "source: {type: json, headers: {Authorization: ••••••••••}}",
        ),
        ('password: "a b"', "password: •••••"),
        ("the key result has no key `token`", "the key result has no key `token`"),
        ("write `token: $TOKEN`", "write `token: $TOKEN`"),
        ("token_url: https://example.com", "token_url: https://example.com"),
        ("title: Reset a password in two steps", "title: Reset a password in two steps"),
        ("- {date: 2026-10-12, value: 3}", "- {date: 2026-10-12, value: 3}"),
    ],
)
def test_a_line_is_shown_without_its_secret(line: str, left: str) -> None:
    assert veiled(line).rstrip(VEIL + " ") == left.rstrip(VEIL + " ")
    assert len(veiled(line)) == len(line)
