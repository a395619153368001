"""Finding: the one door that pages and API go through.

The engine proposes, narrowed by label; the database has the last word on every hit before it is
counted, marked or shown. So a withdrawn article is gone with the next request, whatever the index
still says, and nothing hidden shows in a number.
"""

import re
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from accounts import roles
from core.vocabulary import content_languages
from search import listing, registry
from search.analysis import form_of, query_keys, shortcut_key
from search.candidates import visible_candidates
from search.documents import CANDIDATES, Query, Results, Word
from search.exceptions import IndexUnusable
from search.expansion import expanded
from search.lookup import Shelf
from search.ranking import ENOUGH, Candidate, Wish, collapsed, enough, ranked
from search.registry import Asker
from search.showing import counted, shown
from search.synonyms.lookup import Concepts, current
from search.words import LONGEST_TEXT, words_of

FILTERS = ("language", "category", "tag", "stage", "tone", "channel", "team")
FALLBACKS = {"nn": ("nb",)}
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Found:
    """A page of hits, best first, and what is known of all of them.

    `count` and `facets` are over at most 200 candidates; `more` says that there are others.
    Each result has the fields of the API. `words`: what was looked for, for marking it;
    `ways`: by which kind of term each result has each of the words, "" for not.
    """

    count: int = 0
    more: bool = False
    took_ms: int = 0
    degraded: bool = False
    did_you_mean: str | None = None
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    words: tuple[Word, ...] = ()
    ways: list[tuple[str, ...]] = field(default_factory=list)
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
    return Search(user, text, types, filters or {}, prefer).page(offset, limit)


@dataclass(frozen=True)
class Nearby:
    """What a text finds, before anything of it is read for showing.

    `words` as they were looked for; in how many of `documents` each of them stands.
    """

    words: tuple[Word, ...] = ()
    frequencies: tuple[int, ...] = ()
    documents: int = 0
    candidates: list[Candidate] = field(default_factory=list)


def nearby(
    user: Asker, text: str, *, types: Collection[str], prefer: str | None = None, limit: int = 20
) -> Nearby:
    """For whoever judges by himself how well something fits; else the same as `find`."""
    return Search(user, text, types, {}, prefer).nearby(limit)


def complete(user: Asker, text: str, limit: int = 8, **options: Any) -> Found:
    """The best few while somebody types: short codes, then titles. Takes the options of `find`."""
    options = {"types": None, "filters": {}, "prefer": None, **options}
    return Search(user, text, **options, titles_first=True).page(0, limit)


def languages(user: Asker, prefer: str | None) -> tuple[str, ...]:
    """Languages in the order the asker wants to read."""
    first = prefer or getattr(user, "language", "")
    return (first, *FALLBACKS.get(first, ())) if first else ()


