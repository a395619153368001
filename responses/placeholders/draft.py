"""A body with its values in it, as HTML, as Markdown and as plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from responses.placeholders import escape
from responses.placeholders.escape import Place
from responses.placeholders.filling import ArticleFill, CursorFill, Fill, Piece
from responses.placeholders.marks import Marks

_ENDED_MARK = re.compile(r"[0-9]z[.)]")
ADDRESS_OPENS = re.compile(r"(?:\]\(|\A {0,3}\[[^\[\]\n]+\]: *)<?\Z")


@dataclass(frozen=True)
class Formats:
    """The product's Markdown reader: source to clean HTML, and to text without marks."""

    to_html: Callable[[str], str]
    to_plain: Callable[[str], str]


class Draft:
    """Takes the pieces of a body; reads them as Markdown with marks for the values."""

    def __init__(self, pieces: Iterable[Piece], formats: Formats) -> None:
        flat = list(_with_article_links(pieces))
        self._formats = formats
        self._marks = Marks("".join(piece for piece in flat if isinstance(piece, str)))
        self._fills = [piece for piece in flat if not isinstance(piece, str)]
        self._source = self._marked(flat)

    def html(self) -> str:
        page = self._without_cursor_paragraphs(self._page)
        return self._marks.fill_page(
            page,
            in_text=lambda number: escape.for_html(*self._at(number)),
            in_tag=lambda number: escape.for_attribute(*self._at(number)),
        )

    def markdown(self) -> str:
        return self._marks.fill(
            self._without_numbered_lists(self._source),
            lambda number: escape.for_markdown(*self._at(number)),
        )

    def plain(self) -> tuple[str, int | None]:
        """The text and, in code points, where the first cursor stands in it."""
        marked = self._formats.to_plain(self._source)
        pieces: list[str] = []
        cursor, length, done = None, 0, 0
        for found in self._marks.pattern.finditer(marked):
            number = int(found[1])
            filled = escape.for_plain(*self._at(number))
            pieces += [marked[done : found.start()], filled]
            length += found.start() - done
            if cursor is None and isinstance(self._fills[number], CursorFill):
                cursor = length
            length, done = length + len(filled), found.end()
        return "".join([*pieces, marked[done:]]), cursor

    @cached_property
    def _page(self) -> str:
        return self._formats.to_html(self._source)

    @cached_property
    def _places(self) -> dict[int, Place]:
        return self._marks.places(self._page)

    def _at(self, number: int) -> tuple[str, Place]:
        """What is put at a mark, and where that is."""
        fill = self._fills[number]
        text = fill.text if isinstance(fill, Fill) else ""
        return text, self._places.get(number, Place.TEXT)

    def _marked(self, pieces: Iterable[str | Fill | CursorFill]) -> str:
        marked: list[str] = []
        number = 0
        for piece in pieces:
            if isinstance(piece, str):
                marked.append(piece)
                continue
            begins = bool(marked) and _opens_address(marked[-1])
            marked.append(self._marks.mark(number, begins_address=begins))
            number += 1
        return "".join(marked)

    def _without_cursor_paragraphs(self, page: str) -> str:
        """A cursor on a line of its own leaves no empty paragraph behind."""
        mark = self._marks.pattern.pattern
        return re.sub(rf"<p>{mark}</p>\n?", self._without_cursor, page)

    def _without_cursor(self, found: re.Match[str]) -> str:
        return "" if isinstance(self._fills[int(found[1])], CursorFill) else found[0]

    def _without_numbered_lists(self, source: str) -> str:
        """`{{order.number}}. Thanks` begins no list, although the value is a number."""
        if not self._fills or not _ENDED_MARK.search(source):
            return source  # to look takes a moment, to compile what follows takes many
        mark = self._marks.pattern.pattern
        return re.sub(rf"(?m)^([ \t>]*(?:\d|{mark})*{mark})([.)])", self._with_escaped_dot, source)

    def _with_escaped_dot(self, found: re.Match[str]) -> str:
        number = int(self._marks.pattern.findall(found[1])[-1])
        in_code = self._places.get(number) is Place.CODE
        return found[0] if in_code else f"{found[1]}\\{found[4]}"


def _with_article_links(pieces: Iterable[Piece]) -> Iterator[str | Fill | CursorFill]:
    """An article is a link of its own, or the address of one the author began."""
    before = ""
    for piece in pieces:
        if not isinstance(piece, ArticleFill):
            yield piece
        elif _opens_address(before):
            yield Fill(piece.link.url)
        else:
            yield from ("[", Fill(piece.link.title), "](", Fill(piece.link.url), ")")
        before = piece if isinstance(piece, str) else ""


def _opens_address(text: str) -> bool:
    """`[text](`, or `[name]: ` at the start of a line."""
    last_line = text[text.rfind("\n") + 1 :]
    return ADDRESS_OPENS.search(last_line) is not None
