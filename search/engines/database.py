"""Plain SQL over `search_document`: always there, always up to date, on both databases.

Slower than an index and blind to what stands far down in a long text; it answers while an index
is being rebuilt.
"""

from collections.abc import Callable
from functools import reduce
from operator import and_, or_

from django.db.models import Case, IntegerField, Q, Value, When

from search.documents import Hit, Query, Results, Term, Word
from search.lexicon import EMPTY, Lexicon
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
        found = {} if query.wordy else self._matching(rows, query, and_)
        if len(found) < ENOUGH and (query.wordy or len(query.words) > 1):
            found = self._matching(rows, query, or_)
        hits = sorted(found.values(), key=query.order)
        return Results(tuple(hits[: query.limit]), more=len(hits) > query.limit)

    def lexicon(self) -> Lexicon:
        """None: what was mistyped is found again once there is an index."""
        return EMPTY

    def _matching(
        self, rows: SearchDocumentQuerySet, query: Query, together: Together
    ) -> dict[str, Hit]:
        in_text = _condition(query, "", together)
        in_title = _condition(query, "title_", together)
        if query.shortcut:
            begins = Q(shortcut__startswith=query.shortcut)
            in_text, in_title = in_text | begins, in_title | begins
        first = Case(When(in_title, then=Value(0)), default=Value(1), output_field=IntegerField())
        chosen = rows.filter(in_text).order_by(first, "-updated_at", "pk")[: query.limit + 1]
        hits = (match(row, query) for row in chosen)
        return {hit.key: hit for hit in hits if hit}


def _condition(query: Query, of: str, together: Together) -> Q:
    words = [_any_term(word, of) for word in query.words]
    return reduce(together, words) if words else Q(pk__in=[])


def _any_term(word: Word, of: str) -> Q:
    return reduce(or_, (_condition_of(term, of) for term in word.terms))


def _condition_of(term: Term, of: str) -> Q:
    """Forms are not stored: what is spelled without the Nordic letters is found by its keys."""
    if term.prefix:
        return Q(**{f"{of}keys__contains": f" {term.key}"}) | Q(words__contains=f" {term.key}")
    if term.suffix:
        return Q(**{f"{of}keys__contains": f"{term.key} "}) | Q(words__contains=f"{term.key} ")
    return reduce(
        and_, (Q(**{f"{of}keys__contains": f" {key} "}) for key in (term.key, *term.also))
    )
