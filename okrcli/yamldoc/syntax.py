"""What is wrong with a text that does not follow the rules of YAML, for people who do not know them."""

from __future__ import annotations

import re

from okrcli.yamldoc import refusal
from okrcli.yamldoc.refusal import Refusal, quoted, syntax
from okrcli.yamldoc.scene import Scene, in_quotes, value_at
from okrcli.yamldoc.syntax_brackets import bracket_without_key, brackets, node_missing, open_bracket

_PAIR = re.compile(r"[ \t]*(?:- +)*([^:#]+?)[ \t]*:[ \t]+(?=\S)")
_TIGHT_COLON = re.compile(r"([\w-]+):(?=[^\s/])")
_TIGHT_DASH = re.compile(r"-(?=[^\s-])")
_KEYLIKE = re.compile(r"[ \t]*(?:- +)*([\w-]+)[ \t]*:(?:\s|$)")
_ALIAS = re.compile(r"\*[\w-]+[ \t]*$")


def explain(text: str, error: Exception) -> Refusal:
    """Says what the error of a parser means, and what to do."""
    scene = Scene(text, error)
    for rule in _RULES:
        found = rule(scene)
        if found is not None:
            return found
    start = min(scene.at, max(len(text.rstrip()) - 1, 0))
    hint = "look at the indentation, the quotes and the brackets of this line and the one above"
    return syntax("this line does not follow the rules of YAML", hint, start, start + 1)


def _tab(scene: Scene) -> Refusal | None:
    if scene.char(scene.at) != "\t":
        return None
    start = scene.at
    if not scene.before(start).strip():
        start = scene.line_start(start) + scene.before(start + 1).index("\t")
        message = "this line is indented with a tab"
    else:
        message = "there is a tab where spaces are needed"
    hint = "use spaces instead; most editors can turn tabs into spaces"
    return syntax(message, hint, start, start + 1)


def _directive(scene: Scene) -> Refusal | None:
    if scene.line(scene.at).startswith("...") and not scene.says("flow", "quoted"):
        return refusal.several_documents(scene.at)
    if not scene.says("directive", "document start", "document end", "incompatible"):
        return None
    above = scene.line_above(scene.at)
    for start in (scene.line_start(scene.at), above):
        if start is not None and scene.char(start) == "%":
            return refusal.directive(start, scene.line_end(start), scene.line(start))
    if above is not None and scene.line(above).startswith("..."):
        return refusal.several_documents(scene.at)
    return None


def _open_quote(scene: Scene) -> Refusal | None:
    if not scene.says("quoted scalar") or not scene.says("end of stream", "document"):
        return None
    quote, end = scene.char(scene.since), scene.line_end(scene.since)
    return syntax("the quote that opens here is not closed", f"add {quote} where the text ends", scene.since, end)


def _escape(scene: Scene) -> Refusal | None:
    if not scene.says("escape"):
        return None
    start = scene.text.rfind("\\", 0, scene.at + 1)
    if scene.says("Unicode"):
        message = f"{quoted(scene.text[start : start + 6])} is only half a character"
        return syntax(message, "write the character itself", start, start + 6)
    message = f"{quoted(scene.text[start : start + 2])} means nothing inside of double quotes"
    return syntax(message, "write \\\\ for a backslash, or put the text in single quotes", start, start + 2)


def _first_character(scene: Scene) -> Refusal | None:
    if not scene.says("cannot start any token"):
        return None
    sign = scene.char(scene.at)
    return _needs_quotes(scene, scene.at, f"text that starts with `{sign}` needs quotes")


def _needs_quotes(scene: Scene, start: int, message: str) -> Refusal:
    words = value_at(scene, start)
    hint = f"write {in_quotes(words)}" if len(words) <= 60 else "put quotes around the whole text"
    return syntax(message, hint, start, start + len(words))


def _sign(scene: Scene) -> Refusal | None:
    """Text that starts with a sign of YAML's own: an anchor, an alias, a block scalar, a tag, a complex key."""
    start, sign = scene.since, scene.char(scene.since)
    if scene.says("tag"):
        end = start + len(scene.rest(start).split(" ")[0])
        return refusal.tag(scene.text[start:end], start, end)
    if scene.says("scanning an alias", "scanning an anchor"):
        if sign == "*" and scene.char(start + 1) == " " and scene.is_first(start):
            return syntax("a list item starts with `- `, not with `* `", "write `-` instead of `*`", start, start + 1)
        return _needs_quotes(scene, start, f"text that starts with `{sign}` needs quotes")
    if scene.says("scanning a block scalar"):
        if sign == "|" and scene.char(start + 1) == " ":
            hint = "move the text to the next line and indent it, or put it in quotes without the `|`"
            return syntax("after `|` the text starts on a line of its own", hint, start, start + len(scene.rest(start)))
        return _needs_quotes(scene, start, f"text that starts with `{sign}` needs quotes")
    if scene.says("mapping keys are not allowed"):
        return _needs_quotes(scene, scene.at, "text that starts with `? ` needs quotes")
    return None


def _list_in_line(scene: Scene) -> Refusal | None:
    if not scene.says("sequence entries are not allowed"):
        return None
    hint = "move it to the next line and indent it, or write the list in brackets: [a, b]"
    end = scene.line_end(scene.at)
    return syntax("a list that starts with `- ` needs a line of its own", hint, scene.at, end)


def _colon(scene: Scene) -> Refusal | None:
    """A colon where no key can be: a second one in its line, or the first in a line that goes on with a text."""
    if not scene.says("mapping values are not allowed"):
        return None
    first = _PAIR.match(scene.before(scene.at))
    if first is None:
        return _line_that_goes_on(scene)
    start = scene.line_start(scene.at) + first.end()
    words = scene.rest(start)
    message = f"the text after `{first[1]}:` has a colon followed by a space, and so needs quotes"
    hint = f"write {first[1]}: {in_quotes(words)}" if len(words) <= 60 else "put quotes around the whole text"
    if words[:1] in "“„«":
        hint = 'use straight quotes ("): the curly ones are part of the text'
    return syntax(message, hint, start, start + len(words))


