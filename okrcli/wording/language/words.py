"""What a file of words tells about its language, and all languages as one."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

Vocabulary = frozenset[str]


class Words(NamedTuple):
    """The words of a language, in small letters; a phrase of several is written with underscores.

    Attributes:
        deeds: tasks, as the word a title begins with.
        gathering: those of them that are a result where a number follows: `collect 500 signatures`.
        deeds_or_things: words that are a task or a noun: a task where an object follows.
        compounds: nouns of two words, of which the first could be a task.
        objects: words that an object begins with, such as articles.
        states: words that say how things are, so that a noun before them is no task.
        effects: words that lead to what comes of a task.
        goods: what people gain, such as trust: to build it is no task.
        vague: first words that name a direction and no measure.
        vague_things: the same, of nouns and adjectives: no finding where the title goes on to say how things are.
        makes: first words that are vague where one of `comparatives` follows.
        comparatives: words such as `better`.
        measured: words that are a measure without a digit, such as `double`.
        lead_ins: words before the first that counts.
        labels: words before a number that is a name: of a version, a phase, a ticket.
        owned: words before a number that tells how many there are, not how many there should be.
        months: their names as they stand beside a day.
        due: words before a date.
        days: stretches of time of a day and more.
        hours: those below a day.
        compared: words before a stretch of time that is a level and no time box.
        percent: words for `%`.
        currencies: words for money behind a number.
        multiples: words such as `million`.
        range_starts: words before the first number of a range.
        range_joins: words between the two.
        range_ands: words between the two after one of `range_pairs`.
        range_pairs: words such as `between`.
        ands: words that join two measures.
        same: words that show that a number says more about the measure before it.
        places: words before a number that says where, for whom or in what.
        bounds: words that a bound begins with, between a preposition and its number.
        gains: first words of a goal that is a number.
        money: nouns that are money.
        times: nouns that are a stretch of time.
        shares: nouns that are a share.
        leading: those of these nouns that stand before what belongs to them, and not behind it.
        noun_ends: words that end the first noun of a title.
        periods: words that say how often something recurs.
        unfinished: words that stand where something is still to be decided.
    """

    deeds: Vocabulary
    gathering: Vocabulary
    deeds_or_things: Vocabulary
    compounds: Vocabulary
    objects: Vocabulary
    states: Vocabulary
    effects: Vocabulary
    goods: Vocabulary
    vague: Vocabulary
    vague_things: Vocabulary
    makes: Vocabulary
    comparatives: Vocabulary
    measured: Vocabulary
    lead_ins: Vocabulary
    labels: Vocabulary
    owned: Vocabulary
    months: Vocabulary
    due: Vocabulary
    days: Vocabulary
    hours: Vocabulary
    compared: Vocabulary
    percent: Vocabulary
    currencies: Vocabulary
    multiples: Vocabulary
    range_starts: Vocabulary
    range_joins: Vocabulary
    range_ands: Vocabulary
    range_pairs: Vocabulary
    ands: Vocabulary
    same: Vocabulary
    places: Vocabulary
    bounds: Vocabulary
    gains: Vocabulary
    money: Vocabulary
    times: Vocabulary
    shares: Vocabulary
    leading: Vocabulary
    noun_ends: Vocabulary
    periods: Vocabulary
    unfinished: Vocabulary


def vocabulary(text: str) -> Vocabulary:
    """The words of a text; underscores in them become spaces.

    >>> sorted(vocabulary("write set_up"))
    ['set up', 'write']
    """
    return frozenset(word.replace("_", " ") for word in text.split())


@cache
def words() -> Words:
    """The words of all languages."""
    from importlib import import_module

    from okrcli.wording.language import LANGUAGES

    spoken: list[Words] = [import_module(f"okrcli.wording.language.{name}").WORDS for name in LANGUAGES]
    return Words(*(frozenset[str]().union(*lists) for lists in zip(*spoken, strict=True)))


def alternatives(*lists: Vocabulary) -> str:
    """A pattern for any of these words, the longest first."""
    from re import escape

    every = sorted(frozenset[str]().union(*lists), key=lambda word: (-len(word), word))
    return "|".join(escape(word) for word in every)
