"""The weekly walk: one key result after the other with its history, and a summary in the end."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from okrcli.dialogue.doubts import NO, YES
from okrcli.dialogue.portrait import portrait
from okrcli.dialogue.question import Dialogue, Question
from okrcli.edit.log import Batch, Refused, Row, Subject, Terms, log, resolve, subject_of
from okrcli.edit.log.doubt import doubts
from okrcli.edit.log.effect import effects
from okrcli.edit.log.resolve import NotAShare, read_confidence
from okrcli.errors import OkrError
from okrcli.page import Block, Cell, Paragraph
from okrcli.reports.logged import logged
from okrcli.scoring import KeyResultScore
from okrcli.wording.dates import short_day
from okrcli.wording.locales import Locale, find_locale
from okrcli.wording.numbers import number
from okrcli.workspace import Workspace

KEYS = "Enter or s skips one, b goes back, q ends. Nothing is written before you have seen all of it."
"""What to say before the first question."""

Move = Literal["back", "end"]
"""Where to go instead of on."""

_MOVES: dict[str, Move] = {"b": "back", "q": "end"}


class Answer(NamedTuple):
    """What was said about one key result.

    Attributes:
        rows: what is to be logged; none where it was skipped.
        ends: whether the walk ends after it.
    """

    rows: tuple[Row, ...]
    ends: bool = False


_LEAVING: dict[str, Answer | Move] = {"s": Answer(()), "q": "end"}


Asking = Generator[Question, str, Answer | Move]
"""The questions about one key result."""


class Walk:
    """A walk through key results.

    Args:
        workspace: as it is.
        scores: the key results to ask for, in order.
        terms: what holds for all of them.
        given: what need not be asked, since the command line tells it; its reference and value count for nothing.
    """

    def __init__(self, workspace: Workspace, scores: Sequence[KeyResultScore], terms: Terms, given: Row) -> None:
        self._workspace = workspace
        self._scores = scores
        self._terms = terms
        self._given = given
        self._locale: Locale = find_locale(workspace.plan.settings.locale)
        self._said: dict[int, Answer] = {}

    @property
    def rows(self) -> tuple[Row, ...]:
        """What has been said up to now."""
        return tuple(row for index in sorted(self._said) for row in self._said[index].rows)

    def run(self, intro: Sequence[Paragraph] = ()) -> Dialogue[tuple[Row, ...]]:
        """Asks for everything, and then whether to keep it.

        Args:
            intro: what is said before the first question.

        Returns:
            What is to be logged; nothing where nothing was said, or not confirmed.
        """
        said = self._said
        at, before = 0, (*intro, Paragraph((KEYS,), "dim", joined=True))
        while True:
            while at < len(self._scores):
                answer = yield from self._ask(at, said.get(at), before)
                before = ()
                if answer == "back":
                    at = max(0, at - 1)
                elif isinstance(answer, Answer):
                    said[at] = answer
                    at = len(self._scores) if answer.ends else at + 1
                else:
                    at = len(self._scores)
            rows = self.rows
            if not rows:
                return ()
            kept = yield from self._confirm(rows)
            if kept is not None:
                return rows if kept else ()
            at = max(index for index, each in said.items() if each.rows)

    def _ask(self, at: int, before: Answer | None, intro: Sequence[Paragraph]) -> Asking:
        scored = self._scores[at]
        subject = subject_of(scored.planned)
        count = f"{at + 1} of {len(self._scores)}"
        shown: tuple[Block, ...] = (*intro, *portrait(self._workspace, scored, self._terms.today, count))
        default = " ".join(row.text or "" for row in before.rows) if before and before.rows else None
        wrong: str | None = None
        while True:
            typed = yield Question(_wanted(subject, scored), shown, default, wrong=wrong)
            shown = ()
            if typed in _MOVES and typed not in subject.marks:
                return _MOVES[typed]
            if typed in ("", "s") and typed not in subject.marks:
                return Answer(())
            rows = tuple(self._rows(subject, typed))
            wrong = self._mistake(rows)
            if wrong is not None:
                continue
            meant = yield from self._is_meant(rows)
            if meant in _LEAVING:
                return _LEAVING[meant]
            if meant in YES:
                rest = yield from self._remarks(rows, scored, before.rows[-1] if before and before.rows else None)
                if rest is not None:
                    return rest
                default = typed

    def _rows(self, subject: Subject, typed: str) -> Iterator[Row]:
        """What was typed, as rows: several steps may be done at once."""
        for text in filter(None, re.split(r"[,\s]+", typed)) if subject.marks else [typed]:
            yield self._given._replace(ref=subject.ref, text=text)

    def _batch(self, rows: Sequence[Row]) -> Batch:
        return log(self._workspace, resolve(self._workspace, rows, self._terms))

    def _mistake(self, rows: Sequence[Row]) -> str | None:
        try:
            self._batch(rows)
        except Refused as refused:
            return _sentence(refused.errors[0][1])
        return None

    def _is_meant(self, rows: Sequence[Row]) -> Dialogue[str]:
        """Whether what is unlikely is right; the first answer that is no yes."""
        for each in self._batch(rows).logged:
            for said in doubts(each, self._terms.today, self._locale):
                shown = (Paragraph((Cell(f"{said}.", "text"),), "warn", joined=True),)
                question = Question("Is that right?", shown, choices=("yes", "no"))
                answer = (yield question).lower()
                while answer not in (*YES, *NO, "b", *_LEAVING):
                    again = question._replace(shown=(), wrong="Answer yes, or no to type it again.")
                    answer = (yield again).lower()
                if answer not in YES:
                    return answer
        return YES[0]

    def _remarks(
        self, rows: tuple[Row, ...], scored: KeyResultScore, before: Row | None
    ) -> Generator[Question, str, Answer | None]:
        """Confidence and note; None goes back to the value."""
        last = "" if scored.confidence is None else f"; last time {number(scored.confidence, self._locale)}"
        texts = {"confidence": f"Confidence, 0 to 1{last}", "note": "Note"}
        open_keys = [key for key in texts if getattr(self._given, key) is None]
        said: dict[str, str | None] = {}
        at, wrong, typed = 0, None, ""
        while at < len(open_keys):
            key = open_keys[at]
            typed = yield Question(texts[key], default=said.get(key) or getattr(before, key, None), wrong=wrong)
            wrong = None
            if typed == "b" and not at:
                return None
            if typed == "b":
                at -= 1
                continue
            if typed == "q":
                break
            stated = None if typed in ("", "s") else typed
            wrong = self._misstated(stated) if key == "confidence" else None
            if wrong is None:
                said[key] = stated
                at += 1
        return Answer(_with(rows, said), ends=typed == "q")

    def _misstated(self, confidence: str | None) -> str | None:
        try:
            if confidence is not None:
                read_confidence(confidence, self._locale)
        except NotAShare as error:
            return _sentence(error)
        return None

    def _confirm(self, rows: Sequence[Row]) -> Dialogue[bool | None]:
        """Shows everything; None goes back."""
        batch = self._batch(rows)
        shown = logged(effects(self._workspace, batch, self._terms.today), _nowhere, self._locale, brief=True)
        text = f"Write {'it' if len(rows) == 1 else f'these {len(rows)} values'}?"
        remarks = (each for each in map(_remark, rows) if each is not None)
        shown = (Paragraph(("To be written",), "strong"), *shown, *remarks)
        question = Question(text, shown, choices=("yes", "no", "b"))
        answer = (yield question).lower()
        while answer not in (*YES, "n", "no", "q", "b"):
            answer = (yield question._replace(shown=(), wrong="Answer yes or no, or b to go back.")).lower()
        return None if answer == "b" else answer in YES


def _with(rows: tuple[Row, ...], said: Mapping[str, str | None]) -> tuple[Row, ...]:
    """Rows of which the last one has what was said beside the value."""
    bare = (row._replace(confidence=None, note=None, evidence=()) for row in rows[:-1])
    last = rows[-1]
    confidence, note = said.get("confidence") or last.confidence, said.get("note") or last.note
    return (*bare, last._replace(confidence=confidence, note=note))


def _sentence(error: OkrError) -> str:
    said = f"{error}; {error.hint}" if error.hint else str(error)
    return said if said.endswith("?") else f"{said}."


def _remark(row: Row) -> Paragraph | None:
    """What is written beside a value, for the summary."""
    parts = [f"confidence {row.confidence}" if row.confidence else "", f"“{row.note}”" if row.note else ""]
    said = ", ".join(filter(None, parts))
    name = row.ref.partition("@")[0].rpartition("/")[2]
    return Paragraph((Cell(f"{name}: {said}", "text"),), "dim", 2, joined=True) if said else None


def _wanted(subject: Subject, scored: KeyResultScore) -> str:
    """What to ask for."""
    unit = f", in {subject.unit}" if subject.unit else ""
    if subject.marks:
        return "Steps done"
    if subject.reads != "number":
        return {"answer": "Yes or no", "verdict": "Verdict, 0 to 1"}[subject.reads]
    if not subject.adds_up:
        return f"Now{unit}"
    since = f" since {short_day(scored.last_checkin.date)}" if scored.last_checkin else ""
    return f"Added{since}{unit}"


def _nowhere(file: str, line: int) -> str:
    return f"{file}:{line}"
