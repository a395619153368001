"""The SQL of the PostgreSQL engine that looks for candidates, in time or not at all."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import psycopg
from django.db import OperationalError, connection, transaction
from django.db.backends.utils import CursorWrapper
from psycopg import errors, pq

from search.exceptions import IndexTooSlow

TIMEOUT_MS = 500
"""How long the database may look."""


class Tier(NamedTuple):
    """Documents of one kind, with the parameters that its conditions take, and how many of them
    at most."""

    conditions: Sequence[str]
    parameters: Sequence[Any]
    most: int


class Found(NamedTuple):
    """Packed counts, one document after the other; and whose short codes begin as the one asked
    for does, and are it."""

    packed: bytes = b""
    begun: Sequence[int] = ()
    exact: Sequence[int] = ()


_FOUND = """
SELECT string_agg(packed, ''),
    array_agg(document_id) FILTER (WHERE shortcut ^@ %s),
    array_agg(document_id) FILTER (WHERE shortcut = %s)
FROM (SELECT * FROM ({tiers}) AS kinds LIMIT {most}) AS found
"""


def candidates(tiers: Sequence[Tier], shortcut: str, most: int) -> Found:
    """Documents of these kinds, the first kinds first and no more than `most`.

    One of several kinds may come more than once. Raises IndexTooSlow.
    """
    parts = [
        "(SELECT document_id, shortcut, packed FROM search_vector "
        f"WHERE {' AND '.join(tier.conditions)} LIMIT {tier.most})"
        for tier in tiers
    ]
    # A short code that nobody has stands for none: every text begins with nothing.
    shortcuts = [shortcut or "\n"] * 2
    with _in_time() as cursor:
        cursor.execute(
            _FOUND.format(tiers=" UNION ALL ".join(parts), most=most),
            [*shortcuts, *(each for tier in tiers for each in tier.parameters)],
        )
        packed, begun, exact = cursor.fetchone()
        return Found(bytes(packed or b""), begun or (), exact or ())


_LIMITED = {
    "statement_timeout": f"{TIMEOUT_MS}ms",
    "enable_seqscan": "off",
    "max_parallel_workers_per_gather": "0",  # kinds come one after the other
    "work_mem": "32MB",
}
_LIMITS = "SELECT " + ", ".join(f"set_config('{name}', %s, true)" for name in _LIMITED)


@contextmanager
def _in_time() -> Iterator[CursorWrapper]:
    """A cursor whose statements end in time and never walk the table; values come as bytes."""
    nested = connection.in_atomic_block
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_LIMITS, list(_LIMITED.values()))
            with _of_bytes() as fast:
                yield fast
            # Nothing was written; of a savepoint taken back no limit stays for who asked.
            transaction.set_rollback(nested)
    except OperationalError as error:
        if isinstance(error.__cause__, errors.QueryCanceled):
            raise IndexTooSlow(f"no candidates in {TIMEOUT_MS} ms") from error
        raise


@contextmanager
def _of_bytes() -> Iterator[CursorWrapper]:
    """Django's own cursors take everything as text: twice as much, to be decoded."""
    with psycopg.Cursor(connection.connection) as cursor:
        cursor.format = pq.Format.BINARY
        noted: Any = connection.queries_logged
        wrapped: Any = connection.make_debug_cursor if noted else connection.make_cursor
        yield wrapped(cursor)
