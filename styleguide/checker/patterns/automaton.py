"""Looks for many patterns at once.

A text is read once from its end to its beginning, through an automaton that is made while it is
used: each state is a set of steps of the patterns written backwards. That tells where matches
begin, and nowhere else is anything tried. From there each is read on (`ends`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, compress
from operator import attrgetter, getitem
from typing import NamedTuple

from styleguide.checker.patterns.ends import Ends
from styleguide.checker.patterns.parsing import tree_of
from styleguide.checker.patterns.program import Program, Step
from styleguide.checker.patterns.signs import Beside, beside, holds

MOST_PLACES = 100  # of one pattern in one text
_MOST_STATES = 8_000


class Place(NamedTuple):
    pattern: int
    start: int
    end: int


class Patterns:
    """Several patterns, numbered as they are given. Raises PatternError."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._ends = [Ends(pattern) for pattern in patterns]
        self._backwards = _Automaton(patterns)

    def found_in(self, text: str) -> Iterator[Place]:
        """Every place, pattern by pattern; those of one never overlap. None is empty."""
        if not self._ends:
            return
        for number, starts in sorted(self._backwards.starts_in(text).items()):
            yield from self._places(number, starts, text)

    def _places(self, number: int, starts: Iterable[int], text: str) -> Iterator[Place]:
        done = found = 0
        for start in starts:
            if start < done or found >= MOST_PLACES:
                continue
            end = self._ends[number].end_of(text, start)
            if end > start:
                yield Place(number, start, end)
                done, found = end, found + 1


class _State(dict[str, "_State"]):
    """What is known after reading back to a place; a character leads to the next one.

    `begun`: the patterns of which a match begins to the right of the character just read.
    """

    __slots__ = ("automaton", "begun", "right", "steps")

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
        # In one go, as this is where the time goes: from each state to the next by a character.
        states = list(accumulate(chain(reversed(text), [""]), getitem, initial=self._first))[1:]
        telling = compress(enumerate(states), map(attrgetter("begun"), states))
        starts: dict[int, list[int]] = defaultdict(list)
        for read, state in reversed(list(telling)):
            for number in state.begun:
                starts[number].append(len(text) - read)
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
