"""Another word in the form in which the first one stood: `benytter` → `bruger`.

Only for endings that every word of the kind takes alike, so that nothing is made up.
"""

from __future__ import annotations

from styleguide.checker.words.irregular import irregular_forms

_NORDIC = {"da": ("r", "s", "n"), "nb": ("r", "s", "n"), "nn": ("s",), "sv": ("s",)}


def in_same_form(found: str, word: str, instead: str, language: str | None) -> str | None:
    """`instead` with the ending that `found` has beyond `word`; None where that is not known."""
    low, base = found.lower(), word.lower()
    if low == base or not (base.isalpha() and instead.isalpha()):
        return None
    if language == "en":
        return _english(low, base, instead)
    for ending in _NORDIC.get(language or "", ()):
        alike = base[-1] == instead[-1] == "e" or ending == "s"
        if low == base + ending and alike and not instead.endswith("s"):
            return instead + ending
    return None


def _english(low: str, base: str, instead: str) -> str | None:
    stem = base[:-1] if base.endswith("e") else base
    if irregular_forms(instead, "en") and low.endswith("ed"):
        return None
    plain = instead[:-1] if instead.endswith("e") else instead
    if instead.endswith(("y", "s", "x", "z", "h", "n", "t", "p", "g", "m", "o")):
        return f"{instead}ing" if low == f"{stem}ing" and instead.endswith("y") else None
    if low == base + "s":
        return instead + "s"
    if low == stem + "ing":
        return plain + "ing"
    return plain + "ed" if low == stem + "ed" else None
