"""Whether a row of `search_document` answers a query, and how well. Pure.

Stands in for the engine where it cannot answer: for what it has yet to take in, and for
everything while it is being rebuilt.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from search.analysis import form_of, pieces_of
from search.documents import (
    KINDS,
    LIKE_THE_TITLE,
    OPENING,
    SHORTCUT_BEGINS,
    SHORTCUT_IS,
    Hit,
    Query,
    Term,
    Word,
)
from search.models import SearchDocument

IN_TITLE, IN_OPENING = 4.0, 2.0
RARITY = 2.0


@dataclass(frozen=True)
class Text:
    """The first words of a document, title first, as keys and as written."""

    keys: tuple[str, ...]
    words: tuple[str, ...]
    titled: int

    @classmethod
    def of(cls, row: SearchDocument) -> "Text":
        return cls(tuple(row.keys.split()), tuple(row.words.split()), len(row.title_keys.split()))

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(self.keys)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        return tuple(map(form_of, self.words))

    def places(self, term: Term) -> list[int]:
        """Where the term stands."""
        if not all(key in self.counts for key in term.also):
            return []
        if term.prefix:
            return [at for at, form in enumerate(self.forms) if form.startswith(term.key)]
        if term.suffix:
            return [at for at, form in enumerate(self.forms) if form.endswith(term.key)]
        if term.key not in self.counts:
            return []
        return [at for at, key in enumerate(self.keys) if key == term.key]


def match(row: SearchDocument, query: Query) -> Hit | None:
    """The row as a hit; None when it is none. Labels are not looked at."""
    text = Text.of(row)
    found = [_word(word, text) for word in query.words]
    kinds = tuple(kind for _, kind in found)
    there = [word for word, kind in zip(query.words, kinds, strict=True) if kind]
    words = sum(not word.common for word in there)
    score = RARITY * sum(score for score, _ in found)
    some = not all(word.filler for word in there)
    is_hit = some or (score > 0 and query.is_filler) or _is_like(query, text)
    if query.shortcut and row.shortcut.startswith(query.shortcut):
        words, is_hit = query.counted, True
        score += SHORTCUT_IS if row.shortcut == query.shortcut else SHORTCUT_BEGINS
    if not is_hit:
        return None
    return Hit(type=row.type, id=row.object_id, words=words, score=score, matched=kinds)


def _word(word: Word, text: Text) -> tuple[float, str]:
    """How well a word fits, and by which kind of term."""
    best, kind = 0.0, ""
    for term in word.terms:
        if places := text.places(term):
            best = max(best, term.weight * _often(places, text))
            kind = min(kind or term.kind, term.kind, key=KINDS.index)
    return best, kind


def _often(places: list[int], text: Text) -> float:
    """Between 0 and 7, more for a word that is there more often, and in title or opening."""
    in_title = sum(at < text.titled for at in places)
    opening = sum(text.titled <= at < text.titled + OPENING for at in places)
    parts = ((1.0, len(places)), (IN_TITLE, in_title), (IN_OPENING, opening))
    return sum(weight * count / (count + 1.2) for weight, count in parts)


def _is_like(query: Query, text: Text) -> bool:
    asked = {piece for word in query.words if not word.filler for piece in pieces_of(word.exact)}
    there = {piece for word in text.words[: text.titled] for piece in pieces_of(word)}
    return bool(asked) and len(asked & there) / len(asked) >= LIKE_THE_TITLE
