"""What of a text counts when texts are compared: its words without their endings, no figures, no
names.

Fields, numbers, names and the words that stand in any message count little; what a sentence is
about counts most. Some little words decide: with a negation a sentence says the opposite, and
"when" asks for another thing than "where".
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
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?…:\n-])[^\w{}]*$")
LITTLE = 0.25
_NEGATIONS = """
    ikke ikk ikkje ej aldrig aldri ingen intet ingenting ingenting hverken verken uden uten utan
    inte icke inget inga varken not no never none nothing neither nor cannot without
    don't doesn't didn't can't couldn't won't wouldn't isn't aren't wasn't weren't haven't hasn't
    shouldn't
"""
_QUESTIONS = """
    hvornår når when hvor hvorhen hvorfra kor var vart varifrån where hvem kven vem who
    hvorfor kvifor varför why hvordan korleis hur how
"""

Words = tuple[str, ...]


@lru_cache(maxsize=50_000)
def words_of(text: str, language: str) -> Words:
    """The words in their order. Anything with a figure in it is one, a field is, and a name that
    nobody recognised is like one.
    """
    found: list[str] = []
    place = 0
    text = _without_names(_CLAUSE.sub(r"\1", text))
    for field in FIELD.finditer(text):
        found += _plain(text[place : field.start()], language)
        if found[-1:] != [A_FIELD]:  # the words of one name are one
            found.append(A_FIELD)
        place = field.end()
    return (*found, *_plain(text[place:], language))


def is_like_name(text: str, start: int, end: int) -> bool:
    """A capital that begins no sentence, and no abbreviation such as PIN."""
    word = text[start:end]
    if not (word[0].isupper() and word[1:].lower() == word[1:] and len(word) > 1):
        return False
    return not _SENTENCE_BEGINS.search(text, max(0, start - 10), start)


def weight(word: str, language: str) -> float:
    return LITTLE if word in _little(language) else 1.0


def content(words: Words, language: str) -> frozenset[str]:
    """The words that say what it is about; all, where none of them does."""
    little = _little(language)
    return frozenset(word for word in words if word not in little) or frozenset(words)


def deciding(words: Words, language: str) -> frozenset[str]:
    """Negations and words that ask: texts with others of them say something else."""
    return _deciding(language).intersection(words)


def _without_names(text: str) -> str:
    fields = [found.span() for found in FIELD.finditer(text)]

    def instead(found: re.Match[str]) -> str:
        inside = any(start <= found.start() < end for start, end in fields)
        is_name = not inside and is_like_name(text, *found.span())
        return "{{}}" if is_name else found[0]

    return _WORD.sub(instead, text)


def _plain(text: str, language: str) -> list[str]:
    found: list[str] = []
    for key in keys(text, language):
        if not any(map(str.isdigit, key)):
            found.append(key)
        elif found[-1:] != [A_NUMBER]:
            found.append(A_NUMBER)
    return found


@cache
def _little(language: str) -> frozenset[str]:
    words = frozenset(keys(" ".join(EVERYDAY | FUNCTION_WORDS), language))
    return words - _deciding(language) | {A_FIELD, A_NUMBER}


@cache
def _deciding(language: str) -> frozenset[str]:
    return frozenset(keys(f"{_NEGATIONS} {_QUESTIONS}", language))
