"""Whether a row of `search_document` answers a query, and how well. Pure.

Stands in for the engine where it cannot answer: for what it has yet to take in, and for
everything while it is being rebuilt.
"""

from bisect import bisect_left
from collections import Counter

from search.documents import Hit, Query, Term, Word
from search.models import SearchDocument

IN_TITLE = 4.0
SHORTCUT_BEGINS, SHORTCUT_IS = 500.0, 1000.0


def match(row: SearchDocument, query: Query) -> Hit | None:
    """The row as a hit; None when too few of the words are in it. Labels are not looked at."""
    counts = Counter(row.keys.split())
    ordered = sorted(counts)
    title = sorted(set(row.title_keys.split()))
    scores = [_word_score(word, counts, ordered, title) for word in query.words]
    words = sum(score > 0 for score in scores)
    total = sum(scores)
    if query.shortcut and row.shortcut.startswith(query.shortcut):
        words = len(query.words)
        total += SHORTCUT_IS if row.shortcut == query.shortcut else SHORTCUT_BEGINS
    if not total or words < query.at_least:
        return None
    return Hit(type=row.type, id=row.object_id, words=words, score=total)


def _word_score(word: Word, counts: Counter[str], ordered: list[str], title: list[str]) -> float:
    return max(
        (
            term.weight * (_often(term, counts, ordered) + IN_TITLE * _stands_in(term, title))
            for term in word.terms
        ),
        default=0.0,
    )


def _often(term: Term, counts: Counter[str], ordered: list[str]) -> float:
    """Between 0 and 1, more for a word that is there more often."""
    if not term.prefix:
        count = counts[term.key]
    else:
        count = sum(counts[key] for key in _beginning_with(term.key, ordered))
    return count / (count + 1.2)


def _stands_in(term: Term, ordered: list[str]) -> bool:
    at = bisect_left(ordered, term.key)
    if at == len(ordered):
        return False
    return ordered[at].startswith(term.key) if term.prefix else ordered[at] == term.key


def _beginning_with(prefix: str, ordered: list[str]) -> list[str]:
    start = end = bisect_left(ordered, prefix)
    while end < len(ordered) and ordered[end].startswith(prefix):
        end += 1
    return ordered[start:end]
