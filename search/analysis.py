"""Text to words, alike for every engine, for documents and for what is typed.

Change ANALYSIS_VERSION with anything that makes other keys out of the same text: indexes and
`search_document` rows of another version are rebuilt by themselves.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

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

ANALYSIS_VERSION = 3
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


def analyse(text: str, language: str = "", most: int | None = None) -> list[Token]:
    """The words of a text. Placeholders and every kind of mark are dropped; no word is.

    `language` is the text's own; da, nb, nn, sv and unknown ("") have their keys in common.
    `most` ends it after so many words.
    """
    return list(islice(_tokens(text, language), most))


def keys(text: str, language: str = "") -> list[str]:
    """The keys of `analyse`, in order; what is left when only they matter."""
    return [key for run in _runs(text) for _, key, _ in _words_in(run, language)]


def written(text: str, language: str = "") -> list[tuple[str, str]]:
    """(key, word as written) of each word: what an index takes in."""
    return [(key, exact) for run in _runs(text) for exact, key, _ in _words_in(run, language)]


def length(text: str) -> int:
    """How many words a text has; what stands without a space is one."""
    return len(_runs(text))


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


def _runs(text: str) -> list[str]:
    runs: list[str] = _RUN.findall(_plain(text))
    return runs


def _tokens(text: str, language: str) -> Iterator[Token]:
    position = 0
    for match in _RUN.finditer(_plain(text)):
        words = _words_in(match[0], language)
        for exact, key, after in words:
            yield Token(exact, key, position + after)
        position += words[-1][2] + 1 if words else 0


@lru_cache(maxsize=200_000)
def _words_in(run: str, language: str) -> tuple[tuple[str, str, int], ...]:
    """(as written, key, how many words after the first) of what stands without a space."""
    if run.isalnum():
        return ((run.casefold(), key_of(run, language) or run.casefold(), 0),)
    parts = _PART.findall(run)
    found = [(each.casefold(), key_of(each, language), at) for at, each in enumerate(parts)]
    if len(parts) > 1 and (whole := _whole(run)):
        found.insert(0, (whole.casefold(), key_of(whole, language), 0))
    return tuple(each for each in found if each[1])


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
