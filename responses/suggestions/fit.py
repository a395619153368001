"""How well a text answers in its own words: from which of the customer's words it has. Pure.

Rare words say more than frequent ones, a title or "when to use" more than a body, and a message
whose words are mostly missing is about something else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

KINDS = {"all": 1.0, "synonym": 0.8, "compound": 0.5, "corrected": 0.6}
# Measured on messages about known and unknown matters: benchmarks/suggestions.py.
_IN_BODY = 0.45
_ENOUGH = 1.2
_LEAST_WEIGHT, _MOST = 0.5, 0.85
_FEWEST_DOCUMENTS = 20
_NAMED, _FAR = 4, 3.5  # words that are said to be in common; what counts so much less is not
LEAST_MATTER, _OF_MATTER = 0.3, 0.6


@dataclass(frozen=True)
class Asked:
    """A word of the customer: how much it tells, 0 to 1."""

    word: str
    weight: float


@dataclass(frozen=True)
class Match:
    """By which kind of term a text has a word; "" for not. `ahead`: in title or "when to use"."""

    kind: str
    ahead: bool


@dataclass(frozen=True)
class Fit:
    """`score`: by words, 0 to 1. `words`: those in common, the most telling first.

    `matter`: how much it is about what the customer is about, in whatever words, 0 to 1.
    """

    score: float = 0.0
    words: tuple[str, ...] = ()
    matter: float = 0.0

    @property
    def whole(self) -> float:
        """Words and matter together."""
        return self.with_words(1.0)

    def with_words(self, share: float) -> float:
        """The same, of the words no more than this share."""
        matter = _OF_MATTER * self.matter if self.matter >= LEAST_MATTER else 0.0
        return 1 - (1 - share * self.score) * (1 - matter)


def weight_of(frequency: int, documents: int) -> float:
    """Of a word in so many of these documents; all the same where there are too few to tell."""
    if documents < _FEWEST_DOCUMENTS:
        return (1 + _LEAST_WEIGHT) / 2
    rare = log((documents + 1) / (frequency + 0.5)) / log(documents + 1)
    return _LEAST_WEIGHT + (1 - _LEAST_WEIGHT) * min(1.0, max(0.0, rare))


def fit_of(asked: Sequence[Asked], matches: Sequence[Match], beside_best: float = 1.0) -> Fit:
    """Each word with how this text has it. `beside_best`: its place in the search, 1 for first."""
    whole = sum(each.weight for each in asked)
    if not whole:
        return Fit()
    common: list[tuple[float, str]] = []
    found = 0.0
    for each, match in zip(asked, matches, strict=True):
        if match.kind and each.weight:
            strength = each.weight * KINDS.get(match.kind, 0.5)
            found += strength
            common.append((strength * (1.0 if match.ahead else _IN_BODY), each.word))
    evidence = sum(strength for strength, _ in common)
    score = _MOST * (1 - exp(-evidence / _ENOUGH)) * (found / whole) ** 0.5 * beside_best
    best = sorted(common, key=lambda pair: (-pair[0], pair[1]))[:_NAMED]
    return Fit(round(score, 4), tuple(w for strength, w in best if strength * _FAR >= best[0][0]))
