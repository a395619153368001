"""Marks inside a line: emphasis, code, links, escapes. Linear, whatever the line holds."""

import html
import re

from core.markup.links import links
from core.markup.slots import SLOT

_SIGN = re.compile(
    r"\\[\\`*_{}\[\]()>#+.!|-]|`+|\*+|_+|!?\[|\]|"
    r"<(?:https?://|mailto:)[^<>\s]+>|<[^<>\s@]+@[^<>\s@]+>|<br ?/?>|"
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
)
_TARGET = re.compile(
    r"\([ \n]*(?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))"
    r"(?:[ \n]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \n]*\)"
)
_REFERENCE = re.compile(r" ?\[([^\[\]\n]{0,200})\]")
_DEFINITION = re.compile(
    r" {0,3}\[([^\[\]\n]{1,200})\]: +<?([^\s<>]+)>?(?: +(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))? *$"
)
# A place of our own is of no use outside; a placeholder may become anything.
_USEFUL = r"https?:|mailto:|tel:|" + SLOT.pattern


def definition(line: str) -> tuple[str, str] | None:
    """Name and address, where the line says which address a name means."""
    if "]:" not in line or not (found := _DEFINITION.match(line)):
        return None
    return found[1].strip().lower(), found[2]


def without_marks(text: str, targets: dict[str, str], addresses: bool) -> str:
    """`text` as a reader sees it."""
    if _SIGN.search(text) is None:
        return text
    return _Reader(text, targets, addresses).read()


class _Reader:
    def __init__(self, text: str, targets: dict[str, str], addresses: bool) -> None:
        self.text, self.targets, self.addresses = text, targets, addresses
        self.out: list[str] = []
        self.at = 0
        self.brackets: list[int] = []  # where in `out` an open bracket stands
        self.openers: dict[str, list[tuple[int, int]]] = {
            "*": [],
            "_": [],
        }  # (place, how many left)
        self.ticks = self._tick_places()

    def _tick_places(self) -> dict[int, list[int]]:
        """Length of a run of backticks → where such runs begin, last one first."""
        places: dict[int, list[int]] = {}
        for found in reversed(list(re.finditer("`+", self.text))):
            places.setdefault(len(found[0]), []).append(found.start())
        return places

    def read(self) -> str:
        while found := _SIGN.search(self.text, self.at):
            self.out.append(self.text[self.at : found.start()])
            self.at = found.end()
            self._sign(found)
        self.out.append(self.text[self.at :])
        return "".join(self.out)

    def _sign(self, found: re.Match[str]) -> None:
        sign = found[0]
        if sign[0] == "\\":
            self.out.append(sign[1])
        elif sign[0] == "`":
            self._code(found)
        elif sign[0] in "*_":
            self._emphasis(found)
        elif sign.endswith("["):
            self.brackets.append(len(self.out))
            self.out.append(sign)
        elif sign == "]":
            self._link()
        elif sign[0] == "<":
            inside = sign[1:-1]
            self.out.append("\n" if inside.startswith("br") else inside.removeprefix("mailto:"))
        else:
            self.out.append(html.unescape(sign))

    def _code(self, found: re.Match[str]) -> None:
        places = self.ticks.get(len(found[0]), [])  # an escaped tick shortens a run
        while places and places[-1] <= found.start():
            places.pop()
        if not places:
            self.out.append(found[0])
            return
        end = places.pop()
        self.out.append(self.text[found.end() : end].strip())
        self.at = end + len(found[0])

    def _emphasis(self, found: re.Match[str]) -> None:
        sign, left = found[0][0], len(found[0])
        before = self.text[found.start() - 1 : found.start()]
        after = self.text[found.end() : found.end() + 1]
        opens, closes = bool(after.strip()), bool(before.strip())
        if sign == "_":  # snake_case is a word
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        stack = self.openers[sign]
        while closes and left and stack:
            place, waiting = stack.pop()
            used = min(left, waiting)
            left -= used
            self.out[place] = sign * (waiting - used)
            if waiting > used:
                stack.append((place, waiting - used))
        if opens and left:
            stack.append((len(self.out), left))
        self.out.append(sign * left)

    def _link(self) -> None:
        target = self._target()
        if target is None or not self.brackets:
            if self.brackets:
                self.brackets.pop()
            self.out.append("]")
            return
        opening = self.brackets.pop()
        self.brackets.clear()  # a link holds no link; and what was open stays a bracket
        self.out[opening] = ""
        self.out.append(self._address(target, "".join(self.out[opening + 1 :])))

    def _target(self) -> str | None:
        """The address behind a closing bracket; reading goes on after it."""
        if found := _TARGET.match(self.text, self.at):
            self.at = found.end()
            return found[1] if found[1] is not None else found[2]
        if (found := _REFERENCE.match(self.text, self.at)) and self.brackets:
            name = found[1] or "".join(self.out[self.brackets[-1] + 1 :])
            if name.strip().lower() in self.targets:
                self.at = found.end()
                return self.targets[name.strip().lower()]
            return None
        if self.targets and self.brackets:
            return self.targets.get("".join(self.out[self.brackets[-1] + 1 :]).strip().lower())
        return None

    def _address(self, target: str, said: str) -> str:
        """ ": address" where the reader can use it and has not just read it."""
        if not self.addresses:
            return ""
        address = target if SLOT.search(target) else links.resolve(target)
        if not address or not re.match(_USEFUL, address, re.IGNORECASE):
            return ""
        shown = re.sub(r"^(?:mailto|tel):", "", address, flags=re.IGNORECASE)
        if said.strip() in (address, shown):
            return ""
        return f": {shown}" if said.strip() else shown
