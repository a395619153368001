"""The library as it comes: title and body, words of both with AND, BM25F, one searcher kept."""

from collections.abc import Iterable
from pathlib import Path

from whoosh import index, qparser
from whoosh.fields import NUMERIC, TEXT, Schema

from benchmarks.measuring import bytes_in
from benchmarks.pages import Page
from benchmarks.rivals import TEN, words_of
from benchmarks.texts import Asked

MEGABYTES = 256


class StockWhoosh:
    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder

    def build(self, pages: Iterable[Page]) -> None:
        schema = Schema(number=NUMERIC(stored=True), title=TEXT, body=TEXT)
        writer = index.create_in(self.folder, schema).writer(limitmb=MEGABYTES)
        for number, page in enumerate(pages, 1):
            writer.add_document(number=number, title=page.title, body=page.body)
        writer.commit()

    def ready(self) -> None:
        opened = index.open_dir(self.folder)
        self.searcher = opened.searcher()
        self.parsers = {
            any: qparser.MultifieldParser(
                ["title", "body"],
                opened.schema,
                group=qparser.OrGroup if any else qparser.AndGroup,
            )
            for any in (False, True)
        }

    def find(self, asked: Asked) -> list[int]:
        text = " ".join(words_of(asked)) + ("*" if asked.begun else "")
        hits = self.searcher.search(self.parsers[asked.any].parse(text), limit=TEN)
        return [hit["number"] for hit in hits]

    def size(self) -> int:
        return bytes_in(self.folder)
