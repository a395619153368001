"""Whether the title of a page finds the same page in another language, where it is filtered by."""

from itertools import permutations
from pathlib import Path

from benchmarks import asking
from benchmarks.pages import Page, Row, Task, articles, by_twin
from benchmarks.run import Run

EXPLAINED = """The title in one language finds the same page in another, which is filtered by; all
languages stand in one index. Pages that both languages have."""


def twins(run: Run) -> str:
    """The section of RESULTS.md."""
    rows = asking.measured(tasks(run.shared), run.folder, most=run.most)
    return f"{EXPLAINED}\n\n{asking.table(rows)}"


def tasks(shared: Path) -> list[Task]:
    pages = {name: articles(shared, f"bc_{name}") for name in ("da", "nb", "sv", "en")}
    scandinavian = list(permutations(("da", "nb", "sv"), 2))
    guides = {name: articles(shared, f"gnomehelp_{name}") for name in ("da", "sv", "en")}
    return [
        _task("bc", pages, scandinavian),
        _task("gnomehelp", guides, list(permutations(guides, 2))),
    ]


def _task(name: str, pages: dict[str, list[Page]], pairs: list[tuple[str, ...]]) -> Task:
    rows = [
        Row(f"{name}: {asked} → {wanted}", by_twin(pages[asked], pages[wanted]))
        for asked, wanted in pairs
    ]
    return Task(name, tuple(page for own in pages.values() for page in own), tuple(rows))
