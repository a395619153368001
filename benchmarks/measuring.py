"""Times and memory, and how they are told."""

import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

SAMPLES = 60


def percentile(taken: Sequence[float], percent: int) -> float:
    if len(taken) < 2:
        return taken[0] if taken else 0.0
    return statistics.quantiles(taken, n=100, method="inclusive")[percent - 1]


def milliseconds(seconds: float) -> str:
    """With as many digits as say something."""
    figure = seconds * 1000
    return (
        f"{figure:,.0f}" if figure >= 100 else f"{figure:.3g}" if figure >= 1 else f"{figure:.2f}"
    )


def p50(taken: Sequence[float]) -> str:
    return f"p50 {milliseconds(percentile(taken, 50))} ms"


def p95(taken: Sequence[float]) -> str:
    return f"p95 {milliseconds(percentile(taken, 95))} ms"


def times(ratio: float) -> str:
    return f"{ratio:,.0f} ×" if ratio >= 20 else f"{ratio:.1f} ×"


def seconds_of(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def repeated(ask: Callable[[Any], object], asked: Sequence[Any], seconds: float) -> list[float]:
    """How long each took, in turns, once all are warm. Ends early after so many seconds."""
    _until(ask, asked, seconds / 3)
    rounds = -(-SAMPLES // max(1, len(asked)))
    return _until(ask, list(asked) * rounds, seconds)


def _until(ask: Callable[[Any], object], asked: Sequence[Any], seconds: float) -> list[float]:
    end = time.perf_counter() + seconds
    taken: list[float] = []
    for each in asked:
        taken.append(seconds_of(lambda each=each: ask(each)))
        if time.perf_counter() > end:
            break
    return taken


def bytes_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def megabytes(size: float) -> str:
    figure = size / 1_000_000
    return f"{figure:,.0f}" if figure >= 10 else f"{figure:.1f}"


def memory(process: int | str = "self") -> tuple[int, int]:
    """RSS and PSS in bytes: PSS shares out what several processes have in common.

    (0, 0) where the system does not tell (it is Linux that does).
    """
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0, 0
    told = {words[0]: int(words[1]) * 1024 for line in lines if len(words := line.split()) == 3}
    return told.get("Rss:", 0), told.get("Pss:", 0)


def children_of(process: int) -> list[int]:
    """Processes that this one started, by /proc."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = stat.read_text(encoding="utf-8").rpartition(")")[2].split()[1]
        except OSError:  # it has ended
            continue
        if int(parent) == process:
            found.append(int(stat.parent.name))
    return sorted(found)
