"""The SQL of the PostgreSQL engine that writes rows, follows the lexicon and keeps both true."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from search.analysis import ANALYSIS_VERSION
from search.engines.tallies import Tally


class Row(NamedTuple):
    """One row of `search_vector`."""

    document_id: int
    labels: list[str]
    facets: list[str]
    is_open: bool
    is_public: bool
    shortcut: str
    words: list[str]
    terms: str
    packed: bytes
    checksum: str


class Base(NamedTuple):
    """The row of `search_lexicon` and the state of the database that it was read in."""

    origin: str
    epoch: int
    analysis: int
    complete: bool
    started: str
    oldest: int
    """Every transaction before this one has ended."""
    mine: int | None
    """The transaction that reads, where it has written."""


class Change(NamedTuple):
    id: int
    transaction_id: int
    fresh: bool
    terms: str
    counts: bytes


# --- Writing, in the transaction of the content -------------------------------------------------

_BEGUN = """
INSERT INTO search_lexicon (id, origin, epoch, analysis, complete, terms, counts)
SELECT 1, %s, 1, %s, true, '', '' WHERE NOT EXISTS (SELECT FROM search_searchdocument)
ON CONFLICT DO NOTHING
"""
_COLUMNS = ", ".join([*Row._fields, "analysis"])
_SAVED = f"""
INSERT INTO search_vector ({_COLUMNS})
VALUES (%s, %s, %s, %s, %s, %s, array_to_tsvector(%s), %s, %s, %s, {ANALYSIS_VERSION})
ON CONFLICT (document_id) DO UPDATE
SET ({_COLUMNS}) = ROW ({", ".join(f"excluded.{name}" for name in [*Row._fields, "analysis"])})
"""


def begin() -> None:
    """Say that every document has its vector, where there are none yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM search_lexicon")
        if not cursor.rowcount:
            cursor.execute(_BEGUN, [uuid.uuid4(), ANALYSIS_VERSION])


def save(rows: Sequence[Row]) -> None:
    """Write vectors, and what they change in the lexicon. Their documents are locked already."""
    tally = _without([row.document_id for row in rows])
    for row in rows:
        tally.add(row.terms, row.is_open, row.is_public)
    with connection.cursor() as cursor:
        cursor.executemany(_SAVED, rows)
        _differ(cursor, tally)


def forget(document_ids: Sequence[int]) -> None:
    """Delete vectors, and take them out of the lexicon."""
    tally = _without(document_ids)
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM search_vector WHERE document_id = ANY(%s)", [list(document_ids)]
        )
        _differ(cursor, tally)


def _without(document_ids: Sequence[int]) -> Tally:
    tally = Tally()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT terms, is_open, is_public FROM search_vector WHERE document_id = ANY(%s)",
            [list(document_ids)],
        )
        for line, is_open, is_public in cursor:
            tally.add(line, is_open, is_public, -1)
    return tally


def _differ(cursor: CursorWrapper, tally: Tally) -> None:
    names, counts = tally.written()
    if names:
        cursor.execute(
            "INSERT INTO search_lexicon_change (terms, counts) VALUES (%s, %s)", [names, counts]
        )


def abandon() -> None:
    """Say that vectors are not kept up: another engine is in use."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE search_lexicon SET complete = false WHERE complete")


# --- Reading the lexicon --------------------------------------------------------------------------

_STATE = """
    origin::text, epoch, base.analysis, complete, pg_postmaster_start_time()::text,
    pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
    pg_current_xact_id_if_assigned()::text::bigint
"""
_CHANGED = f"""
SELECT {_STATE}, change.id, transaction_id, fresh, CASE WHEN fresh THEN change.terms END,
    CASE WHEN fresh THEN change.counts END
FROM search_lexicon AS base LEFT JOIN search_lexicon_change AS change
    ON transaction_id >= %s AND NOT change.id = ANY(%s)
    CROSS JOIN LATERAL (SELECT folded IS NULL OR folded > %s AS fresh) AS about
"""


def changes(since: int, known: Iterable[int], epoch: int) -> tuple[Base | None, list[Change]]:
    """The state, and changes of transactions from `since` on but for those `known` by their ids.

    One statement, so both are of one moment. What the base of `epoch` has in it comes empty.
    """
    with connection.cursor() as cursor:
        cursor.execute(_CHANGED, [since, list(known), epoch])
        rows = cursor.fetchall()
    at = len(Base._fields)
    found = [Change(*row[at:]) for row in rows if row[at] is not None]
    return (Base(*rows[0][:at]) if rows else None), found


def base() -> tuple[Base, str, bytes] | None:
    """The state with all words as of its epoch."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_STATE}, terms, counts FROM search_lexicon AS base")
        row = cursor.fetchone()
    return (Base(*row[:-2]), *row[-2:]) if row else None


