"""Finding: the one door that pages and API go through.

The engine proposes, narrowed by label; the database has the last word on every hit before it is
counted, marked or shown. So a withdrawn article is gone with the next request, whatever the index
still says, and nothing hidden shows in a number.
"""

import time
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from accounts import roles
from search import listing, registry
from search.analysis import shortcut_key
from search.candidates import visible_candidates
from search.documents import CANDIDATES, Query, Results
from search.lookup import Answer, ask
from search.ranking import Candidate, Wish, collapsed, enough, ranked
from search.registry import Asker
from search.snippets import pattern_for, snippet
from search.words import LONGEST_TEXT, words_of

FILTERS = ("language", "category", "tag", "stage", "tone", "channel", "team")
COUNTED = ("type", "language", "tag")
FALLBACKS = {"nn": ("nb",)}


@dataclass(frozen=True)
class Found:
    """A page of hits, best first, and what is known of all of them.

    `count` and `facets` are over at most 200 candidates; `more` says that there are others.
    Each result has the fields of the API.
    """

    count: int = 0
    more: bool = False
    took_ms: int = 0
    degraded: bool = False
    did_you_mean: str | None = None
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    results: list[dict[str, Any]] = field(default_factory=list)


def find(
    user: Asker,
    text: str,
    *,
    types: Collection[str] | None = None,
    filters: Mapping[str, Collection[str]] | None = None,
    prefer: str | None = None,
    offset: int = 0,
    limit: int = 20,
) -> Found:
    """What this user may see and meant by `text`. Empty text lists by use.

    `types` None is all types. `filters`: name → values of which one has to fit. `prefer` (else
    the user's language) orders and chooses among variants, it never narrows.
    """
    started = time.monotonic()
    wish = Wish(words_of(text), shortcut_key(text[:LONGEST_TEXT]), languages(user, prefer))
    narrowed = _facets(types, filters or {})
    if narrowed is None:
        return Found(facets=_counted([]))
    query = Query(wish.words, roles.search_labels(user), narrowed, wish.shortcut)
    if text.strip():
        answer = ask(query, public=not roles.is_colleague(user))
    else:
        answer = Answer(listing.by_use(user, query))
    kept = _chosen(user, answer.results, wish)
    page = kept[offset : min(offset + limit, CANDIDATES)]
    return Found(
        count=len(kept),
        more=_has_more(answer.results, kept),
        degraded=answer.degraded,
        facets=_counted(kept),
        results=_shown(user, page, wish),
        took_ms=round((time.monotonic() - started) * 1000),
    )


def complete(user: Asker, text: str, limit: int = 8, **options: Any) -> list[dict[str, Any]]:
    """The best few while somebody types. Takes the options of `find`."""
    return find(user, text, limit=limit, **options).results


def languages(user: Asker, prefer: str | None) -> tuple[str, ...]:
    """Languages in the order the asker wants to read."""
    first = prefer or getattr(user, "language", "")
    return (first, *FALLBACKS.get(first, ())) if first else ()


def _chosen(user: Asker, results: Results, wish: Wish) -> list[Candidate]:
    best_first = ranked(visible_candidates(user, results), wish)
    return enough(collapsed(best_first, wish.languages), wish)


def _has_more(results: Results, kept: list[Candidate]) -> bool:
    """Whether what the engine left out would have been shown too."""
    if not results.more or not kept:
        return results.more
    return results.hits[-1].words >= min(each.hit.words for each in kept)


def _facets(
    types: Collection[str] | None, filters: Mapping[str, Collection[str]]
) -> tuple[frozenset[tuple[str, str]], ...] | None:
    """Sets to narrow by; None when nothing can fit."""
    chosen = [type for type in registry.types() if types is None or type in types]
    if not chosen:
        return None
    narrowed = [frozenset(("type", type) for type in chosen)]
    for name, values in filters.items():
        if name not in FILTERS:
            raise ValueError(f"“{name}” is not something to filter by.")
        if values:
            narrowed.append(frozenset((name, str(value)) for value in values))
    return tuple(narrowed)


def _counted(candidates: list[Candidate]) -> dict[str, dict[str, int]]:
    counts = {name: Counter[str]() for name in COUNTED}
    for each in candidates:
        for name, value in each.facets:
            if name in counts and value:  # what is for all languages has none of its own
                counts[name][value] += 1
    return {name: dict(counter.most_common()) for name, counter in counts.items()}


def _shown(user: Asker, page: list[Candidate], wish: Wish) -> list[dict[str, Any]]:
    """The page as rows with the API's fields; read by type, in a fixed number of queries."""
    pattern = pattern_for(wish.words)
    rows = {}
    for type in {each.hit.type for each in page}:
        ids = [each.hit.id for each in page if each.hit.type == type]
        rows.update({(type, id): row for id, row in registry.get(type).rows(user, ids).items()})
    shown = []
    for each in page:
        # Gone between two queries: it is not shown any more.
        if row := rows.get((each.hit.type, each.hit.id)):
            rest = {name: value for name, value in row.items() if name != "text"}
            shown.append(
                {
                    "type": each.hit.type,
                    "id": each.hit.id,
                    **rest,
                    "snippet": snippet(row["text"], pattern),
                    "score": round(each.hit.score, 3),
                    "matched": "all" if each.hit.words >= len(wish.words) else "fewer",
                }
            )
    return shown
