"""The ways in which people write the letters of a name when their keyboard has others."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise, product

WAYS = {
    "å": ("å", "aa", "a"),
    "aa": ("aa", "å"),
    "ø": ("ø", "oe", "o", "ö"),
    "ö": ("ö", "oe", "o", "ø"),
    "oe": ("oe", "ø", "ö"),
    "æ": ("æ", "ae", "e", "ä"),
    "ä": ("ä", "ae", "a", "æ"),
    "ae": ("ae", "æ", "ä"),
    "ü": ("ü", "ue", "u", "y"),
    "ß": ("ß", "ss"),
    "ð": ("ð", "d"),
    "þ": ("þ", "th"),
    "ł": ("ł", "l"),
    "đ": ("đ", "d"),
}
PIECE = re.compile("|".join(sorted(WAYS, key=len, reverse=True)) + "|.", re.DOTALL)
MOST_WAYS = 256


def spellings(name: str) -> set[str]:
    """Lower case: `søren` gives søren, soeren, soren, sören; `josé` also jose."""
    choices = [_ways(piece) for piece in PIECE.findall(name.lower())]
    count = 1
    for number, ways in enumerate(choices):
        count *= len(ways)
        if count > MOST_WAYS:
            choices[number:] = [ways[:1] for ways in choices[number:]]
            break
    return {"".join(letters) for letters in product(*choices)}


def once_each(word: str) -> str:
    """Without doubled letters: Birgite is Birgitte."""
    return "".join(one for one, other in pairwise(f"{word} ") if one != other)


def with_one_lost(word: str) -> set[str]:
    """The word and every way to leave out a letter after the first."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(1, len(word)))}


def _ways(piece: str) -> tuple[str, ...]:
    if piece in WAYS:
        return WAYS[piece]
    base = "".join(
        letter
        for letter in unicodedata.normalize("NFD", piece)
        if not unicodedata.combining(letter)
    )
    return (piece,) if base == piece else (piece, base)
