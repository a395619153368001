"""What of a text is prose: the same text with everything else hidden, character for character.

Each sign of markup is replaced by one that means nothing, so that a place in what is left is the
same place in the source. A field (`{{…}}`) becomes one word that no rule knows. A clause
(`[[…|…]]`) is read twice, once with its first half and once with the other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

HIDDEN = "\ue001"  # a sign that is not read
FIELD = "\ue000"  # a sign of a word that nobody knows yet

_MARKED = re.compile(r"[`*_\[\]{}<>\\~|#]|://|@|^[ \t]*(?:[-+•–]|\d{1,3}[.)])[ \t]", re.MULTILINE)
_FENCE = re.compile(r"^[ \t]*+(```++|~~~++)[^\n]*+\n(.*?)(?:^[ \t]*\1[^\n]*$|\Z)", re.M | re.S)
_LINE_START = re.compile(
    r"^[ \t]*(?P<quoted>(?:>[ \t]?)+)?(?P<mark>#{1,6}[ \t]+|(?:[-+*•–]|\d{1,3}[.)])[ \t]+)?",
    re.MULTILINE,
)
_TABLE_RULE = re.compile(r"^[ \t:|-]+$", re.MULTILINE)
_INLINE = re.compile(
    r"""
    (?P<escape>\\(?:\{\{|\[\[|[\\`*_{}\[\]()\#+.!|>~-]))
  | (?P<code>(?<!`)(?P<ticks>`++)(?P<inside>[^`]+)(?P=ticks)(?!`))
  | (?P<field>\{\{[^{}\n]*\}\})
  | (?P<clause>\[\[|\]\])
  | (?P<url>(?:https?://|www\.)[^\s<>()\[\]{}"“”»«]+(?<![.,;:!?*_'’]))
  | (?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})
  | (?P<target>\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ \t]+"[^"\n]*")?\))
  | (?P<bracket>!?\[|\])
  | (?P<tag></?[a-zA-Z][^<>\n]*>)
  | (?P<emphasis>\*+|~~+|(?<!\w)_+(?=\w)|(?<=[\w.,!?:)])_+(?!\w))
  | (?P<bar>\|)
    """,
    re.VERBOSE,
)
_QUOTES = re.compile(
    r"“[^“”\n]{1,1000}[”“]|„[^„“”\n]{1,1000}[“”]|”[^”\n]{1,1000}”|«[^«»\n]{1,1000}»|"
    r"»[^«»\n]{1,1000}[«»]|\"[^\"\n]{1,1000}\"|‘[^‘’\n]{1,1000}’"
)
_SHOWN = re.compile(f"[^{HIDDEN}]+")

Span = tuple[int, int]


@dataclass
class Prose:
    """One way in which a text can be read."""

    text: str
    breaks: list[int] = field(default_factory=list)  # where something new begins
    code: list[Span] = field(default_factory=list)
    urls: list[Span] = field(default_factory=list)
    quoted: list[Span] = field(default_factory=list)


def prose_of(text: str) -> list[Prose]:
    """The ways to read a text: one, or two where it has clauses."""
    if _MARKED.search(text) is None:
        return [Prose(text)]
    reader = _Reader(text)
    reader.read()
    if not reader.clauses:
        return [reader.prose("".join(reader.signs))]
    return [reader.prose(reader.without(half)) for half in (0, 1)]


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.signs = list(text)
        self.breaks: list[int] = []
        self.code: list[Span] = []
        self.urls: list[Span] = []
        self.quoted: list[Span] = []
        self.open_clause: tuple[int, int] | None = None  # where it begins, and its bar
        self.clauses: list[tuple[int, int, int]] = []  # beginning, bar or end, end

    def prose(self, text: str) -> Prose:
        return Prose(text, sorted(set(self.breaks)), self.code, self.urls, self.quoted)

    def without(self, half: int) -> str:
        """The text with one half of each clause hidden."""
        signs = self.signs.copy()
        for start, bar, end in self.clauses:
            hidden = (bar, end) if half == 0 else (start, bar)
            signs[slice(*hidden)] = HIDDEN * (hidden[1] - hidden[0])
        return "".join(signs)

    def read(self) -> None:
        at = 0
        for fence in _FENCE.finditer(self.text):
            self._read_lines(at, fence.start())
            self._hide(fence.start(), fence.start(2))
            self._hide(fence.end(2), fence.end())
            self.code.append(fence.span(2))
            self.breaks += [fence.start(), fence.end()]
            at = fence.end()
        self._read_lines(at, len(self.text))

    def _read_lines(self, start: int, end: int) -> None:
        for rule in _TABLE_RULE.finditer(self.text, start, end):
            if "---" in rule[0]:
                self._hide(*rule.span())
        for line in _LINE_START.finditer(self.text, start, end):
            if line["quoted"]:
                stop = self.text.find("\n", line.end())
                self.quoted.append((line.end(), end if stop < 0 else min(stop, end)))
            if line["quoted"] or line["mark"]:
                self._hide(*line.span())
                self.breaks.append(line.start())
            if (line["mark"] or "").startswith("#"):
                stop = self.text.find("\n", line.end())
                self.breaks.append(end if stop < 0 else stop)
        self._read_inline(start, end)

    def _read_inline(self, start: int, end: int) -> None:
        for found in _INLINE.finditer(self.text, start, end):
            getattr(self, f"_{found.lastgroup}")(found)
        self.open_clause = None

    def _escape(self, found: re.Match[str]) -> None:
        self._hide(found.start(), found.start() + 1)

    def _code(self, found: re.Match[str]) -> None:
        ticks = len(found["ticks"])
        self._hide(found.start(), found.start() + ticks)
        self._hide(found.end() - ticks, found.end())
        self.code.append((found.start() + ticks, found.end() - ticks))

    def _field(self, found: re.Match[str]) -> None:
        sign = HIDDEN if found[0].strip("{} ") == "cursor" else FIELD
        self.signs[slice(*found.span())] = sign * len(found[0])

    def _clause(self, found: re.Match[str]) -> None:
        if found[0] == "[[":
            self.open_clause = (found.start(), 0)
        elif self.open_clause:
            start, bar = self.open_clause
            self._hide(start, start + 2)
            self._hide(found.start(), found.end())
            if bar:
                self._hide(bar, bar + 1)
            self.clauses.append((start, bar or found.end(), found.end()))
            self.open_clause = None

    def _bar(self, found: re.Match[str]) -> None:
        """Between the halves of a clause, or between the cells of a table."""
        if self.open_clause is None:
            self._hide(found.start(), found.end())
            self.breaks.append(found.start())
        elif not self.open_clause[1]:
            self.open_clause = (self.open_clause[0], found.start())

    def _url(self, found: re.Match[str]) -> None:
        self.urls.append(found.span())

    _email = _url

    def _target(self, found: re.Match[str]) -> None:
        self._hide(*found.span())

    _bracket = _tag = _emphasis = _target

    def _hide(self, start: int, end: int) -> None:
        for at in range(start, end):
            if self.signs[at] != "\n":
                self.signs[at] = HIDDEN


def quotes_in(text: str) -> Iterator[Span]:
    """What stands between quotation marks, the marks included."""
    for found in _QUOTES.finditer(text):
        yield found.span()


class Seen:
    """A text without its hidden signs, and where each part of it stands."""

    def __init__(self, text: str) -> None:
        pieces = list(_SHOWN.finditer(text)) if HIDDEN in text else []
        self.text = "".join(piece[0] for piece in pieces) if pieces else text.replace(HIDDEN, "")
        self._starts = [piece.start() for piece in pieces]
        self._begins = [0, *accumulate(len(piece[0]) for piece in pieces)][:-1]

    def span(self, start: int, end: int) -> Span:
        """The place in the text of what stands here in what is seen of it."""
        return self._place(start), self._place(end - 1) + 1

    def _place(self, at: int) -> int:
        if not self._starts:
            return at
        piece = bisect_right(self._begins, at) - 1
        return self._starts[piece] + at - self._begins[piece]
