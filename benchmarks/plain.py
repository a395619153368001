"""Plain BM25 to compare with: k1 1.2, b .75, lower-case words, no stems, no titles apart."""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from math import log

K1, B = 1.2, 0.75
_WORD = re.compile(r"\w+")


class PlainBm25:
    def __init__(self, texts: Sequence[str]) -> None:
        self._postings: dict[str, tuple[array[int], array[int]]] = defaultdict(
            lambda: (array("l"), array("l"))
        )
        lengths = []
        for number, text in enumerate(texts):
            counts = Counter(_WORD.findall(text.lower()))
            lengths.append(sum(counts.values()))
            for word, count in counts.items():
                numbers, often = self._postings[word]
                numbers.append(number)
                often.append(count)
        average = sum(lengths) / len(lengths)
        self._norms = [K1 * (1 - B + B * length / average) for length in lengths]

    def best(self, query: str, count: int, among: Collection[int]) -> list[int]:
        """Numbers of the texts that fit best, out of these alone."""
        scores: dict[int, float] = defaultdict(float)
        for word in set(_WORD.findall(query.lower())):
            if word not in self._postings:
                continue
            numbers, often = self._postings[word]
            rare = log(1 + (len(self._norms) - len(numbers) + 0.5) / (len(numbers) + 0.5))
            for number, frequency in zip(numbers, often, strict=True):
                weight = frequency * (K1 + 1) / (frequency + self._norms[number])
                scores[number] += rare * weight
        found = [number for number in scores if number in among]
        return sorted(found, key=lambda number: (-scores[number], number))[:count]
