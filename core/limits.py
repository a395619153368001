"""How often did this caller ask in the last minute? One count for all processes of a host.

A request that only reads writes nothing to the database, so the counts live in a small file
that every process maps into memory. It is a cache: deleted or damaged, counting starts anew.
See docs/decisions/0005-rate-limits.md.
"""

import fcntl
import mmap
import os
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import blake2b
from math import ceil
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

WINDOW = 60
_ENTRY = struct.Struct("<QIII")  # caller, minute, asked in it, asked in the one before
_ENTRIES_PER_BUCKET = 8
_BUCKETS = 4096
_BUCKET_SIZE = _ENTRY.size * _ENTRIES_PER_BUCKET


class Standing(NamedTuple):
    """Where a caller stands after asking."""

    allowed: bool
    remaining: int
    retry_after: int


class Counter:
    """A sliding minute per caller: this minute's requests, and the last one's share of the rest."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._thread_lock = threading.Lock()
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        size = _BUCKETS * _BUCKET_SIZE
        # Never shorter: another process may have mapped what would be cut off.
        if os.fstat(self._file).st_size < size:
            os.ftruncate(self._file, size)
        self._memory = mmap.mmap(self._file, size)

    def ask(self, caller: str, limit: int) -> Standing:
        """Count a request, unless the caller has made `limit` of them in the last minute."""
        key = int.from_bytes(blake2b(caller.encode(), digest_size=8).digest(), "little") or 1
        now = self._clock()
        minute, passed = int(now // WINDOW), now % WINDOW
        with self._locked(key % _BUCKETS) as start:
            place, asked, before = self._find(start, key, minute)
            used = asked + before * (1 - passed / WINDOW)
            if used + 1 > limit:
                return Standing(False, 0, _wait(asked, before, limit, passed))
            _ENTRY.pack_into(self._memory, place, key, minute, asked + 1, before)
        return Standing(True, int(limit - used - 1), 0)

    @contextmanager
    def _locked(self, bucket: int) -> Iterator[int]:
        start = bucket * _BUCKET_SIZE
        with self._thread_lock:
            fcntl.lockf(self._file, fcntl.LOCK_EX, _BUCKET_SIZE, start)
            try:
                yield start
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN, _BUCKET_SIZE, start)

    def _find(self, start: int, key: int, minute: int) -> tuple[int, int, int]:
        """The caller's place and counts, or the place that was idle longest."""
        oldest, oldest_minute = start, minute + 1
        for place in range(start, start + _BUCKET_SIZE, _ENTRY.size):
            other, last, asked, before = _ENTRY.unpack_from(self._memory, place)
            if other == key:
                return place, *_moved_on(minute - last, asked, before)
            last = last if last <= minute else 0  # from the future: a damaged file
            if last < oldest_minute:
                oldest, oldest_minute = place, last
        return oldest, 0, 0


def _moved_on(minutes: int, asked: int, before: int) -> tuple[int, int]:
    if minutes == 0:
        return asked, before
    return (0, asked) if minutes == 1 else (0, 0)


def _wait(asked: int, before: int, limit: int, passed: float) -> int:
    """Whole seconds until one more request fits."""
    room = limit - 1 - asked
    if room >= 0 and before:
        fits_at = WINDOW * (1 - room / before)
    else:  # in the next minute, when what was asked in this one fades
        fits_at = WINDOW + WINDOW * (1 - max(limit - 1, 0) / asked)
    return max(1, ceil(fits_at - passed))


@lru_cache(maxsize=4)
def _counter(path: Path) -> Counter:
    return Counter(path)


def ask(caller: str, limit: int) -> Standing:
    """Count a request of this caller against `limit` a minute. 0 is no limit."""
    if not limit:
        return Standing(True, 0, 0)
    return _counter(Path(settings.DATA_DIR) / "limits").ask(caller, limit)
