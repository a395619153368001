"""How much personal data is found in chats, by kind, and how much of what is taken is personal.

The chats come from three hands. Those written by hand and those made from templates are by people
who did not write the detector; their names are from other lists than its own. Only the two thirds
count that were not read while it was made; in the end they were, once (decision 21). The third are
made by the detector's own tests.
"""

import time
from collections.abc import Mapping
from typing import Any

from benchmarks import results
from benchmarks.run import Run
from privacy import find
from tests.privacy.blind import measure as blind
from tests.privacy.measure import measure as measure_made

CHATS = 600
MESSAGES = 100
ROUNDS = 5
HEAD = ["kind", "by hand: found", "of", "templates: found", "of", "own tests: found", "of"]


def redaction(run: Run) -> str:
    """The section of RESULTS.md."""
    by_hand, made = blind.measure(seen=False)
    ours = measure_made(run.most or CHATS)
    labels = [score.labels for score in (by_hand, made, ours)]
    found = [score.found for score in (by_hand, made, ours)]
    kinds = sorted({str(kind) for each in labels for kind in each})
    rows = [[kind, *_cells(kind, labels, found)] for kind in kinds]
    taken = sorted({kind for score in (by_hand, made) for kind in score.redactions})
    right = [
        [kind, *_cells(kind, [by_hand.redactions, made.redactions], [by_hand.right, made.right])]
        for kind in taken
    ]
    return "\n\n".join(
        [
            f"Marks found whole, and below what was taken and is personal. {results.machine()}",
            results.grid(HEAD, rows, right=1),
            results.grid(
                ["taken for", "by hand: right", "of", "templates: right", "of"], right, right=1
            ),
            results.table(_speed()),
        ]
    )


def _cells(kind: str, all: list[Mapping[str, int]], some: list[Mapping[str, int]]) -> list[str]:
    return [
        cell
        for whole, part in zip(all, some, strict=True)
        for cell in (_share(part[kind], whole[kind]), f"{whole[kind]:,}")
    ]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def _speed() -> list[results.Row]:
    """Processor time for one long chat, and for a long text."""
    said = [line for language in blind.LANGUAGES for chat in blind.written(language, False)
            for line in chat.messages]  # fmt: skip
    chat = [(number, author, text) for number, (_, author, text) in enumerate(said[:MESSAGES])]
    text = "\n".join(text for _, _, text in said)
    letters = sum(len(text) for _, _, text in chat)
    long = (text * (1_000_000 // len(text) + 1))[:1_000_000]
    return [
        results.Row(
            f"a chat of {MESSAGES} messages",
            f"{_seconds(chat) * 1000:.0f} ms",
            f"{letters:,} letters",
        ),
        results.Row("a text of a million letters", f"{_seconds([(0, '', long)], rounds=1):.1f} s"),
    ]


def _seconds(lines: list[Any], rounds: int = ROUNDS) -> float:
    best = 0.0
    for _ in range(rounds):
        begun = time.process_time()
        find(lines, ["Mette Holm", "Ole"], blind.OWN, "da")
        spent = time.process_time() - begun
        best = min(best, spent) if best else spent
    return best
