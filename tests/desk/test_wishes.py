"""What agents ask the editors for, and searches without an answer in /todo/."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from desk.services import work_list
from search import hearing
from search.asked import SearchedText
from tests.desk.searches import WISH, ask, kept, listed, make_searched, tell
from tests.responses.factories import make_shared

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_buffer():
    hearing.forget()
    yield
    hearing.forget()


# --- Asking the editors -----------------------------------------------------------------------


def test_a_wish_reaches_the_editors_without_a_name(client, alice, bob, eva, adam):
    client.force_login(alice)

    answer = ask(client, "Hvad gør jeg ved et  tabt gavekort?")

    assert (answer.status_code, answer.json()) == (201, {"detail": "The editors have it."})
    row = ("wishes", "Hvad gør jeg ved et tabt gavekort", "A colleague asks for this")
    assert listed(eva) == listed(adam) == [row]
    assert listed(alice) == listed(bob) == []
    assert "alice" not in str(list(SearchedText.objects.values()))


def test_it_is_one_row_however_many_ask(client, alice, bob, eva):
    for user in (alice, bob):
        client.force_login(user)
        ask(client, "tabt gavekort")

    assert listed(eva) == [("wishes", "tabt gavekort", "Colleagues asked for this 2 times")]


@pytest.mark.parametrize(
    ("q", "words"),
    [
        ("", "Say what is missing."),
        (" ?! ", "Say what is missing."),
        ("x" * 201, "at most 200 letters"),
        ("mette@example.com", "Leave out names"),
        ("ring 40 50 60 70", "Leave out names"),
        ("hun bor på Ringvejen 12, 8000 Aarhus", "Leave out names"),
        (None, "Say what is missing."),
        (["x"], "Say what is missing."),
    ],
)
def test_a_wish_that_tells_of_a_customer_is_refused(client, alice, q, words):
    client.force_login(alice)

    answer = ask(client, q)

    assert answer.status_code == 400
    assert words in answer.json()["detail"]
    assert not SearchedText.objects.exists()


def test_a_wish_works_without_scripts(client, alice):
    client.force_login(alice)
    page = client.get("/", {"q": "gavekort"})
    assert '<button class="button">' in page.text
    assert "Ask the editors for this: “gavekort”" in page.text

    said = client.post(WISH, {"q": "gavekort", "language": "en"}, follow=True)
    refused = client.post(WISH, {"q": "a@b.dk", "language": "en", "next": "/todo/"}, follow=True)

    assert "The editors have it." in said.text
    assert refused.redirect_chain == [("/todo/", 302)]
    assert "Leave out names" in refused.text


def token_in(page):
    """Of the first form in the page's own part: the bar above has one too."""
    main = page.text.partition("<main")[2]
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', main)[1]


def test_forms_carry_their_token(alice, eva):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    assert tell(client).status_code == ask(client, "gavekort").status_code == 403
    sent = {"q": "gavekort", "csrfmiddlewaretoken": token_in(client.get("/", {"q": "gavekort"}))}
    assert client.post(WISH, sent).status_code == 302

    client.force_login(eva)
    for address in ("/todo/", "/settings/searches/"):
        assert token_in(client.get(address))


def test_wishes_work_with_the_log_switched_off(client, alice, eva, settings):
    settings.SEARCH_LOG = False
    client.force_login(alice)
    tell(client)
    ask(client, "gavekort")

    assert kept() == [("gavekort", 0)]
    assert len(listed(eva)) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("replies", "offered"), [(0, True), (2, True), (3, False)])
def test_the_row_is_offered_where_hardly_anything_was_found(client, alice, eva, replies, offered):
    for number in range(replies):
        make_shared(eva, title=f"Parcel {number}")
    client.force_login(alice)
    asked = {"q": "parcel", "language": "en", "values": {}}

    page = client.post("/hits/", asked, content_type="application/json").text

    assert ('data-type="wish"' in page) == offered
    assert page.index('data-type="new"') > page.find('data-type="wish"')


# --- The list of what needs work --------------------------------------------------------------


def test_searches_that_led_nowhere_come_to_editors(alice, eva):
    make_searched("nothing", asked=7)
    make_searched("once", asked=1, public=True)
    make_searched("unused", asked=4, watched=3, hits=9)
    make_searched("unused by a tool", asked=4, watched=0, hits=9)
    make_searched("used", asked=4, watched=4, hits=9, taken=1)
    make_searched("left", dismissed=True)

    assert sorted(listed(eva)) == [
        ("searches", "nothing", "Asked 7 times, nothing found"),
        ("searches", "once", "Asked once by a visitor, nothing found"),
        ("searches", "unused", "Asked 4 times, nothing of it opened or used"),
    ]
    assert listed(alice) == []


def test_its_steps_begin_a_text_with_the_words(client, eva):
    searched = make_searched("Café & «råd»", language="da")
    client.force_login(eva)
    (row,) = work_list.rows_of(work_list.entries(eva), eva)
    article, reply, leave = row.row.steps

    for step in (article, reply):
        form = client.get(step.url).context["form"]
        assert (form["title"].value(), form["language"].value()) == ("Café & «råd»", "da")
    assert client.get(row.row.url).context["q"] == "Café & «råd»"
    assert client.post(leave.url).url == "/todo/"
    assert listed(eva) == []
    searched.refresh_from_db()
    assert searched.dismissed


def test_only_editors_leave_a_search(client, alice):
    searched = make_searched()
    client.force_login(alice)

    assert client.post(f"/todo/searches/{searched.pk}/dismiss/").status_code == 404
    assert client.get(f"/todo/searches/{searched.pk}/dismiss/").status_code == 405


def test_three_searches_take_as_many_queries_as_one(client, eva):
    client.force_login(eva)
    counts = []
    for texts in (["a"], ["b", "c"]):
        for text in texts:
            make_searched(text)
            make_searched(f"{text} wish", wished=1, wished_on=timezone.localdate())
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/todo/").status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]
