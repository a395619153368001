"""Which words there are, and in how many documents: for what is half typed or mistyped. Pure.

A lexicon tells of documents that every colleague may read, or of public ones; of nothing else, so
that no completion or correction can tell of a text that its reader may not see.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from search.inflection import form_of

BETWEEN = b"\0"
"""Stands between key and word in a term."""
_LAST = "\U0010ffff"


def term_of(key: str, word: str) -> bytes:
    """A word with its key before it: words of a key stand together in a sorted list."""
    return key.encode() + BETWEEN + word.encode()


def key_in(term: bytes) -> str:
    return term.partition(BETWEEN)[0].decode()


def word_in(term: bytes) -> str:
    return term.partition(BETWEEN)[2].decode()


class Vocabulary:
    """The words of a part of an index that never changes, in sorted order."""

    def __init__(self, terms: list[bytes]) -> None:
        self.terms = terms

    @cached_property
    def known(self) -> frozenset[bytes]:
        """The terms, to see at once whether one is among them."""
        return frozenset(self.terms)

    @cached_property
    def forms(self) -> list[str]:
        """The form of each term, by its number."""
        return [form_of(word_in(term)) for term in self.terms]

    @cached_property
    def _by_form(self) -> tuple[list[str], list[int]]:
        order = sorted(range(len(self.forms)), key=self.forms.__getitem__)
        return [self.forms[number] for number in order], order

    @cached_property
    def _by_ending(self) -> tuple[list[str], list[int]]:
        backwards = [form[::-1] for form in self.forms]
        order = sorted(range(len(backwards)), key=backwards.__getitem__)
        return [backwards[number] for number in order], order

    @cached_property
    def by_shape(self) -> dict[tuple[str, int], list[str]]:
        """Forms by first letter and length: what may be a slip of the finger for what."""
        shapes: dict[tuple[str, int], list[str]] = {}
        for form in dict.fromkeys(self._by_form[0]):
            shapes.setdefault((form[:1], len(form)), []).append(form)
        return shapes

    def number(self, term: bytes) -> int | None:
        """Where the term stands."""
        at = bisect_left(self.terms, term)
        return at if at < len(self.terms) and self.terms[at] == term else None

    def of_key(self, key: str) -> range:
        """Numbers of the terms with this key."""
        start = key.encode() + BETWEEN
        first = bisect_left(self.terms, start)
        return range(first, first + len(self.starting(start)))

    def starting(self, start: bytes) -> list[bytes]:
        """The terms that begin with these bytes."""
        first = last = bisect_left(self.terms, start)
        while last < len(self.terms) and self.terms[last].startswith(start):
            last += 1
        return self.terms[first:last]

    def beginning(self, form: str) -> Sequence[int]:
        """Numbers of the terms whose form begins so."""
        return _between(*self._by_form, form)

    def ending(self, form: str) -> Sequence[int]:
        return _between(*self._by_ending, form[::-1])

    def with_form(self, form: str) -> list[int]:
        """Numbers of the terms with exactly this form."""
        ordered, numbers = self._by_form
        return numbers[bisect_left(ordered, form) : bisect_right(ordered, form)]


def _between(ordered: list[str], numbers: list[int], start: str) -> list[int]:
    return numbers[bisect_left(ordered, start) : bisect_left(ordered, start + _LAST)]


@dataclass(frozen=True)
class Part:
    """A vocabulary as it counts now.

    `counts`: in how many documents each term stands; with `living`, in how many at most, and that
    says in how many that are still there. What was withdrawn stays in a vocabulary that never
    changes; nothing may tell of it.
    """

    words: Vocabulary
    counts: npt.NDArray[np.int32]
    living: Callable[[bytes], int] | None = None

    def count(self, number: int) -> int:
        if self.living is None:
            return int(self.counts[number])
        return self.living(self.words.terms[number])

    def frequent(self, numbers: Sequence[int], most: int) -> Iterator[tuple[int, int]]:
        """(number, count) of terms that are still there, the most frequent first and no more
        than `most`; 0: all, in any order."""
        chosen = np.asarray(numbers, np.int64)
        chosen = chosen[self.counts[chosen] > 0]
        if most and len(chosen) > most:
            chosen = chosen[np.argsort(-self.counts[chosen], kind="stable")]
        counted = ((number, self.count(number)) for number in chosen.tolist())
        return islice(((number, count) for number, count in counted if count), most or None)


@dataclass(frozen=True)
class Lexicon:
    """Vocabularies together; `size` is of how many documents they tell."""

    parts: Sequence[Part] = ()
    size: int = 0

    def frequency(self, key: str) -> int:
        """In how many documents some word of this key stands; at most: one may have several."""
        return sum(each.count(number) for each in self.parts for number in each.words.of_key(key))

    def count(self, terms: Iterable[bytes]) -> int:
        """In how many documents these terms stand, taken together; at most `size`."""
        terms = list(terms)
        found = sum(
            part.count(number)
            for part in self.parts
            for number in map(part.words.number, terms)
            if number is not None
        )
        return min(found, self.size)

    def words_of(self, key: str) -> list[bytes]:
        """The terms of this key."""
        pairs = ((each, number) for each in self.parts for number in each.words.of_key(key))
        return list({each.words.terms[number] for each, number in pairs if each.counts[number]})

    def beginning(self, form: str, most: int = 0) -> list[bytes]:
        """Terms whose form begins so, the most frequent first; of `most` > 0 no more."""
        return self._frequent(((each, each.words.beginning(form)) for each in self.parts), most)

    def ending(self, form: str, most: int = 0) -> list[bytes]:
        return self._frequent(((each, each.words.ending(form)) for each in self.parts), most)

    def has_form(self, form: str) -> bool:
        return any(
            each.count(number) for each in self.parts for number in each.words.with_form(form)
        )

    def named(self, form: str) -> list[bytes]:
        """Terms with exactly this form, the most frequent first."""
        return self._frequent(((each, each.words.with_form(form)) for each in self.parts), 0)

    def similar(self, form: str, edits: int, *, begun: bool = False) -> list[tuple[int, str]]:
        """(edits, form) of words that are at most so many slips away, nearest first.

        A transposition is one slip. With the same first letter, unless there is none. `begun`:
        beginnings of words are compared, always with the same first letter: there are too many.
        """
        found = self._similar(form, edits, form[:1], begun)
        return found if found or begun else self._similar(form, edits, "", begun)

    def _similar(self, form: str, edits: int, first: str, begun: bool) -> list[tuple[int, str]]:
        found: dict[str, int] = {}
        for part in self.parts:
            for (letter, length), forms in part.words.by_shape.items():
                if first and letter != first:
                    continue
                if begun and length >= len(form):
                    forms = list(dict.fromkeys(each[: len(form)] for each in forms))
                elif abs(length - len(form)) > edits:
                    continue
                # All of them: a limit would let those that are gone crowd out others.
                matches = extract(
                    form, forms, scorer=OSA.distance, processor=None, score_cutoff=edits, limit=None
                )
                found.update((match, int(distance)) for match, distance, _ in matches)
        found.pop(form, None)
        is_there = self._begins if begun else self.has_form
        return sorted((distance, each) for each, distance in found.items() if is_there(each))

    def _begins(self, form: str) -> bool:
        return bool(self.beginning(form, 1))

    def _frequent(self, found: Iterable[tuple[Part, Sequence[int]]], most: int) -> list[bytes]:
        counts: Counter[bytes] = Counter()
        for part, numbers in found:
            for number, count in part.frequent(numbers, 4 * most):
                counts[part.words.terms[number]] += count
        ordered = sorted(counts, key=lambda term: (-counts[term], term))
        return ordered[:most] if most else ordered


EMPTY = Lexicon()
