"""Which words of a text matched, and how much of each to mark. Pure.

A word of the text matched if its key, in the language of the text, is one that was looked for.
So inflections, other spellings, corrections and synonyms are marked alike.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge

from search.analysis import form_of, key_of
from search.documents import Term, Word
from search.spellings import end_of, folded, start_of, words_beginning, words_ending

SHORTEST_REST = 3
LONG = 6
_TIES = ("'", "’")
_JOINS = tuple("@._+/-")
_JOINTS = str.maketrans("", "", "-/_+.")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_RUN = re.compile(r"[^\W_]+(?:['’@._+/-][^\W_]+)*")
_Found = tuple[int, int, int, str]


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text to mark, the word of the query it answers, and the kind of its term."""

    start: int
    end: int
    word: int
    kind: str


class Marker:
    """Finds the words of a query in texts of any language."""

    def __init__(self, words: Iterable[Word]) -> None:
        self.weights: list[int] = []
        """How much each word of the query says: a long one more than a short one."""
        self._whole: dict[str, tuple[int, str]] = {}
        self._begun: dict[str, tuple[int, str]] = {}
        self._ended: dict[str, tuple[int, str]] = {}
        for number, word in enumerate(words):
            self.weights.append(1 if word.common else min(LONG, len(word.exact)) or 1)
            for term in word.terms:
                self._take(number, term)
        self._known: dict[str, dict[str, _Found | None]] = {}  # by language, as written
        self._beginnings = words_beginning({*self._whole, *self._begun})
        self._endings = words_ending(self._ended)

    def spans(self, text: str, language: str = "", *, endings: bool = True) -> Iterator[Span]:
        """The places in order, none twice. Lazy: whoever knows enough stops.

        Looking for the endings of compounds takes as long again as all the rest.
        """
        known = self._known.setdefault(language, {})
        done = 0
        for start, end in self._places(text, endings):
            if start < done or _goes_on(text, start - 1):
                continue
            if text[end : end + 1] in _TIES and (whole := _WORD.match(text, start)):
                end = whole.end()
            code = self._code(text, start, end, language)
            written = text[start:end]
            if code is None and written not in known:
                known[written] = self._place_in(written, language)
            if found := code or known[written]:
                first, last, number, kind = found
                done = start + last
                yield Span(start + first, done, number, kind)

    def _take(self, number: int, term: Term) -> None:
        if term.prefix:
            self._begun.setdefault(term.key, (number, term.kind))
        elif term.suffix:
            self._ended.setdefault(term.key, (number, term.kind))
        else:
            for key in (term.key, *term.also):
                if key not in self._whole or term.kind == "all":
                    self._whole[key] = number, term.kind

    def _places(self, text: str, endings: bool) -> Iterator[tuple[int, int]]:
        """Words that may have matched, and some more; an apostrophe ends them."""
        if self._beginnings is None or self._endings is None:
            return (word.span() for word in _WORD.finditer(text))
        plain = b" " + folded(text) + b" "
        begun = ((each.start(), each.end() - 1) for each in self._beginnings.finditer(plain))
        if not (endings and self._endings):
            return begun
        return merge(begun, *(_ending_with(ending, plain) for ending in self._endings))

    def _code(self, text: str, start: int, end: int, language: str) -> _Found | None:
        """An order code or address, where all of it was looked for."""
        if text[end : end + 1] not in _JOINS:
            return None
        run = _RUN.match(text, start)
        if run is None or run.end() == end:
            return None
        for whole in (run[0], run[0].translate(_JOINTS)):
            if found := self._whole.get(key_of(whole, language)):
                return 0, len(run[0]), *found
        return None

    def _place_in(self, written: str, language: str) -> _Found | None:
        """What to mark of a word: all of it, or the part that was typed."""
        if found := self._whole.get(key_of(written, language)):
            return 0, len(written), *found
        form = form_of(written)
        for begun, found in self._begun.items():
            if form.startswith(begun) and _is_part(begun, form, found):
                return 0, end_of(begun, written) or len(written), *found
        for ended, found in self._ended.items():
            if form.endswith(ended) and _is_part(ended, form, found):
                return start_of(ended, written) or 0, len(written), *found
        return None


def _is_part(part: str, form: str, found: tuple[int, str]) -> bool:
    """What is left of a compound must be long enough to be a word."""
    return found[1] != "compound" or len(form) - len(part) >= SHORTEST_REST


def _ending_with(ending: bytes, plain: bytes) -> Iterator[tuple[int, int]]:
    at = plain.find(ending)
    while at >= 0:
        yield plain.rfind(b" ", 0, at), at + len(ending) - 2
        at = plain.find(ending, at + 1)


def _goes_on(text: str, at: int) -> bool:
    """Whether a word is under way here: an apostrophe in it, or a letter that does not fold."""
    if at < 0 or text[at] == " ":
        return False
    return text[at].isalnum() or (at > 0 and text[at] in _TIES and text[at - 1].isalnum())
