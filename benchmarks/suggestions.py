"""Whether the reply that was really sent next is among the first: real chats, asked turn by turn.

Conversations in the order of their numbers. The first part is learned from as uses, the rest is
asked, each turn with what was said before it. BM25: the customer's last words against the replies.
"""

import os
import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks import results
from benchmarks.conversations import Turn, off_topic, replies_of, turns
from benchmarks.plain import PlainBm25
from benchmarks.run import Run
from benchmarks.suggesting import Desk

LEARNED_SHARE = 0.8
MANY = 5_000
SEED = 12
REMOVED = 0.2
TIMED, STRANGE, WITHOUT = 300, 300, 1_000
EXPLAINED = """Conversations of STAR in the order of their numbers, one reply per label, asked at
each
labelled turn but `custom`; the first 80 % are logged as uses, the rest is asked. Silent: no reply
is offered. Removed: a fifth of the labels, deleted with their uses, or archived after they were
learned."""


@dataclass(frozen=True)
class Measured:
    """Shares of the turns where the reply stands among the first, and where nothing is said."""

    one: float
    three: float
    five: float
    silent: float


def suggestions(run: Run) -> str:
    """The section of RESULTS.md."""
    learned, asked = _parts(turns(run.shared))
    if run.most:
        asked = random.Random(SEED).sample(asked, min(run.most, len(asked)))
    texts = replies_of(run.shared, [*learned, *asked])
    desk = Desk(run.folder, texts)
    rows = [_row("BM25", _shares(asked, _plain(texts, asked)))]
    rows.append(_row("no use yet", _ask(desk, asked)))
    desk.learn_from(learned)
    rows.append(_row("learning at once", _ask(desk, asked)))
    desk.work()
    rows.append(_row("after the job", _ask(desk, asked)))
    strange = off_topic(run.shared, run.most or STRANGE)
    rows.append(_row("after the job, messages to a bank", _ask(desk, strange)))
    rows += _without_some(desk, asked, sorted(texts))
    head = ["asked", "turns", "hit@1", "hit@3", "hit@5", "silent"]
    timed = _timed(desk, asked, run)
    return "\n\n".join(
        [EXPLAINED, results.machine("SQLite", "Whoosh"), results.grid(head, rows, right=1), timed]
    )


def _parts(found: Sequence[Turn]) -> tuple[list[Turn], list[Turn]]:
    """By conversations, not by turns."""
    numbers = sorted({turn.dialogue for turn in found})
    last = numbers[int(len(numbers) * LEARNED_SHARE)]
    return [t for t in found if t.dialogue < last], [t for t in found if t.dialogue >= last]


def _plain(texts: dict[str, str], asked: Iterable[Turn]) -> list[list[str]]:
    labels = sorted(texts)
    index = PlainBm25([texts[label] for label in labels])
    every = range(len(labels))
    return [[labels[n] for n in index.best(turn.last_customer, 5, every)] for turn in asked]


def _ask(desk: Desk, asked: Sequence[Turn]) -> "tuple[Measured, int]":
    return _shares(asked, [desk.suggested(turn) for turn in asked])


def _shares(asked: Sequence[Turn], found: Sequence[list[str]]) -> tuple[Measured, int]:
    pairs = list(zip(asked, found, strict=True))
    among = [[turn.label in labels[:most] for turn, labels in pairs] for most in (1, 3, 5)]
    hits = [sum(each) / len(pairs) for each in among]
    silent = sum(not labels for _, labels in pairs) / len(pairs)
    return Measured(*hits, silent), len(pairs)


def _without_some(desk: Desk, asked: Sequence[Turn], labels: Sequence[str]) -> list[list[str]]:
    """Turns whose reply is not there any more, and the others."""
    gone = set(random.Random(SEED).sample(labels, int(len(labels) * REMOVED)))
    rows = []
    asked = random.Random(SEED).sample(list(asked), min(WITHOUT, len(asked)))
    for how, remove in (("archived", desk.archive), ("removed", desk.delete)):
        remove(gone)
        parts: list[tuple[str, Callable[[Turn], bool]]] = [
            (f"{how}: those turns", lambda turn: turn.label in gone),
            (f"{how}: the others", lambda turn: turn.label not in gone),
        ]
        for name, of_part in parts:
            rows.append(_row(name, _ask(desk, [turn for turn in asked if of_part(turn)])))
    return rows


def _timed(desk: Desk, asked: Sequence[Turn], run: Run) -> str:
    desk.add_replies(run.shared, MANY)
    took = []
    for turn in random.Random(SEED).sample(list(asked), min(TIMED, len(asked))):
        begun = time.perf_counter(), time.process_time()
        desk.suggested(turn)
        took.append((time.perf_counter() - begun[0], time.process_time() - begun[1]))
    half, most = 1000 * np.percentile(took[5:], [50, 95], axis=0)
    load = os.getloadavg()[0]
    return (
        f"With {MANY:,} replies a call takes {half[0]:.0f} ms (p50), {most[0]:.0f} ms (p95); of "
        f"the processor {half[1]:.0f} and {most[1]:.0f} ms, load {load:.1f} beside it."
    )


def _row(name: str, measured: tuple[Measured, int]) -> list[str]:
    shares, count = measured
    figures = [shares.one, shares.three, shares.five, shares.silent]
    return [name, f"{count:,}", *(f"{figure:.3f}" for figure in figures)]
