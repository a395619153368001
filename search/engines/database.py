"""Plain SQL over `search_document`: always there, always up to date, on both databases.

Slower than an index and blind to what stands far down in a long text; it answers while an index
is being rebuilt.
"""

from collections.abc import Callable, Iterable
from functools import reduce
from operator import and_, or_

from django.db.models import Case, IntegerField, Q, Value, When

from search.documents import Hit, Query, Results, Term, Word
from search.matching import match
from search.models import SearchDocument, SearchDocumentQuerySet

ENOUGH = 20
Together = Callable[[Q, Q], Q]


class DatabaseEngine:
    """Finds in rows that the services write; there is nothing to save here."""

    def search(self, query: Query) -> Results:
        if not query.words and not query.shortcut:
            return Results()
        rows = SearchDocument.objects.labelled(query.labels).with_facets(query.facets)
        found = self._matching(rows, query, and_)
        if len(found) < ENOUGH and query.at_least < len(query.words):
            found = self._matching(rows, query, or_)
        hits = sorted(found.values(), key=lambda hit: (-hit.words, -hit.score, hit.type, hit.id))
        return Results(tuple(hits[: query.limit]), more=len(hits) > query.limit)

    def _matching(
        self, rows: SearchDocumentQuerySet, query: Query, together: Together
    ) -> dict[str, Hit]:
        in_text = _condition(query, "keys", together)
        in_title = _condition(query, "title_keys", together)
        if query.shortcut:
            begins = Q(shortcut__startswith=query.shortcut)
            in_text, in_title = in_text | begins, in_title | begins
        first = Case(When(in_title, then=Value(0)), default=Value(1), output_field=IntegerField())
        chosen = rows.filter(in_text).order_by(first, "-updated_at", "pk")[: query.limit + 1]
        hits = (match(row, query) for row in chosen)
        return {hit.key: hit for hit in hits if hit}


def _condition(query: Query, column: str, together: Together) -> Q:
    words = [_any_term(word, column) for word in query.words]
    return reduce(together, words) if words else Q(pk__in=[])


def _any_term(word: Word, column: str) -> Q:
    return reduce(or_, (Q(**{f"{column}__contains": _padded(term)}) for term in _distinct(word)))


def _distinct(word: Word) -> Iterable[Term]:
    """A prefix finds its exact word too: one LIKE less."""
    prefixes = {term.key for term in word.terms if term.prefix}
    return [term for term in word.terms if term.prefix or term.key not in prefixes]


def _padded(term: Term) -> str:
    return f" {term.key}" if term.prefix else f" {term.key} "
