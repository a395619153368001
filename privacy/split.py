"""Numbers that are spread over messages: "mit nummer er 2233", "4455".

Messages of one author that end and begin with digits are read as one text; what is found across
their border is a place in each of them, of the same value. Others may say a word in between.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from privacy.normal import Normal
from privacy.page import Page
from privacy.redaction import Found

Detector = Callable[[Page], Iterator[Found]]
Said = tuple[str, Page]  # the author, and the text

ENDS = re.compile(
    r"(?:\A|[^\w])(?P<digits>\+?\d(?:[\d .()/-]{0,24}\d)?|[A-Z]{2}\d\d)[ .,:;/…-]{0,6}\Z"
)
BEGINS = re.compile(
    r"\A(?:[ .,:;/…-]|(?:og|och|and|så|then|den|de|dei|the|er|is|är|resten|rest|sidste|siste|"
    r"sista|last|"
    r"fire|fyra|four|tal|cifre|siffer|siffrorna|sifre|digits|slutter|slutar|på|med|ends|with|"
    r"nemlig|ja|"
    r"jo|yes|sorry|ups|beklager|undskyld|förlåt)\b){0,12}(?P<digits>\d[\d .()/-]{0,24})"
)
REST = re.compile(r"[ .,:;!?)-]{0,6}(?:(?:tak|takk|tack|thanks|thx|:\)|😊|👍|🙂)[ .!]{0,3})?\Z")
WORDS = re.compile(
    r"\bn(?:umme|umbe|)r|cpr|kort|card|konto|account|telefon|tlf|mobil|phone|iban|ring|call|"
    r"cifre|siffer|"
    r"digits|fnr|født|personn|fødsels",
    re.IGNORECASE,
)
NEAR = 60
MOST_PIECES, MOST_BETWEEN = 8, 2


@dataclass(frozen=True)
class Piece:
    """Part of a joined text: where it begins there, and where it was in its page."""

    page: int
    offset: int
    start: int
    end: int


def found_across(said: Sequence[Said], detectors: Iterable[Detector]) -> dict[int, list[Found]]:
    """By page, the places of numbers that go over its border."""
    result: dict[int, list[Found]] = {}
    detectors = list(detectors)
    done: set[int] = set()
    for first in range(len(said)):
        chain = _chain(said, first) if first not in done else [first]
        if len(chain) > 1:
            done.update(chain[:-1])
            for page, found in _across(said, chain, detectors):
                result.setdefault(page, []).append(found)
    return result


def _chain(said: Sequence[Said], first: int) -> list[int]:
    """The pages that may hold one number, from the first on."""
    chain = [first]
    while len(chain) < MOST_PIECES and ENDS.search(said[chain[-1]][1].text[-NEAR:]):
        further = _next_of(said, chain[-1])
        if further is None or not _goes_on(said, chain, further):
            break
        chain.append(further)
        if not _is_bare(said[further][1].text):
            break
    return chain


def _next_of(said: Sequence[Said], place: int) -> int | None:
    """The next message of the same author, if not much was said in between."""
    author = said[place][0]
    for further in range(place + 1, min(len(said), place + 2 + MOST_BETWEEN)):
        if said[further][0] == author:
            return further
    return None


def _goes_on(said: Sequence[Said], chain: Sequence[int], further: int) -> bool:
    text = said[further][1].text
    if not BEGINS.match(text):
        return False
    asked = said[chain[0]][1]
    return _is_bare(text) or bool(WORDS.search(asked.text[-NEAR:] + asked.before[-NEAR:]))


def _is_bare(text: str) -> bool:
    match = BEGINS.match(text)
    return match is not None and bool(REST.match(text, match.end()))


def _across(
    said: Sequence[Said], chain: Sequence[int], detectors: Iterable[Detector]
) -> Iterator[tuple[int, Found]]:
    for gap in (" ", ""):
        joined, pieces = _joined(said, chain, gap)
        first = said[chain[0]][1]
        page = Page(Normal(joined, range(0), range(0)), first.before, first.language)
        places = [found for detector in detectors for found in detector(page)]
        wide = [found for found in places if len(list(_cut(found, pieces))) > 1]
        if wide:
            for found in wide:
                yield from _cut(found, pieces)
            return


def _joined(said: Sequence[Said], chain: Sequence[int], gap: str) -> tuple[str, list[Piece]]:
    """One text: the end of the first message, and of each other what begins with its digits."""
    texts: list[str] = []
    pieces: list[Piece] = []
    offset = 0
    for number, place in enumerate(chain):
        text = said[place][1].text
        match = BEGINS.match(text) if number else None
        start = match.start("digits") if match else 0
        last = ENDS.search(text[-NEAR:]) if number < len(chain) - 1 else None
        end = len(text.rstrip(" .,:;…")) if last else len(text)
        pieces.append(Piece(place, offset, start, max(start, end)))
        texts.append(text[start:end])
        offset += max(0, end - start) + len(gap)
    return gap.join(texts), pieces


def _cut(found: Found, pieces: Iterable[Piece]) -> Iterator[tuple[int, Found]]:
    """The parts of a place, each in its own page."""
    for piece in pieces:
        start = max(found.start, piece.offset)
        end = min(found.end, piece.offset + piece.end - piece.start)
        if start < end:
            shift = piece.start - piece.offset
            yield piece.page, Found(found.kind, start + shift, end + shift, found.value)
