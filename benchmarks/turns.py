"""Engines that take turns, each in a process of its own: whatever else the machine does slows
all of them down alike."""

import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import environment
from benchmarks.measuring import memory, repeated
from benchmarks.rivals import RIVALS, rival
from benchmarks.texts import Asked, Source

ROUNDS = 3
SECONDS = 4.0


@dataclass(frozen=True)
class Built:
    seconds: float
    bytes: int


class Player:
    """One engine in one process."""

    def __init__(self, name: str, process: ProcessPoolExecutor) -> None:
        self.name = name
        self._process = process

    def call(self, function: Any, *values: Any) -> Any:
        """What the function answers in the engine's process, given the engine first."""
        return self._process.submit(_with_engine, function, *values).result()

    def times(self, asked: Sequence[Asked], seconds: float = SECONDS) -> list[float]:
        return self.call(_times, asked, seconds)

    def found(self, asked: Sequence[Asked]) -> tuple[list[list[int]], list[float]]:
        """What each finds, asked once, and the seconds it took."""
        return self.call(_found, asked)

    def rss(self) -> int:
        return self.call(_rss)


@contextmanager
def players(
    folder: Path, database: str, source: Source, names: Iterable[str] = RIVALS
) -> Iterator[tuple[dict[str, Player], dict[str, Built]]]:
    """Engines that have indexed these documents, one after the other, and what that took."""
    with ExitStack() as stack:
        playing: dict[str, Player] = {}
        built: dict[str, Built] = {}
        for name in names:
            place = folder_of(folder, name)
            shutil.rmtree(place, ignore_errors=True)
            with environment.process() as builder:  # what building took stays in another process
                built[name] = builder.submit(_build, name, place, database, source).result()
            process = stack.enter_context(environment.process())
            process.submit(_start, name, place, database).result()
            playing[name] = Player(name, process)
            said = f"{name}: built in {built[name].seconds:.0f} s"
            print(said, file=sys.stderr, flush=True)
        yield playing, built


def folder_of(folder: Path, name: str) -> Path:
    return folder / name.replace(" ", "_").lower()


def in_turns(playing: dict[str, Player], asked: Sequence[Asked]) -> dict[str, list[float]]:
    taken: dict[str, list[float]] = {name: [] for name in playing}
    for _ in range(ROUNDS):
        for name, player in playing.items():
            taken[name] += player.times(asked, SECONDS / ROUNDS)
    return taken


# --- In the engine's process ----------------------------------------------------------------------

_engine: list[Any] = []


def _build(name: str, folder: Path, database: str, source: Source) -> Built:
    environment.prepare(folder.parent / "django")
    engine = rival(name, folder, database)
    pages = list(source.pages())
    begun = time.perf_counter()
    engine.build(pages)
    return Built(time.perf_counter() - begun, engine.size())


def _start(name: str, folder: Path, database: str) -> None:
    environment.prepare(folder.parent / "django")
    _engine.append(rival(name, folder, database))
    _engine[0].ready()


def _with_engine(function: Any, *values: Any) -> Any:
    return function(_engine[0], *values)


def _times(engine: Any, asked: Sequence[Asked], seconds: float) -> list[float]:
    return repeated(engine.find, asked, seconds)


def _found(engine: Any, asked: Sequence[Asked]) -> tuple[list[list[int]], list[float]]:
    found, taken = [], []
    for each in asked:
        begun = time.perf_counter()
        found.append(engine.find(each))
        taken.append(time.perf_counter() - begun)
    return found, taken


def _rss(engine: Any) -> int:
    return memory()[0]
