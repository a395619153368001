"""`search` in the answers of the API, and what becomes of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.services.tokens import issue_token
from search import hearing
from search.asked import SearchedText
from tests.api import caller
from tests.factories import make_user

pytestmark = pytest.mark.django_db

SEARCH = "/api/v1/search/"


@pytest.fixture(autouse=True)
def empty_buffer():
    hearing.forget()
    yield
    hearing.forget()


@pytest.fixture
def notes(shelf):
    shelf.put("Retur intern", language="da")
    shelf.put("Retur offentlig", labels={"public"}, facets=frozenset({("tag", "Køb")}))
    return shelf


def kept(*names):
    hearing.flush()
    return list(SearchedText.objects.order_by("text", "-public").values_list(*names))


def number(client, **asked):
    return client.get(SEARCH, asked).json()["search"]


def test_a_settled_search_has_a_number_and_is_noted(notes, alice):
    code = number(caller(alice), q="retur")

    assert 0 <= code < 2**53
    assert kept("text", "language", "type", "public", "hits", "watched") == [
        ("retur", "en", "note", False, 2, 0)
    ]


def test_a_visitor_is_noted_apart(notes, alice):
    codes = {number(caller(), q="offentlig", prefer="da"), number(caller(alice), q="offentlig")}

    assert len(codes) == 2
    assert kept("text", "language", "public", "hits") == [
        ("offentlig", "da", True, 1),
        ("offentlig", "en", False, 1),
    ]


def test_the_number_says_nothing_of_who_asks_or_what_is_found(notes, alice, bob):
    notes.put("Retur for Support", labels={"team:1"})

    assert number(caller(alice), q="Retur ") == number(caller(bob), q="retur", limit=1)


@pytest.mark.parametrize("asked", [{}, {"q": ""}, {"q": "mette@example.com"}, {"q": "40506070"}])
def test_what_is_not_noted_has_none(notes, alice, asked):
    assert number(caller(alice), **asked) is None
    assert kept() == []


def test_completion_is_nobodys_question(notes, alice):
    answer = caller(alice).get(f"{SEARCH}complete/", {"q": "retur"})

    assert answer.json()["search"] is None
    assert kept() == []


def test_a_page_further_on_is_no_new_question(notes, alice):
    client = caller(alice)

    assert number(client, q="retur", offset=1) == number(client, q="retur")
    assert kept("text", "asked") == [("retur", 1)]


def test_what_a_narrower_look_misses_is_not_missing(notes, alice):
    number(caller(alice), q="retur", tag="findes ikke")

    assert kept("text", "hits") == [("retur", None)]


def test_a_token_that_may_find_nothing_asks_nothing(notes, alice):
    assert number(caller(alice, "search:read"), q="retur") is None
    assert kept() == []


def test_a_token_that_acts_for_people_asks_for_each(notes, adam):
    _, secret = issue_token(
        user=adam, name="tool", scopes=["search:read", "replies:read", "act_as"]
    )
    client = caller()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    for name in ("anna", "berit", "carl"):
        make_user(name)
        assert kept() == []
        client.get(SEARCH, {"q": "gavekort"}, headers={"On-Behalf-Of": name})

    assert kept("text", "asked", "hits") == [("gavekort", 3, 0)]


def test_switched_off_there_is_no_number(notes, alice, settings):
    settings.SEARCH_LOG = False

    assert number(caller(alice), q="retur") is None
    assert number(caller(alice), q="retur", offset=1) is None
    assert kept() == []


@pytest.mark.parametrize("q", ["retur", "x" * 5000, "\0 (\"* AND ' OR 1=1 --", "😀", "🏳️‍🌈 {{x}}"])
def test_a_search_writes_nothing(notes, alice, q):
    client = caller(alice)
    client.get(SEARCH, {"q": q})
    with CaptureQueriesContext(connection) as queries:
        assert client.get(SEARCH, {"q": q}).status_code in (200, 400)

    assert {each["sql"].split()[0] for each in queries} <= {
        "SELECT",
        "SAVEPOINT",
        "RELEASE",
        "ROLLBACK",
    }
    hearing.flush()
