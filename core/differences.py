"""What changed between two wordings: line by line, and word by word inside a line. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import zip_longest

SAME, ADDED, REMOVED, CHANGED, GAP = "same", "added", "removed", "changed", "gap"
CONTEXT = 2
LEAST_IN_COMMON = 0.3
# Beyond these a comparison takes longer than anybody waits; then whole parts are exchanged.
MOST_LINES = 2_000
MOST_WORK = 4_000_000

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """Some words of a line: the same in both, added, or removed."""

    kind: str
    text: str


@dataclass(frozen=True)
class Line:
    """A line of the difference. A gap stands for `count` lines that are the same."""

    kind: str
    pieces: tuple[Piece, ...] = ()
    count: int = 0
    # Those that a gap stands for.
    lines: tuple["Line", ...] = field(default=(), compare=False)

    @property
    def before(self) -> tuple[Piece, ...]:
        """What stood here; nothing where the line was added."""
        return tuple(piece for piece in self.pieces if piece.kind != ADDED)

    @property
    def after(self) -> tuple[Piece, ...]:
        """What stands here now; nothing where the line was removed."""
        return tuple(piece for piece in self.pieces if piece.kind != REMOVED)


def difference(old: str, new: str) -> list[Line]:
    """Every changed line with a little of what is around it; nothing if the texts are alike."""
    lines = list(_Comparison().lines(old.splitlines(), new.splitlines()))
    if all(line.kind == SAME for line in lines):
        return []
    return list(_shortened(lines))


def side_by_side(old: str, new: str) -> list[Line]:
    """The same for two columns: what was taken out stands beside what came in its place."""
    rows: list[Line] = []
    removed: list[Line] = []
    added: list[Line] = []

    def put_together() -> None:
        for before, after in zip_longest(removed, added):
            pieces = (*(before.pieces if before else ()), *(after.pieces if after else ()))
            kind = CHANGED if before and after else REMOVED if before else ADDED
            rows.append(Line(kind, pieces))
        removed.clear()
        added.clear()

    for line in difference(old, new):
        if line.kind in (REMOVED, ADDED):
            (removed if line.kind == REMOVED else added).append(line)
        else:
            put_together()
            rows.append(line)
    put_together()
    return rows


class _Comparison:
    """One run, with so much work that it may spend on words."""

    def __init__(self) -> None:
        self.budget = MOST_WORK

    def lines(self, old: list[str], new: list[str]) -> Iterator[Line]:
        head = _alike(old, new)
        tail = _alike(old[head:][::-1], new[head:][::-1])
        for text in old[:head]:
            yield _line(SAME, text)
        yield from self._compared(old[head : len(old) - tail], new[head : len(new) - tail])
        for text in old[len(old) - tail :]:
            yield _line(SAME, text)

    def _compared(self, old: list[str], new: list[str]) -> Iterator[Line]:
        if len(old) > MOST_LINES or len(new) > MOST_LINES:
            yield from (_line(REMOVED, text) for text in old)
            yield from (_line(ADDED, text) for text in new)
            return
        for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new).get_opcodes():
            if kind == "equal":
                yield from (_line(SAME, text) for text in old[start:end])
            else:
                yield from self._exchanged(old[start:end], new[new_start:new_end])

    def _exchanged(self, old: list[str], new: list[str]) -> Iterator[Line]:
        """Lines that took each other's place, pair by pair; the rest was added or removed."""
        for before, after in zip_longest(old, new):
            if after is None:
                yield _line(REMOVED, before)
            elif before is None:
                yield _line(ADDED, after)
            else:
                yield from self._pair(before, after)

    def _pair(self, before: str, after: str) -> Iterator[Line]:
        old, new = _WORDS.findall(before), _WORDS.findall(after)
        self.budget -= len(old) * len(new)
        if self.budget < 0 or not _are_alike(old, new):
            yield _line(REMOVED, before)
            yield _line(ADDED, after)
        else:
            yield Line(CHANGED, tuple(_pieces(old, new)))


def _are_alike(old: list[str], new: list[str]) -> bool:
    """Enough words in common to read the two as one changed line."""
    before, after = ([each for each in text if not each.isspace()] for text in (old, new))
    return SequenceMatcher(None, before, after, autojunk=False).quick_ratio() >= LEAST_IN_COMMON


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            yield Piece(SAME, "".join(old[start:end]))
            continue
        if start < end:
            yield Piece(REMOVED, "".join(old[start:end]))
        if new_start < new_end:
            yield Piece(ADDED, "".join(new[new_start:new_end]))


def _alike(old: list[str], new: list[str]) -> int:
    """How many lines at the beginning are the same."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _line(kind: str, text: str) -> Line:
    return Line(kind, (Piece(kind, text),))


def _shortened(lines: list[Line]) -> Iterator[Line]:
    """Long stretches without a change become a gap."""
    near = {
        number + step
        for number, line in enumerate(lines)
        if line.kind != SAME
        for step in range(-CONTEXT, CONTEXT + 1)
    }
    left_out: list[Line] = []
    for number, line in enumerate(lines):
        if number in near:
            yield from _gap(left_out)
            left_out = []
            yield line
        else:
            left_out.append(line)
    yield from _gap(left_out)


def _gap(left_out: list[Line]) -> list[Line]:
    """A single line is shown: saying that it is left out takes as much room."""
    return (
        left_out if len(left_out) < 2 else [Line(GAP, count=len(left_out), lines=tuple(left_out))]
    )
