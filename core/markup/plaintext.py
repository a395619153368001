"""Text of a Markdown source, for chat windows, text messages and the search index.

One pass over the lines and one over the marks in them, without building HTML: thousands of
articles are indexed in one go.
"""

import re
from collections.abc import Iterator

from core.markup.inline import definition, without_marks
from core.markup.slots import Slots

_FENCE = re.compile(r" {0,3}(```+|~~~+)[^`\n]*$")
_RULE = re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$")
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]*(.*?)[ \t]*#*$")
_QUOTE = re.compile(r"(?: {0,3}> ?)+")
_ITEM = re.compile(r"( *)([-+*]|\d{1,9}[.)])[ \t]+(?=\S)(.*)$")
_TABLE_RULE = re.compile(r" *\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$")
_CELLS = re.compile(r"(?<!\\)\|")


def plain(source: str, *, addresses: bool = True) -> str:
    """`source` without its marks.

    Links read "text: address" (without `addresses`, as for an index: "text"), lists keep dashes
    and numbers, new lines stay, one blank line stands between paragraphs. Placeholders stay.
    """
    slots = Slots(source)
    text = slots.source.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    lines, targets = _definitions(text.split("\n"))
    paragraphs = [
        block.text if block.literal else without_marks(block.text, targets, addresses)
        for block in _blocks(lines)
    ]
    return slots.fill(_spaced(paragraphs))


def _definitions(lines: list[str]) -> tuple[list[str], dict[str, str]]:
    """The lines without link definitions (`[id]: address`), and what those say."""
    left: list[str] = []
    targets: dict[str, str] = {}
    for line in lines:
        if found := definition(line):
            targets.setdefault(*found)
        else:
            left.append(line)
    return left, targets


class _Block:
    """Lines whose marks are read together: a paragraph, one item, one row; or code as it is."""

    __slots__ = ("literal", "text")

    def __init__(self, text: str, *, literal: bool = False) -> None:
        self.text = text
        self.literal = literal


def _blocks(lines: list[str]) -> Iterator[_Block]:
    """What stands in the lines, each block without the marks that made it one. Blank: ""."""
    run: list[str] = []
    fence, in_list, blank_before = "", False, True
    for line in lines:
        if fence:
            if line.strip().startswith(fence) and not line.strip(" `~"):
                fence = ""
            else:
                yield _Block(line, literal=True)
            continue
        quoted = _QUOTE.match(line)
        if quoted:
            line = line[quoted.end() :]
        kind, text = _line(line, bool(run), blank_before and not in_list)
        if kind != "text" and run:
            yield _Block("\n".join(run))
            run = []
        if kind == "text":
            run.append(text)
        elif kind == "fence":
            fence = text
        elif kind != "underline":
            yield _Block(text, literal=kind == "code")
        in_list = kind == "item" or (in_list and (kind == "blank" or line.startswith(" ")))
        blank_before = kind == "blank" or (kind == "code" and blank_before)
    if run:
        yield _Block("\n".join(run))


def _line(line: str, follows_text: bool, may_be_code: bool) -> tuple[str, str]:
    """What a line is, and what of it is for the reader."""
    if not line.strip():
        return "blank", ""
    if found := _FENCE.match(line):
        return "fence", found[1]
    if line.startswith("    ") and may_be_code and not follows_text:
        return "code", line[4:].rstrip()
    if follows_text and _UNDERLINE.match(line):
        return "underline", ""
    if _RULE.match(line):
        return "blank", ""
    if "|" in line and _TABLE_RULE.match(line):
        return "underline", ""
    if found := _ITEM.match(line):
        mark = found[2] if found[2][0].isdigit() else "-"
        return "item", f"{found[1]}{mark} {found[3].rstrip()}"
    if line.lstrip().startswith("#") and (found := _HEADING.match(line)):
        return "heading", found[1]
    if line.lstrip().startswith("|"):
        return "row", " | ".join(cell.strip() for cell in _CELLS.split(line.strip().strip("|")))
    return "text", line.strip() if not line.startswith("  ") else line.rstrip()


def _spaced(paragraphs: list[str]) -> str:
    """One blank line where there were any."""
    text = "\n".join(paragraphs)
    return re.sub(r"\n[ \t]*\n\s*\n(?=[ \t]*\S)|\n(?:[ \t]*\n)+", "\n\n", text).strip("\n ")
