"""Which typed words mean a known concept, and how else it is said.

    for span in current().spans(["glemt", "adgangskode"]):
        span.start, span.length        # 1, 1: the second word
        span.alternatives              # (nb, ("passord",)), (sv, ("losenord",)), …

Words are the `exact` of `analyse`, one for each position and without the wholes. They are
compared by key, in the language of the concept's word: `adgangskoder` and `Passwords` are found
too. Keys say less than words, so that several concepts may share one: what is written as typed
goes first, then what is nearest. What was typed last is taken as typed, not as a beginning.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from django.db import connection

from core.text import fold
from search.analysis import analyse, form_of
from search.concepts import SynonymWord
from search.function_words import FUNCTION_WORDS

# These share one analysis, so that one key stands for a word in each of them.
_NEIGHBOURS = {"da", "nb", "nn", "sv"}
SCANDINAVIAN = ""

Keys = tuple[str, ...]


class _Meaning(NamedTuple):
    concept: int
    form: str


class Alternative(NamedTuple):
    """Another way to say it. All its keys belong together: `("track", "and", "trac")`.

    `form` of a single word (`analysis.form_of`): other words may have its key.
    """

    language: str
    keys: Keys
    form: str = ""


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
        self._ways: dict[int, dict[tuple[str, Keys], Alternative]] = {}
        self._meanings: dict[tuple[str, Keys], list[_Meaning]] = {}
        for concept, language, text in members:
            self._add(concept, language, text)
        self._families = sorted({family for family, _keys in self._meanings})
        self._longest = max((len(keys) for _family, keys in self._meanings), default=0)

    def spans(self, words: Sequence[str]) -> list[Span]:
        """Where concepts are meant, from the first word on, longest first at each.

        Spans may overlap: `track and trace` is one, and `track` in it another. Words that stand
        for several concepts give one span with the alternatives of all. What was typed is never
        among its own alternatives; without another way there is no span.
        """
        forms = [_form(word) for word in words]
        typed = {family: [_keys_of(word, family) for word in words] for family in self._families}
        return [
            Span(start, length, alternatives)
            for start in range(len(words))
            for length in range(min(self._longest, len(words) - start), 0, -1)
            if (alternatives := self._alternatives(forms, typed, slice(start, start + length)))
        ]

    def _add(self, concept: int, language: str, text: str) -> None:
        family = _family(language)
        # e-mail is written email too, and typed as e mail.
        whole, parts = _keys_of(text.replace("-", ""), family), _keys_of(text, family)
        if not whole or not parts:
            return
        ways = self._ways.setdefault(concept, {})
        if not _says_nothing(text, whole, family):
            ways.setdefault(
                (family, whole),
                Alternative(
                    language, whole, form_of(text.replace("-", "")) if len(whole) == 1 else ""
                ),
            )
        for keys in {whole, parts}:
            meaning = _Meaning(concept, _form(text))
            self._meanings.setdefault((family, keys), []).append(meaning)

    def _alternatives(
        self, forms: list[str], typed: dict[str, list[Keys]], at: slice
    ) -> tuple[Alternative, ...]:
        asked = {(family, sum(keys[at], ())) for family, keys in typed.items()}
        possible = [meaning for keys in asked for meaning in self._meanings.get(keys, ())]
        if not possible:
            return ()
        found: dict[tuple[str, Keys], Alternative] = {}
        for concept in _meant("".join(forms[at]), possible):
            for key, way in self._ways[concept].items():
                found.setdefault(key, way)
        return tuple(way for key, way in found.items() if key not in asked)


def _says_nothing(text: str, keys: Keys, family: str) -> bool:
    """Whether texts have this key for a function word: who looks for it finds all of them."""
    everyday = _everyday(family)
    return len(keys) == 1 and keys in everyday and _form(text) not in everyday[keys]


@cache
def _everyday(family: str) -> dict[Keys, set[str]]:
    """Keys of function words, and the words that have them."""
    found: dict[Keys, set[str]] = {}
    for word in FUNCTION_WORDS:
        found.setdefault(_keys_of(word, family), set()).add(_form(word))
    return found


def _meant(typed: str, possible: list[_Meaning]) -> list[int]:
    """The concepts whose words are as typed, else those with the nearest word, if any is near."""
    nearness = {meaning: _nearness(typed, meaning.form) for meaning in possible}
    best = max(nearness.values())
    nearest = [meaning.concept for meaning, near in nearness.items() if near == best]
    return sorted(set(nearest)) if best else []


def _nearness(typed: str, form: str) -> float:
    """1 for the same word, less for one inflected, 0 where only the key is the same."""
    pairs = enumerate(zip(typed, form, strict=False))
    common = next((at for at, (one, other) in pairs if one != other), min(len(typed), len(form)))
    longer = max(len(typed), len(form))
    if common == len(form) or common * 2 > longer:
        return common / longer
    return 0


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


def _form(text: str) -> str:
    """What two spellings of a word share: `Køb`, `köb` and `kob`, `e-mail` and `email`."""
    folded = fold(text).replace("aa", "a").replace("oe", "o").replace("ae", "a")
    return "".join(filter(str.isalnum, folded))
