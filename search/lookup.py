"""Asking the engine, and seeing to it that what was saved a moment ago is in the answer."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from core.events import Position, is_newest
from core.events.models import Change
from search import registry
from search.documents import Hit, Query, Results
from search.engines import is_in_files
from search.engines.database import DatabaseEngine
from search.exceptions import IndexUnusable
from search.matching import match
from search.models import SearchDocument
from search.upkeep import background, library

QUEUED = 200
TAKEN_IN_WITHIN = timedelta(seconds=2)


@dataclass(frozen=True)
class Answer:
    """What was found; `degraded` when the database had to stand in for the index."""

    results: Results
    degraded: bool = False


def ask(query: Query, *, public: bool) -> Answer:
    """Candidates for a query, as fresh as the database. Never raises for a broken index.

    `public` asks the index that knows public documents alone.
    """
    if not is_in_files():
        return Answer(DatabaseEngine().search(query))
    try:
        books = library.current()
        results = (books.public if public else books.all).search(query)
    except (IndexUnusable, OSError):
        background.start_rebuilding()
        return Answer(DatabaseEngine().search(query), degraded=True)
    # In this order: what the index read to its position is in the results, the rest is queued.
    position = books.pointer.read_to
    queued = set() if is_newest(position) else _queued_after(position)
    return Answer(_with_queued(results, query, queued) if queued else results)


def _queued_after(position: Position) -> set[str]:
    """Keys of what changed since, the newest first and bulk changes last, at most 200."""
    later = Q(transaction_id__gt=position.transaction_id) | Q(
        transaction_id=position.transaction_id, sequence__gt=position.sequence
    )
    changes = (
        Change.objects.filter(later, type__in=registry.types())
        .order_by("bulk", "-transaction_id", "-sequence")
        .values_list("type", "object_id", "at")[:QUEUED]
    )
    keys = set()
    waiting = timezone.now() - TAKEN_IN_WITHIN
    for type, id, at in changes:
        keys.add(f"{type}:{id}")
        if at < waiting:  # whoever saved it could not
            background.start_catching_up()
    return keys


def _with_queued(results: Results, query: Query, keys: set[str]) -> Results:
    rows = SearchDocument.objects.keyed(keys).labelled(query.labels).with_facets(query.facets)
    fresh = [hit for row in rows if (hit := match(row, query))]
    hits = [hit for hit in results if hit.key not in keys] + fresh
    hits.sort(key=_order)
    return Results(tuple(hits[: query.limit]), results.more or len(hits) > query.limit)


def _order(hit: Hit) -> tuple[int, float, str, int]:
    return -hit.words, -hit.score, hit.type, hit.id
