"""Tantivy, a search engine in Rust: how fast it could be."""

from collections.abc import Iterable
from pathlib import Path

import tantivy

from benchmarks.measuring import bytes_in
from benchmarks.pages import Page
from benchmarks.rivals import TEN, words_of
from benchmarks.texts import Asked

FIELDS = ("title", "body")
HEAP = 256_000_000


class Tantivy:
    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("number", stored=True)
        for field in FIELDS:
            builder.add_text_field(field)
        self.schema = builder.build()

    def build(self, pages: Iterable[Page]) -> None:
        writer = tantivy.Index(self.schema, path=str(self.folder)).writer(HEAP, 1)
        for number, page in enumerate(pages, 1):
            writer.add_document(tantivy.Document(number=number, title=page.title, body=page.body))
        writer.commit()
        writer.wait_merging_threads()

    def ready(self) -> None:
        self.searcher = tantivy.Index.open(str(self.folder)).searcher()

    def find(self, asked: Asked) -> list[int]:
        *whole, last = words_of(asked) or [""]
        each = [self._word(word) for word in whole]
        each += [self._begun(last) if asked.begun else self._word(last)] if last else []
        occur = tantivy.Occur.Should if asked.any else tantivy.Occur.Must
        query = tantivy.Query.boolean_query([(occur, one) for one in each])
        hits = self.searcher.search(query, TEN).hits
        return [self.searcher.doc(address)["number"][0] for _, address in hits]

    def size(self) -> int:
        return bytes_in(self.folder)

    def _word(self, word: str) -> tantivy.Query:
        return _either(tantivy.Query.term_query(self.schema, field, word) for field in FIELDS)

    def _begun(self, word: str) -> tantivy.Query:
        return _either(
            tantivy.Query.fuzzy_term_query(self.schema, field, word, distance=0, prefix=True)
            for field in FIELDS
        )


def _either(queries: Iterable[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])
