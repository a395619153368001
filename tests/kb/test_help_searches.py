"""What visitors search for is noted without telling them apart, and without changing a page."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import hearing
from search.asked import SearchedText
from tests.kb.factories import make_article

pytestmark = pytest.mark.django_db

SEARCH = "/help/da/search/"


@pytest.fixture(autouse=True)
def empty_buffer():
    hearing.forget()
    yield
    hearing.forget()


@pytest.fixture
def returns():
    return make_article("Retur af varer", language="da", visibility="public")


def kept():
    hearing.flush()
    names = ("text", "language", "type", "public", "asked", "hits", "taken")
    return list(SearchedText.objects.values_list(*names))


def test_a_search_and_what_was_opened(client, returns):
    client.get(SEARCH, {"q": "retur"})
    came = f"http://testserver{SEARCH}?q=Retur"
    client.get(returns.public_url, headers={"Referer": came})
    client.head(SEARCH, {"q": "retur"})

    assert kept() == [("retur", "da", "article", True, 1, 1, 1)]
    assert [hit.object_id for hit in SearchedText.objects.get().hits_taken.all()] == [returns.pk]


def test_what_only_colleagues_read_makes_no_word_known(client, returns):
    make_article("Rabat", language="da")
    for address in ("192.0.2.1", "192.0.2.2"):
        client.get(SEARCH, {"q": "rabat"}, REMOTE_ADDR=address)
    assert kept() == []

    client.get(SEARCH, {"q": "rabat"}, REMOTE_ADDR="192.0.2.3")

    assert kept() == [("rabat", "da", "article", True, 3, 0, 0)]


@pytest.mark.parametrize(
    "came",
    [
        "",
        "http://elsewhere.example/help/da/search/?q=retur",
        "http://testserver/help/da/",
        "http://testserver/help/da/?q=retur",
        "http://testserver/nothing?q=retur",
        "http://testserver/help/da/search/?q=",
        "http://testserver/help/nb/search/?q=retur",
        "//[broken?q=retur",
    ],
)
def test_who_comes_from_elsewhere_took_no_hit(client, returns, came):
    client.get(SEARCH, {"q": "retur"})
    assert client.get(returns.public_url, headers={"Referer": came}).status_code == 200

    assert kept() == [("retur", "da", "article", True, 1, 1, 0)]


# A search on PostgreSQL sets limits to a statement inside a savepoint.
READS = re.compile(r"\s*(SELECT|SAVEPOINT|ROLLBACK TO|RELEASE) ")


def test_pages_write_nothing_and_say_the_same_to_everybody(client, returns, eva):
    first = client.get(SEARCH, {"q": "retur"})
    with CaptureQueriesContext(connection) as queries:
        second = client.get(SEARCH, {"q": "retur"}, REMOTE_ADDR="192.0.2.9")

    assert first.content == second.content
    assert "Cookie" not in second.headers.get("Vary", "")
    assert [each["sql"] for each in queries if not READS.match(each["sql"])] == []
