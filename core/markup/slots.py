"""Keeps Markdown's hands off placeholders and off the values that stand in for them.

Before a source is read, each becomes a slot: two private characters around a number, which
Markdown takes for a word. Afterwards the slots are exchanged for the text.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

OPEN, CLOSE = "\ue000", "\ue001"
SLOT = re.compile(f"{OPEN}(\\d+){CLOSE}")
# Ours, and the two that Markdown marks its own stashes with.
_RESERVED = dict.fromkeys(map(ord, (OPEN, CLOSE, "\x00", "\x02", "\x03")))
# A field, or a clause with its fields; `\{{` and `\[[` stand for themselves and stay, too.
_PLACEHOLDER = re.compile(
    r"\\\{\{|\\\[\[|"
    r"\{\{[^{}\n]{1,300}\}\}|"
    r"\[\[(?:[^\[\]\n]|\](?!\])|\[(?!\[)|\n(?![ \t]*\n)){1,4000}?\]\]"
)


@dataclass(frozen=True)
class Value:
    """Text put in for a placeholder: shown exactly so, never read as Markdown."""

    text: str


Source = str | Iterable[str | Value]


class Slots:
    """A source with its slots, and what belongs into them."""

    def __init__(self, source: Source) -> None:
        self.texts: list[str] = []
        self.known: list[bool] = []
        pieces = [source] if isinstance(source, str) else source
        self.source = "".join(
            self._slot(piece.text, known=True) if isinstance(piece, Value) else self._typed(piece)
            for piece in pieces
        )

    def _typed(self, piece: str) -> str:
        return _PLACEHOLDER.sub(
            lambda found: self._slot(found[0], known=False), piece.translate(_RESERVED)
        )

    def _slot(self, text: str, *, known: bool) -> str:
        self.texts.append(text.translate(_RESERVED))
        self.known.append(known)
        return f"{OPEN}{len(self.texts) - 1}{CLOSE}"

    def fill(self, text: str, change: Callable[[str], str] = str) -> str:
        """`text` with every slot exchanged for its content, after `change`."""
        return SLOT.sub(lambda found: change(self.texts[int(found[1])]), text)

    def has_unknown(self, text: str) -> bool:
        """Does a placeholder stand in `text` whose value nobody has given?"""
        return any(not self.known[int(found[1])] for found in SLOT.finditer(text))


def without_slots(text: str) -> str:
    return SLOT.sub(" ", text)
