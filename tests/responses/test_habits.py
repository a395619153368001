"""Favourites, what usually comes next, and the marks of rows: each user's own."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from responses import habits
from responses.exceptions import Gone
from responses.groups import groups_of
from responses.models import Favourite, Reply, Use
from responses.services.favourites import set_favourite
from responses.services.replies import change_reply
from responses.services.states import archive
from responses.services.uses import ChatName, record_use
from tests.responses.factories import make_reply, make_shared, make_variant, reread

pytestmark = pytest.mark.django_db

CHAT = {"source": "livechat", "external_id": "c-1"}


def shelf(user, language="en", after=None):
    return habits.shelf(user, language=language, after=after)


def in_chat(number, *replies, by):
    for reply in replies:
        record_use(reply, by=by, chat=ChatName("livechat", f"c-{number}"))


def test_a_favourite_is_ones_own_and_holds_in_every_language(alice, bob, eva):
    english = make_shared(eva)
    danish = make_variant(english, eva, "da")
    version = reread(english).version

    assert set_favourite(danish.pk, by=alice, kept=True)
    assert set_favourite(english.pk, by=alice, kept=True), "twice is once"

    assert shelf(alice).favourites == [english.pk]
    assert shelf(alice, "da").favourites == [danish.pk]
    assert shelf(bob).favourites == []
    assert Favourite.objects.count() == 1
    assert reread(english).version == version

    assert not set_favourite(english.pk, by=alice, kept=False)
    assert shelf(alice).favourites == []


def test_nobody_keeps_what_they_cannot_see(alice, bob):
    own = make_reply(bob)

    with pytest.raises(Gone):
        set_favourite(own.pk, by=alice, kept=True)


def test_a_favourite_withdrawn_is_not_offered_and_comes_back(alice, eva):
    reply = make_shared(eva)
    set_favourite(reply.pk, by=alice, kept=True)

    archive(reply, by=eva)
    assert shelf(alice).favourites == []

    Reply.objects.filter(pk=reply.pk).update(status="published")
    assert shelf(alice).favourites == [reply.pk]


def test_what_came_next_most_often_is_offered_next(alice, bob, eva):
    first, often, sometimes, once, own = (make_shared(eva, title=f"R{n}") for n in range(5))
    for number in range(3):
        in_chat(number, first, often, by=bob)
    for number in range(3, 5):
        in_chat(number, first, sometimes, by=alice)
    in_chat(5, first, once, by=alice)
    secret = make_reply(bob)
    for number in range(6, 9):
        in_chat(number, first, secret, by=bob)
        in_chat(number, first, first, by=bob)

    assert shelf(alice, after=first.pk).next == [often.pk, sometimes.pk]
    assert shelf(alice, after=own.pk).next == []
    assert shelf(alice).next == []


def test_old_habits_are_forgotten(alice, eva):
    first, next_one = make_shared(eva), make_shared(eva)
    for number in range(3):
        in_chat(number, first, next_one, by=alice)
    Use.objects.update(at=timezone.now() - timedelta(days=91))

    assert shelf(alice, after=first.pk).next == []


def test_no_reply_is_offered_twice_and_the_list_is_full(alice, eva):
    replies = [make_shared(eva, title=f"R{number:02}") for number in range(20)]
    for number, reply in enumerate(replies[:6]):
        for _ in range(10 - number):
            record_use(reply, by=alice)
    set_favourite(replies[0].pk, by=alice, kept=True)
    set_favourite(replies[15].pk, by=alice, kept=True)

    found = shelf(alice)

    every = [*found.next, *found.favourites, *found.most_used, *found.used_last]
    assert found.favourites == [replies[0].pk, replies[15].pk]
    assert found.most_used[:5] == [reply.pk for reply in replies[1:6]]
    assert len(found.most_used) == 8
    assert len(set(every)) == len(every)


def test_used_last_are_those_not_shown_already(alice, eva):
    replies = [make_shared(eva, title=f"R{number:02}") for number in range(12)]
    for reply in replies[:8]:
        record_use(reply, by=alice)
        record_use(reply, by=alice)
    for reply in replies[8:11]:
        record_use(reply, by=alice)

    assert shelf(alice).used_last == [reply.pk for reply in reversed(replies[8:11])]


def marks_of(user, replies, chat):
    """Whether each is a favourite, used in the chat, changed since; its variants too."""
    groups = groups_of(user, [reply.pk for reply in replies], chat).values()
    every = {each.pk: each for group in groups for each in group.variants}
    return {
        number: (each.is_favourite, each.is_used_here, each.is_changed)
        for number, each in every.items()
    }


def test_marks_are_of_the_user_and_the_chat(alice, bob, eva):
    reply, other = make_shared(eva), make_shared(eva)
    danish = make_variant(reply, eva, "da")
    set_favourite(reply.pk, by=alice, kept=True)
    in_chat(1, danish, by=bob)
    record_use(other, by=alice)
    change_reply(other, by=eva, body="New")
    rows = [reply, reread(other)]

    mine, bobs = marks_of(alice, rows, CHAT), marks_of(bob, rows, {**CHAT, "external_id": "c-2"})

    assert mine == {
        reply.pk: (True, True, False),
        danish.pk: (True, True, False),
        other.pk: (False, False, True),
    }
    assert set(bobs.values()) == {(False, False, False)}


def test_a_full_shelf_takes_as_many_queries_as_a_bare_one(alice, eva):
    counts = []
    for size in (1, 6):
        for number in range(size):
            reply = make_shared(eva)
            set_favourite(reply.pk, by=alice, kept=True)
            in_chat(number, reply, make_shared(eva), by=alice)
        with CaptureQueriesContext(connection) as queries:
            shelf(alice, after=reply.pk)
        counts.append(len(queries))

    assert counts[1] == counts[0]
