"""A transcript in pieces, so that a page can mark what is taken out of it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from chats.redacting import Group
from privacy import Redaction


@dataclass(frozen=True)
class Piece:
    """A stretch of a message; with a `group` it is one of the personal details."""

    text: str
    group: Group | None = None
    id: str = ""


@dataclass(frozen=True)
class Marked:
    """A message and its pieces."""

    message: Any
    pieces: Sequence[Piece]


def marked(
    messages: Iterable[Any], found: Iterable[Redaction], groups: Iterable[Group]
) -> list[Marked]:
    """`groups` are those of `found`. Bots and notes have no redactions: nothing of them is used."""
    by_replacement = {each.replacement: each for each in groups}
    places: dict[int, list[Redaction]] = {}
    for each in found:
        places.setdefault(each.message, []).append(each)
    return [
        Marked(message, _pieces(message.text, places.get(message.number, ()), by_replacement))
        for message in messages
    ]


def _pieces(text: str, places: Iterable[Redaction], groups: dict[str, Group]) -> list[Piece]:
    pieces, at = [], 0
    for each in sorted(places, key=lambda place: place.start):
        pieces.append(Piece(text[at : each.start]))
        pieces.append(Piece(each.text, groups[each.replacement], each.id))
        at = each.end
    return [piece for piece in [*pieces, Piece(text[at:])] if piece.text]
