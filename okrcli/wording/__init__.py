"""Everything that turns values into characters: numbers, shares, dates, states, goals and reasons, in one locale."""

from okrcli.wording.words import Role, Value, Words, words_for

__all__ = ["Role", "Value", "Words", "words_for"]
