"""The engine that lives in the database, written to as the product does: row by row with the
content, which here is a dictionary."""

from collections.abc import Collection, Iterable, Iterator

from search import registry
from search.documents import Document
from search.engines.postgres_engine import PostgresEngine
from search.services.documents import write_documents
from search.upkeep import in_database


class InDatabase(PostgresEngine):
    type = "article"

    def __init__(self) -> None:
        super().__init__(public=False)
        self._content: dict[int, Document] = {}
        registry.register(self)

    def replace_all(self, documents: Iterable[Document]) -> int:
        self.save(documents)
        in_database.bring_up_to_date(lambda count: None)
        return len(self._content)

    def save(self, documents: Iterable[Document]) -> None:
        fresh = {document.id: document for document in documents}
        self._content |= fresh
        write_documents(self.type, fresh)

    def documents(self, ids: Collection[int]) -> Iterator[Document]:
        return (self._content[id] for id in ids if id in self._content)