def _line_that_goes_on(scene: Scene) -> Refusal:
    above = scene.line_above(scene.at)
    here = scene.content(scene.at)
    if above is not None:
        found = _incomplete(scene, scene.content(above))
        if found is not None:
            return found
        pair = _KEYLIKE.match(scene.line(above))
        if pair:
            message = f"this line is indented deeper than `{pair[1]}` above it, which has a value already"
            return syntax(message, f"start it in the same column as `{pair[1]}`", here, scene.at)
        return _colon_missing(scene, scene.content(above))
    return syntax("there is a colon where no key can be", "put quotes around the text", scene.at, scene.at + 1)


def _incomplete(scene: Scene, start: int) -> Refusal | None:
    """A colon or a dash without the space after it."""
    colon = _TIGHT_COLON.match(scene.text, start)
    if colon:
        hint = f"write `{colon[1]}: ` and then the value"
        return syntax(f"a space is missing after `{colon[1]}:`", hint, start, colon.end())
    if _TIGHT_DASH.match(scene.text, start):
        return syntax("a space is missing after the dash", "a list item starts with `- `", start, start + 2)
    return None


def _colon_missing(scene: Scene, start: int) -> Refusal:
    words = scene.rest(start)
    if len(words) > 1000:
        hint = "write a shorter key, or put the text after a key"
        return syntax("a key has at most 1,024 characters", hint, start, start + 1)
    name, _, value = words.partition(" ")
    pair = f"{name}: {value}".rstrip()
    wanted = f"write `{pair}`" if len(words) <= 60 else "write a key, a colon and a space before it"
    hint = f"{wanted}; if the line belongs to a text above it, indent it deeper"
    return syntax(f"there is no colon in {quoted(words)}", hint, start, start + len(words))


def _no_colon(scene: Scene) -> Refusal | None:
    if not scene.says("could not find expected ':'"):
        return None
    return _incomplete(scene, scene.since) or _colon_missing(scene, scene.since)


def _goes_on(scene: Scene) -> Refusal | None:
    """Something after a value that is complete: a quote or a bracket has closed it."""
    before = scene.before(scene.at).rstrip()
    if not scene.says(*_ELSEWHERE) or scene.is_first(scene.at) or not before:
        return None
    last, end = before[-1], scene.line_start(scene.at) + len(before)
    if last in "\"'":
        return _behind_quote(scene, last, end)
    alias = _ALIAS.search(before)
    if alias:
        start = scene.line_start(scene.at) + alias.start()
        return _needs_quotes(scene, start, "text that starts with `*` needs quotes")
    sign = scene.char(scene.at)
    if sign in ("]", "}"):
        return syntax(f"this `{sign}` closes nothing", "delete it", scene.at, scene.at + 1)
    hint = "delete it, or put quotes around the whole text"
    stop = scene.at + len(scene.rest(scene.at))
    return syntax(f"the line goes on after the closing `{last}`", hint, scene.at, stop)


def _behind_quote(scene: Scene, quote: str, end: int) -> Refusal:
    text, at = scene.text, scene.at
    if scene.line(at)[: end - scene.line_start(at)].count(quote) == 1:
        start = max(text.rfind(quote, 0, end - 1), 0)
        message = f"the quote that opens here is closed only on line {scene.number(at)}"
        return syntax(message, f"add {quote} where the text ends", start, scene.line_end(start))
    if scene.char(at) == ",":
        hint = 'for several values write a list: ["a", "b"]'
        return syntax("there is a comma after the closing quote", hint, at, at + 1)
    if quote == "'":
        hint = "write an apostrophe twice ('it''s'), or put the whole text in double quotes"
    else:
        hint = 'write \\" for a quote inside of the text, or put the whole text in single quotes'
    return syntax("the text goes on after its closing quote", hint, end - 1, end)


def _indentation(scene: Scene) -> Refusal | None:
    if not scene.says(*_ELSEWHERE, "document start"):
        return None
    at = scene.at
    if scene.char(at) == ":":
        return refusal.key_missing(at)
    column, columns = scene.column(at), scene.open_columns(at)
    end = at + len(scene.rest(at))
    is_list = scene.says("'-' indicator", "block collection") and scene.char(at) != "-"
    if is_list and column == scene.column(scene.since):
        hint = "indent it by two more spaces if it belongs to the item above, or start it with `- `"
        return syntax("this line is in the column of the list's dashes and has none", hint, at, end)
    if column in columns and scene.char(at) == "-":
        hint = "start the dash in the column of the other dashes, or write a key for the new list above it"
        return syntax("a list starts here among the keys of another item", hint, at, end)
    if column in columns:
        hint = "write a key, a colon and a value, or indent the line deeper if it belongs to a text above it"
        return syntax("this line has no key and no dash", hint, at, end)
    near = [each for each in columns if each < column][-1:] + [each for each in columns if each > column][:1]
    wanted = " or ".join(str(each) for each in near) or "1"
    message = f"this line starts in column {column}, where nothing above it starts"
    return syntax(message, f"start it in column {wanted}, like the lines it belongs to", at, end)


_ELSEWHERE = ("expected key", "'-' indicator", "<block end>")
_RULES = (
    *(_tab, _directive, _open_quote, _escape, _first_character, _sign, _list_in_line),
    *(_colon, bracket_without_key, _no_colon, brackets, node_missing, _goes_on, _indentation, open_bracket),
)
