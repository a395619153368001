"""Pages of the shared data, and what is asked to find them again."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path


class DataMissing(Exception):
    pass


@dataclass(frozen=True)
class Page:
    """What is found: title and body. `description` is asked with and never searched in."""

    id: str
    language: str
    title: str
    body: str
    description: str = ""


@dataclass(frozen=True)
class Question:
    """Something typed by a reader of `language`, who filters by it, and the page it is about."""

    text: str
    language: str
    page: str


@dataclass(frozen=True)
class Row:
    """A row of a table: what is asked of a collection of pages."""

    name: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Task:
    """Pages that stand in one index, and what is asked of it."""

    name: str
    pages: tuple[Page, ...]
    rows: tuple[Row, ...]


def articles(shared: Path, name: str) -> list[Page]:
    file = shared / "articles" / f"{name}.jsonl"
    if not file.exists():
        raise DataMissing(f"{file} is missing. Name the data folder in REPLYBOOK_DATA.")
    return [
        Page(row["id"], row["lang"], row["title"], row["body"], row.get("description") or "")
        for row in _lines(file)
    ]


def answers(shared: Path, language: str) -> list[Page]:
    """The frequently asked: found by the words of the answer alone, asked with the question."""
    return [
        Page(
            row["id"],
            language,
            row["category"],
            row[f"answer_{language}"],
            row[f"question_{language}"],
        )
        for row in _lines(shared / "faq" / "zaragoza_sv_en.jsonl")
    ]


def _lines(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def by_description(pages: Iterable[Page]) -> tuple[Question, ...]:
    return tuple(Question(p.description, p.language, p.id) for p in pages if p.description.strip())


def by_title(
    pages: Iterable[Page], change: Callable[[str], str] = lambda title: title
) -> tuple[Question, ...]:
    """Titles, changed; those that stay as they are ask nothing."""
    changed = [(page, change(page.title)) for page in pages]
    return tuple(Question(text, p.language, p.id) for p, text in changed if text != p.title)


def by_twin(asked: Iterable[Page], wanted: Iterable[Page]) -> tuple[Question, ...]:
    """The title in one language, to find the same page in the other; pages that both have."""
    languages = {page.id: page.language for page in wanted}
    return tuple(Question(p.title, languages[p.id], p.id) for p in asked if p.id in languages)


def without_first_sentence(page: Page) -> Page:
    """Its first real sentence as description, and the body without it."""
    for line in page.body.splitlines():
        if line[:1].isalpha() and len(line.split()) >= 8 and "TOC" not in line:
            sentence = line.split(". ")[0]
            return replace(page, body=page.body.replace(sentence, "", 1), description=sentence)
    return replace(page, description="")
