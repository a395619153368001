"""The wording that stands for all that say the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from chats.mining.fields import number_field
from chats.mining.words import FIELD, is_like_name

# A figure or a name stays where at least so many say the same one.
_SHARED = 0.5
_PIECE = re.compile(rf"{FIELD.pattern}|\w+(?:[.,:'’-]\w+)*")

Counted = Sequence[tuple[str, int]]


def typical(wordings: Counted, language: str) -> str:
    """The wording said most; of several the one whose words the others share. What is another
    figure or another name each time is a gap to fill.
    """
    if not wordings:
        return ""
    said = sum(count for _, count in wordings)
    shares = _shares(wordings)
    most = max(count for _, count in wordings)
    often = [text for text, count in wordings if count >= most]
    chosen = max(often, key=lambda text: (_typicality(text, shares), text))
    return _with_gaps(chosen, shares, said, language)


def _shares(wordings: Counted) -> Counter[str]:
    """How often each word is said, once a wording."""
    shares: Counter[str] = Counter()
    for text, count in wordings:
        for word in {each.lower() for each in _PIECE.findall(text)}:
            shares[word] += count
    return shares


def _typicality(text: str, shares: Counter[str]) -> float:
    words = {each.lower() for each in _PIECE.findall(text)}
    return sum(shares[word] for word in words) / len(words) if words else 0.0


def _with_gaps(text: str, shares: Counter[str], said: int, language: str) -> str:
    parts: list[str] = []
    place = 0
    for found in _PIECE.finditer(text):
        if _varies(found, text) and shares[found[0].lower()] < _SHARED * said:
            gap = number_field(language) if found[0][0].isdigit() else _something(language)
            between = text[place : found.start()]
            # Two words of one name are one gap.
            if not (parts and parts[-1] == gap and not between.strip()):
                parts += [between, gap]
            place = found.end()
    return "".join([*parts, text[place:]])


def _varies(found: re.Match[str], text: str) -> bool:
    """Figures, and what looks like a name."""
    word = found[0]
    if word.startswith("{{"):
        return False
    return any(map(str.isdigit, word)) or is_like_name(text, *found.span())


def _something(language: str) -> str:
    word = {"da": "navn", "nb": "navn", "nn": "namn", "sv": "namn"}.get(language, "name")
    return f"{{{{?{word}}}}}"
