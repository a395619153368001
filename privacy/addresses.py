"""Addresses: a street with a house number, a post box, a postcode with its town.

Floor and door (`2. tv`, `H0203`, `lgh 1102`), the postcode and the town belong to the street. A
word that may be no street (`Parken 3`) needs a postcode, a door or a word such as "bor på".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy import forms
from privacy.kinds import Kind
from privacy.page import Page
from privacy.redaction import Found
from privacy.streets import (
    BRITISH,
    CAPITAL,
    DOOR,
    ENGLISH,
    ENGLISH_TOWN,
    KNOWN_TOWN,
    NUMBER,
    PLACE,
    STREET,
    TOWN,
    WORD,
)

_START = r"(?<![^\W_])"
_CARE_OF = rf"(?:[cC]/[oO]:? {WORD}(?: {WORD}){{0,3}},? ?\n?)?"
_FIRST = rf"(?:{WORD} ){{0,2}}"
STREETS = re.compile(
    rf"{_START}{_CARE_OF}(?:\d{{1,2}}\. )?{_FIRST}"
    rf"(?:[^\W\d_][\w'’-]{{0,24}}?(?i:{STREET})|{WORD} (?i:{STREET})"
    rf"|{CAPITAL}[\w'’-]{{2,20}}(?:gt|vn|g|v|str|v|vej)\.)"
    rf",? {NUMBER}{DOOR}(?:{TOWN})?"
)
PLACES = re.compile(
    rf"{_START}{_CARE_OF}{_FIRST}(?:{CAPITAL}[\w'’-]{{1,24}}?{PLACE}|{WORD} (?i:{PLACE}))"
    rf" {NUMBER}(?P<door>{DOOR})"
)
WITH_TOWN = re.compile(
    rf"{_START}{_CARE_OF}(?:ul\. |[Rr]ue |[Vv]ia |[Cc]alle )?{_FIRST}{WORD},? (?:de la |de |del )?"
    rf"{NUMBER}{DOOR}{TOWN}"
)
NUMBER_FIRST = re.compile(
    rf"(?<![\w.,-])(?:(?i:flat|apt|apartment|unit|suite)\.? ?\w{{1,4}},? )?"
    rf"\d{{1,5}}[a-zA-Z]?,? (?:(?:{WORD} ){{1,3}}{ENGLISH}\b|(?:[a-z]{{3,20}} ){{1,2}}"
    rf"(?:street|road|avenue)\b|(?:rue|via|calle|avenue) (?:d\w+ )?{WORD}(?: {WORD})?)"
    rf"\.?(?: [NS][EW]\b)?(?:,? (?i:flat|apt|apartment|unit)\.? ?\w{{1,4}})?(?:{ENGLISH_TOWN}|"
    rf"{TOWN})?"
)
BOX = re.compile(
    rf"{_START}(?i:postboks|postbox|p\.? ?o\.? ?box|box|"
    rf"boks) (?:nr\.? ?)?\d{{1,5}}(?:(?: {WORD})?{TOWN})?"
)
TOWNS = re.compile(rf"{KNOWN_TOWN}|(?<![\w-]){BRITISH}(?![\w-])")
LIVES = re.compile(
    rf"(?:\bbor|\bbodde|\bbo|\bflyttet|\bflytter|\bflyttat|\bflyttar|\badressen? er|\bliving|"
    rf"\blive)"
    rf" (?:nu |nå |now )?(?:på|i|ved|hos|in|on|at|"
    rf"till?)? ?(?P<street>{_FIRST}[^\W\d_][\w'’-]{{2,24}}?"
    rf"(?i:{STREET}))(?![\w-])"
)
BEFORE_PLACE = re.compile(
    r"(?:\b(?:adr\w*|address|bor|bodde|live|lives|er|är|is|till?|to|på|i|at|fra|från|from|ved|"
    r"hos|skal|"
    r"sendes)"
    r"[ :]{1,2}|\n|\A)\Z"
)
AFTER_PLACE = re.compile(
    r"\Z|[,.;:!?)\n]| (?:i|in|på|og|och|and|er|is|är|tak|takk|tack|thanks|med|hvor|der|som)\b"
)
NO_STREETS = re.compile(
    r"(?:overvej|omvej|genvej|undervej|adgangsvej|udvej|nødudvej|omvei|snarvei|utvei|delegate|"
    r"navigate|investigate|aggregate|mitigate|propagate|omväg|genväg|utväg|på vej|undervejs)"
    r" \d|(?:\w+ )?\w+(?:(?:er|[ldnt])ingen|elsen) \d",
    re.IGNORECASE,
)


def find(page: Page) -> Iterator[Found]:
    if page.runs:
        yield from _numbered(page)
    for match in LIVES.finditer(page.text):
        yield _found(match, "street")
    for start, end in forms.addresses(page.text):
        yield Found(Kind.ADDRESS, start, end, _value(page.text[start:end]))


def _numbered(page: Page) -> Iterator[Found]:
    for shape in (STREETS, WITH_TOWN, NUMBER_FIRST, BOX, TOWNS):
        for match in shape.finditer(page.text):
            if not NO_STREETS.match(match[0]):
                yield _found(match)
    for match in PLACES.finditer(page.text):
        if _is_place(page, match) and not NO_STREETS.match(match[0]):
            yield _found(match)


def _is_place(page: Page, match: re.Match[str]) -> bool:
    before = page.text[max(0, match.start() - 12) : match.start()]
    is_said = BEFORE_PLACE.search(before) and AFTER_PLACE.match(page.text, match.end())
    return bool(match["door"] or is_said)


def _found(match: re.Match[str], group: str | int = 0) -> Found:
    return Found(Kind.ADDRESS, *match.span(group), _value(match[group]))


def _value(text: str) -> str:
    return " ".join(text.casefold().replace(",", " ").split())
