"""Reading what Whoosh wrote, as numpy arrays that scoring can work with.

Whoosh walks postings one by one in Python. Here each list is read once per process, turned into
arrays and kept, so that a word asked for again costs no more than some additions. Segments never
change: what was read stays valid over commits, and only the set of deleted documents differs.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh import columns
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3LeafMatcher

from search.engines.counting import FIELDS
from search.engines.whoosh_files import reading
from search.engines.whoosh_schema import SCHEMA
from search.lexicon import Part, Vocabulary

Numbers = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float32]
Postings = tuple[Numbers, Weights]

NOTHING: Postings = (np.empty(0, np.int64), np.empty(0, np.float32))
POSTINGS_KEPT = 4_000_000


class Segment:
    """One immutable part of an index."""

    def __init__(self, segment: Any, files: Any) -> None:
        self.name: str = segment.make_filename(".seg")
        self.size: int = segment.doc_count_all()
        compound = segment.open_compound_file(files)
        self.content: bytes = files.content(self.name)
        codec = segment.codec()
        self._terms = codec.terms_reader(compound, segment)
        self._documents = codec.per_document_reader(compound, segment)
        self._kept: OrderedDict[tuple[str, bytes], Postings] = OrderedDict()
        self._kept_postings = 0
        self._vocabularies: dict[str, Part] = {}
        self._lock = threading.Lock()

    @cached_property
    def keys(self) -> list[str]:
        """The key of each document, by its number."""
        return self._column("key")

    @cached_property
    def checksums(self) -> list[str]:
        return self._column("checksum")

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each key."""
        return {key: number for number, key in enumerate(self.keys)}

    @cached_property
    def lengths(self) -> dict[str, Weights]:
        """How many words each document has, by field."""
        lines = " ".join(self._column("lengths"))
        with reading(self.name):
            columns = np.array(lines.split(), np.float32).reshape(self.size, len(FIELDS))
        return dict(zip(FIELDS, np.ascontiguousarray(columns.T), strict=True))

    def vocabulary(self, field: str) -> Part:
        """All terms of this field, with the documents that were there at first."""
        with self._reading():
            if field not in self._vocabularies:
                counted = list(self._counted(field))
                words = Vocabulary([term for term, _ in counted])
                b"".join(words.terms).decode()  # as whoever asks for words will do later
                counts = np.array([count for _, count in counted], np.int32)
                self._vocabularies[field] = Part(words, counts)
            return self._vocabularies[field]

    def postings(self, field: str, term: bytes) -> Postings:
        """Documents with this term in this field, and how often."""
        name = (field, term)
        with self._reading():
            if name in self._kept:
                self._kept.move_to_end(name)
                return self._kept[name]
            found = self._read(field, term)
            self._kept[name] = found
            self._kept_postings += len(found[0]) + 50
            while self._kept_postings > POSTINGS_KEPT and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._kept_postings -= len(dropped[0]) + 50
            return found

    def all_postings(self) -> Iterator[tuple[str, bytes, Numbers, Weights]]:
        """Every term of every field with its documents, none of it kept."""
        with self._reading():
            terms = list(self._terms.terms())
        for field, term in terms:
            with self._reading():
                numbers, weights = self._read(field, term)
            yield field, term, numbers, weights

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Readers seek and read on one cursor, and threads share the segment."""
        with self._lock, reading(self.name):
            yield

    def _counted(self, field: str) -> Iterator[tuple[bytes, int]]:
        for (name, term), about in self._terms.items_from(field, b""):
            if name != field:
                return
            yield term, about.doc_frequency()

    def _read(self, field: str, key: bytes) -> Postings:
        if (field, key) not in self._terms:
            return NOTHING
        about = self._terms.term_info(field, key)
        postings = self._terms._postfile
        if not about.is_inlined() and postings.get(about.extent()[0], 4) != WHOOSH3_HEADER_MAGIC:
            raise ValueError("no postings where they should begin")
        codec = self._terms._codec
        matcher = codec.postings_reader(postings, about, SCHEMA[field].format)
        if not isinstance(matcher, W3LeafMatcher):
            ids = list(matcher.all_ids())
            return np.array(ids, np.int64), np.ones(len(ids), np.float32)
        numbers: list[int] = []
        weights: list[float] = []
        while matcher.is_active():
            # A block at a time: the public interface costs five times as much.
            matcher._read_ids()
            matcher._read_weights()
            numbers.extend(matcher._ids)
            weights.extend(matcher._weights)
            matcher._next_block()
        found = np.array(numbers, np.int64)
        if found.min() < 0 or found.max() >= self.size:
            raise ValueError("postings of documents that are not there")
        return found, np.array(weights, np.float32)

    def _column(self, name: str) -> list[str]:
        with self._reading():
            reader = self._documents.column_reader(name, columns.VarBytesColumn())
            return [bytes(reader[number]).decode() for number in range(self.size)]


def united(lists: list[Postings], size: int) -> Postings:
    """One list out of several; weights of the same document are added."""
    if len(lists) < 2:
        return lists[0] if lists else NOTHING
    numbers = np.concatenate([each[0] for each in lists])
    weights = np.concatenate([each[1] for each in lists])
    if len(numbers) * 8 > size:
        sums = np.bincount(numbers, weights, size)
        found = np.flatnonzero(sums)
        return found, sums[found].astype(np.float32)
    found, places = np.unique(numbers, return_inverse=True)
    return found, np.bincount(places, weights, len(found)).astype(np.float32)
