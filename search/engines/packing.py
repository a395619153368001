"""How often each word stands in a document, as bytes that numpy reads without looking. Pure.

A document is a header and one number for each term and each piece: 48 bits of its hash, 8 for how
often it is in the text, 4 each for title and opening. So what the database puts together of many
documents is one array.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from search.documents import Document
from search.engines.counting import Counts

Numbers = npt.NDArray[np.uint64]
Places = npt.NDArray[np.intp]

# A header begins with a count in the text that no word has; the rest of it has none there, or a
# letter of the type.
MARK = 0xFF
HEADER, TYPE = 8, 4
_HASH, _TEXT, _TITLE = np.uint64(16), np.uint64(8), np.uint64(4)
_BYTE, _HALF, _LAST = np.uint64(0xFF), np.uint64(0xF), np.uint64(0xFFFF)


@lru_cache(maxsize=200_000)
def hash_of(term: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(term, digest_size=6).digest(), "little")


def hash_of_piece(piece: str) -> int:
    return hash_of(b"~" + piece.encode())


def hashes_of(hashes: Iterable[int]) -> Numbers:
    return np.array(sorted(hashes), np.uint64)


def packed(number: int, document: Document, counts: Counts) -> bytes:
    """`number`: of its row in `search_document`."""
    text, title, opening, piece = (min(each, 0xFFFF) for each in counts.lengths)
    header = [
        number << 16 | MARK << 8 | document.is_open,
        document.id << 16,
        text << 16 | title << 32,
        opening << 16 | piece << 32,
    ]
    words = [
        hash_of(term) << 16 | count << 8 | counts.title[term] << 4 | counts.opening[term]
        for term, count in counts.text.items()
    ]
    pieces = [hash_of_piece(each) << 16 | 1 << 8 for each in counts.pieces.elements()]
    kind = document.type.encode().ljust((HEADER - TYPE) * 8, b"\0")
    return np.array(header, "<u8").tobytes() + kind + np.array(words + pieces, "<u8").tobytes()


@dataclass(frozen=True)
class Words:
    """Some of the numbers, in the order of their hashes, and to which document each belongs."""

    hashes: Numbers
    numbers: Numbers
    documents: npt.NDArray[np.int32]

    def having(self, hashes: Numbers) -> Places:
        """Where one of the hashes stands."""
        first = np.searchsorted(self.hashes, hashes, "left")
        last = np.searchsorted(self.hashes, hashes, "right")
        some = np.flatnonzero(last > first)
        if not len(some):
            return np.empty(0, np.intp)
        sizes = (last - first)[some]
        ends = np.cumsum(sizes)
        places: Places = np.arange(ends[-1]) + np.repeat(first[some] - (ends - sizes), sizes)
        return places

    def counts(self, field: str, places: Places) -> Numbers:
        numbers = self.numbers[places]
        if field == "text":
            return numbers >> _TEXT & _BYTE
        return numbers >> _TITLE & _HALF if field == "title" else numbers & _HALF


class Unpacked:
    """Documents out of many `packed` ones behind each other, each once, by their rows' numbers."""

    def __init__(self, blob: bytes) -> None:
        self._numbers = np.frombuffer(blob, "<u8")
        starts = np.flatnonzero(self._numbers.view(np.uint8)[1::8] == MARK)
        ends = np.append(starts[1:], len(self._numbers))
        rows, first, place = np.unique(
            self._numbers[starts] >> _HASH, return_index=True, return_inverse=True
        )
        known = np.where(first[place] == np.arange(len(starts)), place, -1).astype(np.int32)
        self._documents = np.repeat(known, ends - starts)
        headers = starts[:, None] + np.arange(HEADER)
        self._documents[headers.reshape(-1)] = -1
        self._headers = self._numbers[headers][first]
        self.rows = rows

    @property
    def open(self) -> npt.NDArray[np.bool_]:
        return self._headers[:, 0] & _BYTE == 1

    @property
    def ids(self) -> list[int]:
        return (self._headers[:, 1] >> _HASH).tolist()

    @property
    def types(self) -> list[str]:
        names = np.ascontiguousarray(self._headers[:, TYPE:]).view(f"S{(HEADER - TYPE) * 8}")
        return [name.decode() for name in names[:, 0].tolist()]

    def lengths(self, field: str) -> npt.NDArray[np.float32]:
        column, shift = {"text": (2, 16), "title": (2, 32), "opening": (3, 16), "piece": (3, 32)}[
            field
        ]
        return (self._headers[:, column] >> np.uint64(shift) & _LAST).astype(np.float32)

    def having(self, hashes: Numbers) -> Words:
        """The numbers of these hashes.

        Most are of others: the last bits of a hash say so for nearly all of them.
        """
        few = np.zeros(1 << 16, np.bool_)
        few[hashes & _LAST] = True
        chosen = self._of_documents(np.flatnonzero(few[self._numbers.view("<u2")[1::4]]))
        return self._words(chosen[np.isin(self._numbers[chosen] >> _HASH, hashes)])

    def titled(self) -> Words:
        """The numbers of words in titles."""
        in_title = self._numbers.view(np.uint8)[::8] > int(_HALF)
        return self._words(self._of_documents(np.flatnonzero(in_title)))

    def _of_documents(self, places: Places) -> Places:
        return places[self._documents[places] >= 0]

    def _words(self, places: Places) -> Words:
        hashes = self._numbers[places] >> _HASH
        order = np.argsort(hashes, kind="stable")
        there = places[order]
        return Words(hashes[order], self._numbers[there], self._documents[there])
