"""The embedded engine: Whoosh keeps the files, numpy finds in them."""

import os
import threading
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from whoosh.index import TOC, FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import CLEAR

from search.documents import Document, Hit, Query, Results
from search.engines import scoring
from search.engines.whoosh_files import MANIFEST, CommittedFiles, Manifest, reading
from search.engines.whoosh_postings import Writer
from search.engines.whoosh_schema import NAME, SCHEMA, facet_term, stored
from search.engines.whoosh_snapshot import Snapshot
from search.exceptions import IndexUnusable
from search.lexicon import Lexicon

ALIKE = 4
BIGGEST_MERGED = 200
WAIT_FOR_WRITER = 10.0
TRIES = 6


class WhooshEngine:
    """One index in one folder. Any number of threads and processes may search it and save."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._seen: tuple[int, int, int] | None = None

    def save(self, documents: Iterable[Document], *, removed: Collection[str] = ()) -> None:
        fresh = {document.key: document for document in documents}
        with self._writing() as (writer, snapshot):
            gone = list(snapshot.numbers_of([*fresh, *removed]))
            for number in gone:
                writer.delete_document(number)
            for document in fresh.values():
                writer.add_stored(stored(document))
            if fresh or gone:
                self._commit(writer, partial(_merge_alike, snapshot=snapshot))

    def replace_all(self, documents: Iterable[Document]) -> int:
        count = 0
        with self._writing() as (writer, _):
            for document in documents:
                writer.add_stored(stored(document))
                count += 1
            self._commit(writer, CLEAR)
        return count

    def search(self, query: Query) -> Results:
        snapshot = self._newest()
        if not query.labels or not (query.words or query.shortcut):
            return Results()
        allowed = snapshot.alive & snapshot.with_any("label", query.labels)
        for facets in query.facets:
            terms = [facet_term(name, value) for name, value in facets]
            allowed &= snapshot.with_any("facet", terms)
        best, more = scoring.best(snapshot.corpus, query, allowed)
        with reading(self._folder.name):  # the keys of what was found
            hits = [_hit(snapshot, *each) for each in best]
        return Results(tuple(sorted(hits, key=query.order)), more)

    def lexicon(self) -> Lexicon:
        return self._newest().lexicon

    def contents(self) -> dict[str, str]:
        return self._newest().contents()

    def generation(self) -> int:
        return self._newest().manifest.generation

    def _newest(self) -> Snapshot:
        """The newest commit. A stat when nothing changed; only new segments are read else."""
        seen = _signature(self._folder)
        if seen is not None and seen == self._seen and self._snapshot:
            return self._snapshot
        with self._lock:
            if seen is None or seen != self._seen or not self._snapshot:
                self._snapshot = self._open()
                self._seen = seen
            return self._snapshot

    def _open(self) -> Snapshot:
        """Another process may commit and clean up in between: then there is a newer manifest."""
        manifest = Manifest.read(self._folder)
        for _ in range(TRIES):
            try:
                files = CommittedFiles(self._folder, manifest)
                with reading(self._folder.name):
                    return Snapshot(files, manifest, self._snapshot)
            except (IndexUnusable, OSError) as error:
                time.sleep(0.02)
                newer = Manifest.read(self._folder)
                if newer == manifest:
                    raise IndexUnusable(f"{self._folder.name}: {error}") from error
                manifest = newer
        raise IndexUnusable(f"{self._folder.name} changes faster than it can be read")

    @contextmanager
    def _writing(self) -> Iterator[tuple[Any, Snapshot]]:
        """A writer on top of the newest commit. Nothing is kept without `_commit`."""
        self._folder.mkdir(parents=True, exist_ok=True)
        lock = CommittedFiles(self._folder, Manifest()).lock("WRITER")
        if not _in_time(lock.acquire):
            raise IndexUnusable(f"{self._folder.name} is being written")
        try:
            self._start()
            snapshot = self._newest()
            files = CommittedFiles(self._folder, snapshot.manifest)
            for segment in snapshot.segments:
                files.lend(segment.name, segment.content)
            index = FileIndex(files, schema=SCHEMA, indexname=NAME)
            writer = Writer(index, self._folder)
            try:
                yield writer, snapshot
            finally:
                try:
                    if not writer.is_closed:
                        writer.cancel()
                finally:
                    files.drop_unfinished()
        finally:
            lock.release()

    def _start(self) -> None:
        """An empty index where there is none."""
        if (self._folder / MANIFEST).exists():
            return
        files = CommittedFiles(self._folder, Manifest())
        TOC.create(files, SCHEMA, NAME)
        files.next_manifest(0, [TOC._filename(NAME, 0)]).write(self._folder)

    def _commit(self, writer: Any, merge: Any) -> None:
        files: CommittedFiles = writer.storage
        writer.commit(mergetype=merge)
        generation = writer.generation
        toc = TOC.read(files, NAME, gen=generation, schema=SCHEMA)
        segments = [segment.make_filename(".seg") for segment in toc.segments]
        names = [TOC._filename(NAME, generation), *segments]
        files.next_manifest(generation, names).write(self._folder)


def _merge_alike(writer: Writer, segments: list[Any], *, snapshot: Snapshot) -> list[Any]:
    """Put segments of about one size together when there are some; answers those that stay.

    So a document is written again a few times in its life, not with each save, and no save waits
    until a big segment is written anew. What was deleted counts for nothing.
    """
    alive = [segment for segment in segments if segment.doc_count()]
    small = [segment for segment in alive if segment.doc_count() <= BIGGEST_MERGED]
    levels = Counter(map(_level, small))
    full = max((level for level, count in levels.items() if count >= ALIKE), default=-1)
    merged = [segment for segment in small if _level(segment) <= full]
    parts = {part.name: part for part in snapshot.segments}
    for segment in merged:
        reader = SegmentReader(writer.storage, SCHEMA, segment)
        writer.add_part(reader, parts[segment.make_filename(".seg")])
        reader.close()
    return [segment for segment in alive if segment not in merged]


def _level(segment: Any) -> int:
    """The same for segments within a factor of four."""
    count: int = segment.doc_count()
    return (count.bit_length() - 1) // 2


def _hit(
    snapshot: Snapshot, number: int, words: int, score: float, matched: tuple[str, ...]
) -> Hit:
    type, _, id = snapshot.key(number).rpartition(":")
    return Hit(type=type, id=int(id), words=words, score=score, matched=matched)


def _signature(folder: Path) -> tuple[int, int, int] | None:
    """Changes with every commit: a manifest is a new file each time."""
    try:
        stat = os.stat(folder / MANIFEST)
    except OSError:
        return None
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


def _in_time(acquire: Any) -> bool:
    until = time.monotonic() + WAIT_FOR_WRITER
    while not acquire():
        if time.monotonic() > until:
            return False
        time.sleep(0.005)
    return True
