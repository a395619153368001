"""Search engines to compare with, each used as its own documentation shows it.

All of them take the same pages and answer the numbers of ten of them, best first.
"""

import re
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from benchmarks.pages import Page
from benchmarks.texts import Asked

TEN = 10
_WORD = re.compile(r"\w+")


class Rival(Protocol):
    def __init__(self, folder: Path, database: str) -> None:
        """Keeps its files in the folder, or tables in `database` (PostgreSQL)."""

    def build(self, pages: Iterable[Page]) -> None:
        """Index them, numbered from 1."""

    def ready(self) -> None:
        """Open what was built."""

    def find(self, asked: Asked) -> list[int]: ...

    def size(self) -> int:
        """Bytes on disk."""


# Name → class. The module is imported in the process that needs it.
RIVALS = {
    "Replybook": "ours.Ours",
    "Whoosh": "stock_whoosh.StockWhoosh",
    "SQLite FTS5": "sqlite.Fts5",
    "SQLite icontains": "sqlite.Icontains",
    "PostgreSQL danish": "postgres.Danish",
    "PostgreSQL icontains": "postgres.Icontains",
    "Tantivy": "tantivy_limit.Tantivy",
}
OURS, STOCK, FTS5, LIKE = "Replybook", "Whoosh", "SQLite FTS5", "SQLite icontains"
SLOWEST = "PostgreSQL icontains"


def rival(name: str, folder: Path, database: str) -> Any:
    module, _, of = RIVALS[name].partition(".")
    folder.mkdir(parents=True, exist_ok=True)
    return getattr(import_module(f"benchmarks.rivals.{module}"), of)(folder, database)


def words_of(asked: Asked) -> list[str]:
    """Letters and digits only: marks mean something else to every query language."""
    return _WORD.findall(asked.text.lower())
