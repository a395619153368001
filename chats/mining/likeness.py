"""How much two texts say the same, from 0 to 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from chats.mining.words import Words, deciding, weight

# Two wordings of one thing; below, they are two things.
ALIKE = 0.7
# What a colleague can send instead: the same thing in all but a word.
COVERED = 0.85
# A word of so many letters with one of them wrong is the same word.
_LONG, _TYPO = 6, 88.0


@lru_cache(maxsize=100_000)
def likeness(one: Words, other: Words, language: str) -> float:
    """The weight of the words they share, of that of all their words. What is said with "not" is
    never like what is said without, nor what asks when like what asks where.
    """
    if one == other:
        return 1.0
    if deciding(one, language) != deciding(other, language):
        return 0.0
    ours, theirs = Counter(one), Counter(other)
    shared = ours & theirs
    ours, theirs = ours - shared, theirs - shared
    same = _weight(shared, language)
    for word in list(ours):
        if (typed := _same_word(word, theirs)) is not None:
            same += weight(word, language)
            ours[word] -= 1
            theirs[typed] -= 1
    whole = same + _weight(ours, language) + _weight(theirs, language)
    return same / whole if whole else 0.0


def _weight(words: Counter[str], language: str) -> float:
    return sum(count * weight(word, language) for word, count in words.items())


def _same_word(word: str, among: Iterable[str]) -> str | None:
    if len(word) < _LONG:
        return None
    near = (each for each in among if len(each) >= _LONG and abs(len(each) - len(word)) < 3)
    return next((each for each in near if fuzz.ratio(word, each) >= _TYPO), None)
