"""A text as it is checked: words, sentences and places, each found when first asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from styleguide.checker.markup import FIELD, Prose, Span, quotes_in
from styleguide.checker.words.sentences import place_in, sentences_in
from styleguide.checker.words.tokens import TOKEN, lower


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
        return [
            number
            for number, token in enumerate(self.tokens)
            if (first := token[0]).isalnum() or first == FIELD
        ]

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
        starts = self._word_starts
        return self.words[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]

    @cached_property
    def sentence_sizes(self) -> list[int]:
        """How many words each sentence has."""
        starts = self._word_starts
        return [
            bisect_left(starts, end) - bisect_left(starts, start) for start, end in self.sentences
        ]

    @cached_property
    def _word_starts(self) -> list[int]:
        return [self.spans[number][0] for number in self.words]

    def has(self, place: str) -> bool:
        """Whether anything in the text could be in such a place."""
        return place == "name" or bool(self._places[place])

    def is_in(self, place: str, start: int, end: int) -> bool:
        """Whether this part of the text is within a quote, code, an address or a name."""
        if place == "name":
            return self._is_name(start, end)
        spans = self._places[place]
        nearest = bisect_right(spans, (start, end + 1)) - 1
        return any(low <= start and end <= high for low, high in spans[max(0, nearest - 1) :][:3])

    @cached_property
    def _places(self) -> dict[str, list[Span]]:
        code, urls = sorted(self.prose.code), sorted(self.prose.urls)
        return {"quote": self._quotes, "code": code, "url": urls}

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
