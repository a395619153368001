"""What an index counts in a document, alike for every engine."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from search.analysis import LONGEST_KEY, pieces_of, written
from search.documents import OPENING, Document
from search.lexicon import term_of

FIELDS = ("text", "title", "opening", "piece")
"""What has a length of its own."""
MOST_IN_TEXT, MOST_IN_FRONT = 254, 15
"""A word that is there more often says no more."""


@dataclass(frozen=True)
class Counts:
    """How often each term stands in the whole text, in the title and in the opening, and each
    four-letter piece in the title. The short code counts with the text. `lengths` are in the order
    of FIELDS."""

    text: Counter[bytes]
    title: Counter[bytes]
    opening: Counter[bytes]
    pieces: Counter[str]
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, document: Document) -> "Counts":
        titled = written(document.title, document.language)
        body = written(document.body, document.language)
        short = written(document.shortcut, document.language)
        pieces = [piece for _, word in titled for piece in pieces_of(word)]
        words = len(titled) + len(body) + len(short)
        return cls(
            text=_counted([*titled, *body, *short], MOST_IN_TEXT),
            title=_counted(titled, MOST_IN_FRONT),
            opening=_counted(body[:OPENING], MOST_IN_FRONT),
            pieces=Counter(pieces),
            lengths=(words, len(titled), min(len(body), OPENING), len(pieces)),
        )


def _counted(words: Iterable[tuple[str, str]], most: int) -> Counter[bytes]:
    counts = Counter(term_of(key, word[:LONGEST_KEY]) for key, word in words)
    return Counter({term: min(count, most) for term, count in counts.items()})
