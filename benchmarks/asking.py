"""How often what is asked for stands first, and among the first five: ours beside plain BM25."""

import random
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import environment
from benchmarks.collection import Collection
from benchmarks.misspelling import SEED
from benchmarks.pages import Page, Question, Row, Task
from benchmarks.plain import PlainBm25

FIVE = 5


@dataclass(frozen=True)
class Measured:
    """Shares of the questions: the page stands first, among the first five."""

    name: str
    questions: int
    first: float
    five: float
    plain_first: float
    plain_five: float


def measured(tasks: Sequence[Task], folder: Path, *, most: int | None) -> list[Measured]:
    """A row for each of the tasks' rows; `most` questions of each, chosen evenly, or all."""
    rows: list[Measured] = []
    for task in tasks:
        with environment.process() as one:
            rows += one.submit(measure, task, folder / task.name, most).result()
    return rows


def measure(task: Task, folder: Path, most: int | None) -> list[Measured]:
    begun = time.monotonic()
    collection = Collection(folder, task.pages)
    plain = Plain(task.pages)
    _say(f"{task.name}: {len(task.pages)} pages stand in the index after {_since(begun)}")
    return [_measure_row(row, collection, plain, most) for row in task.rows]


def _measure_row(row: Row, collection: Collection, plain: "Plain", most: int | None) -> Measured:
    begun = time.monotonic()
    asked = _chosen(row.questions, most)
    ours = _shares(asked, [collection.found(each.text, each.language, FIVE) for each in asked])
    ours_took = time.monotonic() - begun
    theirs = _shares(asked, [plain.found(each.text, each.language) for each in asked])
    done = Measured(row.name, len(asked), *ours, *theirs)
    _say(
        f"{done.name}: {done.questions} asked in {ours_took:.0f} s, "
        f"{1000 * ours_took / max(1, len(asked)):.0f} ms each: "
        f"{done.first:.3f} {done.five:.3f}, plain {done.plain_first:.3f} {done.plain_five:.3f}"
    )
    return done


class Plain:
    """Plain BM25 over the same pages, title and body as one text."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._pages = list(pages)
        self._index = PlainBm25([f"{page.title}\n{page.body}" for page in self._pages])
        self._numbers: dict[str, set[int]] = {}
        for number, page in enumerate(self._pages):
            self._numbers.setdefault(page.language, set()).add(number)

    def found(self, text: str, language: str) -> list[str]:
        best = self._index.best(text, FIVE, self._numbers[language])
        return [self._pages[number].id for number in best]


def _chosen(questions: Sequence[Question], most: int | None) -> Sequence[Question]:
    if most is None or len(questions) <= most:
        return questions
    return random.Random(SEED).sample(questions, most)


def _shares(asked: Sequence[Question], found: Sequence[list[str]]) -> tuple[float, float]:
    pairs = list(zip(asked, found, strict=True))
    first = sum(each.page in ids[:1] for each, ids in pairs)
    five = sum(each.page in ids for each, ids in pairs)
    return first / max(1, len(asked)), five / max(1, len(asked))


def table(rows: Iterable[Measured]) -> str:
    """The rows as Markdown."""
    lines = [
        "| asked | questions | hit@1 | hit@5 | BM25 hit@1 | BM25 hit@5 |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {row.name} | {row.questions:,} | **{_two(row.first)}** | **{_two(row.five)}** "
        f"| {_two(row.plain_first)} | {_two(row.plain_five)} |"
        for row in rows
    ]
    return "\n".join(lines)


def _two(share: float) -> str:
    return f"{share:.3f}".replace("0.", ".", 1) if share < 1 else "1"


def _since(begun: float) -> str:
    return f"{time.monotonic() - begun:.0f} s"


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
