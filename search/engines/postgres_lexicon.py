"""The words that PostgreSQL knows, in memory: read once, then followed by what differs.

What was put together once stays; what a transaction adds is one more row. So a process asks for
the rows it does not have, those of transactions that were still open when it asked last among
them, and never misses one that was begun early and committed late.
"""

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from search.analysis import ANALYSIS_VERSION
from search.engines import tallies
from search.engines.postgres_rows import Base, Change, base, changes, is_empty
from search.engines.tallies import OPEN, OWN, PUBLIC, PUBLIC_TITLE, TITLE, Tally, term_in
from search.engines.terms import KeptTerms, Terms
from search.exceptions import IndexUnusable
from search.lexicon import EMPTY, Lexicon, Part, Vocabulary

MOST_YOUNG = 3000
"""So many new words are sorted anew with each change; then they rest."""
NEVER = 2**62
Counted = tuple[Vocabulary, npt.NDArray[np.int32]]
Differences = Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class Audience:
    """What may be told to some askers: words, sums, and how many documents they are about."""

    terms: KeptTerms
    sums: Mapping[str, int]
    pieces: Mapping[str, Sequence[int]]
    column: int

    @property
    def total(self) -> int:
        return self.sums.get(tallies.DOCUMENTS, 0)

    def average(self, of: str) -> float:
        return max(self.sums.get(f"#{of}", 0) / self.total, 1.0) if self.total else 1.0

    def piece_frequency(self, piece: str) -> int:
        counts = self.pieces.get(f"~{piece}")
        return counts[self.column] if counts is not None else 0


@dataclass(frozen=True)
class Words:
    """All words at one moment. Never changes; threads share it."""

    parts: tuple[Counted, ...] = ()
    others: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Pieces of titles, and sums."""

    @classmethod
    def of(cls, names: Sequence[str], counts: npt.NDArray[np.int64]) -> "Words":
        pairs = dict(zip(names, counts.tolist(), strict=True))
        others = {name: each for name, each in pairs.items() if name[0] in "~#"}
        terms = sorted((term_in(name), each) for name, each in pairs.items() if name not in others)
        return cls((_counted(terms),), others)

    def with_differences(self, differences: Differences) -> "Words":
        others = dict(self.others)
        counts = [each for _, each in self.parts]
        copied: set[int] = set()
        new: list[tuple[bytes, Sequence[int]]] = []
        for name, each in differences.items():
            if name[0] in "~#":
                known = others.get(name, (0,) * tallies.COLUMNS)
                others[name] = [a + b for a, b in zip(known, each, strict=True)]
                continue
            term = term_in(name)
            if place := self._place(term):
                part, number = place
                if part not in copied:
                    counts[part] = counts[part].copy()
                    copied.add(part)
                counts[part][:, number] += np.array(each, np.int32)
            else:
                new.append((term, each))
        words = (each for each, _ in self.parts)
        return Words(_grown(list(zip(words, counts, strict=True)), new), others)

    def _place(self, term: bytes) -> tuple[int, int] | None:
        for at, (words, _) in enumerate(self.parts):
            if (number := words.number(term)) is not None:
                return at, number
        return None

    @cached_property
    def everything(self) -> Audience:
        """For colleagues: statistics of what is open, and their own words."""
        return self._audience(OPEN, self._lexicon(OWN), TITLE)

    @cached_property
    def public(self) -> Audience:
        return self._audience(PUBLIC, EMPTY, PUBLIC_TITLE)

    def _audience(self, column: int, own: Lexicon, title: int) -> Audience:
        sums = {name: each[column] for name, each in self.others.items() if name[0] == "#"}
        size = sums.get(tallies.DOCUMENTS, 0)
        terms = Terms(self._lexicon(column, size), own, self._lexicon(title))
        return Audience(KeptTerms(terms), sums, self.others, column)

    def _lexicon(self, column: int, size: int = 0) -> Lexicon:
        return Lexicon([Part(words, counts[column]) for words, counts in self.parts], size)


def _counted(terms: Iterable[tuple[bytes, Sequence[int]]]) -> Counted:
    pairs = list(terms)
    counts = np.array([each for _, each in pairs], np.int32).reshape(-1, tallies.COLUMNS)
    return Vocabulary([term for term, _ in pairs]), np.ascontiguousarray(counts.T)


def _grown(parts: list[Counted], new: list[tuple[bytes, Sequence[int]]]) -> tuple[Counted, ...]:
    """With new words in the youngest part, as long as that is small."""
    if not new:
        return tuple(parts)
    if len(parts) > 1 and len(parts[-1][0].terms) < MOST_YOUNG:
        words, counts = parts.pop()
        new += zip(words.terms, counts.T.tolist(), strict=True)
    return (*parts, _counted(sorted(new)))


@dataclass(frozen=True)
class _Read:
    """Words with what is known of where they come from."""

    base: Base
    words: Words
    known: Mapping[int, int]
    """Ids of changes that are in it → their transactions, as far as one may be seen again."""

    def goes_on(self, now: Base) -> bool:
        """Whether what differs since is still there to be read.

        Another server may be a replica that took over and lacks the last transactions.
        """
        mine = self.base
        same = (mine.origin, mine.started) == (now.origin, now.started)
        return same and mine.epoch <= now.epoch <= mine.epoch + 1

    def taken(self, now: Base, found: Iterable[Change]) -> "_Read":
        found = list(found)
        words = self.words.with_differences(_together(found)) if found else self.words
        return _Read(now, words, _still_open({**self.known, **_ids(found)}, now))


def _ids(found: Iterable[Change]) -> dict[int, int]:
    return {each.id: each.transaction_id for each in found}


def _still_open(ids: Mapping[int, int], now: Base) -> dict[int, int]:
    """Those that a later look finds again."""
    return {id: of for id, of in ids.items() if of >= now.oldest}


def _together(found: Iterable[Change]) -> Differences:
    tally = Tally()
    for each in found:
        if each.fresh:
            tally.add_written(each.terms, bytes(each.counts))
    return dict(tally.items())


class _Memory:
    """What this process has read."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.read: _Read | None = None
        self.own: tuple[Any, Words] | None = None


