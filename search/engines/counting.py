"""What an index counts in a document, alike for every engine."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from search.analysis import LONGEST_KEY, pieces_of, written
from search.documents import OPENING, Document
from search.lexicon import term_of

FIELDS = ("text", "title", "opening", "piece")
"""What has a length of its own."""


@dataclass(frozen=True)
class Counts:
    """How often each term stands in the whole text, in the title and in the opening, and each
    four-letter piece in the title. The short code counts with the text."""

    text: Counter[bytes]
    title: Counter[bytes]
    opening: Counter[bytes]
    pieces: Counter[str]

    @classmethod
    def of(cls, document: Document) -> "Counts":
        titled = written(document.title, document.language)
        body = written(document.body, document.language)
        short = written(document.shortcut, document.language)
        return cls(
            text=_counted([*titled, *body, *short]),
            title=_counted(titled),
            opening=_counted(body[:OPENING]),
            pieces=Counter(piece for _, word in titled for piece in pieces_of(word)),
        )

    @property
    def lengths(self) -> tuple[int, ...]:
        """In the order of FIELDS."""
        return tuple(each.total() for each in (self.text, self.title, self.opening, self.pieces))


def _counted(words: Iterable[tuple[str, str]]) -> Counter[bytes]:
    return Counter(term_of(key, word[:LONGEST_KEY]) for key, word in words)
