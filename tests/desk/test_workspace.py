"""What the workspace's script asks beside a search: favourites, suggestions, the installed app."""

import json

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext

from responses.models import Favourite
from responses.services.uses import ChatName, record_use
from tests.responses.factories import make_reply, make_shared

pytestmark = pytest.mark.django_db(transaction=True)

CHAT = {"source": "livechat", "external_id": "c-1"}
MESSAGE = "My parcel was broken when it came, and the box was wet. Can I have a new lamp for it?"


def ask(client, **more):
    asked = {"q": "", "language": "en", "values": {}, **more}
    return client.post("/hits/", asked, content_type="application/json")


def keep(client, reply, kept=True):
    return client.post(f"/favourites/{reply.pk}/", {"kept": kept}, "application/json")


def parts(answer):
    return {
        part.name: [row["title"] for row in part.rows] for part in answer.context["found"].parts
    }


def rows(answer):
    return {row["title"]: row for part in answer.context["found"].parts for row in part.rows}


def test_who_may_keep_which_reply(client, alice, bob, eva, adam, support):
    shared = make_shared(eva)
    teams = make_shared(eva, shared_with="teams", teams=[support])
    personal = make_reply(alice)
    draft = make_reply(eva, shared_with="staff")

    answers = {}
    for user in (None, alice, bob, eva, adam):
        if user:
            client.force_login(user)
        name = user.username if user else "nobody"
        answers[name] = [
            keep(client, each).status_code for each in (shared, teams, personal, draft)
        ]

    assert answers == {
        "nobody": [302, 302, 302, 302],
        "alice": [200, 200, 200, 404],
        "bob": [200, 404, 404, 404],
        "eva": [200, 200, 404, 200],
        "adam": [200, 200, 404, 200],
    }


def test_a_favourite_is_kept_and_let_go(client, alice, eva):
    reply = make_shared(eva, title="Parcel")
    client.force_login(alice)

    assert keep(client, reply).json() == {"kept": True}
    assert parts(ask(client))["favourites"] == ["Parcel"]
    assert rows(ask(client, q="parcel"))["Parcel"]["favourite"]

    assert keep(client, reply, kept=False).json() == {"kept": False}
    assert "favourites" not in parts(ask(client))


@pytest.mark.parametrize("body", ["", "[]", '{"kept": "yes"}', "{}", '"' + "[" * 10 + '"'])
def test_what_is_no_wish_is_refused(client, alice, eva, body):
    client.force_login(alice)

    answer = client.post(f"/favourites/{make_shared(eva).pk}/", body, "application/json")

    assert (answer.status_code, Favourite.objects.count()) == (400, 0)


def test_after_a_reply_the_usual_next_ones_come_first(client, alice, eva):
    first, then = make_shared(eva, title="First"), make_shared(eva, title="Then")
    for number in range(2):
        for reply in (first, then):
            record_use(reply, by=alice, chat=ChatName("livechat", f"c-{number}"))
    client.force_login(alice)

    assert parts(ask(client, after=first.pk)) == {"next": ["Then"], "most_used": ["First"]}


def test_a_reply_is_marked_whoever_used_it_in_the_chat(client, alice, bob, eva):
    record_use(make_shared(eva, title="Parcel"), by=bob, chat=ChatName(**CHAT))
    make_shared(eva, title="Parcel too")
    client.force_login(alice)

    used = {
        title: row["used_here"] for title, row in rows(ask(client, q="parcel", chat=CHAT)).items()
    }

    assert used == {"Parcel": True, "Parcel too": False}


def test_a_message_is_answered_with_reasons(client, alice, eva):
    make_shared(
        eva,
        title="Broken in the post",
        body="Sorry about the broken parcel and the wet box. A new lamp is on its way.",
    )
    make_shared(eva, title="Opening hours", body="We are open from nine to five.")
    client.force_login(alice)

    answer = ask(client, messages=[{"author": "customer", "text": MESSAGE}])

    found = answer.context["found"]
    assert parts(answer)["suggested"][0] == "Broken in the post"
    assert rows(answer)["Broken in the post"]["note"]
    assert (found.suggested.language, found.suggested.any) == ("en", True)
    assert "hit-new" not in answer.content.decode()


def test_where_nothing_answers_the_list_is_not_blank(client, alice, eva):
    make_shared(eva, title="Åbningstider", language="da", body="Vi har åbent.")
    client.force_login(alice)

    answer = ask(
        client, messages=[{"author": "customer", "text": "Purple elephants whistle loudly"}]
    )

    assert parts(answer) == {"most_used": ["Åbningstider"]}
    assert "Nothing here answers" in answer.content.decode()


@pytest.mark.parametrize(
    "more",
    [
        {"messages": "text"},
        {"messages": [{"author": "bot", "text": "x"}]},
        {"messages": [{"author": "customer", "text": 1}]},
        {"messages": [{"author": "customer", "text": "x" * 20_001}]},
        {"messages": [{"author": "customer", "text": "x"}] * 41},
        {"chat": {"source": "x"}},
        {"chat": {"source": "x", "external_id": "y\0"}},
        {"chat": {"source": "x", "external_id": "y" * 201}},
        {"after": "1"},
        {"after": True},
        {"after": 2**63},
    ],
)
def test_what_our_script_would_not_send_is_refused(client, alice, more):
    client.force_login(alice)

    assert ask(client, **more).status_code == 400


def test_three_suggestions_take_as_many_queries_as_one(client, alice, eva):
    client.force_login(alice)
    counts = []
    for size in (1, 2):
        for number in range(size):
            make_shared(eva, title=f"Lamp {size}{number}", body="A broken parcel: a new lamp.")
        message = {"author": "customer", "text": MESSAGE}
        ask(client, messages=[message], chat=CHAT)  # what a process learns once
        with CaptureQueriesContext(connection) as queries:
            ask(client, messages=[message], chat=CHAT)
        counts.append(len(queries))

    assert counts[1] == counts[0]


def test_the_page_can_be_installed(client, settings):
    manifest = json.loads(client.get("/manifest.webmanifest").content)

    drawn = [icon["src"].removeprefix(settings.STATIC_URL) for icon in manifest["icons"]]
    assert [path for path in drawn if not finders.find(path)] == []
    assert {icon["sizes"] for icon in manifest["icons"]} == {"any", "192x192", "512x512"}
    assert (manifest["start_url"], manifest["display"]) == ("/", "standalone")
    assert '<link rel="manifest" href="/manifest.webmanifest">' in client.get("/sign-in/").text
