"""What every search engine promises, and which one is in use.

tests/search/engine_contract.py holds the promises; every engine has to pass it.
"""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.utils.module_loading import import_string

from search.documents import Document, Query, Results
from search.lexicon import Lexicon


class Engine(Protocol):
    """All that the rest of the product may ask of a search engine.

    Everything may raise IndexUnusable, and nothing else that comes from damaged files.
    """

    def save(self, documents: Iterable[Document], *, removed: Collection[str] = ()) -> None:
        """Add documents, replacing those with the same key, and forget the keys in `removed`.

        One step: a search sees all of it or nothing. Unknown keys are no error.
        """

    def replace_all(self, documents: Iterable[Document]) -> int:
        """Drop everything and save these instead, as one step. Says how many there are."""

    def search(self, query: Query) -> Results:
        """All words before fewer, then best score. What means nothing finds nothing."""

    def lexicon(self) -> Lexicon:
        """The words of documents that every colleague may read."""

    def contents(self) -> dict[str, str]:
        """The checksum of every document in it, by key: for comparing with the database."""

    def generation(self) -> int:
        """Grows with every step that is saved."""


class FileEngine(Engine, Protocol):
    """An engine that keeps its index in a folder of its own."""

    def __init__(self, folder: Path) -> None: ...


# Each is imported when it is asked for: the library of one that is not used is not needed.
FILE_ENGINES = {"whoosh": "search.engines.whoosh_engine.WhooshEngine"}
DATABASE = "database"
POSTGRES = "postgres"


def is_in_files() -> bool:
    """Whether the engine in use keeps files that have to keep up with the database."""
    if settings.SEARCH_ENGINE in (DATABASE, POSTGRES):
        return False
    if settings.SEARCH_ENGINE not in FILE_ENGINES:
        known = ", ".join([*FILE_ENGINES, POSTGRES, DATABASE])
        raise ImproperlyConfigured(
            f"SEARCH_ENGINE is “{settings.SEARCH_ENGINE}”; it can be one of: {known}."
        )
    return True


def is_in_postgres() -> bool:
    """Whether the engine in use lives in tables of PostgreSQL, written with the content."""
    if settings.SEARCH_ENGINE != POSTGRES:
        return False
    if connection.vendor != "postgresql":
        raise ImproperlyConfigured("SEARCH_ENGINE “postgres” wants a DATABASE_URL of PostgreSQL.")
    return True


def file_engine(folder: Path) -> Engine:
    """The engine in use, over this folder."""
    engine: type[FileEngine] = import_string(FILE_ENGINES[settings.SEARCH_ENGINE])
    return engine(folder)