_memory = _Memory()


def newest() -> Words:
    """The words as they are now. One cheap statement while little changes.

    Raises IndexUnusable where not every document has its words in the tables.
    """
    read = _memory.read
    since, known = (read.base.oldest, read.known) if read else (NEVER, {})
    now, found = changes(since, known, read.base.epoch if read else 0)
    if now is None:
        if is_empty():
            return Words()
        raise IndexUnusable("nothing was written for PostgreSQL to search")
    if now.analysis != ANALYSIS_VERSION:
        raise IndexUnusable(f"the words are of analysis {now.analysis}")
    if not now.complete:
        raise IndexUnusable("the words are not kept up")
    if read is None or not read.goes_on(now):
        read, now, found = _loaded()
    return _follow(read, now, found)


def _follow(read: _Read, now: Base, found: Sequence[Change]) -> Words:
    """What the transaction that asks wrote itself may still be taken back: nobody keeps it."""
    mine = [each for each in found if each.transaction_id == now.mine]
    settled = [each for each in found if each.transaction_id != now.mine]
    if settled or read.base != now:
        read = read.taken(now, settled)
    if read is not _memory.read:
        _keep(read)
    if not mine:
        return read.words
    name = (now.origin, tuple(each.id for each in mine), id(read.words))
    own = _memory.own
    if own is None or own[0] != name:
        own = _memory.own = name, read.words.with_differences(_together(mine))
    return own[1]


def _keep(read: _Read) -> None:
    with _memory.lock:
        _memory.read = read


def _loaded() -> tuple[_Read, Base, list[Change]]:
    """Everything anew: the base, and what is not in it."""
    while True:
        found = base()
        if found is None:
            raise IndexUnusable("nothing was written for PostgreSQL to search")
        state, names, counts = found
        now, differences = changes(0, (), state.epoch)
        start = _Read(state, Words.of(*tallies.read(names, bytes(counts))), {})
        if now and start.goes_on(now):
            fresh = [each for each in differences if each.fresh]
            put_together = (each for each in differences if not each.fresh)
            known = _still_open(_ids(put_together), now)
            return replace(start, base=now, known=known), now, fresh
