"""Documents to search in without a database: generated ones, and the shared articles."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.asked import SEED, article_files
from benchmarks.pages import Page, articles

VOCABULARY = 50_000
WORDS = 200
TITLE = 5
# Ranks of words that stand in 60 to 70 % of the generated documents.
COMMON = range(14, 20)
ONSETS = "b bl br d dr f fl fr g gr h j k kl kr l m n p pl pr r s sk sl sm sn st t tr v"
VOWELS = "aeiouy"
CODAS = "b d f g k l m n p r s t v nd ng nk rd rk rn sk st"


@dataclass(frozen=True)
class Source:
    """Where the documents of a measurement come from: `count` generated ones, or articles."""

    count: int = 0
    shared: Path | None = None

    def pages(self) -> Iterator[Page]:
        if self.shared is None:
            yield from generated(self.count)
            return
        for file in article_files(self.shared):
            yield from articles(self.shared, file.stem)


def vocabulary(size: int = VOCABULARY) -> list[str]:
    """Words that look like words, the most frequent first. No two share a key of our analysis:
    an engine that knows about inflections searches the same lists as one that does not."""
    from search.analysis import query_keys  # Django's settings have to stand first

    chance = random.Random(SEED)
    onsets, codas = ONSETS.split(), CODAS.split()
    words: list[str] = []
    known: set[str] = set()
    while len(words) < size:
        parts = chance.choices([2, 3], [3, 1])[0] if len(words) > 300 else chance.choice([1, 2])
        word = "".join(
            chance.choice(onsets) + chance.choice(VOWELS) for _ in range(parts)
        ) + chance.choice(codas)
        keys = {word, *query_keys(word)}
        if not keys & known:
            known |= keys
            words.append(word)
    return words


def generated(count: int, size: int = VOCABULARY) -> Iterator[Page]:
    """Pages of 200 words; a word's frequency goes down with its rank (Zipf)."""
    import numpy as np

    words = np.array(vocabulary(size))
    weights = 1 / np.arange(1, size + 1)
    chance = np.random.default_rng(SEED)
    bounds = np.cumsum(weights / weights.sum())
    for number in range(1, count + 1):
        ranks = np.searchsorted(bounds, chance.random(TITLE + WORDS))
        chosen = words[np.minimum(ranks, size - 1)].tolist()
        title, body = " ".join(chosen[:TITLE]), " ".join(chosen[TITLE:])
        yield Page(str(number), "da", title, body)


@dataclass(frozen=True)
class Asked:
    """What is asked of every engine: the words, whether all of them or any, whether the last
    one is only begun."""

    text: str
    any: bool = False
    begun: bool = False

    @property
    def words(self) -> list[str]:
        return self.text.split()


def kinds(words: Sequence[str], most: int | None = None) -> dict[str, list[Asked]]:
    """Kinds of queries out of a vocabulary: words of 60 to 70 % of the documents, of 1 to 9 %, of
    a few; and what they are put together to."""
    chance = random.Random(SEED)
    common = [words[rank] for rank in COMMON]
    mid = chance.sample(words[200:1500], 20)
    rare = chance.sample(words[10_000:], 20)
    some = {
        "common": [Asked(word) for word in common],
        "mid": [Asked(word) for word in mid],
        "rare": [Asked(word) for word in rare],
        "common and mid": [Asked(f"{a} {b}") for a, b in zip(common, mid, strict=False)],
        "two common": [Asked(f"{a} {b}") for a, b in pairwise(common)],
        "any of three": [
            Asked(f"{a} {b} {c}", any=True) for a, b, c in zip(common, mid, rare, strict=False)
        ],
        "two letters": [Asked(word[:2], begun=True) for word in mid[:6]],
        "four letters": [Asked(word[:4], begun=True) for word in mid if len(word) > 4],
    }
    return {name: asked[:most] for name, asked in some.items()}
