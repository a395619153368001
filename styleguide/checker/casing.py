"""What is put in place of a finding, written as the finding was."""

from __future__ import annotations

from collections.abc import Iterable


def as_written(found: str, instead: Iterable[str]) -> tuple[str, ...]:
    """`BENYTTE` → `BRUGE`, `Benytte` → `Bruge`; what has capitals of its own keeps them."""
    return tuple(dict.fromkeys(_cased(found, each) for each in instead))


def _cased(found: str, instead: str) -> str:
    letters = [sign for sign in found if sign.isalpha()]
    if not letters or any(sign.isupper() for sign in instead):
        return instead
    if len(letters) > 3 and all(sign.isupper() for sign in letters):
        return instead.upper()
    if letters[0].isupper() and not (len(letters) > 1 and letters[1].isupper()):
        return instead[:1].upper() + instead[1:]
    return instead
