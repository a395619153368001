"""What travels between the apps, the finder and the engines: plain frozen values."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

OPEN_LABELS = frozenset({"public", "staff"})
"""Every colleague has these: what has one of them is open, all else is somebody's own."""
CANDIDATES = 200
"""An engine never gives more hits than this; paging ends here."""
OPENING = 120
"""How many words of the body are its opening, where a text says what it is about."""
LIKE_THE_TITLE = 0.5
"""Without one of the words: the share of the pieces asked for that a title has to have."""
SHORTCUT_BEGINS, SHORTCUT_IS = 500.0, 1000.0
"""What a short code adds to the score: more than words can."""


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
    def is_open(self) -> bool:
        """Whether every colleague may read it: statistics are about such documents alone."""
        return not OPEN_LABELS.isdisjoint(self.labels)

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


KINDS = ("all", "synonym", "compound", "corrected")
"""How a word may have been found, best first: as typed, or by which detour."""


@dataclass(frozen=True, slots=True)
class Term:
    """Something to look for: a key, or with `prefix` or `suffix` every word whose form begins or
    ends so (`analysis.form_of`). A document needs the keys in `also` as well. With `form`, only
    words of the key that look like it: inflections of it, and not what happens to share the key.
    """

    key: str
    prefix: bool = False
    weight: float = 1.0
    kind: str = "all"
    suffix: bool = False
    also: tuple[str, ...] = ()
    form: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the asker. Any of its terms will do; the best one counts.

    `exact` as typed, lower case. A `common` word stands in so many documents that finding it says
    little: it never counts as found. A `filler` holds a sentence together: it finds nothing alone.
    """

    terms: tuple[Term, ...]
    exact: str = ""
    common: bool = False
    filler: bool = False
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What an engine is asked.

    Documents that share a label with `labels`, have one value of each set in `facets` and at
    least one of the words, or a title much like them, or a shortcut that begins with `shortcut`.
    No labels means nobody: nothing is found. `wordy`: a text of many words, where the score
    says more than how many of them were found.
    """

    words: tuple[Word, ...]
    labels: frozenset[str]
    facets: tuple[frozenset[tuple[str, str]], ...] = ()
    shortcut: str = ""
    wordy: bool = False
    limit: int = CANDIDATES

    @property
    def counted(self) -> int:
        """How many words a document can have."""
        return sum(not word.common for word in self.words)

    @property
    def is_filler(self) -> bool:
        """Nothing but words that hold a sentence together."""
        return all(word.filler for word in self.words)

    def order(self, hit: "Hit") -> tuple[object, ...]:
        """What hits are sorted by: all words before fewer, then the score; or the score alone."""
        return not (self.wordy or hit.words >= self.counted), -round(hit.score, 9), hit.type, hit.id


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that answers: how many of the words that count it has, how well, and by which
    kind of term each word of the query was found ("" for not)."""

    type: str
    id: int
    words: int
    score: float
    matched: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.type}:{self.id}"


@dataclass(frozen=True, slots=True)
class Results:
    """Hits with all words first, then best score; of a wordy query the best score first.

    `more` when some were left out.
    """

    hits: tuple[Hit, ...] = field(default=())
    more: bool = False

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)
