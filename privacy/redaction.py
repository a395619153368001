"""What is found in a text: first by a detector in the searchable copy, then in the original."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from privacy.kinds import RANK, Kind


@dataclass(frozen=True)
class Redaction:
    """A place in a message and what stands there instead; start and end count code points."""

    id: str
    kind: Kind
    text: str
    replacement: str
    message: int
    start: int
    end: int


@dataclass(frozen=True)
class Found:
    """A place in a text; the same `value` gets the same number all through a transcript."""

    kind: Kind
    start: int
    end: int
    value: str


def identity(message: int, start: int, end: int, text: str) -> str:
    """Stays the same as long as the message does, so that "keep this one" can be said later."""
    key = f"{message}:{start}:{end}:{text}"
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def merged(places: Iterable[Found]) -> list[Found]:
    """In order, without overlaps: what overlaps becomes one place of the kind that wins."""
    result: list[Found] = []
    for found in sorted(places, key=lambda each: (each.start, each.end)):
        if result and found.start < result[-1].end:
            result[-1] = _union(result[-1], found)
        else:
            result.append(found)
    return result


def _union(one: Found, other: Found) -> Found:
    winner = min(one, other, key=_strength)
    return Found(winner.kind, min(one.start, other.start), max(one.end, other.end), winner.value)


def _strength(found: Found) -> tuple[int, int, int]:
    """The kind that wins, then the longer place, then the value that says more than its place."""
    return RANK[found.kind], found.start - found.end, -len(found.value)
