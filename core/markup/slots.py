"""Keeps Markdown's hands off placeholders.

Before a source is read, each becomes a slot: two private characters around a number, which
Markdown takes for a word. Afterwards the slots are exchanged for what was typed.
"""

import re
from collections.abc import Callable

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


class Slots:
    """A source with slots in it, and what belongs into them."""

    def __init__(self, source: str) -> None:
        self._texts: list[str] = []
        self.source = _PLACEHOLDER.sub(self._slot, source.translate(_RESERVED))

    def _slot(self, found: re.Match[str]) -> str:
        self._texts.append(found[0])
        return f"{OPEN}{len(self._texts) - 1}{CLOSE}"

    def fill(self, text: str, change: Callable[[str], str] = str) -> str:
        """`text` with every slot exchanged for its content, after `change`."""
        return SLOT.sub(lambda found: change(self._texts[int(found[1])]), text)


def without_slots(text: str) -> str:
    return SLOT.sub(" ", text)
