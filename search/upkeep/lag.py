"""What /readyz says of the index. Search answers without one: this never says no."""

from core import readiness
from core.events import last_position
from search.engines import is_in_files, is_in_postgres
from search.exceptions import IndexUnusable
from search.upkeep import library

NOT_THERE = "The index is not there yet; the database answers."


def index_lag() -> readiness.Finding:
    if is_in_postgres():
        return _of_postgres()
    if not is_in_files():
        return readiness.Finding(True)
    try:
        books = library.current()
    except (IndexUnusable, OSError):
        return readiness.Finding(True, NOT_THERE)
    if books.pointer.read_to < last_position():
        return readiness.Finding(True, "The index is behind; searches look at what is queued.")
    return readiness.Finding(True)


def _of_postgres() -> readiness.Finding:
    """Written with the content, it is never behind."""
    from search.engines import postgres_lexicon

    try:
        postgres_lexicon.newest()
    except IndexUnusable:
        return readiness.Finding(True, NOT_THERE)
    return readiness.Finding(True)
