"""Numbers that texts alike have in common: MinHash of their telling words, in bands of two.

Of two texts that share 65 % of their telling words, 998 in 1,000 have a number in common.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

from chats.mining.words import Words, content

BANDS = 12
_ROWS = 2
_PRIME = (1 << 61) - 1
_MIXED = [
    (0x9E3779B97F4A7C15 * (2 * number + 1) % _PRIME, 0xC2B2AE3D27D4EB4F * (number + 7) % _PRIME)
    for number in range(BANDS * _ROWS)
]


def sketch(words: Words, language: str) -> tuple[int, ...]:
    """BANDS numbers of 63 bits, other ones in each language."""
    hashed = [_hashed(f"{language} {word}") for word in content(words, language)]
    if not hashed:
        return ()
    least = [min((each * by + more) % _PRIME for each in hashed) for by, more in _MIXED]
    return tuple(
        _number(f"{band} {least[band * _ROWS : band * _ROWS + _ROWS]}") for band in range(BANDS)
    )


@lru_cache(maxsize=100_000)
def _hashed(word: str) -> int:
    return _number(word) % _PRIME


def _number(text: str) -> int:
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
