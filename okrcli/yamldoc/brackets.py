"""Collections in brackets on one line, for the swift road."""

from __future__ import annotations

import re

from okrcli.yamldoc.scalars import SUSPECT, Refused, Unusual, resolve

_FIRST = r"(?:[^\s\-,:\[\]{}#?&*!|>'\"%@`=<]|-(?=[0-9]))"
_INNER = r"[^,:\[\]{}#?\n]"
_PLAIN = rf"{_FIRST}(?:{_INNER}*(?:(?::(?=[^\s,\[\]{{}}#?])|(?<! )#){_INNER}*)*(?<! ))?"
_TEXT = rf"(?:\"([^\"\\]*)\"|'([^']*)'|({_PLAIN}))"
_KEY = r"([A-Za-z_][A-Za-z0-9_-]{0,99}): "
_PAIR = re.compile(rf"{_KEY}{_TEXT}, ")
_ITEM = re.compile(rf"{_TEXT}, ")
TOKEN = re.compile(rf" *(?:([\[{{])|([\]}}])|(,)|{_KEY}|{_TEXT})")
_OPENING, _CLOSING, _COMMA, _NAMED, _UNQUOTED = 1, 2, 3, 4, 7
_DEEPEST = 20
_MOST_KEYS = 4096
_PARTNER = {"[": "]", "{": "}"}

# One object for each key: a workspace has the same few in thousands of records.
KEYS: dict[str, str] = {}


def collection(word: str) -> object:
    """What a list or a group in brackets on one line holds; a comment may follow it.

    Raises:
        Unusual: it is more than a few words and quotes.
    """
    if word[-1] not in "]}":
        word = word[: max(word.find(" #"), 0)].rstrip(" ")
    if word[-1:] != _PARTNER[word[:1] or "["]:
        raise Unusual
    inner = word[1:-1].strip(" ")
    if not inner:
        return [] if word[0] == "[" else {}
    return _group(inner, word) if word[0] == "{" else _list(inner, word)


def learnt(key: str) -> str:
    """The key itself, remembered for the next time."""
    if len(KEYS) < _MOST_KEYS:
        KEYS[key] = key
    return key


def _group(inner: str, word: str) -> object:
    group: dict[str, object] = {}
    length, known = 0, KEYS
    for name, double, single, plain in _PAIR.findall(inner + ", "):
        key = known.get(name) or learnt(name)
        if key in group:
            raise Unusual
        if plain:
            group[key] = _plain(plain) if plain[0] in SUSPECT else plain
            length += len(key) + len(plain) + 4
        else:
            group[key] = double or single
            length += len(key) + len(double) + len(single) + 6
    return group if length == len(inner) + 2 else _nested(word)


def _list(inner: str, word: str) -> object:
    items: list[object] = []
    length = 0
    for double, single, plain in _ITEM.findall(inner + ", "):
        items.append(_plain(plain) if plain else double or single)
        length += len(plain) + 2 if plain else len(double) + len(single) + 4
    return items if length == len(inner) + 2 else _nested(word)


def _plain(word: str) -> object:
    value = resolve(word) if word[0] in SUSPECT else word
    if value.__class__ is Refused:
        raise Unusual
    return value


def _nested(word: str) -> object:
    """Collections inside of collections, token by token."""
    top: list[object] = []
    opened: list[dict[str, object] | list[object]] = [top]
    key: str | None = None
    ready, position = True, 0  # ready: an item or a pair may start here
    while position < len(word) and (len(opened) > 1 or not top):
        match = TOKEN.match(word, position)
        if match is None or len(opened) > _DEEPEST:
            raise Unusual
        here, kind = opened[-1], match.lastindex or 0
        name, position = match[kind], match.end()
        if kind == _COMMA and not ready:
            ready = True
        elif kind == _CLOSING and not (ready and here) and name == ("}" if isinstance(here, dict) else "]"):
            ready = False
            opened.pop()
        elif kind == _NAMED and ready and key is None and isinstance(here, dict) and name not in here:
            key = name
        elif kind not in (_COMMA, _CLOSING, _NAMED) and ready and (key is None) is not isinstance(here, dict):
            value = _started(name) if kind == _OPENING else _plain(name) if kind == _UNQUOTED else name
            if isinstance(here, dict):
                here[key or ""], key = value, None
            else:
                here.append(value)
            ready = kind == _OPENING
            if isinstance(value, (dict, list)):
                opened.append(value)
        else:
            raise Unusual
    if position < len(word) or len(opened) > 1:
        raise Unusual
    return top[0]


def _started(bracket: str) -> object:
    return {} if bracket == "{" else []
