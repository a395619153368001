"""Queries as people type them find what they are after: measured, and held to floors.

The queries are written from what people want, not from what search can do; a miss is no error
in the file. `pytest tests/search/test_evaluation.py -rP` prints the table and every miss;
`REWRITE_FLOORS=1` before it sets the floors to what was measured.
"""

import os

import pytest

from search import finder
from search.services.shipped import load_shipped
from tests.factories import make_user
from tests.search.evaluation import scoring
from tests.search.evaluation.scoring import Answered
from tests.search.evaluation.texts import LANGUAGES, Asked, queries, stand_on, texts

SHOWN = 5


@pytest.fixture
def answers(shelf, index):
    """Every query, asked through the finder by an agent of its language."""
    by_id = stand_on(shelf)
    load_shipped()
    index()
    written = {(text.key, text.language) for text in by_id.values()}
    agents = {language: make_user(language=language) for language in LANGUAGES}

    def key(id, language):
        """Of a text that the asker's own language has too, only that one is the answer."""
        text = by_id[id]
        own = (text.key, language) in written
        return "" if own and text.language != language else text.key

    def answered(asked):
        rows = finder.find(agents[asked.language], asked.text, limit=SHOWN).results
        return Answered(asked, [key(row["id"], asked.language) for row in rows])

    return [answered(asked) for asked in queries()]


# The index is the same beside either database: asked once.
@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_search_reaches_its_floors(answers):
    table = scoring.figures(answers)
    print(scoring.report(answers))
    if os.environ.get("REWRITE_FLOORS"):
        scoring.write_floors(table)

    assert scoring.below(table) == []


def test_there_are_enough_queries_in_each_language():
    counts = {language: 0 for language in LANGUAGES}
    for asked in queries():
        counts[asked.language] += 1

    assert all(count >= 150 for count in counts.values()), counts


def test_each_query_asks_for_something_that_is_there():
    written = {}
    for text in texts():
        written.setdefault(text.key, set()).add(text.language)

    for asked in queries():
        for key in asked.expected:
            assert key in written, asked
            assert asked.kind != "twin" or asked.language not in written[key], asked
            assert asked.kind in ("twin", "code") or asked.language in written[key], asked


@pytest.mark.parametrize(
    ("found", "figures"),
    [
        (["a", "", ""], (1.0, 1.0, 1.0)),
        (["", "", "a"], (0.0, 1.0, 0.5)),
        (["", "", "", "b"], (0.0, 0.0, 0.431)),
        (["", "a", "a"], (0.0, 1.0, 0.631)),
        (["", "", "", "", "", "a"], (0.0, 0.0, 0.0)),
        ([], (0.0, 0.0, 0.0)),
    ],
)
def test_figures_of_one_answer(found, figures):
    asked = Asked("x", "da", "words", frozenset({"a", "b"}))

    assert tuple(round(figure, 3) for figure in Answered(asked, found).figures) == figures
