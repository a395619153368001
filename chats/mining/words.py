"""What of a text counts when texts are compared: its words without their endings, and no figures.

Fields, numbers and the words that stand in any message count little; what a sentence is about
counts most. A negation is no little word: with one of them a sentence says the opposite.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from responses.suggestions.everyday import EVERYDAY
from search.analysis import keys
from search.function_words import FUNCTION_WORDS

FIELD = re.compile(r"(?<!\\)\{\{[^{}]*\}\}")
# `[[clause|otherwise]]` is read as its clause.
_CLAUSE = re.compile(r"\[\[([^\[\]|]*(?:\{\{[^{}]*\}\}[^\[\]|]*)*)(?:\|[^\[\]]*)?\]\]")
A_FIELD, A_NUMBER = "{}", "#"
LITTLE = 0.25
_NEGATIONS = """
    ikke ikk ikkje ej aldrig aldri ingen intet ingenting ingenting hverken verken uden uten utan
    inte icke inget inga varken not no never none nothing neither nor cannot without
    don't doesn't didn't can't couldn't won't wouldn't isn't aren't wasn't weren't haven't hasn't
    shouldn't
"""

Words = tuple[str, ...]


@lru_cache(maxsize=50_000)
def words_of(text: str, language: str) -> Words:
    """The words in their order; a field is one, and so is anything with a figure in it."""
    found: list[str] = []
    place = 0
    text = _CLAUSE.sub(r"\1", text)
    for field in FIELD.finditer(text):
        found += _plain(text[place : field.start()], language)
        found.append(A_FIELD)
        place = field.end()
    return (*found, *_plain(text[place:], language))


def weight(word: str, language: str) -> float:
    return LITTLE if word in _little(language) else 1.0


def content(words: Words, language: str) -> frozenset[str]:
    """The words that say what it is about; all, where none of them does."""
    little = _little(language)
    return frozenset(word for word in words if word not in little) or frozenset(words)


def negations(words: Words, language: str) -> frozenset[str]:
    return _negating(language).intersection(words)


def _plain(text: str, language: str) -> list[str]:
    return [A_NUMBER if any(map(str.isdigit, key)) else key for key in keys(text, language)]


@cache
def _little(language: str) -> frozenset[str]:
    words = " ".join((EVERYDAY | FUNCTION_WORDS) - set(_NEGATIONS.split()))
    return frozenset(keys(words, language)) - _negating(language) | {A_FIELD, A_NUMBER}


@cache
def _negating(language: str) -> frozenset[str]:
    return frozenset(keys(_NEGATIONS, language))
