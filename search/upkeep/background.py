"""Upkeep that a search starts and does not wait for. No worker is needed for it."""

import contextlib
import logging
import threading
import time
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.db import DatabaseError, connection

from search.exceptions import IndexUnusable
from search.upkeep.rebuilding import bring_up_to_date, rebuild

log = logging.getLogger(__name__)

PAUSE_AFTER_FAILURE = 10.0
_working = threading.Lock()
_not_before = 0.0


def start_catching_up() -> None:
    """Take in what is queued: whoever saved it could not."""
    _start(partial(bring_up_to_date, wait=0))


def start_rebuilding() -> None:
    """Make a new index: the old one cannot be used."""
    _start(rebuild)


def wait() -> None:
    """Until what was started in this process is done."""
    with _working:
        pass


def _start(work: Callable[[], object]) -> None:
    if not settings.SEARCH_BACKGROUND or time.monotonic() < _not_before:
        return
    if not _working.acquire(blocking=False):
        return
    try:
        threading.Thread(target=_run, args=(work,), name="search upkeep", daemon=True).start()
    except RuntimeError as error:  # this process is ending, or may have no more threads
        _working.release()
        log.warning("The index is mended by another process: %s", error)


def _run(work: Callable[[], object]) -> None:
    global _not_before
    pause = PAUSE_AFTER_FAILURE  # also after what nobody thought of
    try:
        work()
        pause = 0.0
    except (IndexUnusable, OSError, DatabaseError) as error:
        log.error("The index could not be mended: %s", error)
    finally:
        _not_before = time.monotonic() + pause
        with contextlib.closing(connection):
            _working.release()
