"""Whether a page is found by other words than its own: descriptions, questions, wrong spellings.

Descriptions are asked with and not indexed. An agent filters by the language of the reader.
"""

import random
from pathlib import Path

from benchmarks import asking
from benchmarks.misspelling import SEED, inflected, misspelt
from benchmarks.pages import (
    Page,
    Row,
    Task,
    answers,
    articles,
    by_description,
    by_title,
    without_first_sentence,
)
from benchmarks.run import Run

TITLES = 400
LANGUAGES = ("da", "nb", "sv", "en")
GUIDES = ("da", "sv", "en")
EXPLAINED = """Title and body are indexed, the description is not and serves as question; the
language is filtered by. Typos: one in each word of five letters and more. Other forms: each long
word in another form out of the same texts. BM25: k1 1.2, b .75, lower-case words, no stems, over
the same pages in the same run."""


def retrieval(run: Run) -> str:
    """The section of RESULTS.md."""
    rows = asking.measured(tasks(run.shared), run.folder, most=run.most)
    return f"{EXPLAINED}\n\n{asking.table(rows)}"


def tasks(shared: Path) -> list[Task]:
    central = {language: articles(shared, f"bc_{language}") for language in LANGUAGES}
    guides = {language: articles(shared, f"gnomehelp_{language}") for language in GUIDES}
    return [
        *(_alone(f"bc_{language}", pages) for language, pages in central.items()),
        _together("bc", central),
        _together("gnomehelp", guides),
        *_native(articles(shared, "felleslosninger_nb")),
        *(_asked(language, answers(shared, language)) for language in ("sv", "en")),
    ]


def _alone(name: str, pages: list[Page]) -> Task:
    return Task(name, tuple(pages), (Row(f"{name}, alone: description", by_description(pages)),))


def _together(name: str, pages: dict[str, list[Page]]) -> Task:
    """All languages in one index."""
    rows = []
    for language, own in pages.items():
        of = f"{name}_{language}, with the others"
        some = random.Random(SEED).sample(own, min(TITLES, len(own)))
        forms = inflected([f"{page.title} {page.body}" for page in own], language)
        rows += [
            Row(f"{of}: description", by_description(own)),
            Row(f"{of}: title with typos", by_title(some, misspelt())),
            Row(f"{of}: title in other forms", by_title(some, forms)),
        ]
    return Task(name, tuple(page for own in pages.values() for page in own), tuple(rows))


def _native(pages: list[Page]) -> list[Task]:
    name = "felleslosninger_nb"
    told = [page for page in pages if len(page.description.split()) > 3]
    told = [page for page in told if page.description != page.title]
    cut = [without_first_sentence(page) for page in pages]
    forms = inflected([f"{page.title} {page.body}" for page in pages], "nb")
    return [
        Task(
            name,
            tuple(pages),
            (
                Row(f"{name}: description", by_description(told)),
                Row(f"{name}: title with typos", by_title(pages, misspelt())),
                Row(f"{name}: title in other forms", by_title(pages, forms)),
            ),
        ),
        Task(
            f"{name}_cut",
            tuple(cut),
            (Row(f"{name}: first sentence, which is not indexed", by_description(cut)),),
        ),
    ]


def _asked(language: str, pages: list[Page]) -> Task:
    name = f"zaragoza_{language}"
    return Task(name, tuple(pages), (Row(f"{name}: question finds answer", by_description(pages)),))
