"""GET search/ and search/complete/ over HTTP."""

import pytest

from tests.api import caller, errors_of, problem_of

pytestmark = pytest.mark.django_db

SEARCH = "/api/v1/search/"
COMPLETE = "/api/v1/search/complete/"


@pytest.fixture
def notes(shelf, alice):
    shelf.put("Retur intern", body="Send den tilbage", language="da")
    shelf.put("Retur offentlig", labels={"public"}, facets=frozenset({("tag", "Køb")}))
    return shelf


def titles(response):
    assert response.status_code == 200, response.content
    return {row["title"] for row in response.json()["results"]}


@pytest.mark.parametrize("address", [SEARCH, COMPLETE])
def test_an_answer_has_these_fields(notes, alice, address):
    answer = caller(alice).get(address, {"q": "tilbage"}).json()

    assert list(answer) == [
        "count", "more", "took_ms", "degraded", "did_you_mean", "search", "facets", "results",
    ]  # fmt: skip
    assert answer["facets"] == {"type": {"note": 1}, "language": {"da": 1}, "tag": {}}
    (row,) = answer["results"]
    assert row["snippet"] == "Send den <mark>tilbage</mark>"
    assert row["updated_at"] == "2027-01-01T00:00:00Z"
    assert row.keys() == {
        "type", "id", "title", "shortcut", "language", "snippet", "score", "url", "updated_at",
        "matched",
    }  # fmt: skip


@pytest.mark.parametrize("address", [SEARCH, COMPLETE])
def test_nobody_finds_what_is_public(notes, address):
    answer = caller().get(address, {"q": "retur"})

    assert titles(answer) == {"Retur offentlig"}
    assert answer.json()["count"] == 1


@pytest.mark.parametrize("address", [SEARCH, COMPLETE])
def test_a_token_needs_search_read(notes, alice, address):
    assert problem_of(caller(alice, "replies:read").get(address)) == (403, "insufficient_scope")
    assert (
        titles(caller(alice, "search:read", "articles:read").get(address, {"q": "retur"})) == set()
    )
    both = caller(alice, "search:read", "replies:read").get(address, {"q": "retur"})
    assert titles(both) == {"Retur intern", "Retur offentlig"}


def test_a_session_finds_too(notes, alice, client):
    client.force_login(alice, backend="django.contrib.auth.backends.ModelBackend")

    assert len(titles(client.get(SEARCH, {"q": "retur"}))) == 2


def test_filters_and_pages(notes, alice):
    api = caller(alice)

    assert titles(api.get(SEARCH, {"q": "retur", "tag": "kob", "type": "note"})) == set()
    assert titles(api.get(SEARCH, {"q": "retur", "tag": ["køb", "x"]})) == {"Retur offentlig"}
    assert titles(api.get(SEARCH, {"q": "retur", "language": "da_DK"})) == {"Retur intern"}
    assert titles(api.get(SEARCH, {"q": "retur", "prefer": "DA", "limit": 1})) == {"Retur intern"}
    assert len(titles(api.get(SEARCH, {"q": "retur", "offset": 1}))) == 1
    assert len(titles(api.get(SEARCH, {"q": ""}))) == 2
    assert len(titles(api.get(SEARCH))) == 2


@pytest.mark.parametrize(
    ("parameters", "errors"),
    [
        ({"query": "x"}, {"/query": "unknown_parameter"}),
        ({"q": ["a", "b"]}, {"/q": "repeated"}),
        ({"type": "memo"}, {"/type/0": "unknown_type"}),
        ({"language": "tlh"}, {"/language/0": "unknown_language"}),
        ({"prefer": "tlh"}, {"/prefer": "unknown_language"}),
        ({"limit": "0"}, {"/limit": "min_value"}),
        ({"limit": "201"}, {"/limit": "max_value"}),
        ({"offset": "-1"}, {"/offset": "min_value"}),
        ({"offset": "190", "limit": "20"}, {"/limit": "too_far"}),
        ({"stage": "x"}, {"/stage/0": "invalid_choice"}),
        ({"category": "x"}, {"/category/0": "invalid"}),
    ],
)
def test_wrong_parameters_are_problems(notes, alice, parameters, errors):
    assert errors_of(caller(alice).get(SEARCH, parameters)) == errors


@pytest.mark.parametrize("text", ["\0", "*", '"', "retur\0", "🎉", "a" * 5000, "%00", "(((("])
def test_odd_texts_are_no_errors(notes, alice, text):
    assert caller(alice).get(SEARCH, {"q": text}).status_code == 200
    assert caller().get(COMPLETE, {"q": text}).status_code == 200


def test_post_is_not_a_method(notes, alice):
    assert problem_of(caller(alice).post(SEARCH, {}))[0] == 405
