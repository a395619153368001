"""Taking in what was saved."""

from collections import defaultdict
from collections.abc import Iterable

from core.events import Position, changes_after
from core.events.models import Change
from search import registry
from search.documents import Document
from search.upkeep import library, locks

AT_ONCE = 500
WAIT = 0.2


def catch_up(*, wait: float = WAIT) -> bool:
    """Take in up to 500 changes. False when more are left, or another process is at it.

    Raises IndexUnusable where there is no index to bring up to date.
    """
    with locks.held("write", wait=wait) as mine:
        if not mine:
            return False
        books = library.current()
        changes = changes_after(books.pointer.read_to, AT_ONCE)
        if changes:
            take_in(books, changed_ids(changes))
            last = changes[-1]
            books.has_read_to(Position(last.transaction_id, last.sequence))
        return len(changes) < AT_ONCE


def changed_ids(changes: Iterable[Change]) -> dict[str, set[int]]:
    ids: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        if change.type in registry.types():
            ids[change.type].add(change.object_id)
    return ids


def take_in(books: library.Library, ids: dict[str, set[int]]) -> None:
    """Make the index say what the owners say now about these objects."""
    documents: list[Document] = []
    for type, of_type in ids.items():
        if type in registry.types():  # else nobody can find it any more
            documents.extend(registry.get(type).documents(sorted(of_type)))
    found = {document.key for document in documents}
    asked = {f"{type}:{id}" for type, of_type in ids.items() for id in of_type}
    if asked:
        books.save(documents, removed=asked - found)
