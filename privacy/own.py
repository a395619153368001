"""The company's own facts, which anybody may read: phones, e-mails, addresses, accounts, names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from privacy.normal import normal
from privacy.page import RUN, digits_of
from privacy.redaction import Found

SHORTEST_TEXT = 2
SHORTEST_NUMBER = 4
NORDIC_CODES = ("45", "46", "47")
NORDIC_LENGTHS = range(9, 13)


class Own:
    """Facts are plain texts, as they stand in the settings; each line of one is a fact too."""

    def __init__(self, facts: Iterable[str]) -> None:
        texts = [normal(fact).text for fact in facts]
        lines = [line.strip() for text in texts for line in (*text.split("\n"), text)]
        lines = [line for line in lines if len(line) >= SHORTEST_TEXT]
        self._texts = {line.casefold() for line in lines}
        self._numbers = set(_numbers(lines))
        self._pattern = _any_of(lines)

    def is_named(self, name: str) -> bool:
        return name.casefold() in self._texts

    def without(self, places: Iterable[Found], text: str) -> Iterator[Found]:
        """The places that are not ours, in a text that is already normal."""
        spans = [match.span() for match in self._pattern.finditer(text)] if self._pattern else []
        starts = [start for start, _ in spans]
        for found in places:
            near = bisect_right(starts, found.start) - 1
            is_inside = near >= 0 and found.end <= spans[near][1]
            if not (is_inside or self._has(found)):
                yield found

    def _has(self, found: Found) -> bool:
        return found.value in self._texts or significant(digits_of(found.value)) in self._numbers


def significant(digits: str) -> str:
    """A phone number without the ways to reach its country."""
    digits = digits.removeprefix("00")
    if digits.startswith(NORDIC_CODES) and len(digits) in NORDIC_LENGTHS:
        digits = digits[2:]
    return digits.lstrip("0") or digits


def _numbers(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        for digits in [digits_of(line), *map(digits_of, RUN.findall(line)), *line.split()]:
            if digits.isdecimal() and len(digits) >= SHORTEST_NUMBER:
                yield significant(digits)


def _any_of(lines: Iterable[str]) -> re.Pattern[str] | None:
    """The lines as texts, the longest first, with any spaces and commas between their words."""
    by_length = sorted(set(lines), key=len, reverse=True)
    patterns = [
        r"[\s,]{1,3}".join(map(re.escape, line.replace(",", " ").split())) for line in by_length
    ]
    if not patterns:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)
