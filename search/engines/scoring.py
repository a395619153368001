"""Which documents answer and how well, over arrays. Knows no engine's files.

BM25 over all words of a document, where the best of a word's terms counts; a word that stands in
the title adds more than any number of words in the body can.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search.documents import Query, Term, Word

K1, B = 1.2, 0.75
IN_TITLE = 3.0
SHORTCUT_BEGINS, SHORTCUT_IS = 500.0, 1000.0

Postings = tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]
Mask = npt.NDArray[np.bool_]
Scores = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Corpus:
    """What scoring has to know of an index. Numbers run over all its documents."""

    size: int
    open: Mask
    """Documents that every colleague may read: all statistics are about these."""
    lengths: npt.NDArray[np.float32]
    words: Callable[[Term], Postings]
    titles: Callable[[Term], Postings]
    shortcuts: Callable[[str, bool], npt.NDArray[np.int64]]

    @property
    def average_length(self) -> float:
        return max(float(self.lengths[self.open].mean()), 1.0) if self.open.any() else 1.0


def best(corpus: Corpus, query: Query, allowed: Mask) -> tuple[list[tuple[int, int, float]], bool]:
    """(document, words, score) of the best, most words first; and whether there are more."""
    words = np.zeros(corpus.size, np.int64)
    scores = np.zeros(corpus.size)
    relative = corpus.lengths / corpus.average_length
    for word in query.words:
        score = _word_score(corpus, word, relative)
        words += score > 0
        scores += score
    if query.shortcut:
        for exact, bonus in ((False, SHORTCUT_BEGINS), (True, SHORTCUT_IS - SHORTCUT_BEGINS)):
            numbers = corpus.shortcuts(query.shortcut, exact)
            words[numbers] = len(query.words)
            scores[numbers] += bonus
    return _top(words, scores, allowed & (scores > 0) & (words >= query.at_least), query.limit)


def _word_score(corpus: Corpus, word: Word, relative: npt.NDArray[np.float32]) -> Scores:
    score = np.zeros(corpus.size)
    for term in word.terms:
        numbers, counts = corpus.words(term)
        if not len(numbers):
            continue
        rarity = _rarity(int(np.count_nonzero(corpus.open[numbers])), corpus)
        found = np.zeros(corpus.size)
        found[numbers] = counts / (counts + K1 * (1 - B + B * relative[numbers]))
        found[corpus.titles(term)[0]] += IN_TITLE
        score = np.maximum(score, found * (rarity * term.weight))
    return score


def _rarity(frequency: int, corpus: Corpus) -> float:
    total = int(np.count_nonzero(corpus.open))
    return float(np.log1p((total - frequency + 0.5) / (frequency + 0.5)))


def _top(
    words: npt.NDArray[np.int64], scores: Scores, allowed: Mask, limit: int
) -> tuple[list[tuple[int, int, float]], bool]:
    found = np.flatnonzero(allowed)
    order = np.lexsort((found, -scores[found], -words[found]))[:limit]
    chosen = found[order]
    rows = [(int(each), int(words[each]), float(scores[each])) for each in chosen]
    return rows, len(found) > limit


def any_of(size: int, numbers: Iterable[npt.NDArray[np.int64]]) -> Mask:
    """Documents in at least one list. Of no lists: none."""
    mask = np.zeros(size, np.bool_)
    for each in numbers:
        mask[each] = True
    return mask
