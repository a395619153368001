"""Which documents answer and how well, over arrays. Knows no engine's files.

A document's score for a word is BM25 (Robertson and Spärck Jones; k1 1.2, b .75) over all its
words, twice more over its title and over its opening, where a text says what it is about. The
best of a word's terms counts. Titles also score by the four-letter pieces of the words asked for,
which is how a text in a neighbouring language is found. Weights were chosen on help pages in four
languages; see `benchmarks/retrieval.py`.
"""

import math
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search.analysis import pieces_of
from search.documents import (
    KINDS,
    LIKE_THE_TITLE,
    SHORTCUT_BEGINS,
    SHORTCUT_IS,
    Query,
    Term,
    Word,
)

K1, B = 1.2, 0.75
PIECES_K1, PIECES_B = 0.5, 0.5
IN_TITLE, IN_OPENING, PIECES = 2.0, 2.0, 0.5
LIKE_THE_WORD = 0.5
"""The share of a long word's pieces that a title has to have to stand for the word."""
FEWEST_PIECES = 3
MANY = 1 / 8
"""A term that more than this part of the documents has is kept as a mask."""

Numbers = npt.NDArray[np.int64]
Postings = tuple[Numbers, npt.NDArray[np.float32]]
Mask = npt.NDArray[np.bool_]
Scores = npt.NDArray[np.float64]
Levels = npt.NDArray[np.int8]
Best = tuple[int, int, float, tuple[str, ...]]


@dataclass(frozen=True)
class Strength:
    """Documents `having` a term; the score of these, and of titles completed to other words.

    A list of numbers beside their values; where it would be long, a mask and a value for each
    document: to go through all of them is faster than to look up half of them.
    """

    having: Numbers | Mask
    numbers: Numbers | None
    values: Scores

    def add(self, score: Scores, level: Levels, kind: int) -> None:
        """Raise what is lower than the term makes it."""
        if self.numbers is None:
            np.maximum(score, self.values, out=score)
            np.maximum(level, self.having.view(np.int8) * np.int8(kind), out=level)
            return
        level[self.having] = kind
        score[self.numbers] = np.maximum(score[self.numbers], self.values)


class Strengths:
    """What was computed for an index that does not change, so much of it as there is room for."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._kept: OrderedDict[Term, Strength] = OrderedDict()
        self._used = 0
        self._lock = threading.Lock()

    def get(self, term: Term, computed: Callable[[], Strength]) -> Strength:
        with self._lock:
            if term in self._kept:
                self._kept.move_to_end(term)
                return self._kept[term]
        strength = computed()
        with self._lock:
            if term not in self._kept:
                self._kept[term] = strength
                self._used += _size(strength)
            while self._used > self._room and len(self._kept) > 1:
                self._used -= _size(self._kept.popitem(last=False)[1])
        return strength


def _size(strength: Strength) -> int:
    return len(strength.values) + 50


@dataclass(frozen=True)
class Corpus:
    """What scoring has to know of an index. Numbers run over all its documents."""

    size: int
    open: Mask
    """Documents that every colleague may read: all statistics are about these."""
    total: int
    """How many such documents there are, here or elsewhere."""
    lengths: Callable[[str], npt.NDArray[np.float32]]
    """In the fields "text", "title", "opening", "piece": in parts of the average."""
    words: Callable[[str, Term], Postings]
    """Documents with a term in the field "text", "title" or "opening"."""
    frequency: Callable[[Term], int]
    """In how many open documents a term stands, as the lexicon has it."""
    pieces: Callable[[str], Postings]
    piece_frequency: Callable[[str], int]
    shortcuts: Callable[[str, bool], Numbers]
    kept: "Strengths | None" = None
    """Where an index that does not change keeps what was computed for the next who asks."""

    def strength(self, term: Term) -> Strength:
        """Documents with a term, and how well each has it."""
        if self.kept is None:
            return _strength(self, term)
        return self.kept.get(term, lambda: _strength(self, term))


def best(corpus: Corpus, query: Query, allowed: Mask) -> tuple[list[Best], bool]:
    """(document, words, score, kinds) of the best; and whether there are more.

    All words before fewer, then by score; of a wordy query by score alone.
    """
    words = np.zeros(corpus.size, np.int16)
    scores = np.zeros(corpus.size)
    some = np.zeros(corpus.size, np.bool_)
    levels = []
    titles = Titles(corpus, query.words)
    for word in query.words:
        score, level = _word(corpus, word, titles)
        levels.append(level)
        scores += score
        if not word.filler:
            some |= level > 0
        if not word.common:
            words += level > 0
    like = titles.add_pieces(scores)
    found = (scores > 0) & (some | (like >= LIKE_THE_TITLE) | query.is_filler)
    for exact, bonus in ((False, SHORTCUT_BEGINS), (True, SHORTCUT_IS - SHORTCUT_BEGINS)):
        if query.shortcut:
            numbers = corpus.shortcuts(query.shortcut, exact)
            words[numbers] = query.counted
            scores[numbers] += bonus
            found[numbers] = True
    full = np.full(corpus.size, True) if query.wordy else words >= query.counted
    chosen, more = _top(full, scores, allowed & found, query.limit)
    columns = (chosen.tolist(), words[chosen].tolist(), scores[chosen].tolist())
    return list(zip(*columns, _kinds(levels, chosen), strict=True)), more


def _word(corpus: Corpus, word: Word, titles: "Titles") -> tuple[Scores, Levels]:
    """How well each document has the word, and the kind of the best term that found it."""
    score = np.zeros(corpus.size)
    level = np.zeros(corpus.size, np.int8)
    for term in sorted(word.terms, key=lambda term: -KINDS.index(term.kind)):
        corpus.strength(term).add(score, level, len(KINDS) - KINDS.index(term.kind))
    np.maximum(level, titles.like(word).view(np.int8), out=level)  # the lowest kind
    return score, level


def _strength(corpus: Corpus, term: Term) -> Strength:
    having, counts = corpus.words("text", term)
    if not len(having):
        return Strength(having, having, np.empty(0))
    found = np.zeros(corpus.size)
    found[having] = saturated(counts, corpus.lengths("text")[having])
    for field, part in (("title", IN_TITLE), ("opening", IN_OPENING)):
        there, often = corpus.words(field, term)
        found[there] += part * saturated(often, corpus.lengths(field)[there])
    weight = term.weight * rarity(corpus.frequency(term), corpus.total)
    if len(having) > MANY * corpus.size:
        return Strength(any_of(corpus.size, [having]), None, found * weight)
    numbers = np.flatnonzero(found)
    same = len(numbers) == len(having)
    return Strength(numbers if same else having, numbers, found[numbers] * weight)


class Titles:
    """What titles have in common with the words, by their four-letter pieces."""

    def __init__(self, corpus: Corpus, words: Sequence[Word]) -> None:
        self._corpus = corpus
        self._of_word = {word.exact: set(pieces_of(word.exact)) for word in words}
        asked = (self._of_word[word.exact] for word in words if not word.filler)
        self._asked = set().union(*asked)
        needed = self._asked.union(*filter(_is_long, self._of_word.values()))
        self._found = {piece: corpus.pieces(piece) for piece in sorted(needed)}

    def like(self, word: Word) -> Mask:
        """Titles that have most of the word's pieces: its twin in a neighbouring language."""
        pieces = self._of_word[word.exact]
        if not _is_long(pieces):
            return np.zeros(self._corpus.size, np.bool_)
        return self._shares(pieces) >= LIKE_THE_WORD

    def add_pieces(self, scores: Scores) -> Scores:
        """Add what titles have in common with all words; says which share of the pieces."""
        corpus = self._corpus
        for piece in sorted(self._asked):
            numbers, counts = self._found[piece]
            if len(numbers):
                lengths = corpus.lengths("piece")[numbers]
                weight = PIECES * rarity(corpus.piece_frequency(piece), corpus.total)
                scores[numbers] += weight * saturated(counts, lengths, PIECES_K1, PIECES_B)
        return self._shares(self._asked)

    def _shares(self, pieces: set[str]) -> Scores:
        shares = np.zeros(self._corpus.size)
        for piece in pieces:
            shares[self._found[piece][0]] += 1 / len(pieces)
        return shares


