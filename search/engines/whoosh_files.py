"""The files of one Whoosh index: which of them count, and reading them without copies.

MANIFEST.json names the files of the newest commit with their size and checksum, and is replaced
in one step after it. A reader opens these and no others, as slices of one read-only copy in
memory, and checks them before anything is unpickled. So a commit in between, a crash half-way or
a power cut shows as "not there yet" or as IndexUnusable, never as another answer.
"""

import io
import os
import pickle
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from whoosh import versionstring
from whoosh.fields import UnknownFieldError
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import FileFormatError
from whoosh.filedb.structfile import BufferFile
from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import TermNotFound

from search.analysis import ANALYSIS_VERSION
from search.engines.files import read_values, remove, write_values
from search.engines.whoosh_schema import NAME
from search.exceptions import IndexUnusable

MANIFEST = "MANIFEST.json"
LOCKS = frozenset({"WRITER", f"{NAME}_WRITELOCK"})
SCHEMA_VERSION = 3
# What parsers and unpickling make of bytes that are not what they were written to be.
UNREADABLE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BufferError,
    EOFError,
    ImportError,
    LookupError,
    MemoryError,
    NameError,
    TypeError,
    ValueError,
    pickle.UnpicklingError,
    struct.error,
    zlib.error,
    FileFormatError,
    TermNotFound,
    UnknownFieldError,
    WhooshIndexError,
)


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Nothing but IndexUnusable comes of bytes that no checksum tells from good ones."""
    try:
        yield
    except UNREADABLE as error:
        raise IndexUnusable(f"{name} cannot be read: {error!r}") from error


@dataclass(frozen=True)
class Manifest:
    """One commit: its number, and its files as name → [size, crc32]."""

    generation: int = 0
    files: dict[str, list[int]] = field(default_factory=dict)
    schema: int = SCHEMA_VERSION
    analysis: int = ANALYSIS_VERSION
    library: str = versionstring()

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        try:
            manifest = cls(**read_values(folder / MANIFEST))
        except (OSError, ValueError, TypeError) as error:
            raise IndexUnusable(f"no manifest in {folder.name}: {error}") from error
        made_by = (manifest.schema, manifest.analysis, manifest.library)
        if made_by != (SCHEMA_VERSION, ANALYSIS_VERSION, versionstring()):
            raise IndexUnusable(f"{folder.name} was written by another version")
        return manifest

    def write(self, folder: Path) -> None:
        """Make this the commit that counts, then delete all else: nobody else is writing.

        That is what no longer counts, and what a writer left that was killed.
        """
        write_values(folder / MANIFEST, asdict(self))
        for path in folder.iterdir():
            if path.name not in self.files and path.name not in (MANIFEST, *LOCKS):
                remove(path)


def checked(folder: Path, name: str, size_and_crc: list[int]) -> bytes:
    """The content of a file; raises IndexUnusable when it is not what the manifest says."""
    try:
        content = (folder / name).read_bytes()
    except OSError as error:
        raise IndexUnusable(f"{name}: {error}") from error
    if [len(content), zlib.crc32(content)] != size_and_crc:
        raise IndexUnusable(f"{name} is damaged")
    return content


class _Cursor(io.RawIOBase):
    """A file over a slice of memory. Reading copies what is read and no more."""

    def __init__(self, view: memoryview) -> None:
        self._view = view
        self._at = 0

    def read(self, size: int | None = -1) -> bytes:
        end = len(self._view) if size is None or size < 0 else self._at + size
        piece = bytes(self._view[self._at : end])
        self._at += len(piece)
        return piece

    def readline(self, size: int | None = -1) -> bytes:
        rest = bytes(self._view[self._at : self._at + 65_536])
        line = rest[: rest.find(b"\n") + 1] or rest
        self._at += len(line)
        return line

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: len(self._view)}[whence]
        self._at = base + offset
        return self._at

    def tell(self) -> int:
        return self._at


class MemoryFile(BufferFile):
    """Whoosh's own copies the slice to the heap, and the whole index with every reader."""

    def __init__(self, view: memoryview, name: str = "") -> None:
        self._buf = view
        self._name = name
        self.file = _Cursor(view)
        self.onclose = None
        self.is_real = False
        self.is_closed = False

    def subset(self, position: int, length: int, name: str = "") -> "MemoryFile":
        return MemoryFile(self._buf[position : position + length], name or self._name)


class CommittedFiles(FileStorage):
    """The files of one commit, as Whoosh wants them: for reading, and for the next commit.

    A writer sees these and what it makes itself. It deletes nothing that a reader may be
    opening: `Manifest.write` does, once the new commit counts.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        super().__init__(str(folder), supports_mmap=False)
        self._path = folder
        self._manifest = manifest
        self._made: set[str] = set()
        self._contents: dict[str, bytes] = {}

    def open_file(self, name: str, **kwargs: Any) -> Any:
        if name in self._made:
            return super().open_file(name, **kwargs)
        if name not in self._contents:
            if name not in self._manifest.files:
                raise IndexUnusable(f"{name} is in no manifest")
            self._contents[name] = checked(self._path, name, self._manifest.files[name])
        return MemoryFile(memoryview(self._contents[name]), name)

    def lend(self, name: str, content: bytes) -> None:
        """Take this content for a file, read and checked with an earlier commit."""
        self._contents[name] = content

    def content(self, name: str) -> bytes:
        return self._contents[name]

    def create_file(self, name: str, **kwargs: Any) -> Any:
        self._made.add(name)
        return super().create_file(name, **kwargs)

    def rename_file(self, old: str, new: str, safe: bool = False) -> None:
        os.replace(self._path / old, self._path / new)
        self._made.discard(old)
        self._made.add(new)

    def delete_file(self, name: str) -> None:
        if name in self._made:
            self._made.discard(name)
            super().delete_file(name)

    def drop_unfinished(self) -> None:
        """Delete what was made and no manifest names: Whoosh's cancelling leaves it."""
        kept = Manifest.read(self._path).files.keys() if self._made else ()
        for name in self._made.difference(kept):
            (self._path / name).unlink(missing_ok=True)

    def list(self) -> Any:
        return [*self._manifest.files, *self._made]

    def __iter__(self) -> Iterator[str]:
        return iter(self.list())

    def next_manifest(self, generation: int, names: Iterable[str]) -> Manifest:
        """The manifest after a commit of these files; unchanged ones are not read again."""
        files = {}
        for name in names:
            if name in self._manifest.files and name not in self._made:
                files[name] = self._manifest.files[name]
            else:
                content = (self._path / name).read_bytes()
                files[name] = [len(content), zlib.crc32(content)]
        return Manifest(generation=generation, files=files)
