"""Lists as people type them.

The reader wants a blank line before a list and four spaces for each level below; people write
"We need:" and the dashes right under it, with two spaces for a level. Fenced code inside an
item, which the reader does not know, becomes the indented kind.
"""

import re
from collections.abc import Iterable, Iterator

_ITEM = re.compile(r"([-+*]|\d{1,9}[.)])( +)(?=\S)")
_RULE = re.compile(r"(?:(?:\* *){3,}|(?:- *){3,})$")
# What ends a list without a blank line: headings, quotes, tables, stashed code.
_OWN_KIND = ("#", ">", "|", "\x02")
_FENCE = re.compile(r"(```+|~~~+)[^`]*$")
# What may begin a list right under a text: "2024. was a good year" does not.
_BEGINS = ("-", "+", "*", "1.", "1)")


def evened(lines: Iterable[str]) -> Iterator[str]:
    """The lines with every list indented by fours and set off from the text above it."""
    reader = _Reader()
    for line in lines:
        yield from reader.read(line)


class _Reader:
    def __init__(self) -> None:
        self.open: list[tuple[int, bool]] = []  # where each open item's text begins; numbered?
        self.after_blank = True
        self.after_text = False
        self.fence = ("", 0)  # the mark of open code, and how far it is indented

    def read(self, line: str) -> Iterator[str]:
        if self.fence[0]:
            yield self._code(line)
            return
        text = line.lstrip(" ")
        indent = len(line) - len(text)
        stands_alone = indent == 0 and text.startswith(_OWN_KIND)
        if stands_alone:
            self.open.clear()
        item = None if _RULE.match(text) else _ITEM.match(text)
        if item and self._is_item(item[1], indent):
            yield from self._item(item, text[item.end() :], indent)
        elif self.open and indent and (fence := _FENCE.match(text)):
            self.fence = (fence[1], indent)
            yield ""
        else:
            yield self._text(text, indent) if text else ""
        self.after_blank = not text
        self.after_text = bool(text) and not stands_alone

    def _is_item(self, mark: str, indent: int) -> bool:
        if self.open:
            return True
        return indent < 4 and (mark in _BEGINS or not self.after_text)

    def _item(self, item: re.Match[str], text: str, indent: int) -> Iterator[str]:
        numbered = item[1][0].isdigit()
        left = self._close(indent)
        # A list of the other kind, or one right under a text, is told apart by a blank line.
        begins = not self.open and not self.after_blank if left is None else left != numbered
        if begins:
            yield ""
        yield f"{'    ' * len(self.open)}{item[1].replace(')', '.')} {text}"
        self.open.append((indent + len(item[1]) + min(len(item[2]), 4), numbered))

    def _text(self, text: str, indent: int) -> str:
        if self.after_blank:
            self._close(indent)
        if not self.open:
            return " " * indent + text
        return "    " * len(self.open) + " " * max(0, indent - self.open[-1][0]) + text

    def _code(self, line: str) -> str:
        mark, indent = self.fence
        text = line.lstrip(" ")
        if text.startswith(mark) and not text.strip(" `~"):
            self.fence = ("", 0)
            self.after_blank, self.after_text = True, False
            return ""
        inner = line[min(indent, len(line) - len(text)) :]
        return "    " * (len(self.open) + 1) + inner if text else ""

    def _close(self, indent: int) -> bool | None:
        """Leave the items that end here. Was the last one left a numbered one?"""
        left = None
        while self.open and indent < self.open[-1][0]:
            left = self.open.pop()[1]
        return left
