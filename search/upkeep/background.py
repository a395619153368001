"""Upkeep that a search starts and does not wait for. No worker is needed for it."""

import logging
import threading
import time
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection

from search.exceptions import IndexUnusable
from search.upkeep.rebuilding import bring_up_to_date, rebuild

log = logging.getLogger(__name__)

PAUSE_AFTER_FAILURE = 30.0
_working = threading.Lock()
_not_before = 0.0


def start_catching_up() -> None:
    """Take in what is queued: whoever saved it could not."""
    _start(bring_up_to_date)


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
    if _working.acquire(blocking=False):
        threading.Thread(target=_run, args=(work,), name="search upkeep", daemon=True).start()


def _run(work: Callable[[], object]) -> None:
    global _not_before
    try:
        work()
    except (IndexUnusable, OSError, DatabaseError) as error:
        _not_before = time.monotonic() + PAUSE_AFTER_FAILURE
        log.error("The index could not be mended: %s", error)
    finally:
        connection.close()
        _working.release()
