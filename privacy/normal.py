"""A copy of a text that is easy to search, and the way back to the text as it was given."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Sorting the marks of one letter takes the square of their number.
MOST_MARKS = 16
PLAIN = re.compile(r"[\x20-\x7e\nåæøäöéÅÆØÄÖÉ]+")
DASHES = frozenset("\u2212\u02d7\u2043\u30fc\uff0d")  # minus and others that Unicode calls no dash
LINE_ENDS = frozenset("\u2028\u2029\x85\x0b\x0c")


@dataclass(frozen=True)
class Normal:
    """NFKC, one kind of dash, space and digit, nothing invisible (Unicode TR15, TR36).

    `starts` and `ends` say for every character of `text` where it was in the original.
    """

    text: str
    starts: range | list[int]
    ends: range | list[int]

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """The place with all of the signs it cuts: `¼` is three here."""
        while start and self.starts[start - 1] == self.starts[start]:
            start -= 1
        while end < len(self.text) and self.starts[end] == self.starts[end - 1]:
            end += 1
        return start, end

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original that became text[start:end]."""
        return self.starts[start], self.ends[end - 1]


def normal(original: str) -> Normal:
    if PLAIN.fullmatch(original):
        return Normal(original, range(len(original)), range(1, len(original) + 1))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    place = 0
    while place < len(original):
        if plain := _plain_run(original, place):
            pieces.append(plain)
            starts.extend(range(place, place + len(plain)))
            ends.extend(range(place + 1, place + len(plain) + 1))
            place += len(plain)
            continue
        end = _end_of_cluster(original, place)
        for piece in _normal_cluster(original[place:end]):
            pieces.append(piece)
            starts.append(place)
            ends.append(end)
        place = end
    return Normal("".join(pieces), starts, ends)


def _plain_run(text: str, place: int) -> str:
    """Characters that stay as they are, but for the last, on which a mark may stand."""
    match = PLAIN.match(text, place)
    if match is None:
        return ""
    return match[0] if match.end() == len(text) else match[0][:-1]


def _end_of_cluster(text: str, place: int) -> int:
    """Past one character and the marks that stand on it: `a` with a ring is `å`."""
    end = place + 1
    furthest = min(len(text), place + 1 + MOST_MARKS)
    while end < furthest and unicodedata.combining(text[end]):
        end += 1
    return end


def _normal_cluster(cluster: str) -> str:
    if len(cluster) == 1 and PLAIN.match(cluster):
        return cluster
    return "".join(map(_plain_character, unicodedata.normalize("NFKC", cluster)))


def _plain_character(character: str) -> str:
    if character in LINE_ENDS:
        return "\n"
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    if category == "Zs" or character == "\t":
        return " "
    if category == "Pd" or character in DASHES:
        return "-"
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return character
