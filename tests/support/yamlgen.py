"""YAML files as people leave them after years of editing by hand, with the data that they mean.

`files()` draws whole files: block and bracket styles, odd indentation, comments and blank lines everywhere, all ways
to quote, text blocks, explicit keys, anchors, a byte order mark, CRLF, a missing newline at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st

Draw = st.DrawFn

KEYS = ["id", "title", "owner", "key_results", "checkins", "note", "value", "date", "due-date", "a", "b", "c", "x_1"]
WORDS = [
    "ana",
    "new landing pages are live",
    "2026-10-12",
    "it's",
    "C# and F#",
    "a:b",
    "x-y",
    "Żółw",
    "déjà vu 😀",
    "1:30",
]
QUOTED_ONLY = ["", " padded ", "a: b", "a #b", "- a", "yes: no", "[x]", "{y}", "*x", "&y", "!z", "@a", "%", "~", "null"]
QUOTED_ONLY += [
    "true",
    "12",
    "1.5",
    "'",
    "x, y",
    "tail:",
    "'quoted'",
    "#",
    "a ' b",
    "|",
    ">",
    "? q",
    "`",
    "12e3",
    ".inf",
]
NUMBERS = ["0", "1", "41200", "0.70", "-3", "+5", "1e3", "007", "0x1F", "0o17", ".5", "1.", "12345678901234567890.5"]
CONSTANTS: list[tuple[str, object]] = [("true", True), ("False", False), ("null", None), ("~", None)]
LINES = ["first line", "second: line", "# no comment", "- no item", "  deeper", "trailing", 'it\'s "quoted"']


@dataclass(frozen=True)
class File:
    """A file and what it means."""

    raw: bytes
    data: object

    @property
    def text(self) -> str:
        return self.raw.decode("utf-8-sig")


@dataclass(frozen=True)
class Lines:
    """A node as lines that are indented already; `ends_open` where the last one is part of a text block."""

    lines: list[str]
    data: object
    ends_open: bool = False


@st.composite
def files(draw: Draw, *, crlf: bool = True) -> File:
    """A file whose top level is a mapping in block style, or now and then in brackets."""
    base = draw(st.sampled_from([0, 0, 0, 0, 2]))
    if draw(st.integers(0, 15)) == 0:
        words, data = draw(flow_mapping(3))
        node = Lines([words], data)
    else:
        node = draw(block_mapping(base, 3))
    lines = draw(comments(base)) + node.lines
    if not node.ends_open:
        lines += draw(comments(base))
    ends = draw(st.sampled_from(["\n", "\n", "\n", "\r\n"])) if crlf else "\n"
    text = ends.join(lines)
    if node.ends_open or draw(st.integers(0, 4)):
        text += ends
    head = draw(st.sampled_from(["", "", "", "", "---\n", "%YAML 1.2\n---\n"])).replace("\n", ends)
    bom = draw(st.sampled_from([b"", b"", b"", b"\xef\xbb\xbf"]))
    return File(bom + (head + text).encode(), node.data)


@st.composite
def comments(draw: Draw, column: int, *, most: int = 2, blanks: bool = True) -> list[str]:
    """Lines of comments and blanks, none that would be taken for a part of a text block above."""
    lines: list[str] = []
    for kind in draw(st.lists(st.integers(0, 5), max_size=most)):
        if kind < 2:
            lines.append(
                " " * draw(st.integers(0, column)) + draw(st.sampled_from(["# a comment", "#", "# - id: old"]))
            )
        elif kind == 2 and blanks:
            lines.append("")
    return lines


@st.composite
def block_mapping(draw: Draw, column: int, depth: int, *, inline: bool = False) -> Lines:
    """Pairs, each on lines of its own; `inline` where the first one follows a dash."""
    lines: list[str] = []
    data: dict[str, object] = {}
    ends_open = False
    for key in draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=4, unique=True)):
        if lines or not inline:
            lines += draw(comments(column, most=1, blanks=not ends_open))
        pair = draw(block_pair(key, column, depth))
        lines += pair.lines
        data[key] = pair.data
        ends_open = pair.ends_open
    return Lines(lines, data, ends_open)


@st.composite
def block_pair(draw: Draw, key: str, column: int, depth: int) -> Lines:
    """One pair."""
    margin = " " * column
    name = draw(st.sampled_from([key, key, key, key, f'"{key}"', f"'{key}'", f"{key} "]))
    if draw(st.integers(0, 30)) == 0:
        value = draw(scalar())
        return Lines([f"{margin}? {name.rstrip()}", f"{margin}: {value[0]}".rstrip()], value[1])
    value_node = draw(block_value(column, depth))
    first, *rest = value_node.lines
    anchor = draw(st.sampled_from(["", "", "", "", "", "", f"&x{draw(st.integers(0, 10**6))}"]))
    if anchor:
        first = f" {anchor}{first}"
    return Lines([f"{margin}{name}:{first}", *rest], value_node.data, value_node.ends_open)


@st.composite
def block_value(draw: Draw, column: int, depth: int) -> Lines:
    """What follows the colon of a pair: the rest of its line, and the lines below."""
    kind = draw(st.integers(0, 11 if depth else 6))
    gap = draw(st.sampled_from([" ", " ", " ", "  ", "     "]))
    note = draw(st.sampled_from(["", "", "", "  # note", " #"]))
    if kind <= 3:
        words, data = draw(scalar())
        return Lines([f"{gap}{words}{note}" if words else note], data)
    if kind == 4:
        return Lines([note, " " * (column + 2) + "below"], "below")
    if kind == 5:
        return draw(text_block(column))
    if kind == 6:
        words, data = draw(flow(min(depth, 1)))
        return Lines([f"{gap}{words}{note}"], data)
    if kind == 7:
        return draw(flow_lines(column))
    if kind <= 9:
        items = draw(block_sequence(column + draw(st.sampled_from([0, 2, 2, 4])), depth - 1))
        return Lines([note, *items.lines], items.data, items.ends_open)
    pairs = draw(block_mapping(column + draw(st.sampled_from([1, 2, 2, 4])), depth - 1))
    return Lines([note, *pairs.lines], pairs.data, pairs.ends_open)


@st.composite
def block_sequence(draw: Draw, column: int, depth: int) -> Lines:
    """Items with dashes."""
    lines: list[str] = []
    data: list[object] = []
    ends_open = False
    for _ in range(draw(st.integers(1, 4))):
        if lines:
            lines += draw(comments(column, most=1, blanks=not ends_open))
        item = draw(block_item(column, depth))
        lines += item.lines
        data.append(item.data)
        ends_open = item.ends_open
    return Lines(lines, data, ends_open)


@st.composite
def block_item(draw: Draw, column: int, depth: int) -> Lines:
    """One item."""
    margin, gap = " " * column, " " * draw(st.sampled_from([1, 1, 1, 1, 3]))
    kind = draw(st.integers(0, 9 if depth else 4))
    note = draw(st.sampled_from(["", "", "", "  # note"]))
    if kind <= 1:
        words, data = draw(flow_mapping(1))
        return Lines([f"{margin}-{gap}{words}{note}"], data)
    if kind <= 3:
        words, data = draw(scalar())
        return Lines([f"{margin}-{gap}{words}{note}" if words else f"{margin}-{note}"], data)
    if kind == 4:
        block = draw(text_block(column))
        return Lines([f"{margin}-{block.lines[0]}", *block.lines[1:]], block.data, True)
    if kind == 5:
        items = draw(block_sequence(column + 1 + len(gap), depth - 1))
        return Lines(_after_dash(items.lines, column), items.data, items.ends_open)
    if kind == 6:
        pairs = draw(block_mapping(column + 2, depth - 1))
        return Lines([f"{margin}-{note}", *pairs.lines], pairs.data, pairs.ends_open)
    pairs = draw(block_mapping(column + 1 + len(gap), depth - 1, inline=True))
    return Lines(_after_dash(pairs.lines, column), pairs.data, pairs.ends_open)


def _after_dash(lines: list[str], column: int) -> list[str]:
    return [lines[0][:column] + "-" + lines[0][column + 1 :], *lines[1:]]


@st.composite
def text_block(draw: Draw, column: int) -> Lines:
    """A literal or folded scalar; its header is the first line."""
    indent = column + draw(st.sampled_from([1, 2, 2, 4]))
    words = draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=3))
    words[0] = words[0].lstrip()
    style = draw(st.sampled_from(["|", "|", "|-", "|+", ">", ">-"]))
    blanks = draw(st.integers(0, 2))
    note = draw(st.sampled_from(["", "", " # why"]))
    lines = [f" {style}{note}", *(" " * indent + line for line in words), *[""] * blanks]
    if style[0] == ">":
        words = [line.strip() for line in words]
        lines[1:] = [*(" " * indent + line for line in words), *[""] * blanks]
        body = " ".join(words)
    else:
        body = "\n".join(words)
    end = {"": "\n", "-": "", "+": "\n" * (blanks + 1)}[style[1:]]
    return Lines(lines, body + end, True)


@st.composite
def scalar(draw: Draw, *, in_flow: bool = False) -> tuple[str, object]:
    """A scalar on one line, as it is written and as it is meant."""
    kind = draw(st.integers(0, 9))
    if kind <= 1:
        word = draw(st.sampled_from(NUMBERS))
        return word, Decimal(int(word, 0)) if word[1:2] in ("x", "o") else Decimal(word)
    if kind == 2:
        return draw(st.sampled_from(CONSTANTS))
    if kind == 3 and not in_flow:
        return "", None
    if kind <= 6:
        word = draw(st.sampled_from(WORDS))
        return word, word
    word = draw(st.sampled_from(WORDS + QUOTED_ONLY))
    if draw(st.booleans()):
        return "'" + word.replace("'", "''") + "'", word
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"', word


@st.composite
def flow(draw: Draw, depth: int) -> tuple[str, object]:
    """A collection in brackets on one line."""
    return draw(flow_mapping(depth)) if draw(st.booleans()) else draw(flow_sequence(depth))


@st.composite
def flow_value(draw: Draw, depth: int) -> tuple[str, object]:
    """A value inside of brackets."""
    return draw(flow(depth - 1)) if depth and draw(st.integers(0, 4)) == 0 else draw(scalar(in_flow=True))


@st.composite
def flow_sequence(draw: Draw, depth: int) -> tuple[str, object]:
    """A list in brackets on one line."""
    parts = [draw(flow_value(depth)) for _ in range(draw(st.integers(0, 3)))]
    pad = draw(st.sampled_from(["", "", "", " "]))
    comma = draw(st.sampled_from([", ", ", ", ",", " , "]))
    tail = draw(st.sampled_from(["", "", "", ","])) if parts else ""
    return f"[{pad}{comma.join(words for words, _ in parts)}{tail}{pad}]", [data for _, data in parts]


@st.composite
def flow_mapping(draw: Draw, depth: int) -> tuple[str, object]:
    """A mapping in brackets on one line."""
    keys = draw(st.lists(st.sampled_from(KEYS), max_size=4, unique=True))
    quote = draw(st.sampled_from(["", "", "", '"']))
    colon = draw(st.sampled_from([":", ": "])) if quote else ": "
    parts = [(key, *draw(flow_value(depth))) for key in keys]
    pad = draw(st.sampled_from(["", "", "", " "]))
    comma = draw(st.sampled_from([", ", ", ", ","]))
    inner = comma.join(f"{quote}{key}{quote}{colon}{words}" for key, words, _ in parts)
    return f"{{{pad}{inner}{pad}}}", {key: data for key, _, data in parts}


@st.composite
def flow_lines(draw: Draw, column: int) -> Lines:
    """A list in brackets over several lines, with or without a comma at the end."""
    parts = [draw(flow_mapping(0)) for _ in range(draw(st.integers(1, 3)))]
    inner = " " * (column + draw(st.sampled_from([1, 2, 4])))
    note = draw(st.sampled_from(["", "", "  # note"]))
    lines = [" ["]
    for index, (words, _) in enumerate(parts):
        is_last = index == len(parts) - 1
        comma = "," if not is_last or draw(st.booleans()) else ""
        lines.append(f"{inner}{words}{comma}{note}")
    if draw(st.integers(0, 3)) == 0:
        lines.append(f"{inner}# more to come")
    lines.append(" " * (column + draw(st.sampled_from([0, 0, 1, 2]))) + "]")
    return Lines(lines, [data for _, data in parts])


TOKENS = [
    "a",
    "b: ",
    "- ",
    "? ",
    ": ",
    "\n",
    "\n  ",
    "\n    ",
    "  ",
    " ",
    "\t",
    "#",
    " # c",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
]
TOKENS += [
    "&a ",
    "*a",
    "!t ",
    "'",
    '"',
    "|",
    "|-\n",
    ">\n",
    "|+\n",
    "|2\n",
    "---",
    "...",
    "\n---\n",
    "<<: ",
    "1",
    "0x1F",
]
TOKENS += [
    "1e3",
    "~",
    "null",
    ".inf",
    "2026-01-01",
    "\r\n",
    "\r",
    "\\n",
    "é",
    "\u2028",
    "\x85",
    "😀",
    "%",
    "@",
    "`",
    "?",
]
TOKENS += [
    "k: {a: 1, b: [x, 'y']}\n",
    "a: |\n  text\n",
    "\xa0",
    "''",
    "1,2",
    "note: it's\n",
    "http://a.b?c=d#e",
    "\ufeff",
    "\0",
]


@st.composite
def broken_files(draw: Draw) -> bytes:
    """A file with a few slips of the keyboard in it; most do not parse."""
    text = draw(st.one_of(files().map(lambda file: file.text), usual_files()))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.sampled_from([0, 0, 1, 1, 2, 9]))
        text = text[:at] + draw(st.sampled_from(["", *TOKENS])) + text[at + cut :]
    return text.encode()


def token_soup() -> st.SearchStrategy[bytes]:
    """Signs of YAML in any order."""
    return st.lists(st.sampled_from(TOKENS), max_size=14).map(lambda tokens: "".join(tokens).encode())


@st.composite
def usual_files(draw: Draw, *, slips: bool = True) -> str:
    """A file as `okr` itself writes it; `slips` for now and then an odd one."""
    lines = ["cycle: 2026-Q4", "team: marketing", "objectives:"]
    words = st.sampled_from(
        ["Grow", "a title", "ana", "+25%", "it's", "C#", "2026-10-12", '"q: x"', "'s'", "[a, b]", "null"]
    )
    for _ in range(draw(st.integers(0, 2))):
        lines += [f"  - id: {draw(words)}", f"    title: {draw(words)}  # note", ""]
        if draw(st.booleans()):
            lines += [
                f"    why: {draw(st.sampled_from(['|', '>', '|-', '>-']))}",
                "      some text",
                "",
                "      and more",
            ]
        lines += ["    key_results:", "      # a comment"]
        for _ in range(draw(st.integers(0, 2))):
            lines += [f"      - id: {draw(words)}", f"        value: {draw(words)}", "        checkins:"]
            for _ in range(draw(st.integers(0, 2))):
                lines.append(f"          - {{date: 2026-10-05, value: {draw(words)}, bands: {{a: [0.4, 0.7]}}}}")
    return "\n".join(lines) + (draw(st.sampled_from(["\n", "\n", ""])) if slips else "\n")
