"""Whose it is: `Mettes`, `Lars’`, `DSB’s`, `CSN:s`, `Mette’s`."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

APOSTROPHES = "’'"
# Longer words in capitals are shouted names (METTES would be Mette), not letters read one by one.
LONGEST_ACRONYM = 5


@dataclass(frozen=True)
class Endings:
    """What is added to a name, to a name on an s-sound, and to letters read one by one."""

    name: str
    hissing: str
    acronym: str


NORWEGIAN = Endings(name="s", hissing="’", acronym="s")
ENDINGS = {
    "da": Endings(name="s", hissing="’", acronym="’s"),
    "nb": NORWEGIAN,
    "nn": NORWEGIAN,
    "no": NORWEGIAN,
    "sv": Endings(name="s", hissing="", acronym=":s"),
    "en": Endings(name="’s", hissing="’s", acronym="’s"),
}


def genitive(value: str, language: str, *, is_person: bool = False) -> str:
    """The value in the genitive; unchanged where it has one already or the language none here.

    `is_person`: a first or last name in capitals (METTE) is a name, not an acronym.
    """
    bare = value.strip()
    endings = ENDINGS.get(language.replace("_", "-").partition("-")[0].lower())
    if not bare or endings is None or _is_genitive(bare):
        return bare
    if _last_letter(bare) in ("s", "x", "z", "ß"):
        return bare + endings.hissing
    if not bare[-1].isalpha() and not _is_mark(bare[-1]):
        return bare + endings.acronym
    if not is_person and _is_acronym(bare.split()[-1]):
        return bare + endings.acronym
    return bare + endings.name


def _is_genitive(value: str) -> bool:
    """`Lars’`, `McDonald’s`: another ending would only be stacked on the first."""
    return value[-1] in APOSTROPHES or (value[-1] in "sS" and value[-2:-1] in tuple(APOSTROPHES))


def _last_letter(value: str) -> str:
    """The last letter without its accent: `Miloš` ends in an s-sound too."""
    letters = [each for each in unicodedata.normalize("NFD", value) if not _is_mark(each)]
    return letters[-1].lower() if letters else ""


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _is_acronym(word: str) -> bool:
    return len(word) <= LONGEST_ACRONYM and word.isalnum() and word.isupper()
