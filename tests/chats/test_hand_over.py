import threading

import pytest
from django.db import connection

from accounts.models import User
from chats.models import Chat
from chats.services.chats import change_chat, delete_chat, hand_over
from core.exceptions import Invalid, NotAllowed, Stale
from responses.models import Use
from tests.chats.factories import make_chat, message, talk
from tests.responses.factories import make_reply, make_shared

pytestmark = pytest.mark.django_db


def test_a_chat_is_stored_with_its_messages_in_order(alice):
    chat = make_chat(alice)

    assert [(each.number, each.author) for each in chat.messages.all()] == [
        (1, "bot"),
        (2, "customer"),
        (3, "agent"),
        (4, "note"),
        (5, "agent"),
        (6, "customer"),
        (7, "agent"),
    ]
    assert (chat.handed_over_by, chat.version, chat.message_count) == (alice, 1, 7)


def test_again_replaces_and_never_doubles(alice):
    first = make_chat(alice, external_id="c-1", status="open")

    again, created = hand_over(
        source="livechat", external_id="c-1", messages=[message("customer", "Hej")], by=alice
    )

    assert (again.pk, created, again.version) == (first.pk, False, 2)
    assert [each.text for each in again.messages.all()] == ["Hej"]
    assert (again.status, again.customer_name) == ("open", "Mette Sørensen")
    assert Chat.objects.count() == 1


def test_another_source_is_another_chat(alice):
    assert make_chat(alice, external_id="1") != make_chat(alice, external_id="1", source="mail")


def test_only_who_handed_it_over_or_an_editor_replaces(alice, bob, eva):
    make_chat(alice, external_id="c-1")

    with pytest.raises(NotAllowed):
        make_chat(bob, external_id="c-1")
    assert make_chat(eva, external_id="c-1").handed_over_by == alice


@pytest.mark.parametrize(
    ("wrong", "pointers"),
    [
        ([message("robot", "Hej")], ["messages/0/author"]),
        ([message("customer", "x"), message("agent", "x" * 100_001)], ["messages/1/text"]),
        ([message("customer", "x", name="x" * 201)], ["messages/0/name"]),
        ([message("customer", "x", reply=99)], ["messages/0/reply"]),
        ([message("customer", "x")] * 2_001, ["messages"]),
        ([message("customer", "x" * 100_000)] * 10 + [message("agent", "x")], ["messages"]),
    ],
)
def test_what_cannot_be_taken_is_named_and_nothing_stored(alice, wrong, pointers):
    with pytest.raises(Invalid) as refused:
        make_chat(alice, wrong)

    assert list(refused.value.errors) == pointers
    assert Chat.objects.count() == 0


def test_2000_messages_fit(alice):
    assert make_chat(alice, [message("customer", "Hej")] * 2_000).messages.count() == 2_000


@pytest.mark.parametrize(
    ("field", "value"),
    [("status", "done"), ("rating", 4), ("channel", "pigeon"), ("language", "tlh")],
)
def test_facts_are_checked(alice, field, value):
    with pytest.raises(Invalid) as refused:
        make_chat(alice, **{field: value})

    assert list(refused.value.errors) == [field]


def test_a_reply_in_it_is_a_use_once(alice, eva):
    reply = make_shared(eva)
    messages = [message("agent", "Hej", reply=reply.pk)]
    make_chat(alice, messages, external_id="c-1", status="open")
    make_chat(alice, [*messages, message("customer", "Tak")], external_id="c-1")

    [use] = Use.objects.all()
    assert (use.reply, use.user, use.chat_external_id) == (reply, alice, "c-1")


def test_a_reply_sent_twice_is_two_uses(alice, eva):
    messages = [message("agent", "Hej", reply=make_shared(eva).pk)] * 2
    make_chat(alice, messages, external_id="c-1")
    make_chat(alice, messages, external_id="c-1")

    assert Use.objects.count() == 2


def test_a_reply_that_one_does_not_see_does_not_exist(alice, bob):
    with pytest.raises(Invalid):
        make_chat(alice, [message("agent", "Hej", reply=make_reply(bob).pk)])


def test_a_reply_hidden_meanwhile_stays_in_the_chat(alice, eva):
    from responses.services.states import archive

    reply = make_shared(eva)
    messages = [message("agent", "Hej", reply=reply.pk)]
    make_chat(alice, messages, external_id="c-1")
    archive(reply, by=eva)

    assert make_chat(alice, messages, external_id="c-1").messages.get().reply == reply


def test_changing_it(alice, bob, support):
    chat = make_chat(alice, status="open")

    changed = change_chat(chat, by=alice, version=1, status="solved", rating=3, team=support)

    assert (changed.status, changed.rating, changed.team, changed.version) == (
        "solved",
        3,
        support,
        2,
    )
    with pytest.raises(Stale):
        change_chat(chat, by=alice, version=1, status="left")
    with pytest.raises(NotAllowed):
        change_chat(chat, by=bob, status="left")
    assert change_chat(chat, by=alice, status="solved").version == 2


def test_deleting_it(alice, bob):
    chat = make_chat(alice)

    with pytest.raises(NotAllowed):
        delete_chat(chat, by=bob)
    delete_chat(chat, by=alice)

    assert Chat.objects.count() == 0


@pytest.mark.parametrize(
    ("user", "seen"), [("alice", [1, 2]), ("bob", [1, 3]), ("eva", [1, 2, 3]), ("adam", [1, 2, 3])]
)
def test_visibility(user, seen, alice, bob, eva, adam, support, request):
    make_chat(eva, external_id="1")
    make_chat(eva, external_id="2", team=support)
    make_chat(bob, external_id="3", team=support)
    Chat.objects.filter(external_id="3").update(team=make_other_team())

    found = Chat.objects.visible_to(request.getfixturevalue(user))

    assert sorted(int(chat.external_id) for chat in found) == seen


def make_other_team():
    from tests.factories import make_team

    return make_team(name="Night")


@pytest.mark.django_db(transaction=True)
def test_posted_twice_at_once_it_is_one_chat(alice):
    start = threading.Barrier(4)
    outcomes = []

    def run():
        own = User.objects.get(pk=alice.pk)
        start.wait()
        try:
            outcomes.append(
                hand_over(source="livechat", external_id="c-1", messages=talk(), by=own)[1]
            )
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == [False, False, False, True]
    assert Chat.objects.get().messages.count() == 7
