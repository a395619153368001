"""From a key back to how it may be written: `kob` as `køb`, `köb`, `koeb`. Pure.

The analysis makes one key of many spellings. To find them in a long text without analysing all
of it, the text is folded letter by letter, and searched for the first two letters of the keys.
That finds a little too much: whoever asks checks the key of what is found.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

# Letters that always fold alike, without the letter itself.
_ALIKE = {
    "a": "àáâãåäæ",
    "c": "ç",
    "d": "ð",
    "e": "èéêë",
    "i": "ìíîïyýÿ",
    "k": "q",
    "n": "ñ",
    "o": "òóôõöø",
    "s": "zß",
    "t": "þ",
    "u": "ùúûü",
    "v": "w",
}
# What may have been written for a letter of a key, where it is more than the letter.
_FIRST = {
    "a": ("a", "aa", "ae"),
    "f": ("f", "ph"),
    "k": ("k", "c"),
    "o": ("o", "oe"),
    "s": ("s", "c", "sc"),
    "t": ("t", "th"),
    "v": ("v", "hv"),
}
_LATER = {
    "a": ("a", "ae"),
    "f": ("f", "ph", "v"),
    "i": ("i", "j"),
    "j": ("j", "i", "g"),
    "k": ("k", "c", "g", "x", "ck", "ch"),
    "o": ("o", "oe"),
    "s": ("s", "c", "x", "t"),
    "t": ("t", "d", "th"),
}
_KNOWN_BY = 4  # letters of a part of a compound


def _folding() -> bytes:
    table = bytearray(b" " * 256)
    for code in range(256):
        if chr(code).isalnum():
            table[code] = code
    for letter, alike in _ALIKE.items():
        for each in alike:
            table[ord(each)] = ord(letter)
    for code in range(256):
        lower = chr(code).lower()
        if lower != chr(code):
            table[code] = table[ord(lower)]
    return bytes(table)


_FOLDING = _folding()


def folded(text: str) -> bytes:
    """One byte a character: its letter, or a space for what is none (and for letters afar)."""
    return text.encode("latin-1", "replace").replace(b"?", b" ").translate(_FOLDING)


def words_beginning(keys: Iterable[str]) -> re.Pattern[bytes] | None:
    """Finds, in a folded text between spaces, the words that may have such keys, and some more.

    None when the keys are of letters that do not fold: then every word may be one.
    """
    beginnings = frozenset(key[:2] for key in keys)
    return _beginning_with(beginnings) if all(map(str.isascii, beginnings)) else None


@lru_cache(maxsize=1000)
def words_containing(part: str) -> re.Pattern[bytes]:
    """Finds, in a folded text, where a part of a word with such a key may stand."""
    letters = (f"(?:{'|'.join(map(re.escape, _written(each)))})+" for each in part[:_KNOWN_BY])
    return re.compile("".join(letters).encode("ascii", "replace"))


@lru_cache(maxsize=5000)
def end_of(key: str, word: str, at: int = 0) -> int | None:
    """Where the letters of the key end in the word, spelled from `at` on; None if they do not."""
    plain = folded(word).decode("ascii")
    for number, letter in enumerate(key, 1):
        after = key[number : number + 1]
        options = _options(letter, after, plain, at)
        if not options and at and plain[at : at + 1] == plain[at - 1]:
            at += 1  # the second of a double letter
            options = _options(letter, after, plain, at)
        if not options:
            return None
        at += len((max if after else min)(options, key=len))
    return at


def _options(letter: str, after: str, plain: str, at: int) -> list[str]:
    """How the letter is written here, without what the letter after it needs."""
    written = (each for each in _written(letter) if plain.startswith(each, at))
    return [each for each in written if len(each) == 1 or each[-1] != after]


@lru_cache(maxsize=1000)
def _beginning_with(beginnings: frozenset[str]) -> re.Pattern[bytes]:
    needles = sorted({needle for each in beginnings for needle in _needles(each)})
    return re.compile(f" (?:{'|'.join(map(re.escape, needles))})[^ ]*".encode("ascii"))


def _needles(beginning: str) -> Iterator[str]:
    letter = _letter(beginning[0])
    first = (2 * letter, *_FIRST.get(letter, (letter,)))
    later = {each[0] for each in _written(beginning[1])} if beginning[1:] else {""}
    yield from map("".join, product(first, later))
    if beginning == "ks":
        yield "x"


def _written(letter: str) -> tuple[str, ...]:
    return _LATER.get(_letter(letter), (_letter(letter),))


def _letter(letter: str) -> str:
    return folded(letter).decode("ascii")
