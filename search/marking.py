"""Which words of a text matched, and how much of each to mark. Pure.

A word of the text matched if its key, in the language of the text, is one that was looked for.
So inflections, other spellings, corrections and synonyms are marked alike.
"""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from heapq import merge

from search import analysis
from search.documents import Term, Word
from search.spellings import end_of, folded, words_beginning, words_containing

SHORTEST_PART = 3
LONG = 6
_TIES = ("'", "’")
_JOINS = tuple("@._+/-")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_RUN = re.compile(r"[^\W_]+(?:['’@._+/-][^\W_]+)*")
_Place = tuple[int, int]
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
        self._begun: dict[str, int] = {}
        self._joined: dict[str, int] = {}  # looked for inside of compounds
        self._inside: dict[int, list[str]] = {}  # what of a compound is marked, by word
        for number, word in enumerate(words):
            self.weights.append(min(LONG, len(word.terms[0].key)) if word.terms else 0)
            for term in word.terms:
                self._take(number, term)
        self._beginning = words_beginning({*self._whole, *self._begun})
        self._known: dict[str, dict[str, _Found | None]] = {}  # by language, as written
        self._has_codes = not all(key.isalpha() for key in self._whole)
        self._containing = [words_containing(key) for key in self._joined]

    def spans(self, text: str, language: str = "") -> Iterator[Span]:
        """The places in order, none twice. Lazy: whoever knows enough stops."""
        known = self._known.setdefault(language, {})
        done = 0
        for start, end in self._places(text):
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

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        """Words that may have matched, and some more; an apostrophe ends them."""
        plain = b" " + folded(text) + b" "
        if self._beginning:
            begun = ((each.start(), each.end() - 1) for each in self._beginning.finditer(plain))
        else:
            begun = (each.span() for each in _WORD.finditer(text))
        inside = (
            (plain.rfind(b" ", 0, each.start()), plain.find(b" ", each.end()) - 1)
            for part in self._containing
            for each in part.finditer(plain)
        )
        return merge(begun, sorted(inside)) if self._containing else begun

    def _take(self, number: int, term: Term) -> None:
        if term.prefix:
            self._begun.setdefault(term.key, number)
            return
        kind = _kind(term)
        for key in (term.key, *_also(term)):
            if key not in self._whole or kind == "all":
                self._whole[key] = number, kind
            if len(key) >= SHORTEST_PART and kind in ("all", "compound"):
                self._inside.setdefault(number, []).append(key)
                if kind == "compound":
                    self._joined.setdefault(key, number)

    def _code(self, text: str, start: int, end: int, language: str) -> _Found | None:
        """An order code or address, where all of it was looked for."""
        if not self._has_codes or text[end : end + 1] not in _JOINS:
            return None
        run = _RUN.match(text, start)
        if run is None or run.end() == end:
            return None
        found = self._whole.get(_key_of(run[0], language))
        return (0, len(run[0]), *found) if found else None

    def _place_in(self, written: str, language: str) -> _Found | None:
        """What to mark of a word."""
        key = _key_of(written, language)
        if key not in self._whole:
            return self._some_of(written, key, language)
        number, kind = self._whole[key]
        part = self._part(written, key, number, language) if kind == "compound" else None
        return *(part or (0, len(written))), number, kind

    def _some_of(self, written: str, key: str, language: str) -> _Found | None:
        for begun, number in self._begun.items():
            if key.startswith(begun):
                return 0, end_of(begun, written) or len(written), number, "all"
        for joined, number in self._joined.items():
            if key.startswith(joined) or key.endswith(joined):
                part = self._part(written, key, number, language)
                return *(part or (0, len(written))), number, "compound"
        return None

    def _part(self, written: str, key: str, number: int, language: str) -> _Place | None:
        """Where one of the word's keys begins or ends a compound."""
        for part in self._inside.get(number, ()):
            if part == key:
                continue
            if key.startswith(part) and (end := end_of(part, written)):
                longer = _key_of(written[: end + 1], language) == part  # kund → kunde
                return 0, end + longer
            if key.endswith(part):
                ways = range(len(written) - 1, 0, -1)
                start = next((at for at in ways if end_of(part, written, at)), None)
                return (start, len(written)) if start else None
        return None


def _goes_on(text: str, at: int) -> bool:
    """Whether a word is under way here: an apostrophe in it, or a letter that does not fold."""
    if at < 0 or text[at] == " ":
        return False
    return text[at].isalnum() or (at > 0 and text[at] in _TIES and text[at - 1].isalnum())


# Until every term has a kind and keys know languages.
def _kind(term: Term) -> str:
    return str(getattr(term, "kind", "all"))


def _also(term: Term) -> tuple[str, ...]:
    return tuple(getattr(term, "also", ()))


_keyed: Callable[..., str] = analysis.key_of
_KNOWS_LANGUAGES = "language" in inspect.signature(analysis.key_of).parameters


def _key_of(word: str, language: str) -> str:
    return _keyed(word, language) if _KNOWS_LANGUAGES else _keyed(word)
