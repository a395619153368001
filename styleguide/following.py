"""How what the guide finds keeps up with the change log."""

from collections.abc import Sequence

from django.db import connection, transaction

from core.events.models import Change
from styleguide.checked_texts import texts_of
from styleguide.services import keeping


class FindingsFollower:
    """Holds texts against the guide right after the commit that changed them."""

    def written(self, changes: Sequence[Change]) -> None:
        if not any(texts_of(change.type) for change in changes):
            return
        if keeping.catch_up not in (entry[1] for entry in connection.run_on_commit):
            transaction.on_commit(keeping.catch_up, robust=True)

    def committed(self) -> None:
        """Nothing: only some changes are of texts, and those are seen by `written`."""
