"""What a file is refused for, in the words of its reader."""

from __future__ import annotations

MOST_REFUSALS = 100
"""Mistakes of one file that are told; whoever mends these sees the next ones."""


class Refusal(Exception):
    """One reason why a text is not read, at a stretch of it.

    Attributes:
        code: of the problem it becomes.
        message: one sentence without a full stop.
        hint: what to do.
        start: offset of the first character that is meant.
        end: offset past the last one.
    """

    def __init__(self, code: str, message: str, hint: str | None, start: int, end: int) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.start = start
        self.end = end


def quoted(text: str, longest: int = 40) -> str:
    """A piece of the user's text for a sentence, cut where it is long.

    >>> quoted("title"), quoted("abcdef", 4)
    ('`title`', '`abcd…`')
    """
    flat = " ".join(text.split())
    return f"`{flat}`" if len(flat) <= longest else f"`{flat[:longest]}…`"


def empty() -> Refusal:
    """Nothing but blanks and comments."""
    return Refusal("OKR008", "there is nothing in this file", "write something into it, or delete it", 0, 0)


def several_documents(start: int) -> Refusal:
    """A second document begins."""
    hint = "keep one document a file: delete this line, or move what follows to a file of its own"
    return Refusal("OKR006", "a second document starts here", hint, start, start + 3)


def duplicate(key: str, first_line: int, start: int, end: int) -> Refusal:
    """A mapping has a key twice."""
    message = f"{quoted(key)} is here twice: it is already on line {first_line}"
    return Refusal("OKR002", message, "keep one of them and delete the other", start, end)


def tag(written: str, start: int, end: int) -> Refusal:
    """A node has a tag."""
    if written == "!!str":
        hint = "delete it; to make a value text, put it in quotes"
    elif written.startswith("!!"):
        hint = "delete it: a value is read as what it looks like"
    else:
        hint = "delete it; text that starts with `!` needs quotes around it"
    return Refusal("OKR007", f"tags such as {quoted(written)} are not read", hint, start, end)


def number(reason: str, word: str, start: int, end: int) -> Refusal:
    """A number that is none, or outside the limits."""
    if reason == "infinite":
        message = f"{quoted(word)} is not a number that can be counted with"
        return Refusal("OKR001", message, "write a number, or put it in quotes if it is text", start, end)
    if reason == "exponent":
        message = f"the exponent of {quoted(word)} is beyond 30"
    else:
        message = f"{quoted(word, 20)} has more than 60 digits"
    return Refusal("OKR005", message, "write a smaller number, or put it in quotes if it is text", start, end)


def key_not_text(start: int, end: int) -> Refusal:
    """A collection stands where a key is wanted."""
    hint = "write the key as plain text; text that starts with `[` or `{` needs quotes around it"
    return Refusal("OKR001", "a list or a group of keys cannot be a key", hint, start, end)


def key_missing(start: int) -> Refusal:
    """A colon without a key."""
    return Refusal("OKR001", "there is no key before this colon", "write the key's name before it", start, start + 1)


def too_deep(levels: int, start: int) -> Refusal:
    """More levels than are read."""
    message = f"this is nested more than {levels} levels deep"
    return Refusal("OKR005", message, "look for brackets or indentation too many", start, start + 1)


def too_long(limit: int) -> Refusal:
    """More bytes than are read."""
    message = f"the file is longer than {limit // 2**20} MiB"
    return Refusal("OKR005", message, "split it into several files", 0, 0)


def expands(start: int, end: int) -> Refusal:
    """Aliases that repeat too much."""
    message = "the file grows too large when its aliases are written out; this one repeats the most"
    return Refusal("OKR005", message, "write the values out where they are needed, without `*`", start, end)


def unknown_alias(name: str, start: int, end: int) -> Refusal:
    """An alias without its anchor."""
    message = f"text that starts with `*` needs quotes: there is no `&{name}` above that it could refer to"
    return Refusal("OKR001", message, "put quotes around the whole text", start, end)


def endless_alias(name: str, start: int, end: int) -> Refusal:
    """An alias inside of what it stands for."""
    message = f"{quoted('*' + name)} stands for something that contains itself"
    return Refusal("OKR005", message, "write the values out here, without `*`", start, end)


def merge_value(start: int, end: int) -> Refusal:
    """A merge key with something that cannot be merged."""
    message = "`<<` takes the keys of another group, and this is none"
    return Refusal("OKR001", message, "write `<<: *name` with the name of an anchored group", start, end)


def directive(start: int, end: int, text: str) -> Refusal:
    """A line that starts with a percent sign and is not the version."""
    message = f"{quoted(text)} is not understood: the only line of this kind that is read is `%YAML 1.2`"
    return Refusal("OKR001", message, "delete the line", start, end)


def other_encoding(name: str) -> Refusal:
    """A byte order mark of another encoding."""
    message = f"the file is encoded as {name}, and only UTF-8 is read"
    return Refusal("OKR003", message, "save it again with the encoding UTF-8", 0, 0)


def bad_byte(byte: int, start: int) -> Refusal:
    """A byte that UTF-8 does not have here."""
    message = f"byte 0x{byte:02X} is not UTF-8: the file seems to be saved in an older encoding such as Latin-1"
    return Refusal("OKR003", message, "save it again with the encoding UTF-8", start, start + 1)


def control_character(char: str, start: int) -> Refusal:
    """A character that no text has."""
    names = {"\0": "a NUL byte", "\x1b": "an escape character", "\x7f": "a delete character"}
    name = names.get(char, "an invisible character" if char > "\x7f" else "a control character")
    hint = "delete it; your editor may show it as a box or not at all"
    if char == "\0":
        hint = "save the file again as text with the encoding UTF-8"
    return Refusal("OKR003", f"{name} (U+{ord(char):04X}) is in the text", hint, start, start + 1)


def line_separator(char: str, start: int) -> Refusal:
    """A line end of old in a comment, where other programs would end the comment."""
    message = f"an invisible line separator (U+{ord(char):04X}) is in a comment"
    return Refusal("OKR003", message, "delete it: to some programs the comment would end there", start, start + 1)


def conflict(start: int, end: int) -> Refusal:
    """Two versions of a file that git could not merge."""
    message = "git left a merge conflict here: both versions are in the file"
    hint = "keep what is right, delete the other version and the lines with `<<<<<<<`, `=======` and `>>>>>>>`"
    return Refusal("OKR004", message, hint, start, end)


def syntax(message: str, hint: str | None, start: int, end: int) -> Refusal:
    """The text does not follow the rules of YAML."""
    return Refusal("OKR001", message, hint, start, end)
