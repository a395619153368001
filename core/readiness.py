"""May requests be sent here? Parts of the product register what they need.

readiness.register("index", check_index)     # in AppConfig.ready
"""

from collections.abc import Callable
from typing import NamedTuple

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


class Finding(NamedTuple):
    """`detail` is for people; only `ready` decides."""

    ready: bool
    detail: str = "ok"


Check = Callable[[], Finding]
_checks: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """Add a check. It reads only, takes milliseconds and raises nothing but DatabaseError."""
    _checks[name] = check


def unregister(name: str) -> None:
    """Drop a check."""
    _checks.pop(name, None)


def findings() -> dict[str, Finding]:
    """Every check's answer. Without a database the others are not asked."""
    answers: dict[str, Finding] = {}
    for name, check in _checks.items():
        try:
            answers[name] = check()
        except DatabaseError:
            answers[name] = Finding(False, "The database does not answer.")
        if name == "database" and not answers[name].ready:
            break
    return answers


def _database() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Finding(True)


def _migrations() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not waiting:
        return Finding(True)
    return Finding(False, f"{len(waiting)} migrations wait.")


register("database", _database)
register("migrations", _migrations)
