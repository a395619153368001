"""How the remarks on replies keep up with the change log."""

from collections.abc import Sequence

from django.db import connection, transaction

from core.events.models import Change
from responses.services import remarks

TYPES = frozenset({"reply", "article"})


class RemarkFollower:
    """Looks at replies right after the commit; what fails then is the job's."""

    def written(self, changes: Sequence[Change]) -> None:
        if TYPES.isdisjoint(change.type for change in changes):
            return
        if remarks.catch_up not in (entry[1] for entry in connection.run_on_commit):
            transaction.on_commit(remarks.catch_up, robust=True)

    def committed(self) -> None:
        """Nothing: only some changes are looked at, and those by `written`."""
