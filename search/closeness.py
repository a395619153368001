"""How close a text is to what was typed: in its title, to the letter, side by side. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from search.analysis import form_of
from search.documents import OPENING, Term, Word

SIDE_BY_SIDE, NEAR = 2, 1
NEAR_WORDS = 6
MOST_PLACES = 10


@dataclass(frozen=True)
class Text:
    """The first words of a document, title first: `keys` and `words` of its row."""

    keys: str
    words: str
    title: str

    @cached_property
    def title_forms(self) -> str:
        """Between spaces, as the keys are."""
        titled = self.words.split(maxsplit=self.title.count(" "))[: len(self.title.split())]
        return f" {' '.join(map(form_of, titled))} "

    def places(self, key: str) -> list[int]:
        """Where the key stands, at most ten times: counted by the spaces before it."""
        found: list[int] = []
        at = self.keys.find(f" {key} ")
        place = counted = 0
        while at >= 0 and len(found) < MOST_PLACES:
            place += self.keys.count(" ", counted, at)
            found.append(place)
            counted = at
            at = self.keys.find(f" {key} ", at + 1)
        return found


@dataclass(frozen=True)
class Closeness:
    """`title` 2: all words that tell stand in it, 1: by a detour. `exact`: how many words are
    as typed. `field` 2: some word is in the title, 1: in the opening. `near` 2: all words side
    by side, 1: within six words of one another."""

    title: int = 0
    exact: int = 0
    field: int = 0
    near: int = 0


def closeness(text: Text, words: Sequence[Word], telling: Sequence[bool]) -> Closeness:
    wanted = [word for word, tells in zip(words, telling, strict=True) if tells]
    in_title = [_step_in_title(word, text) for word in wanted]
    places = [_places(word, text) for word in wanted]
    return Closeness(
        title=min(in_title, default=0),
        exact=sum(_is_exact(word, text) for word in words),
        field=2 if any(in_title) else int(any(at < OPENING for each in places for at in each)),
        near=_nearness(places),
    )


def _step_in_title(word: Word, text: Text) -> int:
    found = 0
    for term in word.terms:
        if (term.kind == "all" or not found) and _in_title(term, text):
            if term.kind == "all":
                return 2
            found = 1
    return found


def _in_title(term: Term, text: Text) -> bool:
    if term.prefix:
        return f" {term.key}" in text.title_forms
    if term.suffix:
        return f"{term.key} " in text.title_forms
    return f" {term.key} " in text.title and all(f" {key} " in text.title for key in term.also)


def _is_exact(word: Word, text: Text) -> bool:
    return f" {word.exact}" + ("" if word.unfinished else " ") in text.words


def _places(word: Word, text: Text) -> list[int]:
    """Where the word stands in any inflection; beginnings of words are not looked for."""
    keys = {term.key for term in word.terms if not (term.prefix or term.suffix)}
    return [at for key in keys for at in text.places(key)]


def _nearness(places: Sequence[Sequence[int]]) -> int:
    if len(places) < 2 or not all(places):
        return 0
    window = _smallest_window(places)
    if window <= len(places):
        return SIDE_BY_SIDE
    return NEAR if window <= len(places) + NEAR_WORDS else 0


def _smallest_window(places: Sequence[Sequence[int]]) -> int:
    """How many words long the shortest stretch is that has one place of each list."""
    ordered = sorted((at, which) for which, each in enumerate(places) for at in each)
    last: dict[int, int] = {}
    smallest = len(ordered) + ordered[-1][0] + 1
    for at, which in ordered:
        last[which] = at
        if len(last) == len(places):
            smallest = min(smallest, at - min(last.values()) + 1)
    return smallest
