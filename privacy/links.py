"""Links that let in whoever has them, or say who that is: a token, a key, a name in the query."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import parse_qsl, urlsplit

from privacy.kinds import Kind
from privacy.page import Page
from privacy.redaction import Found

LINK = re.compile(
    r"(?<![\w/])(?:https?://|www\.)[^\s<>\"'\]\[{}|\\^`]{4,2000}"
    r"|(?<![\w@./-])(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,10}/[^\s<>\"'\]\[{}|\\^`]{4,2000}",
    re.IGNORECASE,
)
KEYS = re.compile(
    r"tok|key|^sig|auth|code|^kode?$|pass|pwd|secret|^sess|sid$|otp|^pin$|hash|ticket|invite|"
    r"jwt|nonce|"
    r"verif|confirm|reset|e-?mail|epost|phone|tlf|telefon|user|bruger|bruker|kunde|kund|customer|"
    r"order|ordre|^ref$|cpr|fnr|personn|^(?:first|last|full|for|efter|etter)?_?(?:name|navn|namn)$|"
    r"^(?:id|uid|u|k|t|s|e|c|h)$",
    re.IGNORECASE,
)
SAFE = re.compile(r"utm_|^(?:lang|locale|page|side|sort|q|s|search|sku|variant|color|size)$", re.I)
SHORT_KEY, LONG_VALUE = 6, 16
AT_END = ".,;:!?)»”"
OFTEN = 3


def find(page: Page) -> Iterator[Found]:
    for match in LINK.finditer(page.text):
        link = match[0].rstrip(AT_END)
        if _has_key(link):
            yield Found(Kind.LINK, match.start(), match.start() + len(link), link)


def _has_key(link: str) -> bool:
    """It lets in whoever has it, or says who that is."""
    try:
        parts = urlsplit(link if "//" in link else f"https://{link}")
    except ValueError:
        return True
    if "@" in parts.netloc:
        return True
    pairs = parse_qsl(parts.query.replace(";", "&"))
    if any(_is_key(name, value) for name, value in [*pairs, *parse_qsl(parts.fragment)]):
        return True
    pieces = [*parts.path.split("/"), parts.fragment]
    return any(_looks_random(piece) for piece in pieces)


def _is_key(name: str, value: str) -> bool:
    if SAFE.search(name):
        return False
    if KEYS.search(name):
        return len(value) >= SHORT_KEY or any(map(str.isdigit, value))
    return "@" in value or (len(value) >= LONG_VALUE and _looks_random(value))


def _looks_random(piece: str) -> bool:
    """`Qd72LkfT9sXw01VzMn4R`, not `how-to-return-2-lamps`: it changes all the time what it is."""
    longest = max(re.split(r"[-_.~%=]", piece), key=len)
    changes = sum(_sort(one) != _sort(other) for one, other in pairwise(longest))
    return len(longest) >= LONG_VALUE and changes * OFTEN >= len(longest)


def _sort(sign: str) -> str:
    return "digit" if sign.isdigit() else "capital" if sign.isupper() else "small"
