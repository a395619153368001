"""One commit of a Whoosh index, opened for searching."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any

import numpy as np
from whoosh.index import TOC

from search.documents import OPEN_LABELS, Term
from search.engines import scoring
from search.engines.terms import KeptTerms, Terms
from search.engines.whoosh_files import CommittedFiles, Manifest
from search.engines.whoosh_lists import Numbers, Postings, Weights
from search.engines.whoosh_schema import NAME, SCHEMA
from search.engines.whoosh_segments import Segment, united
from search.lexicon import Lexicon, Part

PARTS = ("text", "own")
STRENGTHS_KEPT = 2_000_000
MASKS_KEPT = 64


class Snapshot:
    """The documents of one commit. Never changes; threads share it."""

    def __init__(self, files: CommittedFiles, manifest: Manifest, older: "Snapshot | None") -> None:
        self.manifest = manifest
        self.files = files
        known = {segment.name: segment for segment in older.segments} if older else {}
        for segment in known.values():
            files.lend(segment.name, segment.content)
        described = TOC.read(files, NAME, gen=manifest.generation, schema=SCHEMA).segments
        self.segments: list[Segment] = [
            known.get(each.make_filename(".seg")) or Segment(each, files) for each in described
        ]
        self.starts = np.cumsum([0, *(segment.size for segment in self.segments)])
        self.size = int(self.starts[-1])
        self.alive = np.ones(self.size, np.bool_)
        for start, each in zip(self.starts, described, strict=False):
            self.alive[[start + number for number in each.deleted_docs()]] = False
        self._masks: dict[tuple[str, frozenset[str]], scoring.Mask] = {}
        self.open = self.alive & self.with_any("label", OPEN_LABELS)
        self.lexicon = self._lexicon("text")
        self.terms = KeptTerms(Terms(self.lexicon, self._lexicon("own"), self._lexicon("title")))
        self._lengths: dict[str, Weights] = {}
        self._kept = scoring.Strengths(STRENGTHS_KEPT)

    def corpus(self) -> scoring.Corpus:
        """The same documents as scoring wants them; made for each search, so that nothing holds
        on to a snapshot that is out of use."""
        return scoring.Corpus(
            size=self.size,
            open=self.open,
            total=self.lexicon.size,
            lengths=self._relative_lengths,
            words=self._words,
            frequency=self.terms.frequency,
            pieces=lambda piece: self._found("piece", [piece.encode()]),
            piece_frequency=self._piece_frequency,
            shortcuts=self._shortcuts,
            kept=self._kept,
        )

    def key(self, number: int) -> str:
        at = int(np.searchsorted(self.starts, number, side="right")) - 1
        return self.segments[at].keys[number - int(self.starts[at])]

    def numbers_of(self, keys: Iterable[str]) -> Iterator[int]:
        """Where documents with these keys stand, those deleted before left out."""
        wanted = set(keys)
        for start, segment in zip(self.starts, self.segments, strict=False):
            for key in wanted & segment.numbers.keys():
                number = int(start) + segment.numbers[key]
                if self.alive[number]:
                    yield number

    def with_any(self, field: str, terms: Iterable[str]) -> scoring.Mask:
        """Documents that have one of the terms. No terms: no documents. Not to be written to."""
        asked = field, frozenset(terms)
        if asked not in self._masks:
            if len(self._masks) >= MASKS_KEPT:
                self._masks.clear()
            lists = [self._found(field, [term.encode()])[0] for term in asked[1]]
            self._masks[asked] = scoring.any_of(self.size, lists)
        return self._masks[asked]

    def contents(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for start, segment in zip(self.starts, self.segments, strict=False):
            alive = self.alive[start : start + segment.size]
            pairs = zip(segment.keys, segment.checksums, alive, strict=True)
            found.update((key, checksum) for key, checksum, lives in pairs if lives)
        return found

    def _lexicon(self, field: str) -> Lexicon:
        pairs = zip(self.starts, self.segments, strict=False)
        alive = [self.alive[start : start + each.size] for start, each in pairs]
        parts = LazyParts(self.segments, alive, field)
        return Lexicon(parts, int(np.count_nonzero(self.open)))

    def _relative_lengths(self, field: str) -> Weights:
        if field not in self._lengths:
            lists = [each.lengths[field] for each in self.segments]
            lengths = np.concatenate([np.empty(0, np.float32), *lists])
            known = lengths[self.open]
            average = max(float(known.mean(dtype=np.float64)), 1.0) if len(known) else 1.0
            self._lengths[field] = (lengths / average).astype(np.float32)
        return self._lengths[field]

    def _words(self, field: str, term: Term) -> Postings:
        numbers, counts = self._once(field, term)
        for key in term.also:
            others, _ = self._once(field, Term(key))
            there = np.isin(numbers, others)
            numbers, counts = numbers[there], counts[there]
        return numbers, counts

    def _once(self, field: str, term: Term) -> Postings:
        if field == "title":
            return self._found(field, self.terms.of(field, term))
        # A document has its words in one of two fields, and what is completed differs: words of
        # others' own documents must not decide which completions open ones are found by.
        lists = []
        for part in PARTS:
            terms = self.terms.of(part, term)
            numbers, counts = self._found(part if field == "text" else field, terms)
            mine = self.open[numbers] == (part == "text")
            lists.append((numbers[mine], counts[mine]))
        return np.concatenate([each[0] for each in lists]), np.concatenate(
            [each[1] for each in lists]
        )

    def _piece_frequency(self, piece: str) -> int:
        numbers, _ = self._found("piece", [piece.encode()])
        return int(np.count_nonzero(self.open[numbers]))

    def _shortcuts(self, text: str, exact: bool) -> Numbers:
        if exact:
            return self._found("shortcut", [text.encode()])[0]
        begin = [
            each.vocabulary("shortcut").words.starting(text.encode()) for each in self.segments
        ]
        return self._found("shortcut", sorted({term for terms in begin for term in terms}))[0]

    def _found(self, field: str, terms: Iterable[bytes]) -> Postings:
        """Documents with one of the terms, by their numbers over all segments."""
        terms = list(terms)
        lists = [
            united([each.postings(field, term) for term in each.among(field, terms)], each.size)
            for each in self.segments
        ]
        if len(lists) == 1:
            return lists[0]
        numbers = [start + each[0] for start, each in zip(self.starts, lists, strict=False)]
        return (
            np.concatenate([np.empty(0, np.int64), *numbers]),
            np.concatenate([np.empty(0, np.float32), *(each[1] for each in lists)]),
        )


class LazyParts(Sequence[Part]):
    """The vocabularies of one field, read when they are asked for."""

    def __init__(
        self, segments: Sequence[Segment], alive: Sequence[scoring.Mask], field: str
    ) -> None:
        self._segments = segments
        self._alive = alive
        self._field = field
        self._parts: dict[int, Part] = {}

    def __len__(self) -> int:
        return len(self._segments)

    def __getitem__(self, number: Any) -> Any:
        if number not in self._parts:
            if number >= len(self):
                raise IndexError(number)
            self._parts[number] = self._part(self._segments[number], self._alive[number])
        return self._parts[number]

    def _part(self, segment: Segment, alive: scoring.Mask) -> Part:
        part = segment.vocabulary(self._field)
        if alive.all():
            return part
        return replace(part, living=cache(partial(_living, segment, alive, self._field)))


def _living(segment: Segment, alive: scoring.Mask, field: str, term: bytes) -> int:
    """In how many documents that are still there the term stands."""
    return int(np.count_nonzero(alive[segment.postings(field, term)[0]]))
