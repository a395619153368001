"""How each of our engines grows with the number of documents."""

import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks import environment, plot, postgres
from benchmarks.asked import queries
from benchmarks.measuring import (
    bytes_in,
    megabytes,
    memory,
    milliseconds,
    percentile,
    seconds_of,
)
from benchmarks.pages import Page
from benchmarks.results import FILE, grid, machine
from benchmarks.run import Run
from benchmarks.texts import WORDS, Asked, generated

SIZES = (1_000, 10_000, 100_000)
SAVES = 20
PICTURE = "growth.svg"
EXPLAINED = """Generated documents of {words} words (Zipf, 50,000 words). 300 queries of one to
three words out of titles, the last word unfinished in half, 200 candidates each, from what was
typed to hits. Memory: of a process that opened the index and answered them. Saved → findable: one
document saved, then searched for, by the same process."""


@dataclass(frozen=True)
class Grown:
    """What was measured at one size."""

    engine: str
    documents: int
    index_seconds: float
    bytes: int
    rss: int
    pss: int
    taken: list[float]
    findable: list[float]
    missed: int

    @property
    def cells(self) -> list[str]:
        return [
            self.engine,
            f"{self.documents:,}",
            f"{self.index_seconds:,.1f}",
            megabytes(self.bytes),
            megabytes(self.rss),
            milliseconds(percentile(self.taken, 50)),
            milliseconds(percentile(self.taken, 95)),
            milliseconds(percentile(self.findable, 50)),
            f"{self.missed} of {len(self.findable)}",
        ]


HEAD = "engine|documents|index s|MB on disk|RSS MB|p50 ms|p95 ms|saved → findable ms|missed"


def growth(run: Run) -> str:
    """The section of RESULTS.md, and its picture."""
    sizes = [size for size in SIZES if size <= (run.documents or size)]
    rows = [grown for name in ENGINES for size in sizes for grown in _measured(run, name, size)]
    if run.most is None:
        FILE.with_name(PICTURE).write_text(_picture(rows), encoding="utf-8")
    about = EXPLAINED.format(words=WORDS)
    cells = grid(HEAD.split("|"), [row.cells for row in rows], right=1)
    return "\n\n".join([machine(), about, cells, f"![The same as lines]({PICTURE})"])


def _measured(run: Run, name: str, size: int) -> Iterator[Grown]:
    folder = run.folder / f"{name}-{size}"
    shutil.rmtree(folder, ignore_errors=True)
    with _database(folder, ENGINES[name].on_postgres) as address:
        with environment.process() as process:
            indexed = process.submit(_index, name, folder, address, size).result()
        with environment.process() as process:
            asked = process.submit(_ask, name, folder, address, size, run.most)
            grown = Grown(name, size, *indexed, *asked.result())
    shutil.rmtree(folder)
    print(" | ".join(grown.cells), file=sys.stderr, flush=True)
    yield grown


@contextmanager
def _database(folder: Path, needed: bool) -> Iterator[str]:
    if not needed:
        yield ""
        return
    with postgres.running(folder / "postgres") as address:
        yield address


def _picture(rows: Sequence[Grown]) -> str:
    panels = {
        "index, seconds": lambda row: row.index_seconds,
        "on disk, MB": lambda row: row.bytes / 1e6,
        "memory of a worker, MB": lambda row: row.rss / 1e6,
        "query p50, ms": lambda row: percentile(row.taken, 50) * 1000,
        "query p95, ms": lambda row: percentile(row.taken, 95) * 1000,
        "saved → findable, ms": lambda row: percentile(row.findable, 50) * 1000,
    }
    lines = {
        title: {
            name: [(row.documents, figure(row)) for row in rows if row.engine == name]
            for name in ENGINES
        }
        for title, figure in panels.items()
    }
    return plot.panels(lines, "documents")


# --- In the engine's process ----------------------------------------------------------------------


@dataclass(frozen=True)
class Kind:
    """How an engine is opened, over this folder or the database that the settings name."""

    opened: Callable[[Path], Any]
    on_postgres: bool = False


def _in_files(folder: Path) -> Any:
    from search.engines import file_engine

    return file_engine(folder)


def _in_database(folder: Path) -> Any:
    from benchmarks.in_database import InDatabase

    return InDatabase()


# By the name that settings have for it.
ENGINES = {"whoosh": Kind(_in_files), "postgres": Kind(_in_database, on_postgres=True)}


def _opened(name: str, folder: Path, address: str) -> Any:
    environment.prepare(folder / "django", address, name)
    if address:
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
    return ENGINES[name].opened(folder / "index")


def _index(name: str, folder: Path, address: str, size: int) -> tuple[float, int]:
    engine = _opened(name, folder, address)
    from benchmarks.rivals.ours import document

    documents = [document(number, page) for number, page in enumerate(generated(size), 1)]
    seconds = seconds_of(lambda: engine.replace_all(documents))
    return seconds, postgres.size(address) if address else bytes_in(folder / "index")


def _ask(name: str, folder: Path, address: str, size: int, most: int | None) -> tuple[Any, ...]:
    engine = _opened(name, folder, address)
    from benchmarks.rivals.ours import query

    def ask(asked: Asked) -> object:
        return engine.search(query(engine.lexicon(), asked))

    asked = _asked(size)[:most]
    for each in asked[:20]:  # opens it
        ask(each)
    taken = [seconds_of(lambda each=each: ask(each)) for each in asked]
    rss, pss = memory()
    return (rss, pss, taken, *_saved(engine, ask, size))


def _asked(size: int) -> list[Asked]:
    """Of the first thousand titles: at every size the same queries."""
    titles = [page.title for page in islice(generated(min(size, 1000)), 1000)]
    return [Asked(text, begun=at % 2 == 1) for at, text in enumerate(queries(titles))]


def _saved(engine: Any, ask: Any, size: int) -> tuple[list[float], int]:
    from benchmarks.rivals.ours import document

    bodies = [page.body for page in islice(generated(SAVES), SAVES)]
    taken, missed = [], 0
    for number, body in enumerate(bodies, 1):
        word = f"saved{number}x"
        begun = time.perf_counter()
        engine.save([document(size + number, Page("", "da", f"New {word}", body))])
        hits = ask(Asked(word)).hits
        taken.append(time.perf_counter() - begun)
        missed += [hit.id for hit in hits[:1]] != [size + number]
    return taken, missed
