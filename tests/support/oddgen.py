"""Lines that look like those of nearly every file, and are not quite: for the reader that takes them at a glance."""

from __future__ import annotations

from hypothesis import strategies as st

KEYS = ("a", "b", "id", "a-b", "_x", "k1", "yes", "null", "true", "A")
ODD_KEYS = (
    "12",
    "-a",
    "'q'",
    '"q"',
    "a b",
    "é",
    "? a",
    "?",
    "<<",
    "a:b",
    "*x",
    "&x a",
    "!t a",
    "a#b",
    "[a]",
    "{a}",
    "",
)
SEPARATORS = (": ", ": ", ": ", ": ", ":  ", ":", " : ", ":   ")
WORDS = (
    "1",
    "x",
    "a b",
    "-1",
    "+1",
    "1e3",
    "null",
    "~",
    "yes",
    "2026-10-05",
    "1:30",
    "1_000",
    "C#",
    "a, b",
    "http://x.y/z?a=1#b",
)
IN_QUOTES = (
    "'s'",
    '"d"',
    "''",
    '""',
    "'it''s'",
    '"a\\"b"',
    '"a #b" # c',
    "'a' # b",
    "'a'#b",
    "'a' b",
    '"a": b',
    "'a",
    '"a',
)
IN_BRACKETS = (
    "[]", "{}", "[a, b]", "[a,b]", "[ a ]", "{a: 1}", "{a: 1, b: [x, y]}", "{a: 1,}", "{a: 1, a: 2}", "{a: , b: 1}", "{a}",
    "[a: b]", "[[a], [b, c]]", '[a, [b, {c: d}], "e, f"]', "{a: \"x}\", b: 'y]'}", "[a] # b]", "[a, #b", "[a#b]", "[a #b]",
    "{<<: a}", "{ a: b }", "[a , b]", "{a : b}", "{a:b}", "[- a]", "[1, -]", "[?a]", "{a: b?c}", "[a:]", "{a: x:y}", "['', \"\"]",
    "[=]", "[*x]", "['a' 'b']", "[a b ]", "{k: [ ]}", "[{}]", "]", "}", "{a: b}c", "[a]b", "[a\u00a0]", "[\u3000a]",
)  # fmt: skip
ODD_WORDS = (
    "", "x #y", "x # y", "x#y", "# c", "#c", "a: b", "a:b", "a:", "-", "- a", "- - a", "-.5", "*x", "&x a", "&x", "!t a", "!!str 1",
    "|", "|-", ">", ">-", "|+", ">+", "|2", "| # c", "%a", "@a", "`a", "?", "? a", ",a", "a]b", "---", "...", "--- a", "<<", "  a",
    "🎯 b", "a\u00a0", "\u00a0a", "a\u2028b", "a\x85b", "\ufeffa", "a\tb", "\ta",
)  # fmt: skip
ENDS = ("", "", "", "", " ", "  ", " # c", "  # 'c\"", "#c")
BARE = ("", "", "  ", "# c", "   # - x", "#'", "text", "- x", "\u00a0", "---", "...", "<<<<<<< HEAD")
TEXT = ("text", "text", "  deeper", "", "   ", "# c", "- x", "k: v", '"q', "text  ", "\u00a0", "é: [")
BREAKS = ("\n", "\n", "\n", "\n", "\n", "\n", "\r\n", "\r", "\x85")


@st.composite
def odd_files(draw: st.DrawFn) -> bytes:
    """A few such lines among usual ones, each as much indented as it should be, or nearly."""
    lines = [draw(st.sampled_from(("", "", "", "", "", "", "---", "%YAML 1.2", "\ufeff")))]
    column, count = 0, draw(st.integers(1, 7))
    odd = draw(st.integers(-1, count - 1))
    for index in range(count):
        line = _line(draw, index, odd=index == odd)
        lines.append(" " * column + line)
        if line[-1:] in tuple("|>-"):
            margin = " " * (column + draw(st.sampled_from((2, 2, 4) if index != odd else (2, 1, 0))))
            lines += [f"{margin}{text}" for text in ["text", *draw(st.lists(st.sampled_from(TEXT), max_size=2))]]
        # Below an item with a key, the next key is two columns further, and the next item is not.
        column += 2 * (line.endswith(":") or line.startswith("- ")) - 2 * (line.startswith("- ") and ": " not in line)
        if not draw(st.integers(0, 9)):
            column = max(0, column + draw(st.sampled_from((-4, -2, -1, 1, 2))))
    ending = draw(st.sampled_from(BREAKS))
    text = ending.join(lines if lines[0] else lines[1:])
    return (text + draw(st.sampled_from((ending, ending, ending, "")))).encode()


def _line(draw: st.DrawFn, index: int, *, odd: bool) -> str:
    sort = draw(st.integers(0, 9))
    if odd and not sort:
        return draw(st.sampled_from(BARE))
    dash = draw(st.sampled_from(("- ", "-  ", "-   ", "-", "- - "))) if odd and sort < 5 else "- " * (sort == 1)
    value = draw(st.sampled_from(draw(st.sampled_from((WORDS, IN_QUOTES, IN_BRACKETS, ODD_WORDS))) if odd else WORDS))
    if odd and sort == 1:
        return f"{dash}{value}"
    key = draw(st.sampled_from(ODD_KEYS if odd and sort == 2 else KEYS))
    key = key if odd else f"{key}{index}"
    if sort in (3, 4):
        return f"{dash}{key}:"
    if odd:
        return f"{dash}{key}{draw(st.sampled_from(SEPARATORS))}{value}{draw(st.sampled_from(ENDS))}"
    return f"{dash}{key}: {draw(st.sampled_from((value, value, 's #', '|', '>-')))}{draw(st.sampled_from(('', '', '  # c')))}"
