"""The list of the workspace, as its script asks for it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kb.services.articles import create_article
from responses.services.uses import record_use
from search import upkeep
from tests.responses.factories import make_reply, make_shared, make_variant

pytestmark = pytest.mark.django_db(transaction=True)


def ask(client, q, **more):
    asked = {"q": q, "language": "en", "values": {}, **more}
    return client.post("/hits/", asked, content_type="application/json")


def titles(answer):
    found = answer.context["found"]
    return [row["title"] for row in replies(answer)], [row["title"] for row in found.articles]


def replies(answer):
    return [row for part in answer.context["found"].parts for row in part.rows]


def test_each_asker_is_shown_exactly_what_is_theirs(client, alice, bob, eva, support):
    make_shared(eva, title="Parcel for all")
    make_shared(eva, title="Parcel for support", shared_with="teams", teams=[support])
    make_reply(alice, title="Parcel of Alice")
    create_article(by=eva, title="Parcel article", body="Text", status="published")
    create_article(by=eva, title="Parcel draft", body="Text")

    shown = {}
    for user in (alice, bob, eva):
        client.force_login(user)
        found, articles = titles(ask(client, "parcel"))
        shown[user.username] = (sorted(found), articles)

    assert shown == {
        "alice": (["Parcel for all", "Parcel for support", "Parcel of Alice"], ["Parcel article"]),
        "bob": (["Parcel for all"], ["Parcel article"]),
        "eva": (["Parcel for all", "Parcel for support"], ["Parcel article"]),
    }


def test_a_visitor_is_shown_nothing(client):
    answer = ask(client, "parcel")

    assert (answer.status_code, answer.url) == (302, "/sign-in/?next=/hits/")


def test_rows_are_filled_for_the_customer_in_hand(client, alice, eva):
    make_shared(eva, title="Parcel", body="[[Hi {{customer.first_name}}|Hi]], your parcel.")
    client.force_login(alice)

    answer = ask(client, "parcel", values={"customer": {"first_name": "<Mette>"}})

    assert replies(answer)[0]["line"] == ("Hi &lt;Mette&gt;, your <mark>parcel</mark>.")


def test_values_that_do_not_exist_fill_nothing(client, alice, eva):
    make_shared(eva, title="Parcel", body="Hi {{customer.first_name}}")
    client.force_login(alice)

    answer = ask(client, "parcel", values={"customer.shoe_size": "38"})

    assert replies(answer)[0]["line"] == "Hi …"


def test_an_article_for_customers_can_be_sent_one_for_colleagues_cannot(client, alice, eva):
    for visibility in ("public", "internal"):
        create_article(
            by=eva,
            title=f"Parcel {visibility}",
            summary="It comes.",
            body="Text",
            language="en",
            visibility=visibility,
            status="published",
        )
    client.force_login(alice)

    found = ask(client, "parcel").context["found"].articles

    assert {row["title"]: row["text"] for row in found} == {
        "Parcel public": "It comes.\nhttp://testserver/help/en/parcel-public/",
        "Parcel internal": "",
    }


@pytest.mark.parametrize("body", [b"", b"[]", b'{"q": 1, "language": "en", "values": {}}'])
def test_what_is_no_question_is_refused(client, alice, body):
    client.force_login(alice)

    answer = client.post("/hits/", body, content_type="application/json")

    assert answer.status_code == 400


@pytest.mark.parametrize("q", ["", "parcel"])
def test_three_replies_take_as_many_queries_as_one(client, alice, eva, q):
    client.force_login(alice)
    counts = []
    for titles_before in (["Parcel 1"], ["Parcel 2", "Parcel 3"]):
        for title in titles_before:
            make_shared(eva, title=title)
        ask(client, q)
        with CaptureQueriesContext(connection) as queries:
            ask(client, q)
        counts.append(len(queries))

    assert counts[1] == counts[0]


def test_a_short_code_leads_to_the_reply(client, alice, eva):
    shared = make_shared(eva, shortcut="retur")
    client.force_login(alice)
    assert client.get("/r/retur").url == shared.get_absolute_url()

    own = make_reply(alice, shortcut="retur")

    assert client.get("/r/RETUR").url == own.get_absolute_url()
    assert client.get("/r/nothing").status_code == 404


def test_a_script_leads_into_the_workspace(client, alice, bob, eva):
    own = make_reply(alice, shortcut="retur")
    client.force_login(alice)
    filled = f"/?q=retur&linked=1#reply=retur&row=reply-{own.group_id}"
    assert client.get("/r/retur?fill=1").url == filled

    client.force_login(bob)

    assert client.get("/r/retur?fill=1").url == "/?q=retur&linked=1#reply=retur"


def test_a_reply_found_in_one_language_is_sent_in_the_customers(client, alice, eva):
    danish = make_shared(eva, title="Luk tidligt", shortcut="luk", language="da", body="Farvel.")
    make_variant(danish, eva, "sv", title="Avsluta", body="Hej då.", tone="informal")
    swedish = make_variant(danish, eva, "sv", title="Avsluta tidigt", body="Adjö.")
    yesterday = timezone.now() - timedelta(days=1)
    late = make_variant(danish, eva, "nb", title="Avslutt", valid_until=yesterday)
    draft = make_variant(danish, eva, "en", title="Close", status="draft")
    client.force_login(alice)

    shown = {
        language: [
            (row["id"], row["note"]) for row in replies(ask(client, "luk", language=language))
        ]
        for language in ("da", "sv", "nb", "en")
    }

    assert shown == {
        "da": [(danish.pk, "")],
        "sv": [(swedish.pk, "also: Luk tidligt")],
        "nb": [(danish.pk, "")],
        "en": [(danish.pk, "")],
    }
    assert {late.pk, draft.pk}.isdisjoint(number for rows in shown.values() for number, _ in rows)


def test_language_and_tone_choose_the_variant(client, alice, eva):
    danish = make_shared(eva, title="Luk", shortcut="luk", language="da", body="Farvel.")
    light = make_variant(danish, eva, "da", title="Luk", body="Hej hej!", tone="informal")
    swedish = make_variant(danish, eva, "sv", title="Luk", body="Hej då.")
    client.force_login(alice)

    def shown(**chat):
        (row,) = replies(ask(client, "luk", **chat))
        return row["id"]

    assert shown(language="da") == danish.pk
    assert shown(language="da", tone="informal") == light.pk
    assert shown(language="da", tone="formal") == danish.pk
    assert shown(language="sv", tone="informal") == swedish.pk
    assert shown(language="en", tone="informal") == light.pk


def test_a_row_says_how_often_all_its_variants_were_used(client, alice, eva):
    danish = make_shared(eva, title="Luk", shortcut="luk", language="da")
    swedish = make_variant(danish, eva, "sv", title="Avsluta")
    for reply in (danish, swedish, swedish):
        record_use(reply, by=alice)
    client.force_login(alice)

    assert [row["uses"] for row in replies(ask(client, "luk", language="da"))] == [3]
    assert [row["uses"] for row in replies(ask(client, "", language="sv"))] == [3]


def test_what_stands_as_typed_has_no_better_spelling(client, alice, eva):
    make_shared(eva, title="Hvor er pakken", shortcut="spor", language="da")
    create_article(
        by=eva, title="Spørg os", body="Spørg endelig", language="da", status="published"
    )
    assert upkeep.rebuild()
    client.force_login(alice)

    assert ask(client, "spor", language="da").context["found"].did_you_mean == ""
    assert ask(client, "hvor er pakken", language="da").context["found"].did_you_mean == ""
    assert ask(client, "pakekn", language="da").context["found"].did_you_mean == "pakken"


@pytest.mark.sqlite  # an index in PostgreSQL is asked by questions of its own
def test_few_questions_are_enough(client, alice, eva):
    for number in range(6):
        make_shared(eva, title=f"Parcel {number}", shortcut=f"p{number}")
        create_article(by=eva, title=f"Parcel article {number}", body="Text", status="published")
    client.force_login(alice)
    ask(client, "parcel")

    with CaptureQueriesContext(connection) as queries:
        ask(client, "parcel")

    assert len(queries) <= 18
