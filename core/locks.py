"""One after another, where rows that are not there yet cannot be locked."""

from zlib import crc32

from django.db import connection


def wait_for_others(doing: str) -> None:
    """Nobody else gets past here with the same words until this transaction ends.

    SQLite writes one after another anyway.
    """
    assert connection.in_atomic_block, "a lock needs a transaction to end with"
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [crc32(doing.encode())])
