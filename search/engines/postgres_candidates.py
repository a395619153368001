"""Candidates out of PostgreSQL as something to score: counts of some documents, in arrays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from search.analysis import pieces_of
from search.documents import Hit, Query, Term
from search.engines import packing, scoring
from search.engines.postgres_asking import each_of
from search.engines.postgres_lexicon import Audience
from search.engines.postgres_rows import Found
from search.engines.scoring import Numbers, Postings

Counts = npt.NDArray[np.float32]
BITS = 16
MASK = np.uint64((1 << BITS) - 1)


@dataclass(frozen=True)
class _Sorted:
    """Counts in the order of their hashes."""

    hashes: packing.Hashes
    numbers: Numbers
    records: packing.Records

    @classmethod
    def of(cls, records: packing.Records, numbers: Numbers, chosen: Numbers) -> "_Sorted":
        some = records[chosen]
        hashes = some["hash"].copy()
        order = np.argsort(hashes, kind="stable")
        return cls(hashes[order], numbers[chosen][order], some[order])

    def having(self, hashes: packing.Hashes) -> Numbers:
        """Where one of the hashes stands."""
        first = np.searchsorted(self.hashes, hashes, "left")
        last = np.searchsorted(self.hashes, hashes, "right")
        some = np.flatnonzero(last > first)
        if not len(some):
            return np.empty(0, np.int64)
        sizes = (last - first)[some]
        ends = np.cumsum(sizes)
        return np.arange(ends[-1]) + np.repeat(first[some] - (ends - sizes), sizes)


class Candidates:
    """What was found for a query, each document once, in the order of their rows."""

    def __init__(self, found: Found, query: Query, audience: Audience) -> None:
        headers, records, belongs = packing.unpacked(found.packed)
        _, first, place = np.unique(headers["document"], return_index=True, return_inverse=True)
        numbers = np.where(first[place] == np.arange(len(headers)), place, -1)[belongs]
        self.headers = headers[first]
        self.size = len(first)
        self._audience = audience
        self._shortcuts = {False: self._numbers(found.begun), True: self._numbers(found.exact)}
        self._lengths: dict[str, Counts] = {}
        self._words = _Sorted.of(records, numbers, _wanted(records, numbers, query, audience))
        titled = np.flatnonzero((records["title"] > 0) & (numbers >= 0) & (records["text"] > 0))
        self._titles = _Sorted.of(records, numbers, titled)

    def corpus(self) -> scoring.Corpus:
        return scoring.Corpus(
            size=self.size,
            open=self.headers["open"],
            total=self._audience.total,
            lengths=self._relative_lengths,
            words=self._found,
            frequency=self._audience.terms.frequency,
            pieces=self._pieces,
            piece_frequency=self._audience.piece_frequency,
            shortcuts=lambda text, exact: self._shortcuts[exact],
        )

    def hit(self, best: scoring.Best) -> Hit:
        number, words, score, matched = best
        header = self.headers[number]
        type = bytes(header["type"]).decode()
        return Hit(type=type, id=int(header["id"]), words=words, score=score, matched=matched)

    def _numbers(self, document_ids: Sequence[int]) -> Numbers:
        return np.flatnonzero(np.isin(self.headers["document"], np.array(document_ids, np.uint64)))

    def _relative_lengths(self, field: str) -> Counts:
        if field not in self._lengths:
            lengths = self.headers[field].astype(np.float32)
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
        is_open = self.headers["open"]
        here, there = is_open[open_numbers], ~is_open[own_numbers]
        return (
            np.concatenate([open_numbers[here], own_numbers[there]]),
            np.concatenate([open_counts[here], own_counts[there]]),
        )

    @cached_property
    def _all_open(self) -> bool:
        return bool(self.headers["open"].all())

    def _hashes(self, field: str, term: Term) -> packing.Hashes:
        return _hashes(self._audience.terms.of(field, term))

    def _pieces(self, piece: str) -> Postings:
        hashes = np.array([packing.hash_of_piece(piece)], np.uint64)
        return self._counted(self._words, "text", hashes)

    def _counted(self, among: _Sorted, field: str, hashes: packing.Hashes) -> Postings:
        places = among.having(hashes)
        counts = among.records[field][places]
        there = counts > 0
        sums = np.bincount(among.numbers[places][there], counts[there], self.size)
        numbers = np.flatnonzero(sums)
        return numbers, sums[numbers].astype(np.float32)


def _hashes(terms: Iterable[bytes]) -> packing.Hashes:
    return np.array([packing.hash_of(each) for each in terms], np.uint64)


def _wanted(
    records: packing.Records, numbers: Numbers, query: Query, audience: Audience
) -> Numbers:
    """Which records are about something that the query asks for.

    Most are not: the last bits of a hash say so for nearly all of them.
    """
    terms = {each for word in query.words for term in word.terms for each in each_of(term)}
    fields = ("text", "own")
    wanted = {
        packing.hash_of(b) for each in terms for of in fields for b in audience.terms.of(of, each)
    }
    wanted |= {packing.hash_of_piece(p) for word in query.words for p in pieces_of(word.exact)}
    hashes = np.array(sorted(wanted), np.uint64)
    few = np.zeros(1 << BITS, np.bool_)
    few[hashes & MASK] = True
    all_hashes = records["hash"]
    chosen = np.flatnonzero(few[all_hashes & MASK] & (numbers >= 0))
    return chosen[np.isin(all_hashes[chosen], hashes)]
