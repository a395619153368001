"""Suggestions in the demo's shop: on its first day, in three languages, through the real index."""

import pytest

from accounts.models import User
from desk.services.demo import load_demo
from responses.models import UseLesson
from search import upkeep
from tests.responses.asking import suggested

pytestmark = pytest.mark.django_db


def _first_day():
    load_demo()
    UseLesson.objects.all().delete()
    assert upkeep.rebuild()


@pytest.fixture(scope="module")
def shop(once):
    once(_first_day)


@pytest.fixture
def ole(shop):
    return User.objects.get(username="ole")


@pytest.mark.parametrize(
    ("text", "language", "first"),
    [
        ("Hej, jeg vil gerne sende mine støvler tilbage", "da", "Retur: sådan gør du"),
        ("Min jakke er gået i stykker efter to uger", "da", "Bed om billeder af fejlen"),
        ("I want to cancel my order", "en", "Order cancelled"),
        ("Hei", "nb", "Velkommen"),
        ("Hejsan, jag har en fråga", "sv", "Välkommen"),
        ("Dit dumme svin", "da", "Bed om en anden tone"),
    ],
)
def test_offers_make_sense_to_an_agent(ole, text, language, first):
    answer = suggested(ole, text)

    assert (answer["language"], answer["replies"][0]["title"]) == (language, first)


def test_articles_answer_what_no_reply_does(ole):
    answer = suggested(ole, "Pandelampen Glød blinker tre gange og går ud")

    assert answer["articles"][0]["title"] == "Pandelampen Glød blinker tre gange og går ud"


@pytest.mark.parametrize(
    "text", ["Kan I anbefale en god tandlæge?", "What is the capital of France?", "asdf qwer"]
)
def test_strange_matters_get_no_more_than_a_sign_of_life(ole, text):
    answer = suggested(ole, text)

    assert answer["articles"] == []
    assert {code for row in answer["replies"] for code in row["reasons"]} <= {"acknowledges"}
