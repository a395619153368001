"""The engine that lives in PostgreSQL: written with the content, found in the next request.

What can be found is written by `search/services/documents.py`, in the transaction of the content.
GIN picks candidates, numpy scores them as it does for Whoosh, and the words are known from memory.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from core.text import fold
from search.analysis import ANALYSIS_VERSION, shortcut_key
from search.documents import OPEN_LABELS, Document, Query, Results
from search.engines import (
    packing,
    postgres_facets,
    postgres_lexicon,
    postgres_looking,
    postgres_rows,
    scoring,
    tallies,
)
from search.engines.counting import Counts
from search.engines.postgres_asking import Asking
from search.engines.postgres_candidates import Candidates
from search.engines.postgres_lexicon import Words
from search.engines.postgres_looking import Tier
from search.engines.postgres_rows import Row
from search.engines.strength import strong_lexemes
from search.lexicon import Lexicon, key_in

CANDIDATES, OTHERS = 800, 300
"""How many documents are looked at: at most, and of one kind that lacks some of the words."""
FEW = 2000
"""So many documents are read in less time than the words of a text are looked up."""


class PostgresEngine:
    """All documents, or the public ones alone. Any number of processes and hosts may ask."""

    def __init__(self, *, public: bool) -> None:
        self._public = public

    def opened(self) -> "Opened":
        """The engine at this moment. Raises IndexUnusable."""
        return Opened(postgres_lexicon.newest(), public=self._public)

    def search(self, query: Query) -> Results:
        return self.opened().search(query)

    def lexicon(self) -> Lexicon:
        return self.opened().lexicon

    def contents(self) -> dict[str, str]:
        """Those of another analysis are left out."""
        rows = postgres_rows.contents()
        return {
            f"{type}:{id}": checksum
            for type, id, checksum, analysis in rows
            if analysis == ANALYSIS_VERSION
        }


class Opened:
    """The engine with the words of one moment: for the questions of one search."""

    def __init__(self, words: Words, *, public: bool) -> None:
        self._public = public
        self._audience = words.public if public else words.everything
        self.lexicon = self._audience.terms.open

    def search(self, query: Query) -> Results:
        if not query.labels or not (query.words or query.shortcut):
            return Results()
        if not all(query.facets):
            return Results()
        tiers = list(self._tiers(query))
        if not tiers:
            return Results()
        found = postgres_looking.candidates(tiers, query.shortcut, CANDIDATES)
        if not found.packed:
            return Results()
        candidates = Candidates(found, query, self._audience)
        allowed = scoring.any_of(candidates.size, [np.arange(candidates.size)])
        best, more = scoring.best(candidates.corpus(), query, allowed)
        return Results(tuple(sorted(candidates.hits(best), key=query.order)), more)

    def _tiers(self, query: Query) -> Iterator[Tier]:
        """What to look at, the best first: short codes, the asker's own, what is open."""
        narrowed = list(self._narrowed(query))
        everybody: Condition = ("labels && %s", [sorted(query.labels)])
        if query.shortcut:
            # The first is what the index is limited to; the planner does not see it in the second.
            begins: Condition = ("shortcut <> '' AND shortcut LIKE %s", [_begins(query.shortcut)])
            may: list[Condition] = [("is_public", [])] if self._public else []
            yield _tier(CANDIDATES, *may, everybody, begins, *narrowed)
        asking = Asking(query, self._audience)
        own = sorted(query.labels - OPEN_LABELS)
        if own and not self._public and (kind := asking.own_kind()) is not None:
            theirs: list[Condition] = [("NOT is_open", []), ("labels && %s", [own])]
            yield _tier(CANDIDATES, *theirs, *_having(kind), *narrowed)
        open_to: list[Condition] = [("is_public" if self._public else "is_open", [])]
        if not query.labels >= OPEN_LABELS:
            open_to.append(everybody)
        if not query.wordy:
            for kind in asking.best_kinds():
                yield _tier(CANDIDATES, *open_to, *_having(kind), *narrowed)._replace(whole=True)
        for kind in asking.other_kinds():
            yield _tier(OTHERS, *open_to, *_having(kind), *narrowed)._replace(fewer=True)

    def _narrowed(self, query: Query) -> "Iterator[Condition]":
        """Facets, by their index only where few documents have them.

        How many have words, the planner cannot tell; of two indexes it takes that of facets, and
        looks for the words in every document there is.
        """
        for facets in query.facets:
            terms = sorted(facet_term(name, value) for name, value in facets)
            few = postgres_facets.share(terms) * self._audience.total < FEW
            yield "facets && %s" if few else "(facets || '{}') && %s", [terms]


Condition = tuple[str, Sequence[object]]


def _tier(most: int, *conditions: Condition) -> Tier:
    sql = [condition for condition, _ in conditions]
    return Tier(sql, [each for _, parameters in conditions for each in parameters], most)


def _having(formula: str) -> list[Condition]:
    return [("words @@ %s::tsquery", [formula])] if formula else []


def _begins(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


def facet_term(name: str, value: str) -> str:
    return f"{name}:{fold(value)}"


def row(number: int, document: Document) -> Row:
    """A document as a row of the engine; `number`: of its `search_document`."""
    counts = Counts.of(document)
    lexemes = {key_in(term) for term in counts.text}
    lexemes |= {f"t:{key_in(term)}" for term in counts.title}
    lexemes |= {f"p:{piece}" for piece in counts.pieces}
    lexemes |= set(strong_lexemes(counts))
    return Row(
        document_id=number,
        labels=sorted(document.labels),
        facets=sorted(facet_term(name, value) for name, value in document.all_facets),
        is_open=document.is_open,
        is_public=document.is_public,
        shortcut=shortcut_key(document.shortcut),
        words=sorted(lexemes),
        terms=tallies.line_of(counts),
        packed=packing.packed(number, document, counts),
        checksum=document.checksum(),
    )
