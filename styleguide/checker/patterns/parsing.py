"""Reads a regular expression into a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from string import ascii_letters, digits

from styleguide.checker.patterns.signs import CLASSES, Place, Signs

DEEPEST = 50
_REPEAT = re.compile(r"\*|\+|\?|\{(\d*)(,?)(\d*)\}")
_GROUP = re.compile(r"\?P<[^\W\d]\w*>|\?([ims]*):|\?([ims]+)\)")
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "0": "\0"}
_CODE = re.compile(r"x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})")
_PLACES = {"b": Place.EDGE, "B": Place.NO_EDGE, "A": Place.BEGINS_TEXT, "Z": Place.ENDS_TEXT}


class PatternError(ValueError):
    """The pattern cannot be read here, and why."""


@dataclass(frozen=True)
class One:
    """One character."""

    signs: Signs


@dataclass(frozen=True)
class At:
    """Nothing, but only at a certain place."""

    place: Place


@dataclass(frozen=True)
class Row:
    """One after the other."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True)
class Choice:
    """One of them, the first that fits."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True)
class Repeat:
    """Again and again; `most` None: without end; `few`: no more often than needed."""

    part: Tree
    least: int
    most: int | None
    few: bool


Tree = One | At | Row | Choice | Repeat


def tree_of(pattern: str) -> Tree:
    """Raises PatternError."""
    reader = _Reader(pattern)
    tree = reader.choice()
    if reader.at < len(pattern):
        raise PatternError("unbalanced parenthesis")
    return tree


class _Reader:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.depth = 0
        self.flags = frozenset[str]()

    @property
    def next(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def choice(self) -> Tree:
        parts = [self.row()]
        while self.next == "|":
            self.at += 1
            parts.append(self.row())
        return parts[0] if len(parts) == 1 else Choice(tuple(parts))

    def row(self) -> Tree:
        parts: list[Tree] = []
        while self.next and self.next not in "|)":
            part = self.part()
            if part is not None:
                parts.append(self.repeated(part))
        return parts[0] if len(parts) == 1 else Row(tuple(parts))

    def part(self) -> Tree | None:
        sign = self.next
        self.at += 1
        if sign == "(":
            return self.group()
        if sign == "[":
            return One(self.bracket())
        if sign == "\\":
            return self.escape()
        if sign == ".":
            new_lines = frozenset() if "s" in self.flags else frozenset("\n")
            return One(Signs(single=new_lines, others=True))
        if sign == "^":
            return At(Place.BEGINS_LINE if "m" in self.flags else Place.BEGINS_TEXT)
        if sign == "$":
            return At(Place.ENDS_LINE if "m" in self.flags else Place.ENDS_TEXT)
        if _REPEAT.match(sign):
            raise PatternError("nothing to repeat")
        return One(self.literal(sign))

    def group(self) -> Tree | None:
        """Without what it is called: nobody refers to it."""
        flags = self.flags
        if self.next == "?":
            found = _GROUP.match(self.pattern, self.at)
            if found is None:
                raise PatternError("this kind of group does not exist here")
            self.at = found.end()
            self.flags |= frozenset(found[1] or found[2] or "")
            if found[2]:
                return None
        with self.deeper():
            tree = self.choice()
        if self.next != ")":
            raise PatternError("missing )")
        self.at += 1
        self.flags = flags
        return tree

    @contextmanager
    def deeper(self) -> Iterator[None]:
        self.depth += 1
        if self.depth > DEEPEST:
            raise PatternError("too many groups in one another")
        yield
        self.depth -= 1

    def repeated(self, part: Tree) -> Tree:
        found = _REPEAT.match(self.pattern, self.at)
        if found is None or found[0] in ("{}", "{,}"):
            return part
        self.at = found.end()
        if isinstance(part, At):
            raise PatternError("a place cannot be repeated")
        few = self.next == "?"
        self.at += few
        if (again := _REPEAT.match(self.pattern, self.at)) and again[0] not in ("{}", "{,}"):
            raise PatternError("multiple repeat")
        least, most = _times(found)
        if most is not None and least > most:
            raise PatternError("min repeat greater than max repeat")
        return Repeat(part, least, most, few)

    def escape(self) -> Tree:
        sign = self.next
        if sign in _PLACES:
            self.at += 1
            return At(_PLACES[sign])
        if sign in CLASSES:
            self.at += 1
            return One(Signs(classes=sign))
        return One(self.literal(self.escaped()))

    def escaped(self) -> str:
        """The character that a backslash stands for."""
        sign = self.next
        if not sign:
            raise PatternError("bad escape at the end")
        if code := _CODE.match(self.pattern, self.at):
            self.at = code.end()
            number = int(code[1] or code[2] or code[3], 16)
            if number > 0x10FFFF:
                raise PatternError("bad escape")
            return chr(number)
        self.at += 1
        if sign in _NAMED:
            return _NAMED[sign]
        if sign in ascii_letters or sign in digits:
            raise PatternError(f"bad escape \\{sign}")
        return sign

    def bracket(self) -> Signs:
        others = self.next == "^"
        self.at += others
        single: set[str] = set()
        ranges: list[tuple[str, str]] = []
        classes, first = "", True
        while first or self.next != "]":
            if not self.next:
                raise PatternError("unterminated character set")
            first = False
            low = self.member()
            if len(low) > 1:
                classes += low[1]
            elif self.next == "-" and self.pattern[self.at + 1 : self.at + 2] not in ("]", ""):
                self.at += 1
                high = self.member()
                if len(high) > 1 or low > high:
                    raise PatternError("bad character range")
                ranges.append((low, high))
            else:
                single.add(low)
        self.at += 1
        return Signs(frozenset(single), tuple(ranges), classes, others, "i" in self.flags)

    def member(self) -> str:
        """One character of a set, or the two signs of a class."""
        sign = self.next
        self.at += 1
        if sign != "\\":
            return sign
        if self.next in CLASSES:
            self.at += 1
            return "\\" + self.pattern[self.at - 1]
        if self.next == "b":
            self.at += 1
            return "\b"
        return self.escaped()

    def literal(self, sign: str) -> Signs:
        return Signs(frozenset(sign), any_case="i" in self.flags)


def _times(found: re.Match[str]) -> tuple[int, int | None]:
    if found[0] in "*+?":
        return {"*": (0, None), "+": (1, None), "?": (0, 1)}[found[0]]
    least = int(found[1] or 0)
    if not found[2]:
        return least, least
    return least, int(found[3]) if found[3] else None
