"""Where a match ends that begins at a known place, by the rules of `re`: of all ways to read on
the first that comes to an end, greedy repeats trying more first and the others less.

All ways are gone side by side, in their order. What was seen once is remembered: a state is the
ways that are left, and a character leads from one to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from styleguide.checker.patterns.program import Step, program_of
from styleguide.checker.patterns.signs import Beside, beside, holds

LONGEST = 2_000  # characters of one match
_MOST_STATES = 2_000


class Ends:
    """The ends of one pattern's matches. Raises PatternError."""

    def __init__(self, pattern: str) -> None:
        program = program_of(pattern)
        self._steps, self._start = program.steps, program.starts[0]
        self._states: dict[tuple[tuple[int, ...], Beside], _State] = {}

    def end_of(self, text: str, start: int) -> int:
        """The end of the match that begins here; `start` where it is empty or there is none."""
        if len(self._states) > _MOST_STATES:
            self._states = {}
        state = self.state((self._start,), beside(text[start - 1 : start]))
        end = start
        for at in range(start, min(len(text), start + LONGEST)):
            state, ended = state[text[at]]
            if ended:
                end = at
            if not state.ways:
                return end
        at = min(len(text), start + LONGEST)
        return at if at == len(text) and state[""][1] else end

    def state(self, ways: tuple[int, ...], left: Beside) -> _State:
        known = self._states.get((ways, left))
        if known is None:
            known = self._states[ways, left] = _State(self, ways, left)
        return known

    def after(self, state: _State, sign: str) -> tuple[_State, bool]:
        """The ways that are left once `sign` is read, and whether one came to its end before."""
        right = beside(sign)
        moved: list[int] = []
        ended = False
        for number in _in_order(self._steps, state.ways, state.left, right):
            step = self._steps[number]
            if step.pattern is not None:
                ended = True
                break  # what is left of the ways was worse
            if sign and step.signs is not None and step.signs.takes(sign):
                moved += step.to
        return self.state(tuple(dict.fromkeys(moved)), right), ended


class _State(dict[str, "tuple[_State, bool]"]):
    """The ways that are left at a place, the best first."""

    __slots__ = ("ends", "left", "ways")

    def __init__(self, ends: Ends, ways: tuple[int, ...], left: Beside) -> None:
        super().__init__()
        self.ends, self.ways, self.left = ends, ways, left

    def __missing__(self, sign: str) -> tuple[_State, bool]:
        following = self[sign] = self.ends.after(self, sign)
        return following


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
