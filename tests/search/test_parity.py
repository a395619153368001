"""Both engines answer alike: the same things in the same order, whoever asks."""

from random import Random

import pytest

from search import finder, upkeep
from search.services.documents import write_documents
from search.services.shipped import load_shipped
from tests.factories import make_user
from tests.search.evaluation.texts import LANGUAGES, queries, stand_on

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
MANY = 2500
SYLLABLES = [
    "ret",
    "ur",
    "pak",
    "ke",
    "lab",
    "el",
    "fak",
    "tu",
    "ra",
    "kvi",
    "ter",
    "ing",
    "or",
    "sø",
]
ENGINES = ("whoosh", "postgres")


@pytest.fixture
def by_both(shelf, settings):
    """What each engine answers to (user, text) pairs: `by_both(questions)`."""

    def answers(questions):
        answered = []
        for engine in ENGINES:
            settings.SEARCH_ENGINE = engine
            write_documents("note", shelf.notes)
            assert upkeep.rebuild()
            found = [finder.find(user, text, limit=200) for user, text in questions]
            assert not any(each.degraded for each in found)
            answered.append(found)
        return zip(*answered, strict=True)

    return answers


def test_every_query_of_the_evaluation_is_answered_alike(shelf, by_both):
    stand_on(shelf)
    load_shipped()
    agents = {language: make_user(language=language) for language in LANGUAGES}
    questions = [(agents[asked.language], asked.text) for asked in queries()]

    pairs = zip(questions, by_both(questions), strict=True)

    parted = [
        (text, _shown(files), _shown(tables))
        for (_, text), (files, tables) in pairs
        if _shown(files) != _shown(tables)
    ]
    assert parted == []


def test_elsewhere_eight_of_the_first_ten_are_the_same(shelf, by_both, alice):
    """More documents match than PostgreSQL looks at."""
    random = Random(1)
    names = ["".join(random.choices(SYLLABLES, k=random.choice((2, 2, 3)))) for _ in range(300)]
    weights = [1 / (at + 2) for at in range(len(names))]
    for _ in range(MANY):
        text = random.choices(names, weights, k=40)
        title, body = " ".join(text[: random.randint(1, 4)]), " ".join(text[4:])
        shelf.put(title, body=body, language="da", record=False)
    texts = [f"{name} " for name in names[:5]]
    texts += [name[:-1] for name in names[:5]] + [f"{names[0]} {name}" for name in names[1:5]]

    pairs = by_both([(alice, text) for text in texts])

    for text, (files, tables) in zip(texts, pairs, strict=True):
        first, others = ({row["id"] for row in each.results[:10]} for each in (files, tables))
        assert min(files.count, tables.count) > 100, text
        assert len(first & others) >= 8, text


def _shown(found):
    ids = [row["id"] for row in found.results]
    return found.count, found.more, found.did_you_mean, found.ways, ids
