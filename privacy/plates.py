"""Number plates: Danish AB 12 345, Norwegian EV 41873, Swedish ABC 12D, British AB12 CDE.

The Danish way of spacing stands alone; the others need a word for a car or a plate nearby, because
article numbers look the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.kinds import Kind
from privacy.page import Page
from privacy.redaction import Found

SPACED = re.compile(r"(?<![\w-])[A-ZÆØÅ]{2} \d{2} \d{3}(?![\w-])")
PLATE = re.compile(
    r"(?<![\w-])(?:[A-ZÆØÅ]{2}[ -]?\d{2}[ .]?\d{3}|[A-Z]{2}[ -]?\d{4,5}|[A-Z]{3}[ -]?\d{2}[A-Z\d]"
    r"|[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]{3}[ -]\d{3})(?![\w-])|(?<![\w-])(?:[a-zæøå]{2}\d{5}|"
    r"[a-z]{3}\d{2}[a-z\d])(?![\w-])"
)
WORDS = re.compile(
    r"nummerpl|nummersk|\bskilt|reg\.? ?-?(?:n|mærk|skylt|skilt|number|plate)|\breg\.?:? ?\Z|"
    r"registr|plate|"
    r"\bbil|\bcar\b|\bvan\b|vehicle|\bkør(?:er|te)|\bkjør(?:er|te)|\bkör(?:de|er)|\bdriv|varebil|"
    r"\bmc\b|motorcy|trailer|tilhenger|henger|släp|parker|volvo|toyota|tesla|skoda|\bvw\b|golf|kia",
    re.IGNORECASE,
)
FAR = 45


def find(page: Page) -> Iterator[Found]:
    if not page.runs:
        return
    for match in SPACED.finditer(page.text):
        if not page.is_of_something_else(match.start()):
            yield _found(match)
    for match in PLATE.finditer(page.text):
        before = page.text[max(0, match.start() - FAR) : match.start()]
        asked = match.start() < FAR and WORDS.search(page.before[-FAR:])
        is_named = WORDS.search(before) or asked or WORDS.match(page.text, match.end() + 1)
        if is_named and not page.is_of_something_else(match.start()):
            yield _found(match)


def _found(match: re.Match[str]) -> Found:
    value = "".join(sign for sign in match[0].upper() if sign.isalnum())
    return Found(Kind.PLATE, *match.span(), value)
