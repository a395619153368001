"""The key of a word: what its inflections and spellings share. Pure.

Danish, Norwegian and Swedish are taken alike, by one stripper of endings and one spelling: the
languages' own stemmers part words that they have in common, and nobody says in which of them a
search was typed. Other languages have their Snowball stemmer where there is one.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import snowballstemmer

from core.text import fold

LONGEST_KEY = 64
SHORTEST_STEM = 3
_SCANDINAVIAN = frozenset(["", "da", "nb", "nn", "sv"])
_STEMMERS = {
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
}
# Letters that `fold` would write as two: kept as private signs while it runs.
_KEPT = str.maketrans("åäæöø", "\ue000\ue001\ue001\ue002\ue002")
_BACK = str.maketrans("\ue000\ue001\ue002", "åæø")
_PLAIN = str.maketrans("åæø", "aao")
_APOSTROPHES = str.maketrans("", "", "'’ʼ")
_local = threading.local()

# What a word takes on, in the order in which it comes off: case and article, then what makes a
# noun of a verb or adjective, then plural and agent. Longest first.
_ARTICLE_ENDINGS = """
    e a en et an es as ens ets ans aen aet aens
    ene ane erne arne erna arna orna enes anes ernes arnes ernas arnas ornas
    aene aerne aerna etet etets eten etens
    at ats ate ata atet aten ater atets atens atene aterne
    ede ade te dde ende ande edes ades tes est ast este aste
    att atten atter attet attene atterne ett etten ettens etter etters ettene etterne
"""
_ARTICLES = sorted(_ARTICLE_ENDINGS.split(), key=len, reverse=True)
_NOUNS = ("els", "het", "hed", "ing")
_PLURALS = ("aer", "er", "ar", "or")
_VOWEL = re.compile("[aeiouyåæø]")
_GENITIVE = re.compile("(?<=..[abdfghjklmnopqrtvyz])s$")
# stort, betalt, levert; of every word, so that kort and kortet stay together.
# kontot and kvittot, too.
_NEUTER = re.compile("(?:(?<=...[bdfghjklmnpqrsvxz])|(?<=..[bdglpv])|(?<=...o))t$")
_NING = re.compile("(?<=..[bdfghjklmnpqrstvxz])ning$")
_DOUBLED = re.compile(r"(.)\1")
# From letters as they are written to one spelling for all, in this order.
_LETTERS = (
    (re.compile("sch|skj|stj"), "sj"),
    (re.compile("c(?=[eiy])"), "s"),
    (re.compile("[cq]"), "k"),
    (re.compile("ph"), "f"),
    (re.compile("x"), "ks"),
    (re.compile("hv|w"), "v"),
    (re.compile("hj|gj"), "j"),
    (re.compile("kj"), "k"),
    (re.compile("th"), "t"),
    (re.compile("z"), "s"),
)
_STEM_SPELLINGS = (
    (re.compile(r"(.)\1"), r"\1"),
    (re.compile("[st]{1,2}[ij]on$"), "sjon"),
    (re.compile("y(?=[aeiou])|(?<=[aeo])[yj]"), "i"),
    # Danish b, d, g stand after a vowel where the others have p, t, k: købe, kjøpe; rød, rødt.
    # In short words d and g tell words apart: skade is no skat.
    (re.compile("(?<=[aeiouy])b$"), "p"),
    (re.compile("(?<=...[aeiouy])d$"), "t"),
    (re.compile("(?<=...[aeiouy])g$"), "k"),
)


@lru_cache(maxsize=200_000)
def key_of(word: str, language: str = "") -> str:
    """The key of one word in a text of this language; "" as for da, nb, nn and sv.

    `pakken`, `Pakkernes` and `pakke` are one, so are `køb`, `koeb` and `köp`. At most 64 long.
    """
    folded = plain(word)
    if not folded.isalpha():
        return without_pairs(folded)[:LONGEST_KEY]
    if language in _SCANDINAVIAN:
        return _spelling(_stripped(_rewritten(_nordic(word), _LETTERS)))[:LONGEST_KEY]
    if name := _STEMMERS.get(language):
        folded = _stemmer(name).stemWord(folded)
    return without_pairs(folded)[:LONGEST_KEY]


@lru_cache(maxsize=200_000)
def form_of(word: str) -> str:
    """A word as it is compared while it is being typed: spelling evened out, nothing stripped.

    What begins a word begins its form too: `tick` and `Ticket`, `koeb` and `Købet`.
    """
    form = without_pairs(plain(word)).replace("c", "k").replace("q", "k").replace("w", "v")
    return _DOUBLED.sub(r"\1", form)[:LONGEST_KEY]


def plain(word: str) -> str:
    """Lower case without accents and apostrophes; Nordic letters as aa, oe, ae."""
    return fold(word).translate(_APOSTROPHES)


def _nordic(word: str) -> str:
    """As `plain`, but with one å, æ, ø for each vowel: fakturaer has no æ, and affär has no er."""
    return fold(_normal(word).translate(_KEPT)).translate(_APOSTROPHES).translate(_BACK)


def _normal(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()


def without_pairs(folded: str) -> str:
    """Words typed without the Nordic letters are the same words: aa is a, oe is o, ae is a."""
    return folded.replace("aa", "a").replace("ae", "a").replace("oe", "o")


def _rewritten(word: str, spellings: Iterable[tuple[re.Pattern[str], str]]) -> str:
    for written, instead in spellings:
        word = written.sub(instead, word)
    return word


def _stripped(word: str) -> str:
    word = _without_one(_GENITIVE.sub("", word), _ARTICLES)
    word = _NEUTER.sub("", _without_one(_NEUTER.sub("", word), _PLURALS))
    word = _NING.sub("", word) if _NING.search(word) else _without_one(word, _NOUNS)
    return _without_one(word, _PLURALS)


def _without_one(word: str, endings: Sequence[str]) -> str:
    """Without the first of these endings that fits; what is left has three letters, one a vowel."""
    for ending in endings:
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= SHORTEST_STEM and _VOWEL.search(rest):
            if ending.startswith("et") and rest.endswith("h"):
                continue  # mulighet is no mulig with an article, and muligheten has -en
            return rest
    return word


def _spelling(stem: str) -> str:
    stem = without_pairs(stem.translate(_PLAIN))
    return _rewritten(stem, _STEM_SPELLINGS)


def _stemmer(name: str) -> Any:
    """One per thread: a stemmer keeps the word it is at."""
    stemmers: dict[str, Any] = _local.__dict__.setdefault("stemmers", {})
    if name not in stemmers:
        stemmers[name] = snowballstemmer.stemmer(name)
    return stemmers[name]
