"""A date as a letter writes it."""

from __future__ import annotations

from datetime import date

DANISH = "januar februar marts april maj juni juli august september oktober november december"
NORWEGIAN = "januar februar mars april mai juni juli august september oktober november desember"
SWEDISH = "januari februari mars april maj juni juli augusti september oktober november december"
ENGLISH = "January February March April May June July August September October November December"

MONTHS = {
    "da": DANISH.split(),
    "nb": NORWEGIAN.split(),
    "nn": NORWEGIAN.split(),
    "no": NORWEGIAN.split(),
    "sv": SWEDISH.split(),
    "en": ENGLISH.split(),
}
WITH_DOT = frozenset({"da", "nb", "nn", "no"})


def written_date(day: date, language: str) -> str:
    """`21. november 2026`, `21 november 2026`, `21 November 2026`; elsewhere `2026-11-21`."""
    code = language.replace("_", "-").partition("-")[0].lower()
    if code not in MONTHS:
        return f"{day:%Y-%m-%d}"
    dot = "." if code in WITH_DOT else ""
    return f"{day.day}{dot} {MONTHS[code][day.month - 1]} {day.year}"
