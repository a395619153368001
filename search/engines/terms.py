"""From a term that is asked for to the terms that stand in an index, alike for every engine."""

from dataclasses import dataclass
from functools import lru_cache

from search.analysis import form_of
from search.documents import Term
from search.lexicon import Lexicon, word_in

WIDEST = 60
SHORTEST_PART = 3
TERMS_KEPT = 4096


@dataclass(frozen=True)
class Terms:
    """From a term asked for to the terms that stand in a field.

    Completions of open words are held to the frequent ones; of others' own words and titles
    nothing may show, not even by crowding out, so none of them is cut.
    """

    open: Lexicon
    own: Lexicon
    title: Lexicon

    def frequency(self, term: Term) -> int:
        """In how many open documents the term stands; at most: one may have several of its words.

        Out of the lexicon, so that engines agree whatever they count in.
        """
        found = (each for each in (term, *map(Term, term.also)))
        return min(self.open.count(self.of("text", each)) for each in found)

    def of(self, field: str, term: Term) -> list[bytes]:
        lexicon = {"own": self.own, "title": self.title}.get(field, self.open)
        return self._of(lexicon, term, WIDEST if field == "text" else 0)

    def _of(self, lexicon: Lexicon, term: Term, most: int) -> list[bytes]:
        if not (term.prefix or term.suffix):
            found = lexicon.words_of(term.key)
            return [each for each in found if not term.form or _looks_like(each, term.form)]
        if term.kind != "compound":
            return lexicon.beginning(term.key, most)
        found = lexicon.ending(term.key) if term.suffix else lexicon.beginning(term.key)
        whole = [each for each in found if self._is_compound(form_of(word_in(each)), term)]
        return whole[:most] if most else whole

    def _is_compound(self, form: str, term: Term) -> bool:
        """Whether what is left of the word is a word by itself, with an s or e to join it."""
        at = len(term.key)
        if term.suffix:
            rest = form[:-at]
            return self._is_word(rest) or (rest[-1:] in "se" and self._is_word(rest[:-1]))
        rest = form[at:]
        return self._is_word(rest) or (rest[:1] in "se" and self._is_word(rest[1:]))

    def _is_word(self, form: str) -> bool:
        return len(form) >= SHORTEST_PART and self.open.has_form(form)


class KeptTerms:
    """Terms that remember what was asked: who types asks for nearly the same again."""

    def __init__(self, terms: Terms) -> None:
        self.open = terms.open
        self.of = lru_cache(TERMS_KEPT)(terms.of)
        self.frequency = lru_cache(TERMS_KEPT)(terms.frequency)


def _looks_like(term: bytes, form: str) -> bool:
    """Whether a word begins as the other does, for more than half of the longer."""
    word = form_of(word_in(term))
    most = max(len(word), len(form)) // 2 + 1
    return word[:most] == form[:most]
