"""What Whoosh stores about a document: words and their keys, and no text.

A term is a word with its key before it, so that the words of a key stand together and the
dictionary of the index is the lexicon at the same time. `text` holds the words of documents that
every colleague may read, `own` those of personal and team documents, so that no number about
hidden words reaches anybody: frequencies and completions come from `text`, and from the asker's
own documents.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from whoosh import fields, formats

from core.text import fold
from search.analysis import shortcut_key
from search.documents import Document
from search.engines.counting import Counts

NAME = "words"


class Counted(fields.FieldType):
    """A field that takes finished keys with their counts."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), None)

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
    lengths=Kept(),
    text=Counted(),
    own=Counted(),
    title=Counted(),
    opening=Counted(),
    piece=Counted(),
    shortcut=Counted(),
    label=Counted(),
    facet=Counted(),
)


def facet_term(name: str, value: str) -> str:
    return f"{name}:{fold(value)}"


def stored(document: Document) -> dict[str, Any]:
    """The fields of a document, as the writer takes them."""
    counts = Counts.of(document)
    shortcut = shortcut_key(document.shortcut)
    return {
        "key": document.key,
        "checksum": document.checksum(),
        "lengths": " ".join(map(str, counts.lengths)),
        "text" if document.is_open else "own": counts.text,
        "title": counts.title,
        "opening": counts.opening,
        "piece": counts.pieces,
        "shortcut": {shortcut: 1} if shortcut else {},
        "label": dict.fromkeys(document.labels, 1),
        "facet": {facet_term(name, value): 1 for name, value in document.all_facets},
    }
