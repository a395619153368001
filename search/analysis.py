"""Text to words, alike for every engine, for documents and for what is typed.

Change ANALYSIS_VERSION with anything that makes other keys out of the same text: indexes and
`search_document` rows of another version are rebuilt by themselves.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.text import fold

ANALYSIS_VERSION = 1
LONGEST_KEY = 64

_PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}")
# Words joined by one sign without a space are read together: an e-mail address, an order code.
_RUN = re.compile(r"[^\W_]+(?:['’@._+/-][^\W_]+)*")
_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# What no database stores: NUL, and halves of characters.
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")
_APOSTROPHES = str.maketrans("", "", "'’ʼ")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as written (lower case), the key it is found by, and where it stands.

    An e-mail address or order code gives a token for the whole and one for each part; the
    whole has the position of its first part.
    """

    exact: str
    key: str
    position: int


def analyse(text: str, language: str = "") -> list[Token]:
    """The words of a text. Placeholders and every kind of mark are dropped; no word is.

    The language does not matter yet: da, nb, nn, sv and the rest fold alike.
    """
    return list(_tokens(_plain(text)))


def keys(text: str, language: str = "") -> list[str]:
    """The keys of `analyse`, in order; what is left when only they matter."""
    found: list[str] = []
    for run in _RUN.findall(_plain(text)):
        if _is_code(run):
            found.append(key_of(run))
        parts = _PART.findall(run) if not run.isalnum() else (run,)
        found.extend(key_of(part) for part in parts)
    return [key for key in found if key]


def shortcut_key(text: str) -> str:
    """What shortcuts and whole queries are compared by: `/Retur ` and `retur` are one."""
    clean = _NOT_TEXT.sub("", _plain(text))
    return _skeleton(fold(clean)).strip().lstrip("/")[:LONGEST_KEY]


@lru_cache(maxsize=200_000)
def key_of(word: str) -> str:
    """The form two spellings share: `Køb`, `köb`, `koeb` and `kob` are all `kob`."""
    return _skeleton(fold(word)).translate(_APOSTROPHES)[:LONGEST_KEY]


def _skeleton(folded: str) -> str:
    """Beyond `fold`, so that words typed without the Nordic letters are found too."""
    return folded.replace("aa", "a").replace("ae", "a").replace("oe", "o")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", _PLACEHOLDER.sub(" ", text))


def _tokens(text: str) -> Iterator[Token]:
    position = 0
    for run in _RUN.findall(text):
        if _is_code(run):
            yield from _token(run, position)
        for part in _PART.findall(run):
            yield from _token(part, position)
            position += 1


def _token(word: str, position: int) -> Iterator[Token]:
    if key := key_of(word):
        yield Token(exact=word.casefold(), key=key, position=position)


def _is_code(run: str) -> bool:
    """Worth finding as a whole: `AB-1042`, `post@example.com`; not `e-mail` or `and/or`."""
    if run.isalnum() or len(run) > LONGEST_KEY:
        return False
    joined = any(sign in run for sign in "@._+/-")
    return joined and ("@" in run or any(character.isdigit() for character in run))
