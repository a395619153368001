"""Locks between processes, gone when their holder is."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager

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
    with open(folder / name, "w") as file:
        while not (mine := _take(file.fileno())) and time.monotonic() < until:
            time.sleep(STEP)
        yield mine  # closing the file gives the lock back


def _take(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
