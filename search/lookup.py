"""Asking the engine, and seeing to it that what was saved a moment ago is in the answer."""

from datetime import timedelta
from typing import Protocol

from django.db.models import Min
from django.utils import timezone

from core.events import Position, is_newest, recorded_after
from search import registry
from search.documents import Query, Results
from search.engines import is_in_files, is_in_postgres
from search.engines.database import DatabaseEngine
from search.exceptions import IndexTooSlow, IndexUnusable
from search.lexicon import EMPTY
from search.matching import match
from search.models import SearchDocument
from search.upkeep import background, library

QUEUED = 200
TAKEN_IN_WITHIN = timedelta(seconds=2)


class Searched(Protocol):
    """What answers: an index as it is now, or the database."""

    def search(self, query: Query) -> Results: ...


class Shelf:
    """What a search is answered from: the index in use, or the database in its place."""

    def __init__(self, *, public: bool, mend: bool = True) -> None:
        """`public`: the index that knows public documents alone; `mend`: make it anew where it
        cannot be opened. Never raises."""
        self._books: library.Library | None = None
        self._engine: Searched = DatabaseEngine()
        self.lexicon = EMPTY
        self.degraded = False
        self._is_newest = False
        if is_in_postgres():
            self._ask_postgres(public, mend)
        elif is_in_files():
            self._open(public, mend)

    def _ask_postgres(self, public: bool, mend: bool) -> None:
        from search.engines.postgres_engine import PostgresEngine

        try:
            opened = PostgresEngine(public=public).opened()
            self._engine, self.lexicon = opened, opened.lexicon
        except IndexUnusable:
            self.fall_back(mend=mend)

    def _open(self, public: bool, mend: bool) -> None:
        try:
            self._books = library.current()
            engine = self._books.public if public else self._books.all
            self._engine, self.lexicon = engine, engine.lexicon()
        except (IndexUnusable, OSError):
            self.fall_back(mend=mend)

    def fall_back(self, *, mend: bool = True) -> None:
        """From here on the database answers, and the index is made anew."""
        if mend:
            background.start_rebuilding()
        self.lexicon = EMPTY
        self._let_the_database_answer()

    def _let_the_database_answer(self) -> None:
        self._books, self._engine, self.degraded = None, DatabaseEngine(), True

    def ask(self, query: Query) -> Results:
        """Candidates for a query, as fresh as the database."""
        try:
            results = self._engine.search(query)
        except (IndexUnusable, OSError) as error:
            self.fall_back(mend=not isinstance(error, IndexTooSlow))
            results = self._engine.search(query)
        if self._books is None:
            return results
        # In this order: what the index read to its position is in the results, the rest is queued.
        position = self._books.pointer.read_to
        if self._is_newest or is_newest(position):
            self._is_newest = True  # asked once a search: later questions are of the same moment
            return results
        queued = _queued_after(position)
        if len(queued) > QUEUED:
            background.start_catching_up()
            self._let_the_database_answer()
            return self._engine.search(query)
        return _with_queued(results, query, queued)


def _queued_after(position: Position) -> set[str]:
    """Keys of what changed since. More than 200 where there are more."""
    changes = (
        recorded_after(position)
        .filter(type__in=registry.types())
        .order_by()
        .values_list("type", "object_id")
        .annotate(since=Min("at"))[: QUEUED + 1]
    )
    keys = set()
    waiting = timezone.now() - TAKEN_IN_WITHIN
    for type, id, since in changes:
        keys.add(f"{type}:{id}")
        if since < waiting:  # whoever saved it could not
            background.start_catching_up()
    return keys


def _with_queued(results: Results, query: Query, keys: set[str]) -> Results:
    rows = SearchDocument.objects.keyed(keys).labelled(query.labels).with_facets(query.facets)
    fresh = [hit for row in rows if (hit := match(row, query))]
    hits = [hit for hit in results if hit.key not in keys] + fresh
    hits.sort(key=query.order)
    return Results(tuple(hits[: query.limit]), results.more or len(hits) > query.limit)
