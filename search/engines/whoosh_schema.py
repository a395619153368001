"""What Whoosh stores about a document: words and their keys, and no text.

A term is a word with its key before it, so that the words of a key stand together and the
dictionary of the index is the lexicon at the same time. `text` holds the words of documents that
every colleague may read, `own` those of personal and team documents, so that no number about
hidden words reaches anybody: frequencies and completions come from `text`, and from the asker's
own documents.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from whoosh import fields, formats

from core.text import fold
from search.analysis import LONGEST_KEY, pieces_of, shortcut_key, written
from search.documents import OPENING, Document
from search.lexicon import term_of

NAME = "words"
OPEN_LABELS = frozenset({"public", "staff"})


class Counted(fields.FieldType):
    """A field that takes finished keys with their counts."""

    def __init__(self, *, scorable: bool = False) -> None:
        super().__init__(formats.Existence(), None, scorable=scorable)

    def index(self, value: Mapping[str | bytes, int], **kwargs: Any) -> Iterator[Any]:
        for key, count in value.items():
            yield key if isinstance(key, bytes) else key.encode(), count, float(count), b""


class Kept(fields.FieldType):
    """A value to read back by document number, not to search."""

    indexed = False

    def __init__(self) -> None:
        super().__init__(None, None, sortable=True)


SCHEMA = fields.Schema(
    key=Kept(),
    checksum=Kept(),
    text=Counted(scorable=True),
    own=Counted(scorable=True),
    title=Counted(scorable=True),
    opening=Counted(scorable=True),
    piece=Counted(scorable=True),
    shortcut=Counted(),
    label=Counted(),
    facet=Counted(),
)


def facet_term(name: str, value: str) -> str:
    return f"{name}:{fold(value)}"


def stored(document: Document) -> dict[str, Any]:
    """The fields of a document, as the writer takes them."""
    titled = written(document.title, document.language)
    body = written(document.body, document.language)
    short = written(document.shortcut, document.language)
    shortcut = shortcut_key(document.shortcut)
    return {
        "key": document.key,
        "checksum": document.checksum(),
        "text" if document.labels & OPEN_LABELS else "own": _counted([*titled, *body, *short]),
        "title": _counted(titled),
        "opening": _counted(body[:OPENING]),
        "piece": Counter(piece for _, word in titled for piece in pieces_of(word)),
        "shortcut": {shortcut: 1} if shortcut else {},
        "label": dict.fromkeys(document.labels, 1),
        "facet": {facet_term(name, value): 1 for name, value in document.all_facets},
    }


def _counted(words: Iterable[tuple[str, str]]) -> dict[bytes, int]:
    counts = Counter(words)
    return {term_of(key, word[:LONGEST_KEY]): count for (key, word), count in counts.items()}
