"""What is dear to make: made once by each worker, and put back when a test wants it again."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, models, transaction

from accounts.models import User
from tests import environment

# Written by migrations, and there in every database.
_ALWAYS_THERE = {"django_content_type", "auth_permission", "django_migrations"}


class _Made(NamedTuple):
    answer: Any
    folder: Path
    rows: dict[str, Any]


_made: dict[Callable[[], Any], _Made] = {}


@transaction.atomic
def kept(make: Callable[[], Any]) -> Any:
    """The answer of `make`, with the rows and files that it makes, in a database without any.

    What it left for after the commit is done the first time alone.
    """
    assert not User.objects.exists(), "this begins with an empty database"
    if make in _made:
        _put_back(_made[make])
    else:
        answer = make()
        folder = Path(tempfile.mkdtemp(dir=environment.FOLDER))
        shutil.copytree(settings.DATA_DIR, folder, dirs_exist_ok=True)
        _made[make] = _Made(answer, folder, _rows())
    return _made[make].answer


def _put_back(made: _Made) -> None:
    shutil.copytree(made.folder, settings.DATA_DIR, dirs_exist_ok=True)
    put = _fill_sqlite if connection.vendor == "sqlite" else _fill_postgres
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # in any order, whatever refers to what
            cursor.execute("SET LOCAL session_replication_role = replica")
        for table, rows in made.rows.items():
            put(cursor, table, rows)
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = origin")
        for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
            cursor.execute(statement)


def _rows() -> dict[str, Any]:
    read = _read_sqlite if connection.vendor == "sqlite" else _read_postgres
    tables = connection.introspection.django_table_names(only_existing=True)
    with connection.cursor() as cursor:
        found = {table: read(cursor, table) for table in set(tables) - _ALWAYS_THERE}
    return {table: rows for table, rows in found.items() if rows}


def _models() -> list[type[models.Model]]:
    return [each for each in apps.get_models(include_auto_created=True) if each._meta.managed]


def _read_sqlite(cursor: Any, table: str) -> list[tuple[Any, ...]]:
    described = connection.introspection.get_table_description(cursor, table)
    # An expression is answered as it is stored, a column as its type.
    columns = ", ".join(f'+"{column.name}"' for column in described)
    return list(cursor.execute(f'SELECT {columns} FROM "{table}"').fetchall())


def _fill_sqlite(cursor: Any, table: str, rows: list[tuple[Any, ...]]) -> None:
    places = ", ".join(["%s"] * len(rows[0]))
    cursor.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows)


def _read_postgres(cursor: Any, table: str) -> bytes:
    with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
        return b"".join(copy)


def _fill_postgres(cursor: Any, table: str, rows: bytes) -> None:
    with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
        copy.write(rows)
