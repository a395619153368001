"""SQLite: its full-text index, and what Django's `icontains` asks of it."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from benchmarks.measuring import bytes_in
from benchmarks.pages import Page
from benchmarks.rivals import TEN, words_of
from benchmarks.texts import Asked


class Sqlite:
    table = "CREATE TABLE page (title TEXT, body TEXT)"

    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder
        self.connection = sqlite3.connect(folder / "pages.sqlite3")

    def build(self, pages: Iterable[Page]) -> None:
        self.connection.execute(self.table)
        rows = ((number, page.title, page.body) for number, page in enumerate(pages, 1))
        self.connection.executemany("INSERT INTO page(rowid, title, body) VALUES (?, ?, ?)", rows)
        self.connection.commit()

    def ready(self) -> None:
        self.connection.execute("PRAGMA cache_size=-65536")

    def size(self) -> int:
        return bytes_in(self.folder)

    def _numbers(self, statement: str, values: list[str]) -> list[int]:
        return [row[0] for row in self.connection.execute(statement, values)]


class Fts5(Sqlite):
    table = "CREATE VIRTUAL TABLE page USING fts5(title, body)"

    def find(self, asked: Asked) -> list[int]:
        words = [f'"{word}"' for word in words_of(asked)]
        if not words:
            return []
        text = (" OR " if asked.any else " ").join(words) + ("*" if asked.begun else "")
        found = f"SELECT rowid FROM page WHERE page MATCH ? ORDER BY rank LIMIT {TEN}"
        return self._numbers(found, [text])


class Icontains(Sqlite):
    """Those with all words in the title come first: without that it has no order at all."""

    def find(self, asked: Asked) -> list[int]:
        words = [f"%{word}%" for word in words_of(asked)]
        if not words:
            return []
        like = "LIKE ? ESCAPE '\\'"
        either = (" OR " if asked.any else " AND ").join(
            f"(title {like} OR body {like})" for _ in words
        )
        titled = " AND ".join(f"title {like}" for _ in words)
        order = f"ORDER BY NOT ({titled}), rowid LIMIT {TEN}"
        twice = [word for word in words for _ in range(2)]
        return self._numbers(f"SELECT rowid FROM page WHERE {either} {order}", [*twice, *words])