def is_empty() -> bool:
    """Whether there is nothing to find."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM search_searchdocument LIMIT 1")
        return not cursor.rowcount


def contents() -> Iterator[tuple[str, int, str, int]]:
    """(type, object id, checksum, analysis) of each vector."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT type, object_id, vector.checksum, vector.analysis "
            "FROM search_vector AS vector JOIN search_searchdocument ON document_id = id"
        )
        yield from cursor


# --- Upkeep ---------------------------------------------------------------------------------------

LEXICON, REBUILDING = 0x5EA_0001, 0x5EA_0002
"""Locks between processes, gone when their holder is."""
_COUNTED = """
SELECT 0, terms, is_open, is_public FROM search_vector
UNION ALL SELECT id, '', false, false FROM search_lexicon_change
"""
_RENEWED = """
INSERT INTO search_lexicon (id, origin, epoch, analysis, complete, terms, counts)
VALUES (1, %s, 1, %s, true, %s, %s)
ON CONFLICT (id) DO UPDATE SET origin = excluded.origin, epoch = search_lexicon.epoch + 1,
    analysis = excluded.analysis, complete = true, terms = excluded.terms, counts = excluded.counts
RETURNING epoch
"""
_UNTRUE = """
SELECT FROM search_searchdocument AS document LEFT JOIN search_vector AS vector ON document_id = id
WHERE vector.checksum IS DISTINCT FROM document.checksum
    OR (vector.analysis, document.analysis) IS DISTINCT FROM (%s, %s) LIMIT 1
"""


@contextmanager
def rebuilding() -> Iterator[bool]:
    """Be the only one who rebuilds, or say False where another process does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [REBUILDING])
        mine: bool = cursor.fetchone()[0]
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [REBUILDING])


def counted() -> tuple[Tally, list[int]]:
    """The words of all vectors, and ids of the changes that are in these numbers."""
    tally, seen = Tally(), []
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(_COUNTED)
        for id, line, is_open, is_public in cursor:
            if id:
                seen.append(id)
            else:
                tally.add(line, is_open, is_public)
    return tally, seen


@transaction.atomic
def renew_base() -> None:
    """Count everything anew, and say that it is complete. Whoever reads does so from the start."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LEXICON])
        tally, seen = counted()
        cursor.execute(_RENEWED, [uuid.uuid4(), ANALYSIS_VERSION, *tally.written()])
        _mark(cursor, seen, cursor.fetchone()[0])


def tell_planner() -> None:
    """After much was written: without statistics PostgreSQL looks in the wrong index first."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_vector")


@transaction.atomic
def fold(fewest: int) -> int:
    """Put changes into the base, where there are so many. Says how many it were."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LEXICON])
        if not cursor.fetchone()[0] or not (found := base()):
            return 0
        cursor.execute("SELECT id, terms, counts FROM search_lexicon_change WHERE folded IS NULL")
        rows = cursor.fetchall()
        if len(rows) < fewest:
            return 0
        state, *whole = found
        tally = Tally()
        for names, counts in (whole, *(row[1:] for row in rows)):
            tally.add_written(names, bytes(counts))
        cursor.execute(
            "UPDATE search_lexicon SET epoch = epoch + 1, terms = %s, counts = %s",
            tally.written(),
        )
        _mark(cursor, [id for id, *_ in rows], state.epoch + 1)
    return len(rows)


def _mark(cursor: CursorWrapper, ids: Sequence[int], epoch: int) -> None:
    """Who read at the epoch before still finds them; those of earlier ones nobody needs."""
    cursor.execute("DELETE FROM search_lexicon_change WHERE folded < %s", [epoch])
    cursor.execute(
        "UPDATE search_lexicon_change SET folded = %s WHERE id = ANY(%s)", [epoch, list(ids)]
    )


def is_newer() -> bool:
    """Whether a newer version of the product keeps these tables: nothing of ours belongs there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM search_lexicon WHERE analysis > %s", [ANALYSIS_VERSION])
        return bool(cursor.rowcount)


def is_untrue() -> bool:
    """Whether some document lacks its vector."""
    with connection.cursor() as cursor:
        cursor.execute(_UNTRUE, [ANALYSIS_VERSION] * 2)
        return bool(cursor.rowcount)


def untrue(document_ids: Sequence[int]) -> set[int]:
    """Those of these documents that lack their vector."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT document_id FROM search_vector JOIN search_searchdocument AS document "
            "ON document_id = id AND search_vector.checksum = document.checksum "
            "WHERE search_vector.analysis = %s AND document_id = ANY(%s)",
            [ANALYSIS_VERSION, list(document_ids)],
        )
        return set(document_ids).difference(id for (id,) in cursor)
