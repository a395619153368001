"""How often each word stands in a document, as bytes that numpy reads without looking. Pure.

A document is a header and one record for each term and each piece, all of the same width, so that
those of many documents can be put together by the database and read as one array.
"""

import hashlib
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from search.documents import Document
from search.engines.counting import Counts

RECORD = np.dtype([("hash", "<u8"), ("text", "<u2"), ("title", "u1"), ("opening", "u1")])
# `mark` stands where a record has its count in the text, which is never so high. Whatever else
# stands there in the other records of a header is 0 or a letter.
HEADER = np.dtype(
    {
        "names": ["document", "mark", "open", "id", "text", "title", "opening", "piece", "type"],
        "formats": ["<u8", "<u2", "?", "<i8", "<u4", "<u2", "<u2", "<u2", "S32"],
        "offsets": [0, 8, 10, 12, 24, 28, 30, 34, 36],
        "itemsize": 72,
    }
)
MARK = 0xFFFF
Records = npt.NDArray[np.void]
Hashes = npt.NDArray[np.uint64]


@lru_cache(maxsize=200_000)
def hash_of(term: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(term, digest_size=8).digest(), "little")


def hash_of_piece(piece: str) -> int:
    return hash_of(b"~" + piece.encode())


def packed(number: int, document: Document, counts: Counts) -> bytes:
    """`number`: of its row in `search_document`."""
    header = np.zeros(1, HEADER)
    text, title, opening, piece = counts.lengths
    header["document"], header["mark"], header["open"] = number, MARK, document.is_open
    header["id"], header["type"] = document.id, document.type.encode()
    header["text"] = text
    header["title"], header["opening"], header["piece"] = _two(title), _two(opening), _two(piece)
    records = np.array(
        [
            (hash_of(term), _two(count), _one(counts.title[term]), _one(counts.opening[term]))
            for term, count in counts.text.items()
        ]
        + [(hash_of_piece(piece), _two(count), 0, 0) for piece, count in counts.pieces.items()],
        RECORD,
    )
    return header.tobytes() + records.tobytes()


def _two(count: int) -> int:
    return min(count, MARK - 1)


def _one(count: int) -> int:
    return min(count, 0xFF)


def unpacked(blob: bytes) -> tuple[npt.NDArray[np.void], Records, npt.NDArray[np.int64]]:
    """The headers, all records, and to which of the headers each record belongs."""
    records = np.frombuffer(blob, RECORD)
    starts = np.flatnonzero(records["text"] == MARK)
    width = HEADER.itemsize // RECORD.itemsize
    rows = starts[:, None] + np.arange(width)
    headers = records[rows].reshape(-1).view(HEADER)
    sizes = np.diff(np.append(starts, len(records)))
    return headers, records, np.repeat(np.arange(len(starts)), sizes)
