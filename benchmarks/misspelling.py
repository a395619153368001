"""Titles as people get them wrong: a typo in each long word, or other forms of the words."""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

SEED = 20
LONG = 5
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = "abcdefghijklmnoprstuvyåäöæø"
# What a word may end in and another form of it end in instead.
ENDINGS = {
    "da": ["", "e", "en", "et", "er", "erne", "ene", "r", "n", "t", "rne", "s", "ede", "te"],
    "nb": ["", "e", "en", "et", "er", "ene", "a", "r", "n", "t", "ne", "s", "te"],
    "sv": ["", "a", "en", "et", "er", "ar", "or", "erna", "arna", "orna", "n", "t", "r", "s", "de"],
    "en": ["", "s", "es", "ed", "d", "ing", "e"],
}


def misspelt(seed: int = SEED) -> Callable[[str], str]:
    """One typo in each word of five letters or more; first letters stay."""
    chance = random.Random(seed)
    return lambda text: _WORD.sub(lambda found: _with_typo(found[0], chance), text)


def _with_typo(word: str, chance: random.Random) -> str:
    if len(word) < LONG:
        return word
    at = chance.randrange(1, len(word))
    match chance.choice(["left out", "doubled", "swapped", "another"]):
        case "left out":
            return word[:at] + word[at + 1 :]
        case "doubled":
            return word[:at] + word[at] + word[at:]
        case "swapped":
            at = min(at, len(word) - 2)
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case _:
            return word[:at] + chance.choice(_LETTERS) + word[at + 1 :]


def inflected(texts: Iterable[str], language: str, seed: int = SEED) -> Callable[[str], str]:
    """Each long word in another form that stands in these texts at least twice, where one does."""
    chance = random.Random(seed)
    counts = Counter(word for text in texts for word in _WORD.findall(text.lower()))
    forms: dict[str, set[str]] = defaultdict(set)
    for word, count in counts.items():
        if count >= 2 and len(word) >= LONG:
            for stem in _stems(word, language):
                forms[stem].add(word)

    def other(word: str) -> str:
        lower = word.lower()
        same = {form for stem in _stems(lower, language) for form in forms[stem]} - {lower}
        return chance.choice(sorted(same)) if same and len(word) >= LONG else word

    return lambda text: _WORD.sub(lambda found: other(found[0]), text)


def _stems(word: str, language: str) -> list[str]:
    """The word without an ending; four letters and more are left."""
    endings = [ending for ending in ENDINGS[language] if word.endswith(ending)]
    return [stem for end in endings if len(stem := word[: len(word) - len(end)]) >= LONG - 1]
