"""What is wrong with lists and groups in brackets."""

from __future__ import annotations

import re

from okrcli.yamldoc import refusal
from okrcli.yamldoc.refusal import Refusal, syntax
from okrcli.yamldoc.scene import Scene, in_quotes, value_at

_PARTNER = {"[": "]", "{": "}"}
_NAMES = {"[": "list", "{": "group"}
_SIGNS = re.compile(r"\"(?:[^\"\\]|\\.)*\"|(?<=[\s\[{,:])'(?:[^']|'')*'(?!')|(?<![^\s])#[^\r\n]*|[\[\]{}]", re.DOTALL)
_PIECE = re.compile(r"[^,\[{]*\Z")
_SHORT = re.compile(r"(?:[\d.:%+-]+|\".*\"|'.*'|true|false|null)[ \t]+(\S+)[ \t]*\Z")


def brackets(scene: Scene) -> Refusal | None:
    """A list or a group in brackets that is not closed, or has no comma between two of its parts."""
    if scene.says("found unexpected ':'"):
        return syntax("a space is missing after this colon", "write `: `", scene.at, scene.at + 1)
    opening = scene.char(scene.since)
    if not scene.says("flow sequence", "flow mapping") or opening not in _PARTNER:
        return None
    sign, closing = scene.char(scene.at), _PARTNER[opening]
    if sign in ("]", "}"):
        message = f"this `{sign}` does not fit the `{opening}` on line {scene.number(scene.since)}"
        return syntax(message, f"write `{closing}` if it closes that one", scene.at, scene.at + 1)
    if not sign or (scene.line_start(scene.at) != scene.line_start(scene.since) and not _many_lines(scene)):
        hint = f"add `{closing}` where the {_NAMES[opening]} ends"
        return syntax(f"this `{opening}` is not closed", hint, scene.since, scene.line_end(scene.since))
    if sign == ":":
        return _colon(scene)
    return _comma_missing(scene, scene.at)


def _many_lines(scene: Scene) -> bool:
    """Whether the bracket is one that is meant to go over several lines."""
    line = re.sub(r"[ \t]#.*", "", scene.line(scene.since)).rstrip()
    return line.endswith((",", "[", "{"))


def _colon(scene: Scene) -> Refusal:
    """A second colon in a pair: of a text that needs quotes, or of the next pair."""
    piece = _PIECE.search(scene.before(scene.at))
    words = piece[0] if piece else ""
    key, colon, value = words.partition(": ")
    short = _SHORT.search(value if colon else words)
    if short or not colon:
        start = short[1] if short else words.strip()
        return _comma_missing(scene, scene.line_start(scene.at) + scene.before(scene.at).rindex(start))
    start_at = scene.at - len(value.lstrip())
    text = value_at(scene, start_at)
    message = f"the text after `{key.strip()}:` has a colon followed by a space, and so needs quotes"
    return syntax(message, f"write {key.strip()}: {in_quotes(text)}", start_at, start_at + len(text))


def _comma_missing(scene: Scene, start: int) -> Refusal:
    hint = "put a comma between the two; text with commas or brackets in it needs quotes"
    return syntax("a comma is missing before this", hint, start, start + max(len(value_at(scene, start)), 1))


def node_missing(scene: Scene) -> Refusal | None:
    """A sign that ends something where something has to begin."""
    if not scene.says("node content", "flow"):
        return None
    sign = scene.char(scene.at)
    if scene.says("flow") and scene.line(scene.at).startswith(("---", "...")):
        hint = "close the bracket above it, or delete the line"
        return syntax("this line cannot stand inside of brackets", hint, scene.at, scene.at + 3)
    if sign == ":":
        return refusal.key_missing(scene.at)
    if sign in ("]", "}"):
        opening = "[" if sign == "]" else "{"
        hint = f"add `{opening}` where it begins, or delete this one"
        return syntax(f"this `{sign}` closes nothing", hint, scene.at, scene.at + 1)
    if sign == ",":
        return syntax("there is nothing before this comma", "delete the comma", scene.at, scene.at + 1)
    return None


def bracket_without_key(scene: Scene) -> Refusal | None:
    """A bracket at the start of a line where a key is wanted."""
    start = scene.since if scene.says("could not find expected ':'") else scene.at
    opening = scene.char(start)
    if opening not in _PARTNER or not scene.says("expected ':'", "expected key", "<block end>", "document start"):
        return None
    if scene.column(start) not in scene.open_columns(start):
        return None
    if _PARTNER[opening] not in scene.text[start:]:
        hint = f"add `{_PARTNER[opening]}` where the {_NAMES[opening]} ends, and a key with a colon before it"
        return syntax(f"this `{opening}` is not closed", hint, start, scene.line_end(start))
    return syntax(f"there is no key before this `{opening}`", "write a key and a colon before it", start, start + 1)


def open_bracket(scene: Scene) -> Refusal | None:
    """The innermost bracket that is open where the parser stopped, as far as one can tell without it."""
    opened: list[int] = []
    for match in _SIGNS.finditer(scene.text, 0, scene.at):
        if match[0] in _PARTNER:
            opened.append(match.start())
        elif match[0] in ("]", "}") and opened:
            opened.pop()
    if not opened:
        return None
    sign = scene.char(opened[-1])
    hint = f"add `{_PARTNER[sign]}` where the {_NAMES[sign]} ends"
    return syntax(f"this `{sign}` is not closed", hint, opened[-1], scene.line_end(opened[-1]))
