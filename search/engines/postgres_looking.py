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


ENOUGH = 200
"""Where so many documents have all the words, those with fewer are not looked at: nobody would
see them."""


class Tier(NamedTuple):
    """Documents of one kind, with the parameters that its conditions take, and how many of them
    at most. `whole`: they have all the words that are rare; `fewer`: some."""

    conditions: Sequence[str]
    parameters: Sequence[Any]
    most: int
    whole: bool = False
    fewer: bool = False


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
FROM (
    WITH best AS MATERIALIZED (SELECT * FROM ({best}) AS kinds LIMIT {most}),
    few AS MATERIALIZED (SELECT count(*) FILTER (WHERE whole) < {enough} AS are FROM best)
    SELECT * FROM best UNION ALL SELECT * FROM ({others}) AS others LIMIT {most}
) AS found
"""
_NONE = "SELECT document_id, shortcut, packed, false AS whole FROM search_vector WHERE false"


def candidates(tiers: Sequence[Tier], shortcut: str, most: int) -> Found:
    """Documents of these kinds, the first kinds first and no more than `most`.

    One of several kinds may come more than once. Raises IndexTooSlow.
    """
    best = [tier for tier in tiers if not tier.fewer]
    others = [tier for tier in tiers if tier.fewer]
    asked = _FOUND.format(
        best=_union(best), others=_union(others, "(SELECT are FROM few)"), most=most, enough=ENOUGH
    )
    # A short code that nobody has stands for none: every text begins with nothing.
    shortcuts = [shortcut or "\n"] * 2
    first, then = ([each for tier in some for each in tier.parameters] for some in (best, others))
    with _in_time() as cursor:
        cursor.execute(asked, [*shortcuts, *first, *then])
        packed, begun, exact = cursor.fetchone()
        return Found(bytes(packed or b""), begun or (), exact or ())


def _union(tiers: Sequence[Tier], *conditions: str) -> str:
    parts = [
        f"(SELECT document_id, shortcut, packed, {tier.whole} AS whole FROM search_vector "
        f"WHERE {' AND '.join([*conditions, *tier.conditions])} LIMIT {tier.most})"
        for tier in tiers
    ]
    return " UNION ALL ".join(parts) or _NONE


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
