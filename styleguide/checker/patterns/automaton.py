"""Looks for many patterns at once.

A text is read once from its end to its beginning, through an automaton that is made while it is
used: each state is a set of steps of the patterns written backwards. That tells where matches
begin, and nowhere else is anything tried. From there each is read on, all ways side by side, so
that no way is gone twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from styleguide.checker.patterns.parsing import tree_of
from styleguide.checker.patterns.program import Program, Step, program_of
from styleguide.checker.patterns.signs import Beside, beside, holds

MOST_PLACES = 100  # of one pattern in one text
LONGEST = 2_000  # characters of one match
_MOST_STATES = 4_000


class Place(NamedTuple):
    pattern: int
    start: int
    end: int


class Patterns:
    """Several patterns, numbered as they are given. Raises PatternError."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._forwards = [program_of(pattern) for pattern in patterns]
        self._backwards = _Automaton(patterns)

    def found_in(self, text: str) -> Iterator[Place]:
        """Every place, pattern by pattern; those of one never overlap. None is empty."""
        if not self._forwards:
            return
        for number, starts in sorted(self._backwards.starts_in(text).items()):
            yield from self._places(number, starts, text)

    def _places(self, number: int, starts: Iterable[int], text: str) -> Iterator[Place]:
        done = found = 0
        for start in starts:
            if start < done or found >= MOST_PLACES:
                continue
            end = _end_of(self._forwards[number], text, start)
            if end > start:
                yield Place(number, start, end)
                done, found = end, found + 1


class _State(dict[str, "_State"]):
    """What is known after reading back to a place; a character leads to the next one.

    `begun`: the patterns of which a match begins to the right of the character just read.
    """

    def __init__(self, automaton: _Automaton, steps: frozenset[int], right: Beside) -> None:
        super().__init__()
        self.automaton, self.steps, self.right = automaton, steps, right
        self.begun: tuple[int, ...] = ()

    def __missing__(self, sign: str) -> _State:
        following = self.automaton.after(self, sign)
        self[sign] = following
        return following


class _Automaton:
    def __init__(self, patterns: Sequence[str]) -> None:
        self._program = Program(backwards=True)
        for number, pattern in enumerate(patterns):
            self._program.add(tree_of(pattern), number)
        self._states: dict[tuple[frozenset[int], Beside, tuple[int, ...]], _State] = {}
        self._first = _State(self, frozenset(), Beside.NOTHING)
        self._fresh: dict[tuple[Beside, str], tuple[frozenset[int], frozenset[int]]] = {}

    def starts_in(self, text: str) -> dict[int, list[int]]:
        """Number of a pattern → where its matches may begin, in order."""
        if len(self._states) > _MOST_STATES:
            self._states, self._fresh = {}, {}
            self._first = _State(self, frozenset(), Beside.NOTHING)
        begun: list[tuple[int, tuple[int, ...]]] = []
        state, at = self._first, len(text)
        for sign in reversed(text):
            state = state[sign]
            if state.begun:
                begun.append((at, state.begun))
            at -= 1
        if numbers := state[""].begun:
            begun.append((0, numbers))
        starts: dict[int, list[int]] = defaultdict(list)
        for at, numbers in reversed(begun):
            for number in numbers:
                starts[number].append(at)
        return starts

    def after(self, state: _State, sign: str) -> _State:
        """The state once `sign` is read, the same one for the same knowledge."""
        left = beside(sign)
        old = _moved(self._program.steps, state.steps, left, state.right, sign)
        new = self._fresh.get((state.right, sign))
        if new is None:
            starts = self._program.starts
            new = _moved(self._program.steps, starts, left, state.right, sign)
            self._fresh[state.right, sign] = new
        steps, begun = old[0] | new[0], tuple(sorted(old[1] | new[1]))
        known = self._states.get((steps, left, begun))
        if known is None:
            known = _State(self, steps, left)
            known.begun = begun
            self._states[steps, left, begun] = known
        return known


def _moved(
    steps: Sequence[Step], at: Iterable[int], left: Beside, right: Beside, sign: str
) -> tuple[frozenset[int], frozenset[int]]:
    """Where one is after reading `sign`, and the patterns that were read before it."""
    seen: set[int] = set()
    waiting = list(at)
    moved: set[int] = set()
    ended: set[int] = set()
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        step = steps[number]
        if step.pattern is not None:
            ended.add(step.pattern)
        elif step.signs is not None:
            if sign and step.signs.takes(sign):
                moved.update(step.to)
        elif step.place is None or holds(step.place, left, right):
            waiting += step.to
    return frozenset(moved), frozenset(ended)


def _end_of(program: Program, text: str, start: int) -> int:
    """The end of the match that begins here, as `re` has it: of all ways the first that ends."""
    at, end = start, start
    ways = [program.starts[0]]
    left = beside(text[start - 1 : start])
    while ways and at - start <= LONGEST:
        sign = text[at : at + 1]
        right = beside(sign)
        moved: list[int] = []
        for number in _in_order(program.steps, ways, left, right):
            step = program.steps[number]
            if step.pattern is not None:
                end = at
                break
            if sign and step.signs is not None and step.signs.takes(sign):
                moved += step.to
        ways, left, at = moved, right, at + 1
    return end


def _in_order(
    steps: Sequence[Step], ways: Iterable[int], left: Beside, right: Beside
) -> Iterator[int]:
    """Steps that take a character or end, the best way first, each once."""
    seen: set[int] = set()
    waiting = list(ways)[::-1]
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        step = steps[number]
        if step.pattern is not None or step.signs is not None:
            yield number
        elif step.place is None or holds(step.place, left, right):
            waiting += step.to[::-1]
