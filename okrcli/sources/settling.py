"""From what sources said to what is logged: nothing twice, and nothing over what a person typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from okrcli.edit.log import Batch, Entry, Refused, Request, Subject, log, subject_of
from okrcli.edit.log.entry import NotAValue
from okrcli.errors import OkrError
from okrcli.model.checkin import Checkin
from okrcli.sources.asking import Outcome
from okrcli.sources.due import BY, measured, values
from okrcli.sources.source import SourceError
from okrcli.wording.locales import ENGLISH
from okrcli.wording.typed import unmistakable
from okrcli.workspace import Workspace

_ANSWERS = {Decimal(0): "no", Decimal(1): "yes"}


class Settled(NamedTuple):
    """What becomes of what sources said.

    Attributes:
        batch: what is logged; None where that is nothing.
        kept: what was there already, in sentences.
        failed: what cannot be logged, with the reasons.
    """

    batch: Batch | None
    kept: tuple[tuple[Outcome, str], ...]
    failed: tuple[tuple[Outcome, OkrError], ...]


class _Gone(SourceError):
    def __init__(self) -> None:
        super().__init__("it was removed while its source was asked")


def settle(workspace: Workspace, outcomes: Iterable[Outcome]) -> Settled:
    """What is to be logged of what sources said; of what cannot be, the rest is.

    Args:
        workspace: as it is now; it may have changed since the sources were asked.
        outcomes: those with a value.
    """
    subjects = {each.ref: subject_of(each) for each in measured(workspace.plan)}
    kept, failed = list[tuple[Outcome, str]](), list[tuple[Outcome, OkrError]]()
    asked: list[tuple[Outcome, Request]] = []
    for outcome in outcomes:
        subject = subjects.get(outcome.wanted.subject.ref)
        if subject is None:
            failed.append((outcome, _Gone()))
            continue
        known = values(subject)
        there = _there(subject, outcome, known) or _asked_for(outcome, [each for each, _ in asked])
        if there:
            kept.append((outcome, there))
            continue
        try:
            asked.append((outcome, _request(subject, outcome, known, asked)))
        except OkrError as error:
            failed.append((outcome, error))
    batch, refused = _logged(workspace, asked)
    return Settled(batch, tuple(kept), (*failed, *refused))


def _there(subject: Subject, outcome: Outcome, known: Sequence[Checkin]) -> str:
    """Why a value is not logged: there is one for that day, or for these days; empty where it is."""
    same = [each for each in known if each.date == outcome.date]
    person = next((each for each in same if each.by != BY), None)
    if person is not None:
        return f"{outcome.date} has a value already{f', by {person.by}' if person.by else ''}: {person.value}"
    if same and (subject.adds_up or subject.read(same[-1].value) == outcome.value):
        return f"{outcome.date} is logged already"
    covers = outcome.covers
    if subject.adds_up and not outcome.running and covers and any(covers.start <= each.date for each in known):
        return f"what was added since {covers.start} is logged already"
    return ""


def _asked_for(outcome: Outcome, others: Sequence[Outcome]) -> str:
    """Why a value is not logged beside those of the same run: two periods may have the same latest value."""
    ref = outcome.wanted.subject.ref
    same = any(each.wanted.subject.ref == ref and each.date == outcome.date for each in others)
    return f"{outcome.date} is logged already" if same else ""


def _request(
    subject: Subject, outcome: Outcome, known: Sequence[Checkin], asked: Sequence[tuple[Outcome, Request]]
) -> Request:
    value = outcome.value or Decimal(0)
    if outcome.running and outcome.covers:
        before = [subject.read(each.value) for each in known if outcome.covers.start <= each.date <= outcome.date]
        before += [
            Decimal(request.entry.text or 0)
            for _, request in asked
            if isinstance(request.subject, Subject) and request.subject.ref == subject.ref
        ]
        value -= sum((each for each in before if each is not None), Decimal(0))
    text = unmistakable(value)
    if subject.reads == "answer":
        if value not in _ANSWERS:
            raise NotAValue(text, subject.name, "1 stands for yes and 0 for no; a `transform:` may make it so")
        text = _ANSWERS[value]
    replace = any(each.date == outcome.date for each in known)
    return Request(
        subject, Entry(text, outcome.date, by=BY, evidence=(outcome.evidence,), replace=replace, locale=ENGLISH)
    )


def _logged(
    workspace: Workspace, asked: Sequence[tuple[Outcome, Request]]
) -> tuple[Batch | None, list[tuple[Outcome, OkrError]]]:
    if not asked:
        return None, []
    try:
        return log(workspace, [request for _, request in asked]), []
    except Refused as refused:
        bad = dict(refused.errors)
        failed = [(asked[index][0], error) for index, error in refused.errors]
        batch, more = _logged(workspace, [each for index, each in enumerate(asked) if index not in bad])
        return batch, [*failed, *more]
