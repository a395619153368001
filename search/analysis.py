"""Text to words, alike for every engine, for documents and for what is typed.

Change ANALYSIS_VERSION with anything that makes other keys out of the same text: indexes and
`search_document` rows of another version are rebuilt by themselves.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.text import fold
from search.inflection import LONGEST_KEY, form_of, key_of, without_pairs

__all__ = [
    "ANALYSIS_VERSION",
    "LONGEST_KEY",
    "Token",
    "analyse",
    "form_of",
    "key_of",
    "keys",
    "pieces_of",
    "query_keys",
    "shortcut_key",
]

ANALYSIS_VERSION = 2
PIECE = 4

_PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}")
# Words joined by one sign without a space are read together: an e-mail address, an order code.
_RUN = re.compile(r"[^\W_]+(?:['’@._+/-][^\W_]+)*")
_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_JOINTS = re.compile(r"[-/_+.]")
# What no database stores: NUL, and halves of characters.
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as written (lower case), the key it is found by, and where it stands.

    An e-mail address, order code or word with hyphens gives a token for the whole and one for
    each part; the whole has the position of its first part.
    """

    exact: str
    key: str
    position: int


def analyse(text: str, language: str = "") -> list[Token]:
    """The words of a text. Placeholders and every kind of mark are dropped; no word is.

    `language` is the text's own; da, nb, nn, sv and unknown ("") have their keys in common.
    """
    return list(_tokens(_plain(text), language))


def keys(text: str, language: str = "") -> list[str]:
    """The keys of `analyse`, in order; what is left when only they matter."""
    return [token.key for token in _tokens(_plain(text), language)]


def query_keys(word: str, languages: Iterable[str] = ("", "en")) -> tuple[str, ...]:
    """Every key that a typed word may have: nobody says in which language it was typed."""
    return tuple(dict.fromkeys(key_of(word, language) for language in languages))


def pieces_of(word: str) -> list[str]:
    """The four-letter pieces of a word: what twins have in common. Short words and numbers are
    pieces as they are."""
    form = form_of(word)
    if form and not form.isalpha():
        return [form]
    return [form[at : at + PIECE] for at in range(max(1, len(form) - PIECE + 1))] if form else []


def shortcut_key(text: str) -> str:
    """What shortcuts and whole queries are compared by: `/Retur ` and `retur` are one."""
    clean = _NOT_TEXT.sub("", _plain(text))
    return without_pairs(fold(clean)).strip().lstrip("/")[:LONGEST_KEY]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", _PLACEHOLDER.sub(" ", text))


def _tokens(text: str, language: str) -> Iterator[Token]:
    position = 0
    for run in _RUN.findall(text):
        parts = [run] if run.isalnum() else _PART.findall(run)
        if len(parts) > 1 and (whole := _whole(run)):
            yield Token(whole.casefold(), key_of(whole, language), position)
        for part in parts:
            if key := key_of(part, language):
                yield Token(part.casefold(), key, position)
                position += 1


def _whole(run: str) -> str:
    """What is worth finding as a whole, in the spelling it is found by; else "".

    An address or number stays as it is, `AB-1042` is ab1042, `e-mail` is email; `og/eller` is
    two words.
    """
    if len(run) > LONGEST_KEY:
        return ""
    if "@" in run:
        return run
    if any(character.isdigit() for character in run):
        return _JOINTS.sub("", run) if any(map(str.isalpha, run)) else run
    if "." in run:
        return run
    return run.replace("-", "") if "-" in run and "/" not in run else ""
