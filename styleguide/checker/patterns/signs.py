"""Which characters a step of a pattern takes, and what stands beside a place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

CLASSES: dict[str, Callable[[str], bool]] = {
    "d": str.isdecimal,
    "s": str.isspace,
    "w": lambda sign: sign.isalnum() or sign == "_",
    "D": lambda sign: not sign.isdecimal(),
    "S": lambda sign: not sign.isspace(),
    "W": lambda sign: not (sign.isalnum() or sign == "_"),
}


@dataclass(frozen=True)
class Signs:
    """Characters by themselves, in ranges and by class; or all but those."""

    single: frozenset[str] = frozenset()
    ranges: tuple[tuple[str, str], ...] = ()
    classes: str = ""
    others: bool = False
    any_case: bool = False

    def takes(self, sign: str) -> bool:
        return self.has(sign) != self.others

    def has(self, sign: str) -> bool:
        if self._has_exactly(sign):
            return True
        if not self.any_case:
            return False
        return self._has_exactly(sign.lower()) or self._has_exactly(sign.upper())

    def _has_exactly(self, sign: str) -> bool:
        return (
            sign in self.single
            or any(low <= sign <= high for low, high in self.ranges)
            or any(CLASSES[name](sign) for name in self.classes)
        )


class Beside(IntEnum):
    """What stands on one side of a place."""

    NOTHING = 0
    LINE_END = 1
    WORD = 2
    OTHER = 3


def beside(sign: str) -> Beside:
    if not sign:
        return Beside.NOTHING
    if sign == "\n":
        return Beside.LINE_END
    return Beside.WORD if sign.isalnum() or sign == "_" else Beside.OTHER


class Place(IntEnum):
    """What has to be true of the place between two characters."""

    BEGINS_TEXT = 0
    ENDS_TEXT = 1
    BEGINS_LINE = 2
    ENDS_LINE = 3
    EDGE = 4
    NO_EDGE = 5


def holds(place: Place, left: Beside, right: Beside) -> bool:
    if place == Place.BEGINS_TEXT:
        return left == Beside.NOTHING
    if place == Place.ENDS_TEXT:
        return right == Beside.NOTHING
    if place == Place.BEGINS_LINE:
        return left in (Beside.NOTHING, Beside.LINE_END)
    if place == Place.ENDS_LINE:
        return right in (Beside.NOTHING, Beside.LINE_END)
    is_edge = (left == Beside.WORD) != (right == Beside.WORD)
    return is_edge == (place == Place.EDGE)
