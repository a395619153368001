"""Sixty texts and where their sentences end (¦; `\\n` stands for a new line)."""

from pathlib import Path

import pytest

from styleguide.checker.markup import prose_of
from styleguide.checker.words.reading import Reading

GOLDEN = Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines()


def sentences(text):
    (prose,) = prose_of(text)
    return [text[start:end] for start, end in Reading(prose).sentences]


@pytest.mark.parametrize("line", GOLDEN)
def test_sentences_end_where_people_end_them(line):
    marked = line.replace("\\n", "\n")

    assert sentences(marked.replace("¦", "")) == [each.strip() for each in marked.split("¦")]


def test_there_are_sixty():
    assert len(GOLDEN) >= 60


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- Pak varen\n- Sæt labelen på", ["Pak varen", "Sæt labelen på"]),
        ("1. Åbn appen.\n2. Tryk på Konto", ["Åbn appen.", "Tryk på Konto"]),
        ("# Retur\ndu har 14 dage", ["Retur", "du har 14 dage"]),
        ("| a | b |\n| --- | --- |\n| c | d |", ["a", "b", "c", "d"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_lists_headings_and_tables_fall_into_their_parts(text, found):
    assert sentences(text) == found
