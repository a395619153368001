"""What the workspace tells of searches, and what editors see of them."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search import hearing
from search.asked import SearchedText, VeiledSearch
from tests.desk.searches import LIST, SETTLED, ask, kept, make_searched, tell
from tests.kb.factories import make_article
from tests.responses.factories import make_reply, make_shared

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_buffer():
    hearing.forget()
    yield
    hearing.forget()


# --- What the workspace tells -----------------------------------------------------------------


def test_a_settled_search_is_told_apart_from_a_hit_taken(client, alice, eva):
    reply = make_shared(eva, title="Parcel")
    client.force_login(alice)
    taken = {"type": "reply", "id": reply.pk}

    assert tell(client, hits=4).status_code == 204
    assert tell(client, hits=4, again=True, taken=taken).status_code == 204

    assert kept("text", "language", "type", "public", "asked", "watched", "hits", "taken") == [
        ("parcel", "en", "", False, 1, 1, 4, 1)
    ]


def test_telling_writes_nothing_itself(client, alice, eva):
    make_shared(eva, title="Parcel")
    client.force_login(alice)
    with CaptureQueriesContext(connection) as queries:
        tell(client)

    assert [each["sql"] for each in queries if not each["sql"].startswith("SELECT")] == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b'"parcel"',
        b'{"q": 1, "language": "en", "hits": 0, "again": false, "taken": null}',
        b'{"q": "x", "language": "en", "hits": -1, "again": false, "taken": null}',
        b'{"q": "x", "language": "en", "hits": true, "again": false, "taken": null}',
        b'{"q": "x", "language": "en", "hits": 0, "again": false, "taken": {"type": "reply"}}',
        b'{"q": "x", "language": "en", "hits": 0, "again": false, "taken": 3}',
        b'{"q": "x", "language": "en", "hits": 0, "again": 0, "taken": {"type": 1, "id": 1}}',
        b'{"q": "x", "language": "en"}',
    ],
)
def test_what_our_script_does_not_say_is_refused(client, alice, body):
    client.force_login(alice)

    answer = client.post(SETTLED, body, content_type="application/json")

    assert answer.status_code == 400
    assert not hearing._heard


def test_hits_of_no_type_are_nobodys(client, alice, eva):
    make_shared(eva, title="Parcel")
    client.force_login(alice)
    tell(client, taken={"type": "user", "id": 1})

    assert kept("text", "taken") == [("parcel", 0)]


def test_the_form_without_scripts_tells_too(client, alice, eva):
    make_shared(eva, title="Parcel")
    client.force_login(alice)
    client.get("/", {"q": "parcel"})
    client.get("/", {"q": " "})

    assert kept("text", "asked", "watched") == [("parcel", 1, 0)]


# --- The page ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "statuses"),
    [
        (None, [302, 302, 302, 302, 302, 302]),
        ("alice", [403, 404, 403, 403, 204, 201]),
        ("eva", [200, 302, 302, 403, 204, 201]),
        ("adam", [200, 302, 302, 302, 204, 201]),
    ],
)
def test_each_role_comes_where_it_may(client, request, name, statuses):
    if name:
        client.force_login(request.getfixturevalue(name))
    first, second = make_searched("a").pk, make_searched("b").pk
    answers = [
        client.get(LIST),
        client.post(f"/todo/searches/{first}/dismiss/"),
        client.post(f"{LIST}{second}/delete/"),
        client.post(f"{LIST}delete-all/"),
        tell(client),
        ask(client, "gavekort"),
    ]

    assert [answer.status_code for answer in answers] == statuses


def test_the_page_shows_what_was_asked_most_and_what_came_of_it(client, alice, eva):
    article = make_article("Lost parcels")
    secret = make_reply(alice, title="Alice alone")
    make_searched("often", asked=9, hits=3, taken=4)
    missing = make_searched("missing", asked=12)
    make_searched("old", last_on=timezone.localdate() - timedelta(days=31))
    hits = SearchedText.objects.get(text="often").hits_taken
    for type, pk, count in (
        ("article", article.pk, 3),
        ("reply", secret.pk, 1),
        ("gone", 1, 1),
        ("article", 0, 9),
    ):
        hits.create(type=type, object_id=pk, count=count)
    client.force_login(eva)

    page = client.get(LIST)

    shown = [(row.text, [hit["title"] for hit in taken]) for row, taken in page.context["listed"]]
    assert shown == [("missing", []), ("often", ["Lost parcels"])]
    assert "Alice alone" not in page.text
    nothing = client.get(LIST, {"kind": "nothing"}).context["listed"]
    assert [row.pk for row, _ in nothing] == [missing.pk]
    assert client.get(LIST, {"kind": "wished"}).context["listed"] == []


def test_the_page_says_whether_searches_are_noted(client, eva, settings):
    client.force_login(eva)
    assert "kept for 90 days" in client.get(LIST).text

    settings.SEARCH_LOG = False
    assert "Searches are not noted" in client.get(LIST).text


def test_an_editor_deletes_one_an_admin_all(client, eva, adam):
    one, _ = make_searched("one"), make_searched("two")
    VeiledSearch.objects.create(code=5)
    client.force_login(eva)
    assert "Delete all" not in client.get(LIST).text
    client.post(f"{LIST}{one.pk}/delete/")
    assert kept("text") == [("two",)]

    client.force_login(adam)
    assert "Delete all" in client.get(LIST).text
    tell(client, "two")
    client.post(f"{LIST}delete-all/")

    assert kept() == []
    assert not VeiledSearch.objects.exists()


def test_the_page_takes_as_many_queries_for_three_as_for_one(client, eva):
    client.force_login(eva)
    counts = []
    for titles in (["a"], ["b", "c"]):
        for title in titles:
            hits = make_searched(title).hits_taken
            hits.create(type="article", object_id=make_article(title).pk, count=1)
            hits.create(type="reply", object_id=make_shared(eva, title=title).pk, count=1)
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a_told_language_may_be_anything(client, alice, eva):
    make_shared(eva, title="Parcel")
    client.force_login(alice)
    body = json.dumps({"q": "parcel", "language": "\0" + "x" * 99, "hits": 0, "again": False,
                       "taken": None})  # fmt: skip
    client.post(SETTLED, body, content_type="application/json")

    assert kept("language") == [("x" * 12,)]
