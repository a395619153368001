"""Locks between processes, gone when their holder is."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from search.engines.files import remove
from search.upkeep.home import home

STEP = 0.01


@contextmanager
def held(name: str, *, wait: float) -> Iterator[bool]:
    """Hold the lock, or say False when another process or thread does for longer than `wait`."""
    folder = home()
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / name).is_dir():  # nobody's lock, and in the way of everybody's
        remove(folder / name)
    until = time.monotonic() + wait
    descriptor = _open(folder / name)
    try:
        while not (mine := _take(descriptor)) and time.monotonic() < until:
            time.sleep(STEP)
        yield mine
    finally:
        os.close(descriptor)  # gives the lock back


def _open(path: Path) -> int:
    """For reading alone: a command run by another user may have made the file."""
    try:
        return os.open(path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except PermissionError:
        path.unlink()  # whoever made it so can lock nobody out
        return os.open(path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)


def _take(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
