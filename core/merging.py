"""Two changes of one text put together, line by line. Pure.

merged = merge(began_with, theirs, mine)
merged.text          # with both wordings, theirs first, where the two disagree
merged.conflicts     # how many places those are
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

SAME, THEIRS, MINE, BOTH, CONFLICT = "same", "theirs", "mine", "both", "conflict"
# Beyond this a comparison takes longer than anybody waits; then the whole is one conflict.
MOST_LINES = 2_000

Lines = tuple[str, ...]


@dataclass(frozen=True)
class Stretch:
    """Lines next to each other that have the same fate, as the three texts have them.

    theirs, mine: changed by one alone. both: changed alike. conflict: changed otherwise.
    """

    kind: str
    base: Lines
    theirs: Lines
    mine: Lines

    @property
    def lines(self) -> Lines:
        if self.kind == CONFLICT:
            return self.theirs + self.mine
        return self.theirs if self.kind == THEIRS else self.mine


@dataclass(frozen=True)
class Merged:
    stretches: tuple[Stretch, ...]

    @cached_property
    def text(self) -> str:
        return "\n".join(line for each in self.stretches for line in each.lines)

    @cached_property
    def conflicts(self) -> int:
        return sum(each.kind == CONFLICT for each in self.stretches)


def merge(base: str, theirs: str, mine: str) -> Merged:
    """What both made of `base`. Line breaks are those of Unix afterwards."""
    return Merged(tuple(_stretches(*map(_lines, (base, theirs, mine)))))


def _lines(text: str) -> Lines:
    return tuple(text.replace("\r\n", "\n").split("\n"))


def _stretches(base: Lines, theirs: Lines, mine: Lines) -> Iterator[Stretch]:
    at, in_theirs, in_mine = 0, 0, 0
    for start, in_theirs_start, in_mine_start, length in _common(base, theirs, mine):
        yield from _between(
            base[at:start], theirs[in_theirs:in_theirs_start], mine[in_mine:in_mine_start]
        )
        at, in_theirs, in_mine = start + length, in_theirs_start + length, in_mine_start + length
        if length:
            kept = base[start:at]
            yield Stretch(SAME, kept, kept, kept)


def _between(base: Lines, theirs: Lines, mine: Lines) -> Iterator[Stretch]:
    """What lies between two stretches that all three have."""
    if not (base or theirs or mine):
        return
    if theirs == mine:
        kind = BOTH
    elif theirs == base:
        kind = MINE
    elif mine == base:
        kind = THEIRS
    else:
        kind = CONFLICT
    yield Stretch(kind, base, theirs, mine)


def _common(base: Lines, theirs: Lines, mine: Lines) -> Iterator[tuple[int, int, int, int]]:
    """Where lines of the base stand in both others, (base, theirs, mine, length), to the end."""
    if max(map(len, (base, theirs, mine))) <= MOST_LINES:
        blocks, others = _blocks(base, theirs), _blocks(base, mine)
        one = other = 0
        while one < len(blocks) and other < len(others):
            (a, in_theirs, length), (b, in_mine, its_length) = blocks[one], others[other]
            start, end = max(a, b), min(a + length, b + its_length)
            if start < end:
                yield start, in_theirs + start - a, in_mine + start - b, end - start
            if a + length < b + its_length:
                one += 1
            else:
                other += 1
    yield len(base), len(theirs), len(mine), 0


def _blocks(base: Lines, other: Lines) -> Sequence[tuple[int, int, int]]:
    """Stretches that two texts share: where in the base, where in the other, how many lines."""
    blocks = SequenceMatcher(None, base, other).get_matching_blocks()[:-1]
    return [(each.a, each.b, each.size) for each in blocks]
