"""How search keeps up with the change log."""

import logging
from collections.abc import Sequence

from django.db import DatabaseError

from core.events.models import Change
from search.engines import is_in_files
from search.exceptions import IndexUnusable
from search.services.documents import write_documents
from search.upkeep import background
from search.upkeep.catching_up import catch_up, changed_ids

log = logging.getLogger(__name__)


class SearchFollower:
    """Rows in the transaction of the change, the index right after it."""

    def written(self, changes: Sequence[Change]) -> None:
        for type, ids in changed_ids(changes).items():
            write_documents(type, ids)

    def committed(self) -> None:
        """As far as it goes now. What is left, searches find in the rows and take in later."""
        if not is_in_files():
            return
        try:
            catch_up()
        except IndexUnusable:
            background.start_rebuilding()
        except (OSError, DatabaseError) as error:
            log.warning("The index could not take in a change: %s", error)
