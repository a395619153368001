"""What /readyz says of the index. Search answers without one: this never says no."""

from core import readiness
from core.events import last_position
from search.engines import is_in_files
from search.exceptions import IndexUnusable
from search.upkeep import library


def index_lag() -> readiness.Finding:
    if not is_in_files():
        return readiness.Finding(True)
    try:
        books = library.current()
    except (IndexUnusable, OSError):
        return readiness.Finding(True, "The index is not there yet; the database answers.")
    if books.pointer.read_to < last_position():
        return readiness.Finding(True, "The index is behind; searches look at what is queued.")
    return readiness.Finding(True)
