"""Suggestions in the demo's shop: on its first day, in three languages, through the real index."""

from pathlib import Path

import pytest
import yaml

from accounts.models import User
from desk.services.demo import load_demo
from responses.models import UseLesson
from responses.services.suggestions import suggest
from search import upkeep
from search.services.shipped import load_shipped
from tests.kept import kept
from tests.responses.asking import said, suggested

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]


def _first_day():
    kept(load_demo)
    load_shipped()
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
def test_strange_matters_get_nothing_at_all(ole, text):
    answer = suggested(ole, text)

    assert (answer["replies"], answer["articles"]) == ([], [])


DESK = Path(__file__).resolve().parent
REPLIES = Path(__file__).resolve().parents[2] / "desk" / "demo" / "replies.yaml"


def _groups():
    """Language and title of each variant → key of its group."""
    groups = yaml.safe_load(REPLIES.read_text(encoding="utf-8"))["replies"]
    return {
        (variant["language"], variant["title"]): group["key"]
        for group in groups
        for variant in group["variants"]
    }


@pytest.mark.parametrize(
    ("part", "first", "three", "silent"),
    [("first", 0.95, 0.97, 1.0), ("later", 0.85, 0.88, 0.75), ("last", 0.85, 0.85, 0.6)],
)
def test_customers_messages_reach_their_floors(ole, part, first, three, silent):
    asked = yaml.safe_load((DESK / "customers_messages.yaml").read_text(encoding="utf-8"))[part]
    groups = _groups()
    hits, quiet = [], []

    for each in asked:
        answer = suggest(ole, said(*each["says"]))
        found = [groups[row["language"], row["title"]] for row in answer.replies]
        if each["wants"]:
            wanted = set(each["wants"])
            hits.append((bool(wanted & set(found[:1])), bool(wanted & set(found[:3]))))
        else:
            quiet.append(not found and not answer.articles)

    assert sum(one for one, _ in hits) >= first * len(hits)
    assert sum(among for _, among in hits) >= three * len(hits)
    assert sum(quiet) >= silent * len(quiet)
