"""Plain SQL over `search_document`: always there, always up to date, on both databases.

Slower than an index and blind to what stands far down in a long text; it answers while an index
is being rebuilt.
"""

from collections.abc import Callable
from functools import reduce
from operator import add, and_, or_
from typing import Any

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
            found |= self._matching(rows, query, or_)
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
        found = rows.filter(in_text)
        order: list[Any] = [_one_if(in_title).desc(), "-updated_at", "pk"]
        if together is or_:  # of more than there is room for, those with most of the words
            order.insert(0, reduce(add, map(_one_if, _counting(query))).desc())
        chosen = found.order_by(*order)[: query.limit + 1]
        hits = (match(row, query) for row in chosen)
        return {hit.key: hit for hit in hits if hit}


def _counting(query: Query) -> list[Q]:
    """One condition for each word that is worth counting."""
    words = [word for word in query.words if not word.filler] or query.words
    return [_any_term(word, "") for word in words] or [Q(pk__in=[])]


def _one_if(condition: Q) -> Case:
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())


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
