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
    "j": ("j", "hj", "gj"),
    "k": ("k", "c", "kj"),
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
    "p": ("p", "b"),
    "s": ("s", "c", "x", "t"),
    "t": ("t", "d", "th"),
}

_SOUNDS = {"ks": ("x",), "sj": ("sch", "skj", "stj")}
_IN_FORMS = {"a": ("a", "ae"), "k": ("k", "c", "ck"), "o": ("o", "oe")}
_DOUBLES = frozenset("bdfgklmnprst")
_KNOWN_BY = 3  # letters at the end of a word


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


def words_ending(forms: Iterable[str]) -> tuple[bytes, ...] | None:
    """What to look for where words of such forms may end, with the space behind them.

    None when some form is of letters that do not fold.
    """
    endings = {form[-_KNOWN_BY:] for form in forms}
    if not all(map(str.isascii, endings)):
        return None
    return tuple(sorted({needle for each in endings for needle in _needles_behind(each)}))


@lru_cache(maxsize=5000)
def end_of(form: str, word: str, at: int = 0) -> int | None:
    """Where the letters of the form end in the word, spelled from `at` on; None if they do not."""
    plain = folded(word).decode("latin-1")
    for number, letter in enumerate(form, 1):
        after = form[number : number + 1]
        options = _options(letter, after, plain, at)
        while not options and at and plain[at : at + 1] == plain[at - 1]:
            at += 1  # the second of a double letter
            options = _options(letter, after, plain, at)
        if not options:
            return None
        # Half an ö is better than an e too many; half a ck is not.
        at += len((min if not after and letter in "ao" else max)(options, key=len))
    return at


@lru_cache(maxsize=5000)
def start_of(form: str, word: str) -> int | None:
    """Where the letters of the form begin that end the word; None if they do not."""
    for at in range(len(word) - 1, 0, -1):
        end = end_of(form, word, at)
        if end and len(word) - end <= 1:  # the last letter may be double
            return at
    return None


def _options(letter: str, after: str, plain: str, at: int) -> list[str]:
    """How the letter is written here, without what the letter after it needs."""
    written = (each for each in _in_form(letter) if plain.startswith(each, at))
    return [each for each in written if len(each) == 1 or each[-1] != after]


@lru_cache(maxsize=1000)
def _beginning_with(beginnings: frozenset[str]) -> re.Pattern[bytes]:
    needles = sorted({needle for each in beginnings for needle in _needles(each)})
    either = "|".join(map(re.escape, needles)) or "(?!)"
    return re.compile(f" (?:{either})[^ ]*".encode("ascii"))


def _needles(beginning: str) -> Iterator[str]:
    letter = _letter(beginning[0])
    first = (2 * letter, *_FIRST.get(letter, (letter,)))
    later = {each[0] for each in _written(beginning[1])} if beginning[1:] else {""}
    yield from map("".join, product(first, later))
    yield from _SOUNDS.get(beginning, ())


def _needles_behind(ending: str) -> Iterator[bytes]:
    """Forms even out less than keys: their letters are written in fewer ways."""
    first, *rest = map(_in_form, ending)
    ways = [{each[-1] for each in first}]
    for each, letter in zip(rest, ending[1:], strict=True):
        ways.append({*each, 2 * letter} if letter in _DOUBLES else {*each})
    return (f"{''.join(letters)} ".encode() for letters in product(*ways))


def _written(letter: str) -> tuple[str, ...]:
    return _LATER.get(_letter(letter), (_letter(letter),))


def _in_form(letter: str) -> tuple[str, ...]:
    return _IN_FORMS.get(_letter(letter), (_letter(letter),))


def _letter(letter: str) -> str:
    return folded(letter).decode("latin-1")
