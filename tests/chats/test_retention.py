"""Texts go when their time is over or the customer asks; what is counted stays."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from chats.models import Chat, ChatRules, Message
from chats.services import retention
from chats.services.promotion import Wish, promote
from core.events.models import Change
from kb.models import Feedback
from responses.models import Use
from search.models import SearchedText
from tests.api import caller
from tests.chats.factories import make_chat, message, talk
from tests.kb.factories import make_article
from tests.responses.factories import make_shared

pytestmark = pytest.mark.django_db

CHATS = "/api/v1/chats/"
LONG_AGO = timezone.now() - timedelta(days=100)


@pytest.fixture
def ninety(db):
    return ChatRules.objects.create(keep_days=90)


def texts():
    """All that stands of chats anywhere in their tables."""
    chats = Chat.objects.values_list("subject", "customer_name", "folded")
    said = Message.objects.values_list("name", "text")
    return "\n".join(" ".join(row) for row in [*chats, *said])


def test_old_texts_go_and_what_is_counted_stays(alice, eva, ninety):
    reply = make_shared(eva, body="Rens filteret.", status="published")
    said = [*talk(), message("agent", "Rens filteret.", reply=reply.pk)]
    fields = {"closed_at": LONG_AGO, "rating": 2, "subject": "Støvsuger", "external_id": "old"}
    old = make_chat(alice, said, **fields)
    promotion, _new = promote(old, Wish(), by=alice)
    Chat.objects.filter(pk=old.pk).update(updated_at=LONG_AGO)
    make_chat(alice, talk("Hvor er kvitteringen?"), closed_at=timezone.now(), external_id="new")

    assert retention.delete_old_texts() == "texts of 1 chats deleted"
    assert retention.delete_old_texts() == ""

    shown = caller(alice).get(f"{CHATS}{old.pk}/").json()
    kept = ("rating", "message_count", "promoted", "subject", "customer_name", "messages")
    assert [shown[name] for name in kept] == [2, 8, True, "", "", []]
    assert shown["text_deleted_at"] is not None
    assert (Use.objects.get().reply, promotion.article.promotions.get().chat) == (reply, old)
    assert ("støvsuger" in texts().casefold(), "kvitteringen" in texts()) == (False, True)
    assert Change.objects.filter(type="chat", verb="text_deleted").get().object_id == old.pk


def test_nothing_goes_where_no_time_is_set_and_a_silent_open_chat_is_over(alice, ninety):
    chat = make_chat(alice, status="open")
    Chat.objects.filter(pk=chat.pk).update(updated_at=LONG_AGO)
    ChatRules.objects.update(keep_days=0)
    kept = retention.delete_old_texts()
    ChatRules.objects.update(keep_days=90)

    assert (kept, retention.delete_old_texts()) == ("", "texts of 1 chats deleted")


def test_a_deleted_text_does_not_come_back_but_what_is_said_since_does(alice):
    body = {
        "source": "livechat",
        "external_id": "mette@example.com",
        "customer_name": "Mette Sørensen",
        "messages": [message("customer", "Jeg bor i Nygade 3", sent_at="2026-01-01T10:00:00Z")],
    }
    api = caller(alice)
    first = api.post(CHATS, body).json()
    retention.delete_texts([first["id"]])
    later = (timezone.now() + timedelta(minutes=1)).isoformat()

    again = api.post(CHATS, {**body, "status": "solved"}).json()
    words = texts()
    since = message("customer", "Nu en ny sag", sent_at=later)
    renewed = api.post(CHATS, {**body, "messages": [*body["messages"], since]}).json()

    keys = ("id", "status", "customer_name", "message_count")
    assert [again[key] for key in keys] == [first["id"], "solved", "", 1]
    assert ("Nygade" in words, "Mette" in words, "mette@" in words) == (False, False, False)
    assert again["external_id"].startswith("deleted-")
    assert [each["text"] for each in renewed["messages"]] == ["Nu en ny sag"]
    assert [renewed[key] for key in keys] == [first["id"], "solved", "Mette Sørensen", 2]


def test_a_chat_without_text_takes_no_name_and_makes_no_article(alice):
    chat = make_chat(alice)
    retention.delete_texts([chat.pk])

    named = caller(alice).patch(f"{CHATS}{chat.pk}/", {"customer_name": "Mette"})
    rated = caller(alice).patch(f"{CHATS}{chat.pk}/", {"rating": 1})
    made = caller(alice).post(f"{CHATS}{chat.pk}/promotion/", {"target": "article"})

    assert (named.status_code, named.json()["code"]) == (409, "text_deleted")
    assert (rated.status_code, made.json()["code"]) == (200, "text_deleted")


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"name": "mette sorensen"}, {}),
        ({"name": "Mette Sørensen"}, {"hers": ["name"], "named": ["mentioned"]}),
        ({"email": "METTE@example.com"}, {"mailed": ["email"]}),
        ({"phone": "+45 22 33 44 55"}, {"called": ["phone"]}),
        (
            {"phone": "22334455", "external_id": "hers"},
            {"hers": ["external_id"], "called": ["phone"]},
        ),
    ],
)
def test_chats_of_a_customer_are_found_with_the_reason(alice, eva, asked, why):
    made = {
        "hers": make_chat(alice, external_id="hers"),
        "named": make_chat(
            alice, [message("customer", "Min nabo Mette Sørensen")], customer_name="Bo"
        ),
        "mailed": make_chat(
            alice, [message("customer", "skriv til mette@example.com.")], customer_name=""
        ),
        "called": make_chat(
            alice, [message("customer", "tlf 2233 4455, tak")], customer_name="Ib Ib"
        ),
        "longer": make_chat(
            alice, [message("customer", "nr 9922334455 og amette@example.com")], customer_name="Ib"
        ),
    }

    found = caller(eva).post(f"{CHATS}forget/", asked).json()

    assert {each["id"]: each["why"] for each in found["chats"]} == {
        made[name].pk: reasons for name, reasons in why.items()
    }
    assert (found["deleted"], Message.objects.exists()) == (0, True)


def test_only_chats_that_were_found_are_deleted_and_other_traces_with_them(alice, eva, caplog):
    caplog.set_level(0)
    hers, other = make_chat(alice), make_chat(alice, [message("customer", "x")], customer_name="Bo")
    article = make_article("A", by=eva)
    Feedback.objects.create(article=article, helpful=False, comment="METTE SØRENSEN var her")
    searched = {"text": "Mette Sørensen", "folded": "mette soerensen", "public": False, "code": 1}
    SearchedText.objects.create(**searched)
    asked = {"name": "Mette Sørensen"}

    wrong = caller(eva).post(f"{CHATS}forget/", {**asked, "chats": [other.pk]})
    done = caller(eva).post(f"{CHATS}forget/", {**asked, "chats": [hers.pk]}).json()

    assert (wrong.status_code, done["deleted"]) == (400, 1)
    assert "mette" not in (texts() + caplog.text).casefold()
    assert Feedback.objects.get().comment == ""
    assert not SearchedText.objects.exists()
    assert other.messages.count() == 1


def test_an_editor_looks_and_then_deletes_on_the_page(client, alice, eva):
    chat = make_chat(alice)
    client.force_login(alice)
    refused = client.get("/chats/forget/")
    client.force_login(eva)
    asked = {"name": "Mette Sørensen"}
    looked = client.post("/chats/forget/", asked)
    deleted = client.post("/chats/forget/", {**asked, "delete": "1", "chat": chat.pk})

    assert (refused.status_code, deleted.status_code) == (403, 302)
    assert f'value="{chat.pk}" checked' in looked.text
    assert "The text was deleted" in client.get(f"/chats/{chat.pk}/").text
    assert "Mette" not in texts()


def test_the_command_prints_ids_and_no_names(alice, eva):
    chat, said = make_chat(alice), StringIO()
    options = {"by": "eva", "name": "Mette Sørensen", "yes": True, "stdout": said}
    call_command("forget_customer", **options)

    assert said.getvalue() == f"chat {chat.pk}: name\nDeleted what was said in 1 chats.\n"
    assert "Mette" not in texts()
