"""What a change of the synonyms does to the next search."""

import pytest

from search.services import synonyms
from search.services.shipped import load_shipped
from tests.api import caller
from tests.responses.factories import make_shared

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def replies(eva):
    make_shared(eva, title="Nytt passord", body="Trykk på lenken.", language="nb")
    make_shared(eva, title="Returlabel", body="Læg den i pakken.", language="da")


def found(user, text):
    rows = caller(user).get("/api/v1/search/", {"q": text}).json()["results"]
    return [(row["title"], row["matched"]) for row in rows]


def test_a_word_that_ships_finds_the_others(alice, replies):
    load_shipped()

    assert found(alice, "adgangskode ") == [("Nytt passord", "synonym")]
    assert found(alice, "password ") == [("Nytt passord", "synonym")]
    assert found(alice, "passord ") == [("Nytt passord", "all")]


def test_a_change_counts_from_the_next_search(alice, eva, replies):
    assert found(alice, "retourzettel ") == []

    concept = synonyms.create_synonym(words={"da": ["returlabel"], "nb": ["retourzettel"]}, by=eva)
    assert found(alice, "retourzettel ") == [("Returlabel", "synonym")]

    synonyms.remove_synonym(concept, by=eva)
    assert found(alice, "retourzettel ") == []
