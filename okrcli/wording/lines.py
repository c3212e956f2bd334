"""User text on one line of a terminal: made safe, measured and cut by the columns it takes."""

from __future__ import annotations

ELLIPSIS = "…"
"""What stands for what was cut."""

_ZWJ = "\N{ZERO WIDTH JOINER}"
_KEPT = frozenset((_ZWJ, "\N{ZERO WIDTH NON-JOINER}"))
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Below this, every printable character takes one column.
_FIRST_COMBINING = "\u0300"
_widths: dict[str, int] = {}


def safe(text: str) -> str:
    """User text that can do nothing to a terminal.

    Line breaks and tabs become a space, other control characters a visible sign, and what turns the direction of
    writing around is removed; a letter outside Unicode becomes a replacement sign.

    >>> safe("a\\x1b[31mb"), safe("two\\nlines")
    ('a␛[31mb', 'two lines')
    """
    return text if text.isprintable() else "".join(map(_harmless, text))


def safe_lines(text: str) -> list[str]:
    """The lines of a longer text, each safe, without blank ones at either end.

    >>> safe_lines("\\nwhy\\r\\n\\n  because\\n")
    ['why', '', '  because']
    """
    lines = [safe(line).rstrip() for line in text.expandtabs(4).splitlines()]
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    return lines


def width(text: str) -> int:
    """How many columns of a terminal a text takes: two for wide letters and emoji, none for combining marks.

    >>> width("naïve"), width("日本"), width("e\\u0301")
    (5, 4, 1)
    """
    if text.isascii() or max(text) < _FIRST_COMBINING:
        return len(text)
    return sum(columns for _, columns in _glyphs(text))


def cut(text: str, room: int) -> str:
    """A text in at most so many columns, cut at a word where that leaves most of it, with `…` at the end.

    >>> cut("Organic sessions a month", 18), cut("Organic", 18), cut("Donaudampfschifffahrt", 8)
    ('Organic sessions…', 'Organic', 'Donauda…')
    """
    if width(text) <= room:
        return text
    if room < 2:
        return ELLIPSIS[:room]
    kept, _ = split_at(text, room - 1)
    word = kept.rfind(" ") if text[len(kept)] != " " else len(kept)
    if word >= len(kept) * 3 // 5:
        kept = kept[:word]
    return kept.rstrip(" ,;:.–-") + ELLIPSIS


def split_at(text: str, room: int) -> tuple[str, str]:
    """A text in two: as much as goes into so many columns, and the rest; no glyph is torn apart."""
    taken = end = 0
    for glyph, columns in _glyphs(text):
        taken += columns
        if taken > room:
            break
        end += len(glyph)
    return text[:end], text[end:]


def _harmless(letter: str) -> str:
    if letter.isprintable() or letter in _KEPT:
        return letter
    from unicodedata import category

    kind = category(letter)
    if kind in ("Zs", "Cn", "Co"):
        return letter
    if letter in "\n\r\t\v\f\x85" or kind in ("Zl", "Zp"):
        return " "
    if letter < " ":
        return chr(0x2400 + ord(letter))
    if letter == "\x7f":
        return "␡"
    return "" if kind == "Cf" else _REPLACEMENT


def _glyphs(text: str) -> list[tuple[str, int]]:
    """The letters with what belongs to each, and the columns of each; joined emoji are one."""
    glyphs: list[tuple[str, int]] = []
    joined = False
    for letter in text:
        columns = _columns(letter)
        if glyphs and (joined or not columns or _is_skin(letter, glyphs[-1][1])):
            before, taken = glyphs[-1]
            # The emoji variant of a sign is as wide as any emoji.
            glyphs[-1] = (before + letter, 2 if letter == "\ufe0f" else taken)
        else:
            glyphs.append((letter, columns))
        joined = letter == _ZWJ and glyphs[-1][1] == 2
    return glyphs


def _is_skin(letter: str, before: int) -> bool:
    return before == 2 and "\U0001f3fb" <= letter <= "\U0001f3ff"


def _columns(letter: str) -> int:
    if letter < _FIRST_COMBINING:
        return 1
    if letter not in _widths:
        from unicodedata import category, east_asian_width

        if category(letter) in ("Mn", "Me", "Cf") or "\u1160" <= letter <= "\u11ff":
            _widths[letter] = 0
        else:
            _widths[letter] = 2 if east_asian_width(letter) in "WF" else 1
    return _widths[letter]
