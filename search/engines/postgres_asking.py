"""From a query to what GIN is asked for: kinds of documents, the best kinds first. Pure.

What is asked for is a little too much and never too little: scoring looks at what is found. Where
more documents match than are looked at, those with all words in the title come before those with
all words, and these before those with the rarest of the words.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from search.analysis import pieces_of
from search.documents import LIKE_THE_TITLE, Query, Term, Word
from search.engines.postgres_lexicon import Audience
from search.engines.scoring import FEWEST_PIECES, LIKE_THE_WORD
from search.engines.strength import STRONG
from search.lexicon import key_in

MOST_OWN_KEYS = 300
"""Of more words the reader's own documents are all looked at: they are few."""
TITLED = "t"
EVERYTHING = ""
"""The formula that every document fulfils."""
EVERYWHERE, MANY = 0.2, 500
Formula = str | None
"""What a tsvector has to fulfil; None: nothing can."""


@dataclass(frozen=True)
class Asking:
    query: Query
    audience: Audience

    def best_kinds(self) -> Iterator[str]:
        """Formulas for open documents with all words: those that have them in the title first."""
        counting = [word for word in self.query.words if not word.common]
        together, full = (_all, counting) if counting else (_any, self._finding)
        before: list[str] = []
        for sign in (*STRONG, TITLED):
            if kind := together([self._signed(sign, word) for word in full]):
                yield _without(kind, before)
                before.append(kind)
        rare = [word for word in full if not self._is_everywhere(word)]
        if not rare or (rare != full and not counting):
            yield EVERYTHING
        elif whole := together([self._word(word, "text") for word in rare]):
            yield _without(whole, before)

    def other_kinds(self) -> Iterator[str]:
        """Formulas for open documents with some of the words, those with the rarest first."""
        finding = sorted(self._finding, key=self._frequency)
        if like := self._like_all():
            yield like
        if len(finding) < 2 and not self.query.wordy:
            return
        for word in finding:
            if self._is_everywhere(word):
                yield EVERYTHING
                return
            titled, whole = self._signed(TITLED, word), self._word(word, "text")
            if titled:
                yield titled
            if whole:
                yield _without(whole, [titled] if titled else [])

    def _is_everywhere(self, word: Word) -> bool:
        """Whether so many documents have it that looking for it costs more than looking at them."""
        return self._frequency(word) > EVERYWHERE * self.audience.total > MANY

    def own_kind(self) -> Formula:
        """A formula for the asker's own; "" where it would be too long."""
        terms = [each for word in self._finding for term in word.terms for each in each_of(term)]
        count = sum(len(self.audience.terms.of("own", each)) for each in terms)
        if count > MOST_OWN_KEYS:
            return ""
        words = (self._word(word, "own") for word in self._finding)
        return _any([*words, self._like_all()])

    @property
    def _finding(self) -> Sequence[Word]:
        """Words that find something alone."""
        words = self.query.words
        return words if self.query.is_filler else [word for word in words if not word.filler]

    def _frequency(self, word: Word) -> int:
        return sum(self.audience.terms.frequency(term) for term in word.terms)

    def _word(self, word: Word, field: str) -> Formula:
        return _any([*(self._term(term, field) for term in word.terms), self._like(word)])

    def _signed(self, sign: str, word: Word) -> Formula:
        """The word in the title, or worth much there."""
        keys = {key for term in word.terms for key in self._keys(term, "text")}
        return _any(_lexeme(f"{sign}:{key}") for key in sorted(keys))

    def _term(self, term: Term, field: str) -> Formula:
        return _all([_any(map(_lexeme, sorted(self._keys(each, field)))) for each in each_of(term)])

    def _keys(self, term: Term, field: str) -> set[str]:
        return {key_in(each) for each in self.audience.terms.of(field, term)}

    def _like(self, word: Word) -> Formula:
        pieces = set(pieces_of(word.exact))
        return self._share(pieces, LIKE_THE_WORD) if len(pieces) >= FEWEST_PIECES else None

    def _like_all(self) -> Formula:
        words = (word for word in self.query.words if not word.filler)
        return self._share({p for word in words for p in pieces_of(word.exact)}, LIKE_THE_TITLE)

    def _share(self, pieces: set[str], share: float) -> Formula:
        """Titles that may have this share of the pieces.

        Who has k of n has two of the n - k + 2 rarest: few documents are looked at for that.
        """
        rarest = sorted(pieces, key=lambda each: (self.audience.piece_frequency(each), each))
        needed = ceil(len(pieces) * share)
        if needed < 2:
            return _any(_lexeme(f"p:{each}") for each in rarest)
        chosen = [_lexeme(f"p:{each}") for each in rarest[: len(pieces) - needed + 2]]
        pairs = (_all([one, _any(chosen[at:])]) for at, one in enumerate(chosen[:-1], 1))
        return _any(pairs)


def each_of(term: Term) -> Sequence[Term]:
    """What a document has to have of a term: all of these."""
    return (term, *map(Term, term.also))


def _lexeme(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace("'", "''")
    return f"'{quoted}'"


def _any(formulas: Iterable[Formula]) -> Formula:
    found = dict.fromkeys(each for each in formulas if each)
    return _joined(" | ", found) if found else None


def _all(formulas: Iterable[Formula]) -> Formula:
    found = list(formulas)
    whole = [each for each in found if each]
    return _joined(" & ", whole) if found and len(whole) == len(found) else None


def _without(kind: str, before: Collection[str]) -> str:
    return f"{kind} & !({' | '.join(before)})" if before else kind


def _joined(sign: str, formulas: Collection[str]) -> str:
    return f"({sign.join(formulas)})" if len(formulas) > 1 else "".join(formulas)
