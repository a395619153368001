"""In how many documents each word stands, as rows keep it and as it differs. Pure.

A row's terms are one line: lengths, then `key=word` of each term, `*` before those of the title,
`~` before pieces of the title. A tally has for each of them how many documents have it, by who
may read them, and under `#text` and the like the sums that averages come from.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import numpy.typing as npt

from search.engines.counting import FIELDS, Counts
from search.lexicon import BETWEEN

OPEN, PUBLIC, OWN, TITLE, PUBLIC_TITLE = range(5)
COLUMNS = 5
DOCUMENTS = "#documents"
Numbers = npt.NDArray[np.int64]


def line_of(counts: Counts) -> str:
    terms = (("*" if term in counts.title else "") + _shown(term) for term in counts.text)
    pieces = (f"~{piece}" for piece in counts.pieces)
    return " ".join([",".join(map(str, counts.lengths)), *terms, *pieces])


class Tally:
    """Adds documents up, and takes them away."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0] * COLUMNS)

    def add(self, line: str, is_open: bool, is_public: bool, sign: int = 1) -> None:
        lengths, *names = line.split(" ")
        public = sign if is_public else 0
        columns = (sign, public) if is_open else (0, 0)
        pairs = zip((f"#{field}" for field in FIELDS), map(int, lengths.split(",")), strict=True)
        for name, length in ((DOCUMENTS, 1), *pairs):
            self._add(name, [each * length for each in columns])
        for name in names:
            counts = self._counts[name.removeprefix("*")]
            counts[OPEN] += columns[0]
            counts[PUBLIC] += columns[1]
            if name[0] == "~":
                continue
            counts[OWN] += 0 if is_open else sign
            if name[0] == "*":
                counts[TITLE] += sign
                counts[PUBLIC_TITLE] += public

    def add_all(self, differences: Mapping[str, Iterable[int]]) -> None:
        for name, counts in differences.items():
            self._add(name, counts)

    def add_written(self, names: str, counts: bytes) -> None:
        """Add what another tally wrote."""
        self.add_all(dict(zip(*_rows(names, counts), strict=True)))

    def _add(self, name: str, counts: Iterable[int]) -> None:
        mine = self._counts[name]
        for column, count in enumerate(counts):
            mine[column] += count

    def items(self) -> Iterator[tuple[str, list[int]]]:
        """What is not nothing."""
        return ((name, counts) for name, counts in self._counts.items() if any(counts))

    def written(self) -> tuple[str, bytes]:
        """As two columns of a row."""
        pairs = sorted(self.items())
        counts = np.array([counts for _, counts in pairs], np.int64)
        return "\n".join(name for name, _ in pairs), counts.tobytes()


def read(names: str, counts: bytes) -> tuple[list[str], Numbers]:
    """What `written` wrote: names, and a row of numbers for each."""
    return names.split("\n") if names else [], np.frombuffer(counts, np.int64).reshape(-1, COLUMNS)


def _rows(names: str, counts: bytes) -> tuple[list[str], list[list[int]]]:
    found, numbers = read(names, counts)
    return found, numbers.tolist()


def _shown(term: bytes) -> str:
    return term.replace(BETWEEN, b"=").decode()


def term_in(name: str) -> bytes:
    return name.encode().replace(b"=", BETWEEN)
