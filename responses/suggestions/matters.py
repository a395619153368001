"""What a message is about, in the broad matters of customer service: exchanging, money back, …

Customers describe ("the boots are a size too small") what replies name ("Exchange"). The phrases
stand in `matters.toml`. Pure.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache
from math import sqrt
from pathlib import Path

_LIST = Path(__file__).with_name("matters.toml")
_ALSO = {"nn": "nb"}
_BETWEEN = r"[^\w.!?]+"
_GAP = rf"(?:{_BETWEEN}[\w'-]+){{0,4}}?"
_IN_BODY = 0.4
_ASKED_WITH = 3

Matters = frozenset[str]


@lru_cache(maxsize=20_000)
def matters_of(text: str, languages: Collection[str]) -> Matters:
    """The matters that a text in one of these languages names; in any, where none is known."""
    spoken = frozenset(_ALSO.get(each, each) for each in languages) & _phrases().keys()
    plain = text.lower().replace("’", "'")
    return frozenset(
        matter
        for language in spoken or _phrases().keys()
        for matter, found in _patterns(language).items()
        if found.search(plain)
    )


def agreement(asked: Matters, ahead: Matters, body: Matters) -> float:
    """How much a text with these matters is about what was asked, 0 to 1.

    `ahead`: in its title or "when to use". What it is about beside that counts against it.
    """
    if not asked:
        return 0.0
    weights = {**dict.fromkeys(body, _IN_BODY), **dict.fromkeys(ahead, 1.0)}
    shared = sum(weights.get(matter, 0.0) for matter in asked)
    whole = sqrt(sum(weight**2 for weight in weights.values()))
    return shared / (sqrt(len(asked)) * max(1.0, whole))


def wording(asked: Iterable[str], language: str) -> str:
    """Words that texts on these matters have, to look for them with."""
    known = _phrases().get(_ALSO.get(language, language)) or _phrases()["en"]
    said = (phrase for each in sorted(asked) for phrase in known[each][:_ASKED_WITH])
    return " ".join(phrase.replace("…", " ").replace("*", "") for phrase in said)


@cache
def _phrases() -> Mapping[str, Mapping[str, list[str]]]:
    """Language → matter → phrases."""
    read = tomllib.loads(_LIST.read_text(encoding="utf-8"))
    languages = sorted({language for lines in read.values() for language in lines})
    return {
        language: {
            matter: [phrase.strip() for phrase in lines[language].split(",")]
            for matter, lines in read.items()
        }
        for language in languages
    }


@cache
def _patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    return {
        matter: re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, phrases))})(?!\w)")
        for matter, phrases in _phrases()[language].items()
    }


def _pattern(phrase: str) -> str:
    parts = []
    for half in phrase.split("…"):
        words = (re.escape(word).replace(r"\*", r"\w*") for word in half.split())
        parts.append(_BETWEEN.join(words))
    return f"{_GAP}{_BETWEEN}".join(parts)
