"""Texts that say nearly the same, found without comparing each with each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from core.text import fold

ALIKE = 0.6
# Words in a row that two texts share; what very many share (“have a nice day”) says nothing.
RUN = 3
COMMONPLACE = 60
FIELD = re.compile(r"\{\{[^{}]*\}\}|[\[\]|]")
WORD = re.compile(r"\w+")


class Pair(NamedTuple):
    """Two texts and how much of their words they share, from 0 to 1."""

    first: int
    second: int
    likeness: float


def near_duplicates(texts: Mapping[int, str]) -> list[Pair]:
    """Pairs of texts, by id, that share most of their words in the same order."""
    runs = {number: runs_of(text) for number, text in texts.items()}
    shared = _shared_runs(runs)
    return [
        Pair(first, second, likeness)
        for (first, second), count in sorted(shared.items())
        if (likeness := count / (len(runs[first]) + len(runs[second]) - count)) >= ALIKE
    ]


def runs_of(text: str) -> frozenset[str]:
    """Each three words in a row; a shorter text is one run. Fields do not count."""
    words = WORD.findall(fold(FIELD.sub(" ", text)))
    if len(words) < RUN:
        return frozenset([" ".join(words)] if words else [])
    return frozenset(" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _shared_runs(runs: Mapping[int, Iterable[str]]) -> Counter[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for number, each in sorted(runs.items()):
        for run in each:
            holders[run].append(number)
    return Counter(pair for found in holders.values() for pair in _pairs(found))


def _pairs(found: list[int]) -> Iterator[tuple[int, int]]:
    if 1 < len(found) <= COMMONPLACE:
        yield from combinations(found, 2)
