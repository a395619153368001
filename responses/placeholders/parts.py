"""What a text consists of once it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# An article's name is this and its slug: the one name with a colon in it.
ARTICLE = "article:"

Span = tuple[int, int]


@dataclass(frozen=True)
class Literal:
    """Text of the author, to be read as Markdown."""

    text: str


@dataclass(frozen=True)
class Gap:
    """A field; without a value the fallback, as it stands, takes its place."""

    name: str
    form: str | None
    fallback: str | None
    position: Span


@dataclass(frozen=True)
class Ask:
    """Something the agent is asked for."""

    label: str
    fallback: str | None
    position: Span


@dataclass(frozen=True)
class Cursor:
    """Where the agent goes on writing."""

    position: Span


Inner = Literal | Gap | Ask | Cursor


@dataclass(frozen=True)
class Clause:
    """Used when every field in it can be filled; if not, `otherwise` is."""

    parts: tuple[Inner, ...]
    otherwise: tuple[Inner, ...]
    position: Span


Part = Inner | Clause


def fields_in(parts: Iterable[Part]) -> Iterator[Gap | Ask | Cursor]:
    """Every field in order, those in clauses included."""
    for part in parts:
        if isinstance(part, Clause):
            yield from fields_in(part.parts)
            yield from fields_in(part.otherwise)
        elif not isinstance(part, Literal):
            yield part
