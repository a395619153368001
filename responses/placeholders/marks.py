"""Marks that hold a place while the source goes through Markdown and the sanitiser.

A mark reads as one word; it begins with a digit, so that `<{{order.url}}>` is no tag. Its key
is drawn for each rendering and occurs nowhere in the source, so that no text can contain one;
values come in afterwards and are never looked at.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from responses.placeholders.escape import Place

TAG = re.compile(r"""</?([a-zA-Z][\w-]*)(?:[^"'>]|"[^"]*"|'[^']*')*+>""")
ATTRIBUTE = re.compile(r"""([a-zA-Z][\w:-]*)=(?:"([^"]*)"|'([^']*)')""")
ADDRESSES = frozenset({"href", "src", "cite", "action"})
PLACES = {
    **dict.fromkeys(("code", "pre"), Place.CODE),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "td", "th"), Place.ONE_LINE),
}


@dataclass(frozen=True)
class _Chunk:
    """A tag, or the text up to the next one."""

    text: str
    is_tag: bool
    place: Place = Place.TEXT


class Marks:
    """The marks of one rendering."""

    def __init__(self, source: str) -> None:
        key = secrets.token_hex(8)
        while key in source.lower():
            key = secrets.token_hex(8)
        self._key = key

    def mark(self, number: int, *, begins_address: bool) -> str:
        """A link's address has to look like one, or the reader takes it for a page of ours."""
        return ("https://" if begins_address else "") + f"7{self._key}n{number}z"

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(f"(?:https://)?7{self._key}n([0-9]+)z")

    def places(self, page: str) -> dict[int, Place]:
        """Where each mark stands; one in an address is an address wherever else it shows."""
        places: dict[int, Place] = {}
        for chunk in _chunks(page):
            if chunk.is_tag:
                places.update(self._addresses(chunk.text))
                continue
            for found in self.pattern.finditer(chunk.text):
                places.setdefault(int(found[1]), chunk.place)
        return places

    def fill(self, text: str, written: Callable[[int], str]) -> str:
        """The text with every mark replaced."""
        return self.pattern.sub(lambda found: written(int(found[1])), text)

    def fill_page(
        self, page: str, in_text: Callable[[int], str], in_tag: Callable[[int], str]
    ) -> str:
        """HTML with every mark replaced, in tags by another spelling than between them."""
        return "".join(
            self.fill(chunk.text, in_tag if chunk.is_tag else in_text) for chunk in _chunks(page)
        )

    def _addresses(self, tag: str) -> Iterator[tuple[int, Place]]:
        for attribute in ATTRIBUTE.finditer(tag):
            if attribute[1].lower() not in ADDRESSES:
                continue
            value = attribute[2] or attribute[3] or ""
            for found in self.pattern.finditer(value):
                place = Place.IN_ADDRESS if found.start() else Place.ADDRESS
                yield int(found[1]), place


def _chunks(page: str) -> Iterator[_Chunk]:
    """The page is clean HTML: every tag that is opened here is closed, in the right order."""
    done = 0
    around: list[Place] = []
    for tag in TAG.finditer(page):
        if tag.start() > done:
            yield _Chunk(page[done : tag.start()], is_tag=False, place=_innermost(around))
        yield _Chunk(tag[0], is_tag=True)
        place = PLACES.get(tag[1].lower())
        if place and tag[0].startswith("</"):
            del around[-1:]
        elif place:
            around.append(place)
        done = tag.end()
    if done < len(page):
        yield _Chunk(page[done:], is_tag=False, place=_innermost(around))


def _innermost(around: list[Place]) -> Place:
    """Code in a table is code."""
    return around[-1] if around else Place.TEXT
