"""Known articles to ask for, and the printed queries."""

import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.asked import SEED, article_queries, told
from benchmarks.misspelling import ENDINGS, inflected, misspelt
from benchmarks.pages import Page
from benchmarks.texts import Asked, Source

KNOWN = 150


@dataclass(frozen=True)
class Known:
    """What is asked, and the number of the article it is about."""

    asked: Asked
    number: int


@dataclass(frozen=True)
class KnownItems:
    """`queries`: the printed ones, which are only timed."""

    queries: list[Asked]
    told: str
    kinds: dict[str, list[Known]]
    count: int


def kinds_of_known(shared: Path, most: int | None) -> KnownItems:
    pages = list(Source(shared=shared).pages())
    typed = article_queries(shared)[:most]
    chosen = _chosen(pages, most)
    return KnownItems(
        queries=[Asked(text, begun=number % 2 == 1) for number, text in enumerate(typed)],
        told=told(typed),
        kinds=_kinds(pages, chosen),
        count=len(chosen),
    )


def _chosen(pages: list[Page], most: int | None) -> list[tuple[int, Page]]:
    """Of which no other has the title; of two words and more."""
    often = Counter(page.title.lower() for page in pages)
    fit = [
        (number, page)
        for number, page in enumerate(pages, 1)
        if often[page.title.lower()] == 1 and len(page.title.split()) > 1
    ]
    return random.Random(SEED).sample(fit, min(most or KNOWN, len(fit)))


def _kinds(pages: list[Page], chosen: list[tuple[int, Page]]) -> dict[str, list[Known]]:
    slip = misspelt()
    forms = {
        language: inflected(
            (f"{p.title} {p.body}" for p in pages if p.language == language), language
        )
        for language in ENDINGS
    }
    return {
        "title": [Known(Asked(p.title), number) for number, p in chosen],
        "unfinished": [Known(Asked(_begun(p.title), begun=True), number) for number, p in chosen],
        "typos": [Known(Asked(slip(p.title)), number) for number, p in chosen],
        "other forms": [Known(Asked(forms[p.language](p.title)), n) for n, p in chosen],
    }


def _begun(title: str) -> str:
    """Without the second half of its last word."""
    *words, last = title.split()
    return " ".join([*words, last[: max(2, len(last) // 2)]])
