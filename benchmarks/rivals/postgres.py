"""PostgreSQL: its own Danish configuration, and what Django's `icontains` asks of it."""

from collections.abc import Iterable
from pathlib import Path

import psycopg

from benchmarks.pages import Page
from benchmarks.rivals import TEN, words_of
from benchmarks.texts import Asked


class Postgres:
    """A table of its own for each, in a schema named after the folder."""

    columns = "number integer PRIMARY KEY, title text, body text"
    index = ""

    def __init__(self, folder: Path, database: str) -> None:
        self.connection = psycopg.connect(database, autocommit=True)
        self.schema = "_".join(folder.parts[-2:]).lower().replace(" ", "_")

    def build(self, pages: Iterable[Page]) -> None:
        self.connection.execute(f"DROP SCHEMA IF EXISTS {self.schema} CASCADE")
        self.connection.execute(f"CREATE SCHEMA {self.schema}")
        self.ready()
        self.connection.execute(f"CREATE TABLE page ({self.columns})")
        with self.connection.cursor().copy("COPY page (number, title, body) FROM STDIN") as copy:
            for number, page in enumerate(pages, 1):
                copy.write_row((number, page.title, page.body))
        if self.index:
            self.connection.execute(self.index)
        self.connection.execute("VACUUM ANALYZE page")

    def ready(self) -> None:
        self.connection.execute(f"SET search_path TO {self.schema}")

    def size(self) -> int:
        row = self.connection.execute("SELECT pg_total_relation_size('page')").fetchone()
        return int(row[0]) if row else 0

    def _numbers(self, statement: str, values: dict[str, str]) -> list[int]:
        return [row[0] for row in self.connection.execute(statement, values)]


class Danish(Postgres):
    columns = Postgres.columns + (
        ", words tsvector GENERATED ALWAYS AS ("
        "setweight(to_tsvector('danish', title), 'A') || to_tsvector('danish', body)) STORED"
    )
    index = "CREATE INDEX page_words ON page USING gin (words) WITH (fastupdate = off)"

    def find(self, asked: Asked) -> list[int]:
        words = [f"'{word}'" for word in words_of(asked)]
        if not words:
            return []
        text = (" | " if asked.any else " & ").join(words) + (":*" if asked.begun else "")
        found = (
            "SELECT number FROM page, to_tsquery('danish', %(text)s) AS asked WHERE words @@ asked "
            f"ORDER BY ts_rank(words, asked) DESC LIMIT {TEN}"
        )
        return self._numbers(found, {"text": text})


class Icontains(Postgres):
    """Those with all words in the title come first: without that it has no order at all."""

    def find(self, asked: Asked) -> list[int]:
        words = {f"w{at}": f"%{word}%" for at, word in enumerate(words_of(asked))}
        if not words:
            return []

        def has(column: str, name: str) -> str:
            return f"UPPER({column}) LIKE UPPER(%({name})s)"

        either = (" OR " if asked.any else " AND ").join(
            f"({has('title', name)} OR {has('body', name)})" for name in words
        )
        titled = " AND ".join(has("title", name) for name in words)
        order = f"ORDER BY NOT ({titled}), number LIMIT {TEN}"
        return self._numbers(f"SELECT number FROM page WHERE {either} {order}", words)
