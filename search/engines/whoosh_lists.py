"""The bytes of a term's documents, as Whoosh writes them: a magic number, then blocks, each with
its length (negative: the last one), what it says of itself, and lists that may be compressed.

Whoosh's own reader makes five objects a block and reads the file piece by piece; a search for a
word half typed reads hundreds of such lists.
"""

import pickle
import zlib
from io import BytesIO
from struct import Struct
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3TermInfo

Numbers = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float32]
Postings = tuple[Numbers, Weights]

_PLACE = Struct("!qi")
_LENGTH = Struct("!i")
_START = len(WHOOSH3_HEADER_MAGIC)


def count_of(about: bytes) -> int:
    """How many documents are listed, out of what an index says of a term."""
    count: int = W3TermInfo._struct.unpack_from(about)[2]
    return count


def place_of(about: bytes) -> tuple[int, int]:
    """Where the list stands and its length, out of what an index says of a term."""
    offset, length = _PLACE.unpack_from(about, W3TermInfo._struct.size)
    return offset, length


def decoded(content: bytes) -> Postings:
    """Documents in order, and how often each has the term. Raises ValueError and others where
    this is no list."""
    if content[:_START] != WHOOSH3_HEADER_MAGIC:
        raise ValueError("no postings where they should begin")
    blocks = []
    at, length = _START, 0
    while length >= 0:
        (length,) = _LENGTH.unpack_from(content, at)
        at += _LENGTH.size
        blocks.append(_block(content[at : at + abs(length)]))
        at += abs(length)
    if len(blocks) == 1:
        return blocks[0]
    return np.concatenate([each[0] for each in blocks]), np.concatenate(
        [each[1] for each in blocks]
    )


def _block(content: bytes) -> Postings:
    file = BytesIO(content)
    count, _last, _heaviest, compressed, *_lengths = pickle.load(file)
    lists = file.read()
    steps, weights, _values = pickle.loads(zlib.decompress(lists) if compressed else lists)
    numbers = np.cumsum(np.array(steps, np.int64))
    if len(numbers) != count:
        raise ValueError("a block of postings that is not whole")
    return numbers, _weights(weights, count)


def _weights(weights: Any, count: int) -> Weights:
    """Left out where all are one; one number where all are the same."""
    if weights is None:
        return np.ones(count, np.float32)
    if isinstance(weights, float):
        return np.full(count, weights, np.float32)
    return np.array(weights, np.float32)
