"""Writing and reading the change log."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from core.events.followers import followers
from core.events.models import Change


class Position(NamedTuple):
    """How far a follower has read. Orders as the log does."""

    transaction_id: int
    sequence: int

    def __str__(self) -> str:
        return f"{self.transaction_id}.{self.sequence}"

    @classmethod
    def parse(cls, text: str) -> "Position":
        """The reverse of str(); raises ValueError."""
        transaction_id, sequence = text.strip().split(".")
        return cls(int(transaction_id), int(sequence))


START = Position(0, 0)


def record(type: str, object_id: int, verb: str, *, by: Any = None) -> None:
    """Say that an object changed. Call it inside the transaction that changes it."""
    record_many(type, [object_id], verb, by=by, bulk=False)


def record_many(
    type: str, object_ids: Iterable[int], verb: str, *, by: Any = None, bulk: bool = True
) -> None:
    """Say that many objects changed alike. `bulk` ones wait behind interactive ones.

    Raises RuntimeError outside a transaction: the change and its line belong together.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("A change is recorded in the transaction that makes it.")
    actor_id = by.pk if by is not None else None
    changes = [
        Change(type=type, object_id=each, verb=verb, actor_id=actor_id, bulk=bulk)
        for each in object_ids
    ]
    if not changes:
        return
    Change.objects.bulk_create(changes, batch_size=500)
    for follower in followers():
        follower.written(changes)
        _call_once_committed(follower.committed)


def _call_once_committed(committed: Callable[[], None]) -> None:
    """Once a transaction, however much it records: catching up takes in all of it."""
    if committed not in (entry[1] for entry in connection.run_on_commit):
        # What follows is no part of what was saved: an error there is logged and hurts nobody.
        transaction.on_commit(committed, robust=True)


def recorded_after(position: Position) -> QuerySet[Change]:
    """All changes behind `position`, settled or not, in reading order."""
    return Change.objects.filter(
        Q(transaction_id__gt=position.transaction_id)
        | Q(transaction_id=position.transaction_id, sequence__gt=position.sequence)
    )


def changes_after(position: Position, limit: int) -> list[Change]:
    """Settled changes behind `position`, in reading order, at most `limit`."""
    found = recorded_after(position)
    return list((found.extra(where=[_SETTLED]) if _postgres() else found)[:limit])


def last_position() -> Position:
    """The newest settled change: where a follower that missed nothing stands. One cheap query."""
    where = f"WHERE {_SETTLED}" if _postgres() else ""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT transaction_id, sequence FROM core_change "
            f"{where} ORDER BY transaction_id DESC, sequence DESC LIMIT 1"
        )
        row = cursor.fetchone()
    return Position(*row) if row else START


def is_newest(position: Position) -> bool:
    """Whether nothing was recorded behind `position`, settled or not. One cheap query."""
    # Two ranges instead of a comparison of pairs: SQLite would read the whole log for that.
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM core_change WHERE transaction_id > %s "
            "OR (transaction_id = %s AND sequence > %s) LIMIT 1",
            [position.transaction_id, position.transaction_id, position.sequence],
        )
        return cursor.fetchone() is None


def unsettled_changes() -> Sequence[Change]:
    """Committed changes whose order is not final yet because an older transaction still runs.

    PostgreSQL only; they count as queued until every older transaction has ended.
    """
    if not _postgres():
        return []
    return list(Change.objects.extra(where=[f"NOT ({_SETTLED})"]))


# A transaction below the snapshot's xmin has ended, and so has every older one.
_SETTLED = "transaction_id < pg_snapshot_xmin(pg_current_snapshot())::text::bigint"


def _postgres() -> bool:
    return connection.vendor == "postgresql"
