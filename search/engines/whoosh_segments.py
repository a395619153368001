"""Reading what Whoosh wrote, as numpy arrays that scoring can work with.

Whoosh walks postings one by one in Python. Here each list is read once per process, turned into
arrays and kept, so that a word asked for again costs no more than some additions. Segments never
change: what was read stays valid over commits, and only the set of deleted documents differs.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

import numpy as np
from whoosh import columns

from search.engines.counting import FIELDS
from search.engines.whoosh_files import reading
from search.engines.whoosh_lists import Numbers, Postings, Weights, count_of, decoded, place_of
from search.lexicon import Part, Vocabulary

NOTHING: Postings = (np.empty(0, np.int64), np.empty(0, np.float32))
POSTINGS_KEPT = 4_000_000
# Where a term of a field stands as well: what an opening has, the whole text has.
KNOWN_BY = {"text": ("text",), "own": ("own",), "title": ("title",), "opening": ("text", "own")}


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
        self._places: dict[str, Numbers] = {}
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
                listed = list(self._listed(field))
                words = Vocabulary([term for term, _, _ in listed])
                b"".join(words.terms).decode()  # as whoever asks for words will do later
                counts = np.array([count for _, count, _ in listed], np.int32)
                places = [place for _, _, place in listed]
                self._places[field] = np.array(places, np.int64).reshape(-1, 2)
                self._vocabularies[field] = Part(words, counts)
            return self._vocabularies[field]

    def among(self, field: str, terms: Iterable[bytes]) -> list[bytes]:
        """Those of the terms that may stand in this field. To look for one in a file takes long,
        and most words asked for stand in few of the segments."""
        if field not in KNOWN_BY:
            return list(terms)
        known = [self.vocabulary(each).words.known for each in KNOWN_BY[field]]
        return [term for term in terms if any(term in each for each in known)]

    def postings(self, field: str, term: bytes) -> Postings:
        """Documents with this term in this field, and how often."""
        name = (field, term)
        with self._lock:  # hundreds of times a search: nothing else is entered for what is kept
            if name in self._kept:
                self._kept.move_to_end(name)
                return self._kept[name]
        with self._reading():
            found = self._read(field, term)
            if name not in self._kept:
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

    def _listed(self, field: str) -> Iterator[tuple[bytes, int, tuple[int, int]]]:
        """The terms of a field, in how many documents each stands, and where these are listed."""
        index = self._terms._tindex
        for coded, about in index.items_from(self._terms._keycoder(field, b"")):
            name, term = self._terms._keydecoder(coded)
            if name != field:
                return
            yield term, count_of(about), place_of(about)

    def _read(self, field: str, term: bytes) -> Postings:
        place = self._place(field, term)
        if place is None:
            return NOTHING
        found, weights = decoded(self._terms._postfile.get(*place))
        if found.min() < 0 or found.max() >= self.size:
            raise ValueError("postings of documents that are not there")
        return found, weights

    def _place(self, field: str, term: bytes) -> tuple[int, int] | None:
        """Where a term's documents are listed. To ask the file takes ten times as long."""
        if field in self._vocabularies:
            number = self._vocabularies[field].words.number(term)
            return None if number is None else tuple(self._places[field][number].tolist())
        about = self._terms._tindex.get(self._terms._keycoder(field, term))
        return None if about is None else place_of(about)

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
