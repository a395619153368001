"""How much two texts say the same, from 0 to 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile

from chats.mining.words import Words, deciding, weight

# Two wordings of one thing; below, they are two things.
ALIKE = 0.7
# What a colleague can send instead: the same thing in all but a word.
COVERED = 0.85
# A word of so many letters with one of them wrong is the same word.
_LONG = 6


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
        if (typed := _same_word(word, +theirs)) is not None:
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
    return next((each for each in among if len(each) >= _LONG and _one_typo(word, each)), None)


def _one_typo(one: str, other: str) -> bool:
    """A letter too many, too few, another one, or two that changed places."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = _alike(one, other)
    ours, theirs = one[start:], other[start:]
    end = _alike(ours[::-1], theirs[::-1])
    ours, theirs = ours[: len(ours) - end], theirs[: len(theirs) - end]
    if len(ours) < 2 and len(theirs) < 2:
        return True
    return len(ours) == 2 and ours == theirs[::-1]


def _alike(one: str, other: str) -> int:
    """How many letters they begin with in common."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
