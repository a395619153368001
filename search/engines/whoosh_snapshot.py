"""One commit of a Whoosh index, opened for searching."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

import numpy as np
from whoosh.index import TOC

from search.documents import Term
from search.engines import scoring
from search.engines.whoosh_files import CommittedFiles, Manifest
from search.engines.whoosh_schema import NAME, OPEN_LABELS, SCHEMA
from search.engines.whoosh_segments import WIDEST_PREFIX, Numbers, Postings, Segment


class Snapshot:
    """The documents of one commit. Never changes; threads share it."""

    def __init__(self, files: CommittedFiles, manifest: Manifest, older: "Snapshot | None") -> None:
        self.manifest = manifest
        self.files = files
        known = {segment.name: segment for segment in older.segments} if older else {}
        for segment in known.values():
            files.lend(segment.name, segment.content)
        described = TOC.read(files, NAME, gen=manifest.generation, schema=SCHEMA).segments
        self.segments: list[Segment] = [
            known.get(each.make_filename(".seg")) or Segment(each, files) for each in described
        ]
        self.starts = np.cumsum([0, *(segment.size for segment in self.segments)])
        self.size = int(self.starts[-1])
        self.alive = np.ones(self.size, np.bool_)
        for start, each in zip(self.starts, described, strict=False):
            self.alive[[start + number for number in each.deleted_docs()]] = False
        lengths = [segment.lengths for segment in self.segments]
        self.corpus = scoring.Corpus(
            size=self.size,
            open=self.alive & self.with_any("label", OPEN_LABELS),
            lengths=np.concatenate(lengths) if lengths else np.empty(0, np.float32),
            words=self._words,
            titles=self._titles,
            shortcuts=self._shortcuts,
        )

    def key(self, number: int) -> str:
        at = int(np.searchsorted(self.starts, number, side="right")) - 1
        return self.segments[at].keys[number - int(self.starts[at])]

    def numbers_of(self, keys: Iterable[str]) -> Iterator[int]:
        """Where documents with these keys stand, those deleted before left out."""
        wanted = set(keys)
        for start, segment in zip(self.starts, self.segments, strict=False):
            for key in wanted & segment.numbers.keys():
                number = int(start) + segment.numbers[key]
                if self.alive[number]:
                    yield number

    def with_any(self, field: str, terms: Iterable[str]) -> scoring.Mask:
        """Documents that have one of the terms. No terms: no documents."""
        lists = [
            self._joined(partial(Segment.postings, field=field, key=term))[0] for term in terms
        ]
        return scoring.any_of(self.size, lists)

    def contents(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for start, segment in zip(self.starts, self.segments, strict=False):
            alive = self.alive[start : start + segment.size]
            pairs = zip(segment.keys, segment.checksums, alive, strict=True)
            found.update((key, checksum) for key, checksum, lives in pairs if lives)
        return found

    def _words(self, term: Term) -> Postings:
        return self._joined(lambda segment: _either(segment, term))

    def _titles(self, term: Term) -> Postings:
        if term.prefix:
            return self._joined(lambda segment: segment.prefix_postings("title", term.key))
        return self._joined(lambda segment: segment.postings("title", term.key))

    def _shortcuts(self, text: str, exact: bool) -> Numbers:
        if exact:
            return self._joined(lambda segment: segment.postings("shortcut", text))[0]
        return self._joined(lambda segment: segment.prefix_postings("shortcut", text))[0]

    def _joined(self, read: Callable[[Segment], Postings]) -> Postings:
        lists = [read(segment) for segment in self.segments]
        if len(lists) == 1:
            return lists[0]
        numbers = [start + each[0] for start, each in zip(self.starts, lists, strict=False)]
        return (
            np.concatenate([np.empty(0, np.int64), *numbers]),
            np.concatenate([np.empty(0, np.float32), *(each[1] for each in lists)]),
        )


def _either(segment: Segment, term: Term) -> Postings:
    """Words of open and of own documents. Completions of open words are held to the frequent
    ones; of others' own words nothing may show, not even by crowding out, so none is cut."""
    if not term.prefix:
        lists = [segment.postings("text", term.key), segment.postings("own", term.key)]
    else:
        lists = [
            segment.prefix_postings("text", term.key, WIDEST_PREFIX),
            segment.prefix_postings("own", term.key),
        ]
    return np.concatenate([each[0] for each in lists]), np.concatenate([each[1] for each in lists])
