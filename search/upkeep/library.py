"""The two indexes in use, opened once per process."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from core.events import Position
from search.documents import Document
from search.engines import Engine, file_engine
from search.exceptions import IndexUnusable
from search.upkeep.home import Pointer, home, signature


@dataclass(frozen=True)
class Library:
    """Everything, and what is public, in two indexes that share no file."""

    pointer: Pointer
    all: Engine
    public: Engine

    def save(self, documents: Iterable[Document], *, removed: set[str]) -> None:
        """Take in these documents and forget the keys in `removed`, in both."""
        documents = list(documents)
        public = [document for document in documents if document.is_public]
        hidden = {document.key for document in documents if not document.is_public}
        self.public.save(public, removed=removed | hidden)
        self.all.save(documents, removed=removed)

    def has_read_to(self, position: Position) -> None:
        """Write down that everything up to there has been taken in."""
        self.pointer.moved(position, self.generations()).write()

    def generations(self) -> tuple[int, int]:
        return self.all.generation(), self.public.generation()

    def check_age(self) -> None:
        """Raises IndexUnusable where a file went away or is older than the position says.

        Asked by an index that has been open for long as well: who saved to what is left, would
        write down a position that hides what is missing.
        """
        pairs = zip(self.generations(), self.pointer.generations, strict=True)
        if any(there < said for there, said in pairs):
            raise IndexUnusable("the index is older than its position")


_lock = threading.Lock()
_opened: tuple[Path, tuple[int, int], Library] | None = None


def current() -> Library:
    """The indexes in use. Raises IndexUnusable; costs three stats while nothing changes."""
    global _opened
    seen = signature()
    if seen is None:
        raise IndexUnusable("no index")
    opened = _opened
    if opened and opened[:2] == (home(), seen):
        opened[2].check_age()
        return opened[2]
    with _lock:
        library = _open(_opened[2] if _opened and _opened[0] == home() else None)
        _opened = (home(), seen, library)
        return library


def in_folder(folder: str) -> tuple[Engine, Engine]:
    """Engines over a folder of the index: everything, and what is public."""
    return file_engine(home() / folder / "all"), file_engine(home() / folder / "public")


def _open(before: Library | None) -> Library:
    pointer = Pointer.read()
    pointer.check_database()
    if before and _goes_on(before.pointer, pointer):
        library = Library(pointer, before.all, before.public)
    else:
        library = Library(pointer, *in_folder(pointer.folder))
    library.check_age()
    return library


def _goes_on(before: Pointer, now: Pointer) -> bool:
    """Whether it is the same folder. One made after all were deleted has the same number."""
    return before.folder == now.folder and before.generations <= now.generations
