"""E-mail addresses, also those that people disguise: `mette (at) …`, `snabel-a`, `krøllalfa`.

Every address has a sign in its middle, so the sign is looked for and the text is read from there
in both directions, never further than an address may be long (RFC 5321: 64 and 255 characters).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.kinds import Kind
from privacy.page import Page
from privacy.redaction import Found

SIGN = re.compile(
    r" ?@ ?"
    r"| at (?=[\w-]{1,40} (?:dot|punktum|punkt|prikk|prick) )"
    r"| ?[(\[{<] ?(?:at|a|@|snabel-?a|krøllalfa|alfakrøll|kanelbulle) ?[)\]}>] ?"
    r"| ?\b(?:snabel[ -]?a|krøll-?alfa|alfakrøll)\b ?",
    re.IGNORECASE,
)
_DOT = (
    r"(?:\.|,(?=(?:dk|no|se|com|net|org)\b)| ?[(\[{](?:dot|punktum|punkt|prikk|prick|"
    r"\.)[)\]}] ?| (?:dot|punktum|punkt|prikk) )"
)
BEFORE = re.compile(rf"(?:[\w+%'-]{{1,64}}{_DOT}){{0,4}}[\w+%'-]{{1,64}}\Z", re.IGNORECASE)
AFTER = re.compile(
    rf"(?:[a-z0-9åæøäöéü_-]{{1,63}}{_DOT}){{1,5}}(?:[a-z]{{2,24}})(?![a-z0-9])"
    r"|(?:gmail|hotmail|outlook|live|yahoo|icloud|msn|telenor|telia)\b",
    re.IGNORECASE,
)
DOT = re.compile(_DOT, re.IGNORECASE)
WORD_END = re.compile(r"[\w+%'-]")
LOCAL, DOMAIN = 64, 255


def find(page: Page) -> Iterator[Found]:
    for sign in SIGN.finditer(page.text):
        start = _start_of_local(page.text, sign.start())
        domain = AFTER.match(page.text, sign.end(), sign.end() + DOMAIN)
        if start is None or domain is None:
            continue
        local = page.text[start : sign.start()]
        value = DOT.sub(".", f"{local}@{domain[0]}").casefold()
        yield Found(Kind.EMAIL, start, domain.end(), value)


def _start_of_local(text: str, end: int) -> int | None:
    """Where the part before the sign begins: words of a name, joined by dots."""
    window_start = max(0, end - LOCAL)
    start = _start_of_word(text, end, window_start)
    while start is not None and (dot := _dot_before(text, start, window_start)) is not None:
        further = _start_of_word(text, dot, window_start)
        if further is None:
            break
        start = further
    return start


def _start_of_word(text: str, end: int, limit: int) -> int | None:
    start = end
    while start > limit and WORD_END.match(text, start - 1):
        start -= 1
    return start if start < end else None


DOT_AT_END = re.compile(_DOT + r"\Z", re.IGNORECASE)


def _dot_before(text: str, start: int, limit: int) -> int | None:
    near = text[max(limit, start - 12) : start]
    dot = DOT_AT_END.search(near)
    return start - len(near) + dot.start() if dot else None
