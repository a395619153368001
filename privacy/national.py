"""National identity numbers: CPR (da), fødselsnummer (no), personnummer (sv).

Judged by shape and date; a check digit settles what the shape leaves open. It is never required
where a separator shows the shape: CPR numbers issued since 2007 may fail modulus 11 (cpr.dk), and
Norway changes its check digits in 2032. Days and months are only roughly checked, so that numbers
made up for tests (30 February) are found too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import luhn
from stdnum.dk import cpr
from stdnum.no import fodselsnummer

from privacy.kinds import Kind
from privacy.page import Page, digits_of
from privacy.redaction import Found

WORDS = re.compile(
    r"cpr|person\W?n(?:umme|)r|personnummer|personlige? nummer|f(?:ø|oe|o)dselsn|födelsen"
    r"|samordningsn|d-nummer|national id|social security|identity number|personal (?:id|number)",
    re.IGNORECASE,
)
ACCOUNT = re.compile(r"konto", re.IGNORECASE)
PHONE_WORDS = re.compile(r"tlf|telef|mobil|ring|phone|call|\bnås\b", re.IGNORECASE)

TEN = re.compile(
    r"(?<![\d+])(?<!\d[.\-/])"
    r"(?P<first>\d\d)[ ./-]?(?P<second>\d\d)[ ./-]?(?P<third>\d\d)"
    r"(?P<gap> ?[-+/.]? ?)\d\d ?\d\d"
    r"(?![.\-/]?\d)"
)
TWELVE = re.compile(r"(?<![\d+])(?:18|19|20)\d{6}(?P<gap> ?[-+]? ?)\d{4}(?![.\-/]?\d)")
ELEVEN = re.compile(
    r"(?<![\d+])(?<!\d[.\-/])"
    r"\d\d(?P<one>[ ./-]?)\d\d(?P<two>[ ./-]?)\d\d(?P<gap> ?[ .-]? ?)(?:\d{3}[ .-]?\d\d|\d\d \d{3})"
    r"(?![.\-/]?\d)"
)

# Spread by hand or by markup: 3 0 0 2 9 9 - 1 2 3 4, 300299\\-1234, **300299**-1234, two lines.
MARKUP = re.compile(r"[\n\\*_~`&<]")
ENTITY = re.compile(r"&#?\w{2,6};")
SPREAD = re.compile(r"(?<![\w+.])\d(?:[ ._-]{1,3}\d){9,11}(?![\w]|[.-]\d)")
_MARKUP = r"(?:[\s\\*_~`]|&(?:nbsp|shy|ndash|minus|#x?[0-9a-f]{2,4});|</?[a-z]{1,6}/?>)"
BROKEN = re.compile(
    rf"(?<![\w+.-])\d{{6}}{_MARKUP}{{0,8}}(?P<dash>-?){_MARKUP}{{0,8}}"
    rf"(?:\d{{4,5}}|\d{{2,3}}{_MARKUP}{{1,8}}\d\d)(?!\d|[.-]\d)",
    re.IGNORECASE,
)


def find(page: Page) -> Iterator[Found]:
    yield from _written(page)
    for match in SPREAD.finditer(page.text):
        yield from _spread(page, match, digits_of(match[0]), is_marked=False)
    for match in BROKEN.finditer(page.text):
        if not MARKUP.search(match[0]):
            continue
        digits = "".join(sign for sign in ENTITY.sub("", match[0]) if sign.isdigit())
        yield from _spread(page, match, digits, is_marked=bool(match["dash"] or "&" in match[0]))


def _spread(page: Page, match: re.Match[str], digits: str, *, is_marked: bool) -> Iterator[Found]:
    """The same numbers with signs in between; only a date with a check digit or a dash counts."""
    fodt = len(digits) == len("DDMMYYNNNKK")
    danish = _is_day(digits[:2], 60) and _is_month(digits[2:4])
    swedish = _is_month(digits[2:4]) and _is_day(digits[4:6], 60)
    is_named = _is_named_so(page, match)
    if fodt and _is_any_birth_date(digits) and (is_named or _has_both_checks(digits)):
        yield Found(Kind.FODSELSNUMMER, *match.span(), digits)
    elif len(digits) == len("DDMMYYSSSS"):
        is_shown = is_named or is_marked
        danish = danish and (is_shown or cpr.checksum(digits) == 0)
        swedish = swedish and (is_shown or luhn.is_valid(digits))
        kind = _preferred(page, danish=danish, swedish=swedish)
        if kind is not None:
            yield Found(kind, *match.span(), digits)


def _has_both_checks(digits: str) -> bool:
    return (
        fodselsnummer.calc_check_digit1(digits) == digits[9]
        and fodselsnummer.calc_check_digit2(digits) == digits[10]
    )


def _written(page: Page) -> Iterator[Found]:
    for shape, kind_of in ((TEN, _kind_of_ten), (ELEVEN, _kind_of_eleven), (TWELVE, _of_twelve)):
        for match in shape.finditer(page.text):
            kind = kind_of(page, match, digits_of(match[0]))
            if kind is not None:
                value = digits_of(match[0])[-11:] if shape is ELEVEN else digits_of(match[0])[-10:]
                yield Found(kind, match.start(), match.end(), value)


def _kind_of_ten(page: Page, match: re.Match[str], digits: str) -> Kind | None:
    danish = _is_day(digits[:2], 60) and _is_month(digits[2:4])
    swedish = _is_month(digits[2:4]) and _is_day(digits[4:6], 60)
    if _is_named_so(page, match):
        return _preferred(page, danish=danish or not swedish, swedish=swedish)
    if match["gap"].strip() in {"-", "+", "/"}:
        return _preferred(page, danish=danish, swedish=swedish)
    if _is_phone(page, match, digits):
        return None
    return _preferred(
        page,
        danish=danish
        and _is_day(digits[:2])
        and (cpr.checksum(digits) == 0 or digits.startswith("0101")),
        swedish=swedish and luhn.is_valid(digits),
    )


def _preferred(page: Page, *, danish: bool, swedish: bool) -> Kind | None:
    if swedish and (page.language == "sv" or not danish):
        return Kind.PERSONNUMMER
    return Kind.CPR if danish else None


def _is_phone(page: Page, match: re.Match[str], digits: str) -> bool:
    """Swedish mobile numbers begin like a day of January, February, …"""
    if page.just_said(PHONE_WORDS, match.start()):
        return True
    return page.language == "sv" and digits[:3] in {"070", "072", "073", "076", "079"}


def _kind_of_eleven(page: Page, match: re.Match[str], digits: str) -> Kind | None:
    checks = _has_both_checks(digits)
    written_as_account = match["two"] and match["gap"] and not match["one"]
    if checks and (_is_any_birth_date(digits) or digits[0] in "89"):
        return Kind.FODSELSNUMMER
    if written_as_account:
        return None
    if _is_named_so(page, match):
        return Kind.FODSELSNUMMER
    plain_date = _is_day(digits[:2]) and _is_month(digits[2:4])
    if plain_date or (match["gap"] and _is_any_birth_date(digits)):
        return Kind.FODSELSNUMMER
    return None


def _is_any_birth_date(digits: str) -> bool:
    """Also D-numbers (day + 40), H-numbers (month + 40), numbers for tests (month + 80, + 65).

    The last two are Skatteetaten's and NAV's; python-stdnum refuses them.
    """
    return _is_day(digits[:2], 40) and any(
        _is_month(digits[2:4], added) for added in (0, 40, 65, 80)
    )


def _of_twelve(page: Page, match: re.Match[str], digits: str) -> Kind | None:
    if not (_is_month(digits[4:6]) and _is_day(digits[6:8], 60)):
        return None
    is_no_time = not digits.startswith("20")  # 202611211430 is a moment
    is_marked = match["gap"].strip() or _is_named_so(page, match)
    if is_no_time or is_marked or luhn.is_valid(digits[2:]):
        return Kind.PERSONNUMMER
    return None


def _is_named_so(page: Page, match: re.Match[str]) -> bool:
    """A word near the number says what it is, and no nearer word says another thing."""
    if page.just_said(ACCOUNT, match.start()) or page.is_of_something_else(match.start()):
        return False
    return page.mentions(WORDS, *match.span())


def _is_day(digits: str, added: int = 0) -> bool:
    """Some numbers have a day that is 40 or 60 too high: D-number, samordningsnummer, new CPR."""
    day = int(digits)
    return 1 <= day <= 31 or 1 <= day - added <= 31


def _is_month(digits: str, added: int = 0) -> bool:
    return 1 <= int(digits) - added <= 12
