"""Keeping what PostgreSQL searches true, in the transaction of the content."""

from collections.abc import Mapping

from django.conf import settings
from django.db import connection

from search.documents import Document
from search.engines import POSTGRES, is_in_postgres
from search.models import SearchDocumentQuerySet


def begin() -> None:
    """Before the first document is written."""
    if is_in_postgres():
        from search.engines import postgres_rows

        postgres_rows.begin()


def write(documents: Mapping[int, Document]) -> None:
    """Make vectors of these documents, by the numbers of their rows."""
    if not documents:
        return
    if is_in_postgres():
        from search.engines import postgres_engine, postgres_rows

        pairs = documents.items()
        postgres_rows.save([postgres_engine.row(number, each) for number, each in pairs])
    else:
        _abandon()


def forget(rows: SearchDocumentQuerySet) -> None:
    """Take these out before they are deleted."""
    if is_in_postgres():
        from search.engines import postgres_rows

        if numbers := list(rows.values_list("pk", flat=True)):
            postgres_rows.forget(numbers)
    else:
        _abandon()


def without_vectors(rows: SearchDocumentQuerySet) -> set[int]:
    """The object ids of these rows that PostgreSQL should search and cannot."""
    if not is_in_postgres():
        return set()
    from search.engines import postgres_rows

    numbers = dict(rows.values_list("pk", "object_id"))
    return {numbers[each] for each in postgres_rows.untrue(list(numbers))}


def _abandon() -> None:
    """What another engine leaves out is missed when PostgreSQL searches again."""
    if connection.vendor == "postgresql" and settings.SEARCH_ENGINE != POSTGRES:
        from search.engines import postgres_rows

        postgres_rows.abandon()
