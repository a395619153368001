"""What was searched, on its way to the database: no request that only reads writes it.

Entries wait in memory and are written by a thread, many at once. A process that is killed loses
those of its last ten seconds; one that ends in order writes them first.
"""

import atexit
import logging
import threading
from collections import deque
from dataclasses import replace
from functools import cache
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection

from core.addresses import client_network
from search.asking import Ask, Heard, Question, Take
from search.services.asked import write_down

log = logging.getLogger(__name__)

BATCH = 50
SECONDS = 10.0
# When nothing can be written for long, the oldest entries go.
ROOM = 1000

_heard: deque[Heard] = deque(maxlen=ROOM)
_lock = threading.Lock()
_many = threading.Event()
_writer: threading.Thread | None = None


def hear(
    request: Any, question: Question | None, *, hits: int | None, watched: bool = False
) -> int | None:
    """Note a settled search. Answers the number by which `took` knows it; None: it is not noted.

    `hits` and `watched`: see `Ask`.
    """
    if question is None or not settings.SEARCH_LOG:
        return None
    _add(Ask(question, _person(request, question), hits, watched))
    return question.code


def took(code: object, type: str, id: int) -> None:
    """Note that a hit of the search of this number was opened or used. Unknown numbers are fine."""
    if settings.SEARCH_LOG and isinstance(code, int) and 0 <= code < 2**53:
        _add(Take(code, type, id))


def flush() -> None:
    """Write what waits."""
    with _lock:
        waiting = list(_heard)
        _heard.clear()
    try:
        unknown = write_down(waiting)
    except DatabaseError as error:
        log.warning("%s searches could not be noted: %s", len(waiting), error)
        return
    # The process that answered the search may not have written it yet: try once more.
    with _lock:
        _heard.extend(replace(each, late=True) for each in unknown if not each.late)


def forget() -> None:
    """Drop what waits."""
    with _lock:
        _heard.clear()


def _person(request: Any, question: Question) -> str:
    """Of a visitor the address alone: public pages ask nobody for a session."""
    if question.public:
        return f"address:{client_network(request)}"
    return f"user:{request.user.pk}"


def _add(entry: Heard) -> None:
    with _lock:
        _heard.append(entry)
        if settings.SEARCH_BACKGROUND:
            _see_to_a_writer()
    if len(_heard) >= BATCH:
        _many.set()


def _see_to_a_writer() -> None:
    """One that lives: a forked process has the variable, but not the thread."""
    global _writer
    _write_at_the_end()
    if _writer is None or not _writer.is_alive():
        _writer = threading.Thread(target=_write, name="searches", daemon=True)
        _writer.start()


@cache
def _write_at_the_end() -> None:
    atexit.register(flush)


def _write() -> None:
    try:
        while _is_needed():
            _many.wait(SECONDS)
            _many.clear()
            flush()
    finally:
        connection.close()


def _is_needed() -> bool:
    """Asked under the lock: an entry that comes later starts another thread."""
    global _writer
    with _lock:
        if not _heard:
            _writer = None
        return bool(_heard)
