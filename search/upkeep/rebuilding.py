"""A new index beside the old one, then a swap."""

import logging
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from django.conf import settings

from core.events import Position, last_position, recorded_after
from search import registry
from search.analysis import ANALYSIS_VERSION
from search.documents import Document
from search.engines import is_in_files, is_in_postgres
from search.engines.files import remove
from search.exceptions import IndexUnusable
from search.models import SearchDocument
from search.services.documents import BATCH, delete_documents, write_documents
from search.services.vectors import without_vectors
from search.upkeep import in_database, library, locks
from search.upkeep.catching_up import catch_up
from search.upkeep.home import Pointer, home, origin

log = logging.getLogger(__name__)

PATIENCE = 30.0
LONGEST = 600.0
MANY = 2000
Seen = Callable[[int], object]


def rebuild(seen: Seen = lambda count: None) -> bool:
    """Make the index anew out of what the apps say; searches go on meanwhile.

    `seen` is told how many more documents were read. False when another process is rebuilding.
    Rows of `search_document` that are missing or untrue are mended on the way.
    """
    if is_in_postgres():
        return in_database.rebuild(seen)
    with locks.held("rebuild", wait=0) as mine:
        if not mine:
            return False
        # Read first: what changes from here on is taken in again after the swap.
        position, first = last_position(), origin()
        folder = _fresh_folder()
        try:
            _swap(_filled(folder, seen), position, first)
        finally:
            if _folder_in_use() != folder:
                remove(home() / folder)  # a full disk needs the room
    _catch_up_to_the_end()
    return True


def bring_up_to_date(seen: Seen = lambda count: None, *, wait: float = LONGEST) -> None:
    """Take in all that waits, and come back when it is done: for imports and workers.

    Many changes, and a missing index, take a rebuild: it is faster than saving bit by bit. Another
    process that is at one has so long to end it.
    """
    if is_in_postgres():
        in_database.bring_up_to_date(seen)
    if not is_in_files():
        return
    sweep_unfinished(wait=wait)
    try:
        if _waiting() <= MANY:
            _catch_up_to_the_end()
            return
    except (IndexUnusable, OSError) as error:
        log.info("The index is made anew: %s", error)
    rebuild(seen)


def sweep_unfinished(*, wait: float = 0) -> None:
    """Delete what a killed rebuild left. Waits so long for one that goes on."""
    with locks.held("rebuild", wait=wait) as mine:
        in_use = _folder_in_use() if mine else ""
        for path in _folders() if in_use else ():
            if int(path.name) > int(in_use):
                remove(path)


def _filled(folder: str, seen: Seen) -> library.Library:
    """A new index in this folder, complete and read again."""
    everything, public = library.in_folder(folder)
    public_keys: list[tuple[str, int]] = []
    count = everything.replace_all(_noted(true_rows(seen), public_keys))
    public.replace_all(_documents(public_keys))
    if len(everything.contents()) != count:
        raise IndexUnusable(f"{folder} does not hold the {count} documents it was given")
    pointer = Pointer(folder, "0.0", "", settings.SEARCH_ENGINE)
    return library.Library(pointer, everything, public)


def _waiting() -> int:
    return recorded_after(library.current().pointer.read_to).count()


def _catch_up_to_the_end() -> None:
    while not catch_up(wait=PATIENCE):
        pass


def _swap(books: library.Library, position: Position, first: str) -> None:
    with locks.held("write", wait=PATIENCE) as mine:
        if not mine:
            raise IndexUnusable("somebody keeps writing to the old index")
        before = _folder_in_use()
        Pointer(
            folder=books.pointer.folder,
            position=str(position),
            origin=first,
            engine=settings.SEARCH_ENGINE,
            generations=books.generations(),
        ).write()
        _sweep(keep={books.pointer.folder, before})


def true_rows(seen: Seen) -> Iterator[Document]:
    """All documents of all types, their rows compared and mended on the way."""
    for index in registry.indexes():
        documents = iter(index.documents(None))
        known: set[int] = set()
        while batch := list(islice(documents, BATCH)):
            known.update(document.id for document in batch)
            write_documents(index.type, _untrue(index.type, batch))
            yield from batch
            seen(len(batch))
        _forget_others(index.type, known)
    delete_documents(SearchDocument.objects.exclude(type__in=registry.types()))


def _untrue(type: str, documents: Iterable[Document]) -> list[int]:
    wanted = {document.id: (document.checksum(), ANALYSIS_VERSION) for document in documents}
    rows = SearchDocument.objects.filter(type=type, object_id__in=wanted)
    present = {id: rest for id, *rest in rows.values_list("object_id", "checksum", "analysis")}
    without = without_vectors(rows)
    return [
        id for id, about in wanted.items() if tuple(present.get(id, ())) != about or id in without
    ]


def _forget_others(type: str, known: set[int]) -> None:
    present = SearchDocument.objects.filter(type=type).values_list("object_id", flat=True)
    # Asked again, one by one: a document may have come after it was read.
    write_documents(type, [id for id in present.iterator() if id not in known])


def _noted(documents: Iterable[Document], public: list[tuple[str, int]]) -> Iterator[Document]:
    for document in documents:
        if document.is_public:
            public.append((document.type, document.id))
        yield document


def _documents(keys: Iterable[tuple[str, int]]) -> Iterator[Document]:
    """Public documents read again, a batch of one type at a time."""
    rest = iter(sorted(keys))
    while batch := list(islice(rest, BATCH)):
        for type in sorted({type for type, _ in batch}):
            ids = [id for of, id in batch if of == type]
            yield from (each for each in registry.get(type).documents(ids) if each.is_public)


def _fresh_folder() -> str:
    """The next number. Whatever lies around unfinished belongs to nobody: we hold the lock."""
    in_use = _folder_in_use()
    numbers = [int(path.name) for path in _folders()]
    name = f"{max(numbers, default=0) + 1:04d}"
    _sweep(keep={in_use})
    (home() / name).mkdir()
    return name


def _folder_in_use() -> str:
    try:
        return Pointer.read().folder
    except IndexUnusable:
        return ""


def _sweep(keep: set[str]) -> None:
    for path in _folders():
        if path.name not in keep:
            remove(path)


def _folders() -> list[Path]:
    return [path for path in home().iterdir() if path.name.isdecimal()]
