"""The engine alone, beside others: kinds of queries over generated documents, and finding known
articles."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import environment, postgres
from benchmarks.known import Known, kinds_of_known
from benchmarks.measuring import megabytes, milliseconds, percentile, repeated, times
from benchmarks.results import Row, grid, machine, table
from benchmarks.rivals import FTS5, LIKE, OURS, RIVALS, SLOWEST, STOCK
from benchmarks.run import Run
from benchmarks.texts import WORDS, Asked, Source, kinds, vocabulary
from benchmarks.turns import SECONDS, Built, Player, folder_of, in_turns, players

DOCUMENTS = 50_000
ALONE = "Replybook, query prepared"
GENERATED = """{count:,} documents of {words} words (Zipf, 50,000 words), p50 in ms, ten hits, warm,
in turns. Common words stand in 60 to 70 % of the documents. Every engine is used as its
documentation shows, in a process of its own that keeps open what it needs. Replybook's time
includes looking for completions, compounds and corrections, which the others do not do; with the
query prepared it is the engine's part alone."""
ARTICLES = """All articles of the shared data, ten hits. {queries}. A known article is asked for
with its title: as it is, with its last word unfinished, with a typo in each long word, with long
words in other forms; hit@1 of {known} each. Replybook stands here with the order of its engine,
which the finder then refines. `icontains` finds the same on PostgreSQL, more slowly."""


def engine(run: Run) -> str:
    """The section of RESULTS.md."""
    with postgres.running(run.folder / "postgres") as address:
        about = machine(postgres.version(address))
        parts = [
            _generated(run.below("generated"), address),
            _articles(run.below("known"), address),
        ]
    return "\n\n".join([about, *parts])


def _generated(run: Run, address: str) -> str:
    count = run.documents or DOCUMENTS
    environment.prepare(run.folder / "django")
    asked = kinds(vocabulary(), run.most)
    with players(run.folder, address, Source(count)) as (playing, built):
        taken = {kind: _times(playing, kind, some) for kind, some in asked.items()}
        every = [each for some in asked.values() for each in some]
        warm, _ = playing[OURS].found(every)
        rss = {name: player.rss() for name, player in playing.items()}
    with environment.process() as fresh:
        cold = fresh.submit(_uncached, folder_of(run.folder, OURS), every).result()
    same = sum(a == b for a, b in zip(warm, cold, strict=True))
    return "\n\n".join(
        [
            GENERATED.format(count=count, words=WORDS),
            _speeds(taken, built, rss),
            table(_goals(taken["common"], same, len(every))),
        ]
    )


def _times(playing: dict[str, Player], kind: str, asked: Sequence[Asked]) -> dict[str, list[float]]:
    alone = playing[OURS].call(_alone, asked, SECONDS)
    taken = {ALONE: alone, **in_turns(playing, asked)}
    figures = (f"{name} {milliseconds(percentile(of, 50))}" for name, of in taken.items())
    print(f"{kind}: {', '.join(figures)}", file=sys.stderr, flush=True)
    return taken


def _speeds(
    taken: dict[str, dict[str, list[float]]], built: dict[str, Built], rss: dict[str, int]
) -> str:
    head = ["engine", "build s", "MB on disk", "RSS MB", *taken]
    rows = []
    for name in next(iter(taken.values())):
        figures = [milliseconds(percentile(of[name], 50)) for of in taken.values()]
        known = name in built
        about = [f"{built[name].seconds:.0f}", megabytes(built[name].bytes)] if known else ["", ""]
        rows.append([name, *about, megabytes(rss[name]) if known else "", *figures])
    return grid(head, rows, right=1)


def _goals(common: dict[str, list[float]], same: int, every: int) -> list[Row]:
    rows = []
    for name, least in ((STOCK, 50), (FTS5, 20)):
        alone, whole = (
            percentile(common[name], 50) / percentile(common[of], 50) for of in (ALONE, OURS)
        )
        more = f"{times(whole)} with the preparation"
        rows.append(Row(f"a warm common word: {name} / Replybook (≥ {least})", times(alone), more))
    return [*rows, Row("same ten hits as opened anew for each query", f"{same} of {every}")]


def _articles(run: Run, address: str) -> str:
    known = kinds_of_known(run.shared, run.most)
    names = [name for name in RIVALS if name != SLOWEST]
    with players(run.folder, address, Source(shared=run.shared), names) as (playing, _):
        taken = in_turns_once(playing, known.queries)
        shares = {
            name: [_hit_at_1(player, some) for some in known.kinds.values()]
            for name, player in playing.items()
        }
    head = ["engine", "queries p50 ms", "p95 ms", *(f"hit@1: {kind}" for kind in known.kinds)]
    rows = [
        [name, *(milliseconds(percentile(taken[name], q)) for q in (50, 95)), *map(_share, of)]
        for name, of in shares.items()
    ]
    told = ARTICLES.format(queries=known.told, known=known.count)
    return "\n\n".join([told, grid(head, rows, right=1), table(_better(taken, shares))])


def in_turns_once(
    playing: dict[str, Player], asked: Sequence[Asked], block: int = 50
) -> dict[str, list[float]]:
    """Every query once by everybody, after a few to warm up: nobody types the same again."""
    taken: dict[str, list[float]] = {name: [] for name in playing}
    for player in playing.values():
        player.found(asked[:5])
    for start in range(0, len(asked), block):
        for name, player in playing.items():
            taken[name] += player.found(asked[start : start + block])[1]
    return taken


def _hit_at_1(player: Player, known: Sequence[Known]) -> float:
    found, _ = player.found([each.asked for each in known])
    pairs = zip(known, found, strict=True)
    return sum(ids[:1] == [each.number] for each, ids in pairs) / max(1, len(known))


def _better(taken: dict[str, list[float]], shares: dict[str, list[float]]) -> list[Row]:
    rows = []
    for name in (STOCK, LIKE):
        faster = percentile(taken[name], 95) / percentile(taken[OURS], 95)
        better = sum(a > b for a, b in zip(shares[OURS], shares[name], strict=True))
        more = f"better hit@1 in {better} of {len(shares[OURS])} kinds"
        rows.append(Row(f"queries, p95: {name} / Replybook (≥ 5)", times(faster), more))
    return rows


def _share(share: float) -> str:
    return f"{share:.3f}".replace("0.", ".", 1) if share < 1 else "1"


# --- In the engine's process ----------------------------------------------------------------------


def _alone(ours: Any, asked: Sequence[Asked], seconds: float) -> list[float]:
    return repeated(ours.answer, [ours.query(each) for each in asked], seconds)


def _uncached(folder: Path, asked: Sequence[Asked]) -> list[list[int]]:
    environment.prepare(folder.parent / "django")
    from benchmarks.rivals.ours import Ours

    found = []
    for each in asked:
        found.append(Ours(folder, "").find(each))
        gc.collect()  # what it read goes away with it
    return found
