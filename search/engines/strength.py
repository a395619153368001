"""Which of its words a document is about most: a hint for choosing among thousands. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from search.engines.counting import Counts
from search.engines.scoring import IN_OPENING, IN_TITLE, K1, B
from search.lexicon import key_in

STRONG = {"c": 8.0, "b": 6.5, "a": 5.0}
"""By their sign, the strongest first: what a word is worth at least, of 11 at most."""
USUAL = {"text": 150, "title": 6, "opening": 90}
"""Lengths to compare with. Averages of a collection change with every text."""


def strong_lexemes(counts: Counts) -> Iterator[str]:
    """`a:key` for each key that is worth so much here, `b:key` and `c:key` where it is more."""
    lengths = dict(zip(("text", "title", "opening"), counts.lengths, strict=False))
    worth: dict[str, float] = defaultdict(float)
    for field, weight in (("text", 1.0), ("title", IN_TITLE), ("opening", IN_OPENING)):
        found: Counter[str] = Counter()
        for term, count in getattr(counts, field).items():
            found[key_in(term)] += count
        slowed = K1 * (1 - B + B * lengths[field] / USUAL[field])
        for key, count in found.items():
            worth[key] += weight * count * (K1 + 1) / (count + slowed)
    for sign, least in STRONG.items():
        yield from (f"{sign}:{key}" for key, value in worth.items() if value >= least)
