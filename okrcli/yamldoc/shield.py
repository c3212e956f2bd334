"""Line ends that YAML 1.2 took out again: NEL, LS and PS are ordinary characters.

Both parsers still break lines at them, so they are covered by characters that stand nowhere in the text.
"""

from __future__ import annotations

OLD_LINE_ENDS = "\x85\u2028\u2029"


class Shield:
    """A text with its old line ends covered; offsets stay the same.

    Attributes:
        covered: the text for the parser.
    """

    __slots__ = ("_back", "covered")

    def __init__(self, text: str) -> None:
        self.covered = text
        self._back: dict[int, str] = {}
        if text.isascii() or not has_old_line_ends(text):
            return
        free = (code for code in range(0xE000, 0xF8FF) if chr(code) not in text)
        self._back = {next(free): char for char in OLD_LINE_ENDS}
        self.covered = text.translate({ord(char): code for code, char in self._back.items()})

    def lifted(self, word: str) -> str:
        """A piece of the covered text as it was."""
        return word.translate(self._back) if self._back else word


def has_old_line_ends(text: str) -> bool:
    """Whether a text needs covering."""
    return "\x85" in text or "\u2028" in text or "\u2029" in text
