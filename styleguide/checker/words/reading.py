"""A text as it is checked: words, sentences and places, each found when first asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from styleguide.checker.markup import Prose, Span, quotes_in
from styleguide.checker.words.sentences import place_in, sentences_in
from styleguide.checker.words.tokens import TOKEN, is_word, lower


class Reading:
    """One way to read a text. Tokens are words and signs; `spans` are their places."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.text = prose.text
        found = lower(prose.text)
        self.spans: list[Span] = [each.span() for each in TOKEN.finditer(found)]
        self.tokens: list[str] = [found[start:end] for start, end in self.spans]

    @cached_property
    def sentences(self) -> list[Span]:
        return sentences_in(self.text, self.prose.breaks)

    @cached_property
    def barriers(self) -> list[int]:
        """Tokens that begin a paragraph, a line of a list or a cell: no phrase goes across."""
        text, spans = self.text, self.spans
        found = {bisect_left(spans, (at, 0)) for at in self.prose.breaks}
        if "\n" in text:
            for number in range(1, len(spans)):
                if text.count("\n", spans[number - 1][1], spans[number][0]) > 1:
                    found.add(number)
        return sorted(found)

    @cached_property
    def words(self) -> list[int]:
        """Numbers of the tokens that are words."""
        return [number for number, token in enumerate(self.tokens) if is_word(token)]

    @cached_property
    def _quotes(self) -> list[Span]:
        """A text that is one quote is what somebody writes, pasted with its marks."""
        whole = self.text.strip(" \n.")
        quotes = [span for span in quotes_in(self.text) if self.text[slice(*span)] != whole]
        return sorted([*quotes, *self.prose.quoted])

    def crosses(self, first: int, last: int) -> bool:
        """Whether something new begins within these tokens."""
        barriers = self.barriers
        return bool(barriers) and bisect_right(barriers, first) != bisect_right(barriers, last)

    def sentence_at(self, place: int) -> int:
        return place_in(self.sentences, place)

    def words_in(self, span: Span) -> list[int]:
        """Numbers of the words in a part of the text."""
        first = bisect_left(self.words, span[0], key=self._start)
        return self.words[first : bisect_left(self.words, span[1], key=self._start)]

    def _start(self, number: int) -> int:
        return self.spans[number][0]

    def is_in(self, place: str, start: int, end: int) -> bool:
        """Whether this part of the text is within a quote, code, an address or a name."""
        if place == "name":
            return self._is_name(start, end)
        spans = {"quote": self._quotes, "code": self.prose.code, "url": self._addresses}[place]
        return any(low <= start and end <= high for low, high in spans)

    @property
    def _addresses(self) -> list[Span]:
        return self.prose.urls

    def _is_name(self, start: int, end: int) -> bool:
        """Capitals all along, and not only because a sentence begins."""
        numbers = self.words_in((start, end))
        if not numbers or not all(self._is_capital(number) for number in numbers):
            return False
        begins = self.sentences[self.sentence_at(start)][0]
        after = numbers[-1] + 1
        return start > begins + 1 or (after < len(self.spans) and self._is_capital(after))

    def _is_capital(self, number: int) -> bool:
        start, end = self.spans[number]
        return self.text[start].isupper() and not (
            end - start > 1 and self.text[start:end].isupper()
        )
