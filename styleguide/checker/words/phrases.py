"""Where the phrases of all rules stand in a text, found in one pass.

Each word of a rule is entered with its forms into one dictionary (form → words of rules), and the
phrases into one tree over those words. A text is looked up word by word: what no rule knows costs
one look into the dictionary, however many rules there are.

A comma before a clause (`glad for, at du …`) is a matter of taste and stands in the way of nothing.
`…` or `...` inside a phrase stands for up to three words: “kan … ikke” finds “kan jeg desværre
ikke”. Phrases do not go across a full stop or any other sign that they do not have themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from styleguide.checker.words.inflection import forms_of
from styleguide.checker.words.reading import Reading
from styleguide.checker.words.tokens import TOKEN, is_word, lower

WIDEST_GAP = 3
MOST_GAPS = 3  # each multiplies the ways to look
_CLAUSE_WORDS = """
    at att der som hvis om hvad hva vad hvordan hur når när fordi så jeg jag eg vi du i ni det den
    de that which who if because so you we
"""
_BEGIN_CLAUSES = frozenset(_CLAUSE_WORDS.split())
_GAPS = {"…", "..."}
_GAP = -1


class Phrase(NamedTuple):
    """`role` is the parameter it comes from, `place` its place there."""

    rule: int
    role: str
    place: int


class Found(NamedTuple):
    """A phrase in a text, by its first and last token."""

    first: int
    last: int
    phrase: Phrase


class _Node:
    __slots__ = ("children", "phrases")

    def __init__(self) -> None:
        self.children: dict[int, _Node] = {}
        self.phrases: list[Phrase] = []


class Phrases:
    """All phrases of a guide in one language."""

    def __init__(self) -> None:
        self._numbers: dict[frozenset[str], int] = {}
        self._words: dict[str, list[int]] = {}  # form → numbers of words
        self._root = _Node()
        self._begins: dict[str, list[_Node]] = {}

    def add(self, text: str, language: str | None, phrase: Phrase) -> None:
        """Enter a phrase of a rule; its words count in all their forms."""
        node = self._root
        steps = _steps(text)
        for step in steps:
            number = _GAP if step is None else self._number(forms_of(step, language))
            node = node.children.setdefault(number, _Node())
        if steps:
            node.phrases.append(phrase)

    def freeze(self) -> None:
        """To be called once all phrases are in."""
        self._begins = {
            form: nodes
            for form, numbers in self._words.items()
            if (nodes := [self._root.children[n] for n in numbers if n in self._root.children])
        }

    def found_in(self, reading: Reading) -> Iterator[Found]:
        begins, tokens = self._begins, reading.tokens
        for at, token in enumerate(tokens):
            if token in begins:
                for node in begins[token]:
                    for last, phrase in self._walk(node, tokens, at):
                        if last == at or not reading.crosses(at, last):
                            yield Found(at, last, phrase)

    def _walk(self, node: _Node, tokens: list[str], at: int) -> Iterator[tuple[int, Phrase]]:
        """Phrases that go on from here; token `at` has been taken."""
        for phrase in node.phrases:
            yield at, phrase
        if not node.children or at + 1 >= len(tokens):
            return
        for following in _following(tokens, at):
            for number in self._words.get(tokens[following], ()):
                if number in node.children:
                    yield from self._walk(node.children[number], tokens, following)
        if _GAP in node.children:
            yield from self._skip(node.children[_GAP], tokens, at)

    def _skip(self, node: _Node, tokens: list[str], at: int) -> Iterator[tuple[int, Phrase]]:
        for nearer in range(at, min(at + WIDEST_GAP + 1, len(tokens) - 1)):
            if nearer > at and not is_word(tokens[nearer]):
                return
            for number in self._words.get(tokens[nearer + 1], ()):
                if number in node.children:
                    yield from self._walk(node.children[number], tokens, nearer + 1)

    def _number(self, forms: frozenset[str]) -> int:
        number = self._numbers.setdefault(forms, len(self._numbers))
        for form in forms:
            numbers = self._words.setdefault(form, [])
            if number not in numbers:
                numbers.append(number)
        return number


def _following(tokens: list[str], at: int) -> Iterator[int]:
    """The next token, and the one after a comma that need not be there."""
    yield at + 1
    if tokens[at + 1] == "," and at + 2 < len(tokens) and tokens[at + 2] in _BEGIN_CLAUSES:
        yield at + 2


def longest_first(found: Iterable[Found]) -> list[Found]:
    """Of phrases that overlap the longest, of equally long ones the first; in order of place."""
    chosen: list[Found] = []
    taken: set[int] = set()
    for each in sorted(found, key=lambda one: (one.first - one.last, one.first, one.phrase.place)):
        tokens = range(each.first, each.last + 1)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            chosen.append(each)
    return sorted(chosen)


def _steps(text: str) -> list[str | None]:
    """The words of a phrase as typed, None for a gap. Signs stand for themselves."""
    pieces = _with_gaps(text)
    steps: list[str | None] = []
    for piece in pieces:
        if piece is None:
            steps.append(None)
        else:
            low = lower(piece)
            steps += [piece[found.start() : found.end()] for found in TOKEN.finditer(low)]
    return steps


def _with_gaps(text: str) -> Iterator[str | None]:
    """Only between words is an ellipsis a gap, and only so often in a phrase."""
    words = text.split()
    gaps = 0
    for at, word in enumerate(words):
        is_gap = word in _GAPS and 0 < at < len(words) - 1 and gaps < MOST_GAPS
        gaps += is_gap
        yield None if is_gap else word
