"""Concepts as the settings page lists them: a row each, a column for each language."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts import roles
from accounts.models import User
from core.vocabulary import language_choices
from search.concepts import Synonym
from search.synonyms.shipped import shipped


@dataclass(frozen=True)
class Cell:
    language: str
    name: str
    words: str
    is_title: bool


@dataclass(frozen=True)
class Row:
    concept: Synonym
    cells: list[Cell]


@dataclass(frozen=True)
class Table:
    languages: list[str]
    rows: list[Row]


def columns(first: str) -> list[tuple[str, str]]:
    """Code and name of each language, the reader's own before the others."""
    named = [(code, str(name)) for code, name in language_choices()]
    return sorted(named, key=lambda column: column[0] != first)


def table(concepts: Iterable[Synonym], first: str) -> Table:
    """A row a concept, whose title is the first cell with words."""
    languages = columns(first)
    rows = [Row(concept, _cells(concept, languages)) for concept in concepts]
    return Table([name for _code, name in languages], rows)


def _cells(concept: Synonym, languages: list[tuple[str, str]]) -> list[Cell]:
    words = concept.words
    title = next((code for code, _name in languages if code in words), "")
    return [
        Cell(code, name, ", ".join(words.get(code, [])), code == title) for code, name in languages
    ]


def taken_out(user: User) -> list[tuple[Synonym, str]]:
    """What editors removed of the list that ships, with its usual words in each language."""
    if not roles.can_edit(user):
        return []
    found = [each for each in Synonym.objects.taken_out() if each.shipped in shipped()]
    return [(each, _usual_words(each.shipped)) for each in found]


def _usual_words(key: str) -> str:
    return ", ".join(dict.fromkeys(words[0] for words in shipped()[key].values()))
