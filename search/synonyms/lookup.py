"""Which typed words mean a known concept, and how else it is said.

    for span in current().spans(["glemt", "adgangskode"]):
        span.start, span.length        # 1, 1: the second word
        span.alternatives              # (nb, ("passord",)), (sv, ("losenord",)), …

Words are the `exact` of `analyse`, one for each position. They are compared by key, in the
language of the concept's word: `adgangskoder` and `Passwords` are found too. What was typed
last is taken as typed, not as a beginning.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.db import connection

from search.analysis import analyse
from search.concepts import SynonymWord

# These share one analysis, so that one key stands for a word in each of them.
_NEIGHBOURS = {"da", "nb", "nn", "sv"}
SCANDINAVIAN = ""

Keys = tuple[str, ...]


class Alternative(NamedTuple):
    """Another way to say it. All its keys belong together: `("track", "and", "trac")`."""

    language: str
    keys: Keys


@dataclass(frozen=True, slots=True)
class Span:
    """Typed words that mean a concept: the first of them, how many, and what else is said."""

    start: int
    length: int
    alternatives: tuple[Alternative, ...]


class Concepts:
    """All concepts, ready to be looked up. Built once for each change of them."""

    def __init__(self, members: Iterable[tuple[int, str, str]]) -> None:
        """`members`: concept, language, word. Any order; the first wording of a key counts."""
        self._ways: dict[int, list[Alternative]] = {}
        self._meanings: dict[tuple[str, Keys], list[int]] = {}
        for concept, language, text in members:
            self._add(concept, language, text)
        self._families = sorted({family for family, _keys in self._meanings})
        self._longest = max((len(keys) for _family, keys in self._meanings), default=0)

    def spans(self, words: Sequence[str]) -> list[Span]:
        """Where concepts are meant, from the first word on, longest first at each.

        Spans may overlap: `track and trace` is one, and `track` in it another. A word that
        stands for several concepts gives one span with the alternatives of all. What was
        typed is never among its own alternatives; without another way there is no span.
        """
        typed = {family: [_keys_of(word, family) for word in words] for family in self._families}
        return [
            Span(start, length, alternatives)
            for start in range(len(words))
            for length in range(min(self._longest, len(words) - start), 0, -1)
            if (alternatives := self._alternatives(typed, start, length))
        ]

    def _add(self, concept: int, language: str, text: str) -> None:
        family = _family(language)
        keys = _keys_of(text, family)
        if not keys:
            return
        meanings = self._meanings.setdefault((family, keys), [])
        if concept not in meanings:
            meanings.append(concept)
            self._ways.setdefault(concept, []).append(Alternative(language, keys))

    def _alternatives(
        self, typed: dict[str, list[Keys]], start: int, length: int
    ) -> tuple[Alternative, ...]:
        asked: set[tuple[str, Keys]] = set()
        found: dict[tuple[str, Keys], Alternative] = {}
        for family, each in typed.items():
            keys = sum(each[start : start + length], ())
            asked.add((family, keys))
            for concept in self._meanings.get((family, keys), ()):
                for way in self._ways[concept]:
                    found.setdefault((_family(way.language), way.keys), way)
        return tuple(way for key, way in found.items() if key not in asked)


class _Kept(NamedTuple):
    stamp: object
    concepts: Concepts


_kept = _Kept(None, Concepts(()))


def current() -> Concepts:
    """The concepts as they are now, whichever process changed them. One cheap query."""
    global _kept
    stamp = _stamp()
    kept = _kept
    if kept.stamp != stamp:
        # Read after the stamp: what is newer than it is read again with the next search.
        rows = SynonymWord.objects.order_by("synonym", "pk")
        members = rows.values_list("synonym_id", "language", "text")
        kept = _kept = _Kept(stamp, Concepts(members))
    return kept.concepts


def _stamp() -> object:
    """Differs after every committed change; a plain maximum would miss what commits late."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*), SUM(id), SUM(version), MAX(updated_at) FROM search_synonym"
        )
        return cursor.fetchone()


def _family(language: str) -> str:
    return SCANDINAVIAN if language in _NEIGHBOURS else language


@lru_cache(maxsize=100_000)
def _keys_of(text: str, family: str) -> Keys:
    """One key for each position: of an order code that of its parts, not of the whole."""
    return tuple({token.position: token.key for token in analyse(text, family)}.values())
