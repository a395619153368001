"""A value made harmless for the place where it stands."""

from __future__ import annotations

import html
import re
from enum import Enum, auto
from urllib.parse import quote

# In a whole address everything an address is made of stays; in a part of one, what cannot end
# the part. A colon is only let through where an address of ours begins: no javascript:.
WHOLE_ADDRESS = frozenset("/:?#@!$&*+,;=%~-._")
FIRST_PART = frozenset("/?#&=%~-._@+")
LATER_PART = frozenset("~-._@+")
SCHEME = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)

# An underscore inside a word means nothing, and is better left alone in addresses.
ANYWHERE = re.compile(r"[\\`*\[\](){}]|(?<![^\W_])_|_(?![^\W_])")
ENTITIES = str.maketrans(
    {"<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;"},
)
# What would begin a list, heading or definition, or end an entity, at the start of a line.
LINE_START = re.compile(r"(?P<before>\w*)(?P<sign>[ \t:;=#+.-])")


class Place(Enum):
    """Where in the finished page a value stands."""

    TEXT = auto()
    ONE_LINE = auto()  # text of a heading or a table
    CODE = auto()
    ADDRESS = auto()  # at the beginning of a link's address
    IN_ADDRESS = auto()  # later in it


def for_plain(text: str, place: Place) -> str:
    """As it is; in an address, as an address."""
    return _address(text, place) if _is_address(place) else text


def for_html(text: str, place: Place) -> str:
    """Between tags or in a quoted attribute; a line break stays one."""
    escaped = html.escape(for_plain(text, place))
    return escaped.replace("\n", "<br>\n") if place in (Place.TEXT, Place.ONE_LINE) else escaped


def for_attribute(text: str, place: Place) -> str:
    """In a quoted attribute, on one line."""
    return html.escape(one_line(for_plain(text, place)))


def for_markdown(text: str, place: Place) -> str:
    """Text that a Markdown reader shows as it is."""
    if _is_address(place):
        return _address(text, place).replace("&", "&amp;")
    if place is Place.CODE:
        return one_line(text).replace("`", "'")  # nothing can be escaped in code
    lines = [_markdown_line(line) for line in text.split("\n") if line.strip()]
    return (" " if place is Place.ONE_LINE else "  \n").join(lines)


def one_line(text: str) -> str:
    """The text on one line: a run of line breaks of any kind becomes a space."""
    return " ".join(line for line in text.splitlines() if line)


def _markdown_line(line: str) -> str:
    line = re.sub(r"&(?=[#\w]|$)", "&amp;", line)
    line = ANYWHERE.sub(r"\\\g<0>", line).translate(ENTITIES)
    line = f"{line[:-1]}&#{ord(line[-1])};" if line[-1].isspace() else line
    start = LINE_START.match(line)
    return _safe_start(start) + line[start.end() :] if start else line


def _safe_start(start: re.Match[str]) -> str:
    before, sign = start["before"], start["sign"]
    if not before or (sign == "." and before.isdecimal()):
        return before + ("\\" + sign if sign in "#+-." else f"&#{ord(sign)};")
    return before + (f"&#{ord(sign)};" if sign == ";" else sign)


def _is_address(place: Place) -> bool:
    return place in (Place.ADDRESS, Place.IN_ADDRESS)


def _address(text: str, place: Place) -> str:
    text = text.strip()
    if place is Place.IN_ADDRESS:
        allowed = LATER_PART
    else:
        allowed = WHOLE_ADDRESS if SCHEME.match(text) else FIRST_PART
    return "".join(_in_address(each, allowed) for each in text)


def _in_address(character: str, allowed: frozenset[str]) -> str:
    if character.isalnum() or character in allowed:
        return character
    return quote(character, safe="")
