"""What is shown before anything is typed: never a blank page."""

from search import registry
from search.documents import CANDIDATES, Hit, Query, Results
from search.models import SearchDocument
from search.registry import Asker


def by_use(user: Asker, query: Query) -> Results:
    """The most used, then the newest, of what fits the filters."""
    rows = SearchDocument.objects.labelled(query.labels).with_facets(query.facets)
    used: dict[str, float] = {}
    for index in registry.indexes():
        scores = index.use_scores(user, None)
        used.update({f"{index.type}:{id}": score for id, score in scores.items()})
    pairs = list(rows.keyed(used).values_list("type", "object_id"))
    newest = rows.order_by("-updated_at", "-pk").values_list("type", "object_id")
    pairs += newest[: CANDIDATES + 1]
    hits = {f"{type}:{id}": Hit(type, id, 0, used.get(f"{type}:{id}", 0.0)) for type, id in pairs}
    best = sorted(hits.values(), key=lambda hit: -hit.score)
    return Results(tuple(best[:CANDIDATES]), more=len(best) > CANDIDATES)
