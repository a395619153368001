"""The forms of a word that count as the word: exact, in the language of the rule.

    forms_of("kunde", "da")  →  kunde kunden kunder kunderne kundes kundens …

Nobody says whether a rule's word is a noun, a verb or an adjective, so it gets the endings of all
three that fit its last letters. Words that this makes and that no language has do no harm; those
that exist and mean something else are kept out by `closed`. A word is taken as the dictionary has
it (`benytte`, not `benytter`). Not made: imperatives (`benyt`), changes of the vowel (`bog`,
`bøger`), compounds, forms of words of two letters. Words in capitals and names take few endings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from styleguide.checker.words.closed import BY_CHANCE, CLOSED
from styleguide.checker.words.irregular import irregular_forms

LANGUAGES = frozenset(CLOSED)
SHORTEST = 3
_VOWELS = "aeiouyæøåäö"
_ONE_CONSONANT = re.compile(f"(?:^|[^{_VOWELS}])[{_VOWELS}][bdfgklmnprst]$")
_ADJECTIVE = re.compile("(?:ig|som|isk|lig|bar|ful|full|lös|løs|fri)$")

# Endings that are put on, by the last letters of the word; `-` takes the last letter off first.
_ENDINGS: dict[str, dict[str, str]] = {
    "da": {
        "e": "n r rne s ns rs rnes t ts de des nde -te -t -tes",
        "vowel": "en et er erne ene s ens ets r n t",
        "consonant": "en et er e ene erne s ens ets ers enes ernes es",
        "adjective": "t e",
        "graded": "ere est este st ste",
    },
    "nb": {
        "e": "n r ne s ns nes t ts de nde -a -te -t -d -de",
        "vowel": "en et er ene a s ens ets r n t dd dde tt",
        "consonant": "en et a er e ene s ens ets ers enes",
        "adjective": "t e",
        "graded": "ere est este st ste",
    },
    "nn": {
        "e": "n r ne t -ar -ane -a -te -t -d -de nde",
        "vowel": "en et ar ane er ene a r n t",
        "consonant": "en et a ar ane er ene e s",
        "adjective": "t e",
        "graded": "are ast aste",
    },
    "sv": {
        "a": "n r s ns de t ts nde -or -orna -ors -ornas -er -t -te -de -s -ar -arna",
        "e": "n t r s ns ts na nas -ar -arna -ars -arnas -a",
        "vowel": "n t r rna na s ns ts en et er erna",
        "consonant": "en et ar er arna erna s ens ets ars ers arnas ernas",
        "adjective": "t a",
        "graded": "are ast aste",
    },
}


@lru_cache(maxsize=20_000)
def forms_of(word: str, language: str | None) -> frozenset[str]:
    """The lower-case forms of a word of a rule, itself among them. Without a language: itself."""
    low = word.lower().replace("’", "'")
    if language not in LANGUAGES or not low.replace("-", "").isalpha():
        return frozenset({low})
    closed = CLOSED[language]
    if low in closed or len(low) < SHORTEST:
        return frozenset({low, *(irregular_forms(low, language) if low not in closed else ())})
    if word[1:].isupper():
        made: Iterator[str] = _capitals(low)
    elif word[0].isupper():
        made = iter((low + "s", low + "'s"))
    elif language == "en":
        made = _english(low)
    else:
        made = _nordic(low, language)
    chance = BY_CHANCE[language] if low not in BY_CHANCE[language] else frozenset()
    forms = {form for form in made if form not in closed and form not in chance}
    return frozenset({low, *forms, *irregular_forms(low, language)})


def _capitals(word: str) -> Iterator[str]:
    """FAQ'en, FAQ-er, FAQ:s."""
    for ending in ("s", "en", "et", "er", "erne", "ene", "ar", "ens", "ets"):
        for between in ("", "'", "-", ":"):
            yield word + between + ending


def _nordic(word: str, language: str) -> Iterator[str]:
    endings = _ENDINGS[language]
    last = word[-1]
    if last in endings:
        yield from _with(word, endings[last])
        if language == "sv" and word.endswith("nda"):  # använde, använt
            yield from (word[:-1] + "e", word[:-2] + "t")
    elif last in _VOWELS:
        yield from _with(word, endings["vowel"])
    else:
        yield from _after_consonant(word, language)


def _after_consonant(word: str, language: str) -> Iterator[str]:
    endings = _ENDINGS[language]
    short = len(word) <= SHORTEST
    nouns = endings["consonant"] if not short else endings["consonant"].replace(" e ", " ")
    yield from _with(word, nouns)
    if not short:
        yield from _with(word, endings["adjective"])
    if _ADJECTIVE.search(word):
        yield from _with(word, endings["graded"])
    if _ONE_CONSONANT.search(word) and language != "nn":
        yield from _with(word + word[-1], nouns)
    yield from _contracted(word, language)


def _contracted(word: str, language: str) -> Iterator[str]:
    """artikel, artikler; nummer, numre; bruger, brugere; server, servrar."""
    if len(word) < 5 or word[-2] not in "eaä":
        return
    without = word[:-2] + word[-1]
    if word.endswith("el"):
        yield from _with(without, "er en erne ene et ar arna")
        yield from _with(without.replace("kkl", "kl"), "er ene erne")
        yield word + "n"
    elif word.endswith("er"):
        yield from _with(word, "e ne ens nes n ns s et es")
        yield from _with(without, "e ene et en ar arna")
        yield from _with(without.replace("mmr", "mr"), "e ene et en")


def _with(word: str, endings: str) -> Iterator[str]:
    for ending in endings.split():
        yield word[:-1] + ending[1:] if ending.startswith("-") else word + ending


def _english(word: str) -> Iterator[str]:
    yield word + "'s"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        yield from _with(word, "es ed ing")
    elif word.endswith("y") and word[-2] not in "aeiou":
        yield from _with(word, "-ies -ied ing")
    elif word.endswith("e") and not word.endswith(("ee", "ye", "oe")):
        yield from _with(word, "s d -ing")
    else:
        yield from _with(word, "s ed ing")
        if _ONE_CONSONANT.search(word):
            yield from _with(word + word[-1], "ed ing")
