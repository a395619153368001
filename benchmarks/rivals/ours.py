"""Replybook's own engine, through the protocol that the product uses."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from benchmarks.measuring import bytes_in
from benchmarks.pages import Page
from benchmarks.rivals import TEN
from benchmarks.texts import Asked
from search.documents import Document, Query
from search.engines import file_engine
from search.expansion import expanded
from search.words import words_of

STAFF = frozenset({"staff"})
ASKER = STAFF | {"public", "user:1"}


class Ours:
    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder
        self.engine = file_engine(folder)

    def build(self, pages: Iterable[Page]) -> None:
        self.engine.replace_all(document(number, page) for number, page in enumerate(pages, 1))

    def ready(self) -> None:
        self.engine = file_engine(self.folder)
        self.engine.lexicon()

    def query(self, asked: Asked) -> Query:
        """As the finder makes it out of what was typed: completions, compounds, corrections."""
        return replace(query(self.engine.lexicon(), asked), limit=TEN)

    def answer(self, query: Query) -> list[int]:
        return [hit.id for hit in self.engine.search(query).hits]

    def find(self, asked: Asked) -> list[int]:
        return self.answer(self.query(asked))

    def size(self) -> int:
        return bytes_in(self.folder)


def document(number: int, page: Page) -> Document:
    return Document("article", number, STAFF, page.language, page.title, page.body)


def query(lexicon, asked: Asked) -> Query:
    typed = words_of(asked.text if asked.begun else f"{asked.text} ")
    words = expanded(typed, lexicon, wordy=asked.any).words
    return Query(words, ASKER, wordy=asked.any)
