"""Query parameters and pages: what is not understood is refused, never ignored."""

import pytest

from core.models import Tag
from tests.api import caller, errors_of, problem_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def tags(db):
    return Tag.objects.named([f"tag {number:03}" for number in range(1, 206)])


def names(response):
    return [each["name"] for each in response.json()["results"]]


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("pagesize=3", {"/pagesize": "unknown_parameter"}),
        ("format=json", {"/format": "unknown_parameter"}),
        ("page=1&page=2", {"/page": "repeated"}),
        ("q=a&q=b", {"/q": "repeated"}),
        ("q=%00", {"/q": "null_characters_not_allowed"}),
        ("page=", {"/page": "invalid"}),
        ("page=0", {"/page": "invalid"}),
        ("page=-1", {"/page": "invalid"}),
        ("page=last", {"/page": "invalid"}),
        ("page=²", {"/page": "invalid"}),
        ("page=99999999999999999999", {"/page": "invalid"}),
        ("page_size=0", {"/page_size": "invalid"}),
        ("page_size=201", {"/page_size": "invalid"}),
        ("page_size=ten", {"/page_size": "invalid"}),
        ("a=1&b=2&page=x", {"/a": "unknown_parameter", "/b": "unknown_parameter"}),
    ],
)
def test_a_list_refuses_what_it_does_not_understand(alice, tags, query, error):
    response = caller(alice).get(f"/api/v1/tags/?{query}")

    assert (response.status_code, errors_of(response)) == (400, error)


def test_writing_takes_no_parameters(adam):
    response = caller(adam).post("/api/v1/teams/?dry_run=1", {"name": "Returns"})

    assert errors_of(response) == {"/dry_run": "unknown_parameter"}


def test_a_list_counts_and_links_its_pages(alice, tags):
    client = caller(alice)

    first = client.get("/api/v1/tags/?page_size=100&q=tag").json()
    last = client.get("/api/v1/tags/?page_size=100&q=tag&page=3").json()

    assert (first["count"], len(first["results"]), first["previous"]) == (205, 100, None)
    assert first["next"] == "http://testserver/api/v1/tags/?page=2&page_size=100&q=tag"
    assert (len(last["results"]), last["next"]) == (5, None)


def test_fifty_rows_come_unasked_and_200_at_most(alice, tags):
    client = caller(alice)

    assert len(names(client.get("/api/v1/tags/"))) == 50
    assert len(names(client.get("/api/v1/tags/?page_size=200"))) == 200


def test_a_page_past_the_end_is_404(alice, tags):
    assert problem_of(caller(alice).get("/api/v1/tags/?page=6")) == (404, "not_found")


def test_an_empty_list_has_one_empty_page(alice):
    assert caller(alice).get("/api/v1/tags/").json() == {
        "count": 0,
        "next": None,
        "previous": None,
        "results": [],
    }


def test_q_takes_each_word_in_any_nordic_spelling(alice):
    Tag.objects.named(["Retur af køb", "Køb på afbetaling", "Kob"])
    client = caller(alice)

    assert names(client.get("/api/v1/tags/?q=KOEB")) == ["Køb på afbetaling", "Retur af køb"]
    assert names(client.get("/api/v1/tags/?q=køb retur")) == ["Retur af køb"]
    assert names(client.get("/api/v1/tags/?q=%")) == []


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_as_many_queries_for_three_as_for_one(alice, count, django_assert_num_queries):
    Tag.objects.named([f"tag {number}" for number in range(count)])
    client = caller(alice)
    client.get("/api/v1/tags/")  # notes the use of the token

    with django_assert_num_queries(5):  # what is due, token, teams of the asker, count, rows
        client.get("/api/v1/tags/")
