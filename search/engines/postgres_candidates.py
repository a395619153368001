"""Candidates out of PostgreSQL as something to score: counts of some documents, in arrays."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from search.analysis import pieces_of
from search.documents import Hit, Query, Term
from search.engines import packing, scoring
from search.engines.postgres_asking import each_of
from search.engines.postgres_lexicon import Audience
from search.engines.postgres_looking import Found
from search.engines.scoring import Numbers, Postings

Counts = npt.NDArray[np.float32]


class Candidates:
    """What was found for a query, each document once, in the order of their rows."""

    def __init__(self, found: Found, query: Query, audience: Audience) -> None:
        self._unpacked = unpacked = packing.Unpacked(found.packed)
        self.size = len(unpacked.rows)
        self._audience = audience
        self._open = unpacked.open
        self._shortcuts = {False: self._places(found.begun), True: self._places(found.exact)}
        self._lengths: dict[str, Counts] = {}
        self._words = unpacked.having(_wanted(query, audience))
        self._titles = unpacked.titled()

    def corpus(self) -> scoring.Corpus:
        return scoring.Corpus(
            size=self.size,
            open=self._open,
            total=self._audience.total,
            lengths=self._relative_lengths,
            words=self._found,
            frequency=self._audience.terms.frequency,
            pieces=self._pieces,
            piece_frequency=self._audience.piece_frequency,
            shortcuts=lambda text, exact: self._shortcuts[exact],
        )

    def hits(self, best: Iterable[scoring.Best]) -> Iterator[Hit]:
        types, ids = self._unpacked.types, self._unpacked.ids
        for number, words, score, matched in best:
            yield Hit(types[number], ids[number], words=words, score=score, matched=matched)

    def _places(self, rows: Sequence[int]) -> Numbers:
        return np.flatnonzero(np.isin(self._unpacked.rows, np.array(rows, np.uint64)))

    def _relative_lengths(self, field: str) -> Counts:
        if field not in self._lengths:
            lengths = self._unpacked.lengths(field)
            self._lengths[field] = (lengths / self._audience.average(field)).astype(np.float32)
        return self._lengths[field]

    def _found(self, field: str, term: Term) -> Postings:
        found = self._having(field, term)
        for key in term.also:
            there = np.isin(found[0], self._having(field, Term(key))[0])
            found = found[0][there], found[1][there]
        return found

    def _having(self, field: str, term: Term) -> Postings:
        if field == "title":
            return self._counted(self._titles, field, self._hashes("title", term))
        open_numbers, open_counts = self._counted(self._words, field, self._hashes("text", term))
        if self._all_open:
            return open_numbers, open_counts
        own_numbers, own_counts = self._counted(self._words, field, self._hashes("own", term))
        is_open = self._open
        here, there = is_open[open_numbers], ~is_open[own_numbers]
        return (
            np.concatenate([open_numbers[here], own_numbers[there]]),
            np.concatenate([open_counts[here], own_counts[there]]),
        )

    @cached_property
    def _all_open(self) -> bool:
        return bool(self._open.all())

    def _hashes(self, field: str, term: Term) -> packing.Numbers:
        return _hashes(self._audience.terms.of(field, term))

    def _pieces(self, piece: str) -> Postings:
        return self._counted(self._words, "text", packing.hashes_of([packing.hash_of_piece(piece)]))

    def _counted(self, among: packing.Words, field: str, hashes: packing.Numbers) -> Postings:
        places = among.having(hashes)
        counts = among.counts(field, places)
        there = counts > 0
        sums = np.bincount(among.documents[places][there], counts[there], self.size)
        numbers = np.flatnonzero(sums)
        return numbers, sums[numbers].astype(np.float32)


def _hashes(terms: Iterable[bytes]) -> packing.Numbers:
    return packing.hashes_of(map(packing.hash_of, terms))


def _wanted(query: Query, audience: Audience) -> packing.Numbers:
    """What the query asks for, in texts and by pieces of titles."""
    terms = {each for word in query.words for term in word.terms for each in each_of(term)}
    wanted = {
        packing.hash_of(found)
        for each in terms
        for field in ("text", "own")
        for found in audience.terms.of(field, each)
    }
    wanted |= {packing.hash_of_piece(p) for word in query.words for p in pieces_of(word.exact)}
    return packing.hashes_of(wanted)
