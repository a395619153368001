"""A message is cut into what could be a reply: each sentence, and a short message as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from chats.mining.words import A_FIELD, A_NUMBER, words_of
from chats.wording import sentences

FEWEST_WORDS = 3
LONGEST = 400
MOST_SENTENCES = 6


class Unit(NamedTuple):
    """`is_whole`: all of a message that has several sentences."""

    text: str
    is_whole: bool


def units(text: str, language: str) -> Iterator[Unit]:
    """The whole first. What is too short to be worth a reply, or too long for one, is left out."""
    said = sentences(text)
    whole = " ".join(said)
    if 1 < len(said) <= MOST_SENTENCES and len(whole) <= LONGEST:
        yield Unit(text.strip(), is_whole=True)
    for each in said:
        if len(each) <= LONGEST and _says_enough(each, language):
            yield Unit(each, is_whole=False)


def _says_enough(sentence: str, language: str) -> bool:
    words = words_of(sentence, language)
    return sum(word not in (A_FIELD, A_NUMBER) for word in words) >= FEWEST_WORDS
