"""Payment cards: the Luhn digit and an issuer's first digits, however spaced (ISO/IEC 7812)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import luhn

from privacy.kinds import Kind
from privacy.page import Group, Page
from privacy.redaction import Found

SHORTEST, LONGEST = 13, 19
FIRST_DIGITS = "23456"
# First digits and the number of digits that go with them.
ISSUERS = (
    (re.compile(r"4"), {13, 16, 19}),  # Visa, Visa/Dankort
    (re.compile(r"5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720"), {16}),  # Mastercard
    (re.compile(r"5019|50|5[6-8]|6[37]|69"), {13, 16, 17, 18, 19}),  # Dankort, Maestro
    (re.compile(r"3[47]"), {15}),  # American Express
    (re.compile(r"30[0-5]|3[689]"), {14, 16}),  # Diners Club
    (re.compile(r"35[2-8]"), {16}),  # JCB
    (re.compile(r"6011|6[245]|64[4-9]"), {16, 17, 18, 19}),  # Discover, UnionPay
)
WORDS = re.compile(r"kort|card|visa|master", re.IGNORECASE)
NO_CARD = re.compile(r"(?:ean|gtin|imei|varen\w*|artikeln\w*|art\.?|sku|isbn)\W*\w*\W*$", re.I)


def find(page: Page) -> Iterator[Found]:
    for run in page.runs:
        if run[-1].end - run[0].start < SHORTEST:
            continue
        free = 0  # where the last card ended
        for place, group in enumerate(run):
            if group.start < free or group.digits[0] not in FIRST_DIGITS:
                continue
            card = _card_at(run[place : place + LONGEST])
            card = card or _asked_card(page, run[place : place + 4])
            if card and not NO_CARD.search(page.text[max(0, card.start - 20) : card.start]):
                yield card
                free = card.end


def _card_at(groups: list[Group]) -> Found | None:
    """The longest card that begins with the first group and ends with one."""
    digits = "".join(group.digits for group in groups)
    lengths = _lengths(digits)
    length, longest = 0, None
    for group in groups:
        length += len(group.digits)
        if length > LONGEST:
            break
        if length in lengths and luhn.is_valid(digits[:length]):
            longest = Found(Kind.CARD, groups[0].start, group.end, digits[:length])
    return longest


def _lengths(digits: str) -> set[int]:
    """How long a card is that begins with these digits."""
    return {length for first, lengths in ISSUERS if first.match(digits) for length in lengths}


def _asked_card(page: Page, groups: list[Group]) -> Found | None:
    """Four groups of four after a word for card, with a digit mistyped."""
    digits = "".join(group.digits for group in groups)
    is_shaped = [len(group.digits) for group in groups] == [4] * 4
    if is_shaped and page.speaks_of(WORDS, groups[0].start):
        return Found(Kind.CARD, groups[0].start, groups[-1].end, digits)
    return None
