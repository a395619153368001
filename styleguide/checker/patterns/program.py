"""A tree as steps: for reading on from a place, or the other way round for reading back."""

from __future__ import annotations

from dataclasses import dataclass, field

from styleguide.checker.patterns.parsing import (
    At,
    Choice,
    One,
    PatternError,
    Repeat,
    Row,
    Tree,
    tree_of,
)
from styleguide.checker.patterns.signs import Place, Signs

MOST_STEPS = 1_200


@dataclass
class Step:
    """Takes a character and goes on; or goes on at each of `to`, the better one first.

    `pattern` is set at an end: the number of the pattern that has been read.
    """

    signs: Signs | None = None
    place: Place | None = None
    to: list[int] = field(default_factory=list)
    pattern: int | None = None


class Program:
    """The steps of one or several patterns; each begins at one of `starts`."""

    def __init__(self, *, backwards: bool = False) -> None:
        self.steps: list[Step] = []
        self.starts: list[int] = []
        self._backwards = backwards

    def add(self, tree: Tree, number: int) -> None:
        """Raises PatternError where it grows beyond what is bearable."""
        before = len(self.steps)
        self._limit = before + MOST_STEPS
        end = self._step(Step(pattern=number))
        self.starts.append(self._lay(tree, end))

    def _step(self, step: Step) -> int:
        if len(self.steps) >= self._limit:
            raise PatternError("too many steps")
        self.steps.append(step)
        return len(self.steps) - 1

    def _lay(self, tree: Tree, after: int) -> int:
        """Lay steps that read the tree and go on at `after`. Answers where they begin."""
        if isinstance(tree, One):
            return self._step(Step(signs=tree.signs, to=[after]))
        if isinstance(tree, At):
            return self._step(Step(place=tree.place, to=[after]))
        if isinstance(tree, Row):
            for part in tree.parts if self._backwards else reversed(tree.parts):
                after = self._lay(part, after)
            return after
        if isinstance(tree, Choice):
            return self._step(Step(to=[self._lay(part, after) for part in tree.parts]))
        return self._repeat(tree, after)

    def _repeat(self, tree: Repeat, after: int) -> int:
        if tree.most is None:
            again = self._step(Step())
            self._fork(again, self._lay(tree.part, again), after, tree.few)
            after = again
        else:
            last = after
            for _ in range(tree.most - tree.least):
                fork = self._step(Step())
                self._fork(fork, self._lay(tree.part, after), last, tree.few)
                after = fork
        for _ in range(tree.least):
            after = self._lay(tree.part, after)
        return after

    def _fork(self, fork: int, into: int, past: int, few: bool) -> None:
        self.steps[fork].to = [past, into] if few else [into, past]


def program_of(pattern: str) -> Program:
    """The steps of one pattern, read forwards. Raises PatternError."""
    program = Program()
    program.add(tree_of(pattern), 0)
    return program