def _is_long(pieces: set[str]) -> bool:
    """Whether a word has pieces enough to be known by them."""
    return len(pieces) >= FEWEST_PIECES


def saturated(
    counts: npt.NDArray[np.float32], lengths: npt.NDArray[np.float32], k1: float = K1, b: float = B
) -> Scores:
    """What a count is worth: ever less, and less in a long text. `lengths` in parts of the
    average."""
    found: Scores = counts * (k1 + 1) / (counts + k1 * (1 - b + b * lengths))
    return found


def rarity(frequency: int, total: int) -> float:
    """What a word is worth that stands in so many of all documents."""
    return math.log1p((total - frequency + 0.5) / (frequency + 0.5))


def _top(full: Mask, scores: Scores, found: Mask, limit: int) -> tuple[Numbers, bool]:
    more = bool(np.count_nonzero(found) > limit)
    chosen = np.flatnonzero(_not_hopeless(found, full, scores, limit) if more else found)
    # Rounded: sums of the same parts in another order are the same score.
    order = np.lexsort((chosen, -np.round(scores[chosen], 9), ~full[chosen]))[:limit]
    return chosen[order], more


def _not_hopeless(found: Mask, full: Mask, scores: Scores, limit: int) -> Mask:
    """Those that may be among the best: to sort thousands takes longer than all the rest."""
    whole = found & full
    if np.count_nonzero(whole) < limit:
        return found
    return whole & (scores >= _reached(scores * whole, limit))


def _reached(scores: Scores, limit: int) -> float:
    """A score that so many documents reach at least: of twice as many groups of documents, the
    best of each is looked at, which is faster than to look for the last of the best."""
    groups = 2 * limit
    rows = len(scores) // groups
    best = scores[: rows * groups].reshape(rows, groups).max(axis=0) if rows > 1 else scores
    return float(np.partition(best, -limit)[-limit]) - 1e-8  # none is rounded by more


def _kinds(levels: list[Levels], chosen: Numbers) -> list[tuple[str, ...]]:
    names = ("", *reversed(KINDS))
    columns = [[names[each] for each in level[chosen].tolist()] for level in levels]
    return list(zip(*columns, strict=True)) if columns else [()] * len(chosen)


def any_of(size: int, numbers: Iterable[Numbers]) -> Mask:
    """Documents in at least one list. Of no lists: none."""
    mask = np.zeros(size, np.bool_)
    for each in numbers:
        mask[each] = True
    return mask