class Search:
    """One search, step by step."""

    def __init__(
        self,
        user: Asker,
        text: str,
        types: Collection[str] | None,
        filters: Mapping[str, Collection[str]],
        prefer: str | None,
        titles_first: bool = False,
    ) -> None:
        self.started = time.monotonic()
        self.user = user
        self.text = text[:LONGEST_TEXT]
        self.narrowed = _facets(types, filters)
        self.typed = words_of(self.text, ("", *_other_languages()))
        self.wish = Wish(self.typed, shortcut_key(self.text), languages(user, prefer), titles_first)
        self.concepts: Concepts | None = None
        self.corrected: dict[str, str] = {}
        self.results = Results()

    def page(self, offset: int, limit: int) -> Found:
        if self.narrowed is None:
            return Found(facets=counted([]), words=self.typed)
        shelf, kept = self._answered(self._kept)
        page = kept[offset : min(offset + limit, CANDIDATES)]
        results, ways = shown(self.user, page, self.wish)
        return Found(
            count=len(kept),
            more=_has_more(self.results, kept),
            degraded=shelf.degraded,
            did_you_mean=self._meant(kept),
            facets=counted(kept),
            results=results,
            ways=ways,
            words=self.wish.words,
            took_ms=round((time.monotonic() - self.started) * 1000),
        )

    def nearby(self, limit: int) -> Nearby:
        if self.narrowed is None:
            return Nearby()
        shelf, found = self._answered(
            lambda shelf: (self._kept(shelf)[:limit], self._frequencies(shelf))
        )
        candidates, frequencies = found
        return Nearby(self.wish.words, frequencies, shelf.lexicon.size, candidates)

    def _frequencies(self, shelf: Shelf) -> tuple[int, ...]:
        count = shelf.lexicon.frequency
        return tuple(max(map(count, query_keys(word.exact))) for word in self.wish.words)

    def _answered(self, ask: Callable[[Shelf], Answer]) -> tuple[Shelf, Answer]:
        """What `ask` finds on the shelf for this user; where its index cannot be read, in the
        database."""
        shelf = Shelf(public=not roles.is_colleague(self.user))
        try:
            return shelf, ask(shelf)
        except IndexUnusable:  # its words are read when they are needed, and cannot be
            shelf.fall_back()
            return shelf, ask(shelf)

    def _kept(self, shelf: Shelf) -> list[Candidate]:
        if not self.text.strip():
            self.results = listing.by_use(self.user, self._query())
            return self._chosen(self.results)
        self._expand(shelf)
        self.results = shelf.ask(self._query())
        kept = self._chosen(self.results)
        if len(kept) >= ENOUGH or self.wish.is_long or not self.typed:
            return kept
        return kept + self._after(kept, shelf)

    def _after(self, kept: list[Candidate], shelf: Shelf) -> list[Candidate]:
        """What is found when every word may be a slip, where too little was found without."""
        before = self.wish
        self._expand(shelf, bold=True)
        if self.wish == before:
            return []
        return new(self._chosen(shelf.ask(self._query())), beside=kept)

    @cached_property
    def labels(self) -> frozenset[str]:
        return roles.search_labels(self.user)

    def _expand(self, shelf: Shelf, *, bold: bool = False) -> None:
        concepts = self.concepts = self.concepts or current()
        fuller = expanded(
            self.typed, shelf.lexicon, concepts.spans, bold=bold, wordy=self.wish.is_long
        )
        self.wish = replace(self.wish, words=fuller.words)
        self.corrected = fuller.corrected

    def _query(self) -> Query:
        return Query(
            self.wish.words,
            self.labels,
            self.narrowed or (),
            self.wish.shortcut,
            wordy=self.wish.is_long,
        )

    def _chosen(self, results: Results) -> list[Candidate]:
        return self._best(visible_candidates(self.user, results))

    def _best(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        best_first = collapsed(ranked(candidates, self.wish), self.wish.languages)
        return enough(best_first, self.wish)

    def _meant(self, kept: Sequence[Candidate]) -> str | None:
        """What was typed with its slips mended, if that finds something.

        A short code and the title of the first hit are meant as they stand.
        """
        if kept and self._is_named(kept[0]):
            return None
        needed = {
            word.exact
            for each in kept
            for word, kind in zip(self.wish.words, each.hit.matched, strict=False)
            if kind == "corrected"
        }
        text = self.text
        for typed, meant in self.corrected.items():
            if typed in needed:
                text = re.sub(rf"(?i)(?<!\w){re.escape(typed)}(?!\w)", meant, text)
        return text.strip() if text != self.text else None

    def _is_named(self, first: Candidate) -> bool:
        title = first.text.title_forms.split() if first.text else None
        typed = [form_of(word.exact) for word in self.typed]
        return title == typed or (bool(first.shortcut) and first.shortcut == self.wish.shortcut)


def new(candidates: Sequence[Candidate], *, beside: Sequence[Candidate]) -> list[Candidate]:
    """Those of which no variant stands in the others."""
    known = {each.group or each.hit.key for each in beside}
    return [each for each in candidates if (each.group or each.hit.key) not in known]


def _other_languages() -> list[str]:
    """Languages whose words have keys of their own."""
    return [each for each in content_languages() if each not in ("da", "nb", "nn", "sv")]


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
