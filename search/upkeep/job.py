"""The worker's part in keeping the index: what no saving request and no search took in."""

from core.events import last_position
from search.engines import is_in_files, is_in_postgres
from search.exceptions import IndexUnusable
from search.upkeep import in_database, library
from search.upkeep.rebuilding import PATIENCE, bring_up_to_date, sweep_unfinished

EVERY = 15


def keep_up() -> str:
    """Bring the index of this host up to date; says so where it was behind or missing."""
    if is_in_postgres():
        return in_database.keep_up()
    if not is_in_files():
        return ""
    if not _is_behind():
        sweep_unfinished()
        return ""
    bring_up_to_date(wait=PATIENCE)
    return "the index is up to date again"


def _is_behind() -> bool:
    try:
        return library.current().pointer.read_to < last_position()
    except (IndexUnusable, OSError):
        return True
