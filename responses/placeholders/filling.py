"""Decides what stands in each field and which side of a clause is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from responses.placeholders.dates import written_date
from responses.placeholders.genitive import genitive
from responses.placeholders.parts import ARTICLE, Ask, Clause, Cursor, Gap, Inner, Literal, Part
from responses.placeholders.registry import GENITIVE, Known
from responses.placeholders.values import first_word_as_name

FIRST_NAME = "customer.first_name"


@dataclass(frozen=True)
class Link:
    """A public article: its title and the address where anybody reads it."""

    title: str
    url: str


@dataclass(frozen=True)
class Fill:
    """Text that takes the place of a field: never expanded, never read as Markdown."""

    text: str


@dataclass(frozen=True)
class ArticleFill:
    """An article that takes the place of a field."""

    link: Link


@dataclass(frozen=True)
class CursorFill:
    """Where the agent goes on writing."""


Piece = str | Fill | ArticleFill | CursorFill


@dataclass
class Filling:
    """One customer's values, and what came up while they were put in."""

    values: Mapping[str, str]
    answers: Mapping[str, str]
    language: str
    known: Known
    genitives: Mapping[str, str]
    article: Callable[[str], Link | None]
    today: date
    unresolved: dict[str, None] = field(default_factory=dict)
    guessed: dict[str, str] = field(default_factory=dict)

    def pieces(self, parts: Iterable[Part]) -> Iterator[Piece]:
        """Markdown source as plain strings, and what is put between it."""
        for part in parts:
            if isinstance(part, Clause):
                yield from self.pieces(self._side(part))
            elif isinstance(part, Literal):
                yield part.text
            elif isinstance(part, Cursor):
                yield CursorFill()
            else:
                yield self._filled(part)

    def _side(self, clause: Clause) -> tuple[Inner, ...]:
        return clause.parts if all(map(self._can_fill, clause.parts)) else clause.otherwise

    def _can_fill(self, part: Inner) -> bool:
        if not isinstance(part, Gap | Ask):
            return True
        return part.fallback is not None or self._found(part) is not None

    def _found(self, part: Gap | Ask) -> Piece | None:
        if isinstance(part, Ask):
            answer = self.answers.get(part.label)
            return None if answer is None else Fill(answer)
        if part.name.startswith(ARTICLE):
            link = self.article(part.name.removeprefix(ARTICLE))
            return None if link is None else ArticleFill(link)
        value = self._value(part.name)
        return None if value is None else Fill(self._in_form(part, value))

    def _filled(self, part: Gap | Ask) -> Piece:
        found = self._found(part)
        if found is not None:
            self._note_guess(part)
            return found
        if part.fallback is not None:
            return Fill(part.fallback)
        if isinstance(part, Ask):
            self.unresolved["?" + part.label] = None
            return Fill(f"⟦{part.label}⟧")
        self.unresolved[part.name] = None
        return Fill(f"⟦{part.name}⟧")

    def _value(self, name: str) -> str | None:
        value = self.values.get(name)
        if value is None and name == FIRST_NAME:
            return self._guess()
        if value is None and name == "date.today":
            return written_date(self.today, self.language)
        return value

    def _guess(self) -> str | None:
        name = self.values.get("customer.name")
        return None if name is None else first_word_as_name(name)

    def _note_guess(self, part: Gap | Ask) -> None:
        if isinstance(part, Gap) and part.name == FIRST_NAME and FIRST_NAME not in self.values:
            self.guessed[FIRST_NAME] = self._guess() or ""

    def _in_form(self, gap: Gap, value: str) -> str:
        if gap.form != GENITIVE:
            return value
        known = self.known.field(gap.name)
        is_person = known is not None and known.is_person
        return self.genitives.get(gap.name) or genitive(value, self.language, is_person=is_person)
