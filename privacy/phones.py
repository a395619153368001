"""Phone numbers of Denmark, Norway, Sweden, Britain, and of any country behind + or 00.

Eight digits are a Danish or Norwegian number when they are grouped as people write one, or stand
bare and are no date, price, CVR or article number. The rest is judged by phonenumbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise

import phonenumbers

from privacy.kinds import Kind
from privacy.page import Group, Page
from privacy.redaction import Found

EIGHT = 8
AREA = 2  # the shortest code of an area in Sweden: 08
MOST = 15  # E.164
NORDIC = {"45", "47"}
# How the eight digits are grouped: 12 34 56 78, 400 00 000, 1234 5678, 12345678.
GROUPINGS = {
    (2, 2, 2, 2), (3, 2, 3), (3, 3, 2), (4, 4), (8,), (2, 6), (2, 3, 3), (4, 2, 2), (2, 2, 4),
    (2, 4, 2), (1,) * 8,
}  # fmt: skip
FIRST_SIZES = range(1, 12)
USUAL = {(2, 2, 2, 2), (3, 2, 3), (3, 3, 2), (4, 4), (8,), (4, 2, 2), (2, 2, 4), (1,) * 8}
WORDS = re.compile(
    r"tlf|telefon|mobil|phone|\bmob\b|\bcell|\bring|\bcall|\bnås\b|\bsms\b|\btel\b|whatsapp", re.I
)
AMOUNT_AFTER = re.compile(
    r"(?:,\d\d?\b| ?(?:kr|dkk|nok|sek|eur|usd|gbp|€|\$|£|,-|:-|%|stk)(?![^\W\d_]))", re.I
)
AMOUNT_BEFORE = re.compile(r"(?:kr\.?|dkk|nok|sek|eur|€|\$|£) ?$", re.IGNORECASE)
YEARS = re.compile(r"(?:19|20)\d\d[-/](?:19|20)\d\d")
NUMBERED = re.compile(r"20[0-4]\d-\d{4}")  # 2026-1182: the second thousand of a year
DATES = re.compile(
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19[2-9]|20[0-4])\d"
)


def find(page: Page) -> Iterator[Found]:
    for run in page.runs:
        place = 0
        while place < len(run):
            taken, value = _phone_at(page, run, place)
            if taken:
                start, end = run[place].start, run[place + taken - 1].end
                yield Found(Kind.PHONE, _with_plus(page.text, start), end, value)
            place += taken or 1


def _phone_at(page: Page, run: list[Group], place: int) -> tuple[int, str]:
    """How many groups from here are a phone number, and the number; 0 if they are none."""
    first = run[place]
    before = page.text[max(0, first.start - 1) : first.start]
    is_abroad = before == "+" or first.digits.startswith("00")
    if not is_abroad and len(first.digits) not in FIRST_SIZES:
        return 0, ""
    groups = run[place : place + MOST]
    if is_abroad:
        return _international(groups)
    if before.isalpha() and not page.speaks_of(WORDS, first.start):
        return 0, ""
    if first.digits.startswith("0"):
        taken, value = _with_zero(page, groups)
        if taken:
            return taken, value
    taken, value = _american(page, groups)
    if taken:
        return taken, value
    taken, value = _without_plus(page, groups)
    return (taken, value) if taken else _eight(page, run, place)


def _with_plus(text: str, start: int) -> int:
    """A plus, and a parenthesis that opens before it, belong to the number."""
    while start and text[start - 1] in "+(":
        start -= 1
    return start


def _international(groups: list[Group]) -> tuple[int, str]:
    taken = _longest(groups, lambda digits: _is_number_abroad(digits, True))
    taken = taken or _longest(groups, lambda digits: _is_number_abroad(digits, False))
    return taken, _joined(groups[:taken]).removeprefix("00")


def _with_zero(page: Page, groups: list[Group]) -> tuple[int, str]:
    is_british = page.language == "en"
    taken = _longest(groups, lambda digits: _is_number_with_zero(digits, is_british))
    later_gaps = _gaps(page, groups[1:taken])
    if len(groups[0].digits) == AREA and any(gap.strip() for gap in later_gaps):
        return 0, ""  # 02-05-2014, 01.03.20
    return taken, _joined(groups[:taken])[1:]


def _longest(groups: list[Group], fits: Callable[[str], bool]) -> int:
    digits, longest = "", 0
    for count, group in enumerate(groups, 1):
        digits += group.digits
        if len(digits) > MOST + 2:
            break
        if len(digits) >= EIGHT and fits(digits):
            longest = count
    return longest


def _eight(page: Page, run: list[Group], place: int) -> tuple[int, str]:
    for count in (1, 2, 3, 4, EIGHT):
        groups = run[place : place + count]
        if len(_joined(groups)) >= EIGHT:
            break
    digits, sizes = _joined(groups), tuple(len(group.digits) for group in groups)
    if len(digits) != EIGHT or sizes not in GROUPINGS or not _same_gaps(page, groups):
        return 0, ""
    start, end = groups[0].start, groups[-1].end
    if sizes == (4, 4) and NUMBERED.match(page.text, start) and not page.speaks_of(WORDS, start):
        return 0, ""
    if len(groups) > 1 and sizes != (2, 2, 2, 2) and DATES.fullmatch(digits):
        return 0, ""
    if page.is_of_something_else(start):
        return 0, ""
    is_sure = page.speaks_of(WORDS, start) or (
        sizes == (2, 2, 2, 2) and page.text[start + 2] == " "
    )
    if not is_sure and (sizes not in USUAL or not _looks_like_eight(page, run, place, count)):
        return 0, ""
    if page.text[end : end + 1].isalpha() or YEARS.fullmatch(page.text, start, end):
        return 0, ""
    is_amount = AMOUNT_AFTER.match(page.text, end) or AMOUNT_BEFORE.search(page.text[:start][-6:])
    return (0, "") if is_amount else (count, digits)


def _looks_like_eight(page: Page, run: list[Group], place: int, count: int) -> bool:
    """Nothing speaks for a phone number but its digits, so all of them have to."""
    digits = _joined(run[place : place + count])
    if digits[0] in "01" or DATES.fullmatch(digits):
        return False
    before = page.text[run[place - 1].end : run[place].start] if place else " "
    last = place + count - 1
    after = page.text[run[last].end : run[last + 1].start] if last + 1 < len(run) else " "
    return " " in before and " " in after and page.text[run[last].end :][:1] not in {"-", "_"}


def _same_gaps(page: Page, groups: list[Group]) -> bool:
    gaps = _gaps(page, groups)
    return not gaps or (len(set(gaps)) == 1 and len(gaps[0]) == 1)


def _gaps(page: Page, groups: list[Group]) -> list[str]:
    return [page.text[one.end : other.start] for one, other in pairwise(groups)]


def _american(page: Page, groups: list[Group]) -> tuple[int, str]:
    """202-555-0123, (202) 555-0123: where English is spoken, or after a word for phone."""
    if [len(group.digits) for group in groups[:3]] != [3, 3, 4] or groups[0].digits[0] in "01":
        return 0, ""
    is_expected = page.language == "en" or page.speaks_of(WORDS, groups[0].start)
    is_whole = len(groups) == len("123") or " " in _gaps(page, groups[2:4])[0]
    return (3, _joined(groups[:3])) if is_expected and is_whole else (0, "")


def _without_plus(page: Page, groups: list[Group]) -> tuple[int, str]:
    """45 12 34 56 78: the country without its plus, grouped or after a word for phone."""
    for count in range(1, 6):
        digits = _joined(groups[:count])
        if len(digits) >= EIGHT + 2:
            break
    is_grouped = count == 5 and len(groups) >= 5 and _same_gaps(page, groups[:5])
    if len(digits) != EIGHT + 2 or digits[:2] not in NORDIC:
        return 0, ""
    if is_grouped or page.speaks_of(WORDS, groups[0].start):
        return count, digits
    return 0, ""


def _joined(groups: list[Group]) -> str:
    return "".join(group.digits for group in groups)


def _is_number_abroad(digits: str, strictly: bool) -> bool:
    """Strictly: a number that can be given out; else one of a length that can."""
    digits = digits.removeprefix("00")
    if digits[:2] in NORDIC:
        return len(digits) == EIGHT + 2 or (len(digits) == EIGHT + 3 and digits[2] == "0")
    return len(digits) <= MOST and _accepted(f"+{digits}", None, strictly)


def _is_number_with_zero(digits: str, is_british: bool) -> bool:
    if not EIGHT <= len(digits) <= EIGHT + 3:
        return False
    if _accepted(digits, "SE", True):
        return True
    return len(digits) >= EIGHT + 2 and _accepted(digits, "GB", not is_british)


@lru_cache(maxsize=4096)
def _accepted(number: str, region: str | None, strictly: bool) -> bool:
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return False
    if strictly:
        return phonenumbers.is_valid_number(parsed)
    return phonenumbers.is_possible_number(parsed)
