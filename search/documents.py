"""What travels between the apps, the finder and the engines: plain frozen values."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

CANDIDATES = 200
"""An engine never gives more hits than this; paging ends here."""


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found, in its owner's words.

    `labels`: who may find it; a hit needs one in common with the asker.
    `body`: the source as written, all of it worth finding (subject, summary,
    tags, when to use); Markdown and placeholders are dropped by the analysis.
    `facets`: (name, value) pairs to narrow by, such as ("tag", "retur") or
    ("channel", "chat"); one that serves every channel names every channel.
    Type and language are facets by themselves.
    `group`: of several documents with the same group one row is shown.
    """

    type: str
    id: int
    labels: frozenset[str]
    language: str
    title: str
    body: str = ""
    shortcut: str = ""
    facets: frozenset[tuple[str, str]] = frozenset()
    group: str = ""

    @property
    def key(self) -> str:
        return f"{self.type}:{self.id}"

    @property
    def is_public(self) -> bool:
        return "public" in self.labels

    @property
    def all_facets(self) -> frozenset[tuple[str, str]]:
        return self.facets | {("type", self.type), ("language", self.language)}

    def checksum(self) -> str:
        """Differs when anything that search shows or uses differs."""
        parts = (
            self.key,
            *sorted(self.labels),
            *(f"{name}={value}" for name, value in sorted(self.all_facets)),
            self.group,
            self.shortcut,
            self.title,
            self.body,
        )
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Term:
    """A key to look for; with `prefix` every key that begins with it."""

    key: str
    prefix: bool = False
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the asker. Any of its terms will do; the best one counts."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What an engine is asked.

    Documents that share a label with `labels`, have one value of each set in
    `facets` and contain at least `at_least` of the words, or whose shortcut
    begins with `shortcut`. No labels means nobody: nothing is found.
    """

    words: tuple[Word, ...]
    labels: frozenset[str]
    facets: tuple[frozenset[tuple[str, str]], ...] = ()
    shortcut: str = ""
    at_least: int = 1
    limit: int = CANDIDATES


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that answers, how many of the words it has, and how well."""

    type: str
    id: int
    words: int
    score: float

    @property
    def key(self) -> str:
        return f"{self.type}:{self.id}"


@dataclass(frozen=True, slots=True)
class Results:
    """Hits with most words first, then best score; `more` when some were left out."""

    hits: tuple[Hit, ...] = field(default=())
    more: bool = False

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)
