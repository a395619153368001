"""Writing a segment. Whoosh's own writer pickles, sorts and looks up the length of each posting by
itself; that is most of what making an index takes. Here postings are gathered by term, and a term
is written at once. The files are the same.
"""

import pickle
import tempfile
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import IO, Any

import numpy as np
from whoosh.writing import SegmentWriter

from search.engines.whoosh_lists import Numbers, Weights
from search.engines.whoosh_schema import SCHEMA
from search.engines.whoosh_segments import Segment

MOST_IN_MEMORY = 4_000_000
BLOCK = 2048
"""Postings in a block: we read lists whole, and each block costs as much as a hundred postings."""
SHORT = 16
"""Lists that are not worth compressing: nearly all of them, and little of the whole."""
COMPRESSION = 3
GONE = -1

Lists = tuple["array[int]", "array[float]"]
Listed = tuple[str, bytes, "array[int]", "array[float]"]


class Writer(SegmentWriter):
    """A Whoosh writer that is done sooner."""

    def __init__(self, index: Any, folder: Path) -> None:
        # Who holds ours needs no lock of Whoosh's, which is kept by a writer that cannot begin.
        super().__init__(index, _lk=False)
        self.pool = Postings(folder)

    def add_stored(self, fields: Mapping[str, Any]) -> None:
        """As `add_document`, for what the schema's `stored` makes of a document."""
        number, rows = self.docnum, self.perdocwriter
        rows.start_doc(number)
        for name in sorted(fields):
            field, value, length = SCHEMA[name], fields[name], 0
            if field.indexed:
                self.pool.add_counts(name, value, number)
                length = sum(value.values()) if field.scorable else 0
            rows.add_field(name, field, None, length)
            if field.column_type:
                rows.add_column_value(name, field.column_type, field.to_column_value(value))
        rows.finish_doc()
        self._added = True
        self.docnum += 1

    def add_part(self, reader: Any, part: Segment) -> None:
        """Take over what is left of a segment. Whoosh's `reader` knows what is deleted."""
        first = self.docnum
        moved = self.write_per_doc(set(SCHEMA.names()), reader)
        places = np.arange(first, first + part.size)
        if moved is not None:
            places[:] = GONE
            places[list(moved)] = list(moved.values())
        for field, term, numbers, weights in part.all_postings():
            there = places[numbers]
            left = there != GONE
            self.pool.add_many(field, term, there[left], weights[left])
        self._added = True

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        _write(self.fieldwriter, self.pool.by_term())
        self.fieldwriter.close()


class Postings:
    """Which documents have which term, and how often. Takes the place of a Whoosh writer's pool.

    Given in the order of the documents. What memory is too dear for waits in files.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lists: dict[str, defaultdict[bytes, Lists]] = defaultdict(_by_term)
        self._count = 0
        self._runs: list[IO[bytes]] = []

    def add_counts(self, field: str, counts: Mapping[str | bytes, int], number: int) -> None:
        """The terms of a document in a field, each with how often it is there."""
        lists = self._lists[field]
        for key, count in counts.items():
            numbers, weights = lists[key if isinstance(key, bytes) else key.encode()]
            numbers.append(number)
            weights.append(count)
        self._count += len(counts)
        if self._count >= MOST_IN_MEMORY:
            self._put_aside()

    def add_many(self, field: str, term: bytes, numbers: Numbers, weights: Weights) -> None:
        if not len(numbers):
            return
        lists = self._lists[field][term]
        lists[0].extend(numbers.tolist())
        lists[1].extend(weights.tolist())
        self._count += len(numbers)

    def by_term(self) -> Iterator[Listed]:
        """Field, term, documents and weights, in the order in which they have to be written."""
        runs = [_read(file) for file in self._runs]
        in_order = merge(*runs, self._sorted(), key=itemgetter(0, 1))
        for (field, term), pieces in groupby(in_order, key=itemgetter(0, 1)):
            numbers, weights = array("I"), array("f")
            for _, _, more_numbers, more_weights in pieces:
                numbers += more_numbers
                weights += more_weights
            yield field, term, numbers, weights

    def cleanup(self) -> None:
        for file in self._runs:
            file.close()
        self._runs.clear()
        self._lists.clear()

    def _sorted(self) -> Iterator[Listed]:
        for field, lists in sorted(self._lists.items()):
            for term in sorted(lists):
                yield field, term, *lists[term]

    def _put_aside(self) -> None:
        run = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 (closed by `cleanup`)
        self._runs.append(run)
        for listed in self._sorted():
            pickle.dump(listed, run, pickle.HIGHEST_PROTOCOL)
        run.seek(0)
        self._lists.clear()
        self._count = 0


def _by_term() -> defaultdict[bytes, Lists]:
    return defaultdict(lambda: (array("I"), array("f")))


def _read(run: IO[bytes]) -> Iterator[Listed]:
    while True:
        try:
            yield pickle.load(run)
        except EOFError:
            return


def _write(files: Any, terms: Iterable[Listed]) -> None:
    for field, of_field in groupby(terms, key=itemgetter(0)):
        files.start_field(field, SCHEMA[field])
        for _, term, numbers, weights in of_field:
            files.start_term(term)
            _write_blocks(files._postwriter, numbers, weights)
            files.finish_term()
        files.finish_field()


def _write_blocks(posts: Any, numbers: "array[int]", weights: "array[float]") -> None:
    """As `add_posting` does, a block at a time. The last one is written with the term."""
    posts._compression = COMPRESSION if len(numbers) > SHORT else 0
    for start in range(0, len(numbers), BLOCK):
        if start:
            posts._write_block()
        posts._ids = numbers[start : start + BLOCK]
        posts._weights = weights[start : start + BLOCK]
        posts._maxweight = max(posts._weights)
