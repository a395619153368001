"""What Whoosh stores about a document: keys that the analysis made, and no text.

`text` holds the words of documents that every colleague may read, `own` those of personal and
team documents, so that no number about hidden words reaches anybody: frequencies and completions
come from `text`, and from the asker's own documents.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from whoosh import fields, formats

from core.text import fold
from search.analysis import keys, shortcut_key
from search.documents import Document

NAME = "words"
OPEN_LABELS = frozenset({"public", "staff"})
STORED_LENGTHS = ("text", "own")


class Counted(fields.FieldType):
    """A field that takes finished keys with their counts."""

    def __init__(self, *, scorable: bool = False) -> None:
        super().__init__(formats.Existence(), None, scorable=scorable)

    def index(self, value: Mapping[str, int], **kwargs: Any) -> Iterator[Any]:
        for key, count in value.items():
            yield key.encode(), count, float(count), b""


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
    title=Counted(),
    shortcut=Counted(),
    label=Counted(),
    facet=Counted(),
)


def facet_term(name: str, value: str) -> str:
    return f"{name}:{fold(value)}"


def stored(document: Document) -> dict[str, Any]:
    """The fields of a document, as the writer takes them."""
    title = keys(document.title, document.language)
    words = Counter(keys(document.body, document.language))
    words.update(title)
    words.update(keys(document.shortcut, document.language))
    shortcut = shortcut_key(document.shortcut)
    return {
        "key": document.key,
        "checksum": document.checksum(),
        "text" if document.labels & OPEN_LABELS else "own": words,
        "title": dict.fromkeys(title, 1),
        "shortcut": {shortcut: 1} if shortcut else {},
        "label": dict.fromkeys(document.labels, 1),
        "facet": {facet_term(name, value): 1 for name, value in document.all_facets},
    }
