"""IBAN by its check digits, bank accounts by theirs (Norway) or by the words before them.

IBAN: ISO 13616, modulus 97. Norway: 11 digits, modulus 11. Danish and Swedish account numbers have
no check digit that holds for all banks, so only a word such as konto or clearing makes one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import luhn
from stdnum.iso7064 import mod_97_10
from stdnum.no import kontonr

from privacy.kinds import Kind
from privacy.page import Page, digits_of
from privacy.redaction import Found

# How long an IBAN is, from the registry of ISO 13616.
LENGTHS = {
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18,
    "EE": 20, "ES": 24, "FI": 18, "FO": 18, "FR": 27, "GB": 22, "GI": 23, "GL": 18, "GR": 27,
    "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21,
    "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19,
    "SK": 24, "SM": 27, "TR": 26, "UA": 29,
}  # fmt: skip
IBAN_START = re.compile(rf"(?<![^\W_])({'|'.join(LENGTHS)}) ?\d ?\d", re.IGNORECASE)
IBAN_SIGN = re.compile(r"[ .-]?([A-Z0-9])", re.IGNORECASE)
IBAN_WORD = re.compile(r"iban", re.IGNORECASE)

NORWEGIAN = re.compile(r"(?<![\d+])(?<!\d[.\-/])\d{4}([. ]?)\d\d\1\d{5}(?![.\-/]?\d)")
ACCOUNT_WORDS = re.compile(
    r"kont[oi]|\bkto\b|clearing|account|bankgiro|plusgiro|postgiro|\b[bp]g\b", re.I
)
REGISTRATION = re.compile(
    r"\breg(?:istrerings)?\.?[ -]?(?:n(?:umme)?r\.?)?[ :]{0,3}(\d{4})(?!\d)", re.IGNORECASE
)
_WORD = (
    r"(?:kont(?:o|i)|\bkto|sort code|clearing|account|acct|a/c|bankgiro|plusgiro|postgiro|"
    r"\bgiro|\b[bp]g\b)"
)
AFTER_WORD = re.compile(
    rf"{_WORD}[^\W\d_]{{0,14}}[ .:#,(=-]{{0,3}}"
    r"(?:(?:n(?:umme|umbe)?r|no|er|is|är|med|min|mit|mitt|my|was|var|på|in|i|til|till|to|"
    r"hos)\b[ .:#,-]{0,3}){0,4}"
    r"(?:[A-ZÆØÅÄÖ][\w-]{1,20}[ :,.]{1,3}){0,2}(?P<number>\d[\d .,-]{3,22}\d)",
    re.IGNORECASE,
)
# Where nothing is said: a Danish register number and account, a Swedish giro with its check digit.
DANISH = re.compile(r"(?<![\w.+-])\d{4}[ -]\d{10}(?![\w.-]?\d)")
TRANSFER = re.compile(
    r"overf(?:ør|or)|udbetal|utbetal|indbetal|innbetal|tilbagebetal|tilbakebetal|refund|pengene|"
    r"penger|pengarna|pengane|sätt in|betala ut|återbetal|transfer|"
    r"pay (?:it |me )?(?:back|to)|bank|nordea|"
    r"\bdnb\b|swedbank|handelsbank|sparebank|clearing|\breg\b",
    re.IGNORECASE,
)
SHAPED = re.compile(
    r"(?<![\w.+-])(?:\d{4}[ .-]{1,2}\d{6,10}|\d{4}[ .]\d{2}[ .]\d{5}|\d{10,14}"
    r"|\d{4}(?:-\d)?,? {1,2}\d{2,3} \d{3} \d{3}(?:-\d)?|\d{4}-\d,? ?\d{6,10})(?![\w.-]?\d)"
)
# From one account to another.
ONWARD = re.compile(
    r"(?<![\w.+-])(?P<first>\d[\d .-]{6,18}\d) (?:til|till|to) (?P<then>\d[\d .-]{6,18}\d)(?!\w)"
)
# A clearing number with its check digit and an account: in no other place does a comma stand so.
CLEARED = re.compile(r"(?<![\w.,+-])\d{4}-\d, ?\d[\d -]{4,12}\d(?![\w.-]?\d)")
GIRO = re.compile(r"(?<![\w.+-])(?:\d{3,4}-\d{4}|\d{1,3}(?: \d\d){1,3}-\d)(?![\w.-]?\d)")
QUESTION = re.compile(
    r"(?:kontonumm?e?r\w*|kontonr|kontoopl\w*|kontooplysning\w*|kontoinfo\w*|account(?: number)?|"
    r"bankkont\w*|hvilken konto|vilket konto|clearing\w*|bankgiro)[^\d·]{0,70}\Z"
    r"|konto[^\d·?]{0,60}\?\s*\Z",
    re.IGNORECASE,
)
ANSWER = re.compile(r"(?<![\w+])(?P<number>\d[\d ./-]{4,22}\d)(?!\w)")
# What is no account: a day, opening hours.
MOMENT = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}\Z|\d{1,2}[.:]\d\d ?- ?\d|\d{4}-\d\d-\d\d"
)
AMOUNT = re.compile(r" ?(?:kr|dkk|nok|sek|eur|€|,-|:-|%)", re.IGNORECASE)
FEWEST, MOST = 6, 16
FIRST_OF_ANSWER = 120
FEWEST_AFTER_CLEARING = 4  # and after reg.nr.: they name a branch of a bank


def find(page: Page) -> Iterator[Found]:
    if not page.runs:
        return
    yield from _ibans(page)
    yield from _norwegian(page)
    yield from _after_words(page)
    yield from _bare(page)
    if QUESTION.search(page.before):
        yield from _answers(page)


def _ibans(page: Page) -> Iterator[Found]:
    for match in IBAN_START.finditer(page.text):
        found = _iban_at(page, match.start(), LENGTHS[match[1].upper()])
        if found:
            yield found


def _iban_at(page: Page, start: int, length: int) -> Found | None:
    signs, end = "", start
    while len(signs) < length and (sign := IBAN_SIGN.match(page.text, end)):
        signs += sign[1].upper()
        end = sign.end()
    goes_on = page.text[end : end + 1].isalnum()
    if len(signs) < length or goes_on:
        return None
    if mod_97_10.is_valid(signs[4:] + signs[:4]) or page.speaks_of(IBAN_WORD, start):
        return Found(Kind.IBAN, start, end, signs)
    return None


def _norwegian(page: Page) -> Iterator[Found]:
    for match in NORWEGIAN.finditer(page.text):
        digits = digits_of(match[0])
        written_out = match[1] == "." or page.speaks_of(ACCOUNT_WORDS, match.start())
        if kontonr.is_valid(digits) or written_out:
            yield Found(Kind.ACCOUNT, match.start(), match.end(), digits)


def _after_words(page: Page) -> Iterator[Found]:
    for shape in (REGISTRATION, AFTER_WORD):
        for match in shape.finditer(page.text):
            start, end = match.span(match.lastindex or 0)
            if page.is_of_something_else(start):
                continue
            digits = digits_of(page.text[start:end])
            fewest = FEWEST_AFTER_CLEARING if match[0][:1] in "rRcC" else FEWEST
            fits = fewest <= len(digits) <= MOST
            if fits and not AMOUNT.match(page.text, end):
                yield Found(Kind.ACCOUNT, start, end, digits)


def _bare(page: Page) -> Iterator[Found]:
    for match in DANISH.finditer(page.text):
        yield Found(Kind.ACCOUNT, *match.span(), digits_of(match[0]))
    for match in SHAPED.finditer(page.text):
        if page.speaks_of(TRANSFER, match.start()):
            yield Found(Kind.ACCOUNT, *match.span(), digits_of(match[0]))
    for match in CLEARED.finditer(page.text):
        yield Found(Kind.ACCOUNT, *match.span(), digits_of(match[0]))
    for match in ONWARD.finditer(page.text):
        if page.speaks_of(TRANSFER, match.start()) or page.speaks_of(ACCOUNT_WORDS, match.start()):
            for name in ("first", "then"):
                yield Found(Kind.ACCOUNT, *match.span(name), digits_of(match[name]))
    if page.language == "sv":
        for match in GIRO.finditer(page.text):
            if luhn.is_valid(digits_of(match[0])) and not page.is_of_something_else(match.start()):
                yield Found(Kind.ACCOUNT, *match.span(), digits_of(match[0]))


def _answers(page: Page) -> Iterator[Found]:
    """The first number of a message that follows the question for an account."""
    match = ANSWER.search(page.text, 0, FIRST_OF_ANSWER)
    if match and _may_be_account(page, match):
        yield Found(Kind.ACCOUNT, *match.span("number"), digits_of(match["number"]))


def _may_be_account(page: Page, match: re.Match[str]) -> bool:
    if page.is_of_something_else(match.start()) or MOMENT.match(match["number"]):
        return False
    fits = FEWEST <= len(digits_of(match["number"])) <= MOST
    return fits and not AMOUNT.match(page.text, match.end())
