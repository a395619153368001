"""Three months behind the demo: chats, the replies used in them, ratings. The same every time."""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Count, Max
from django.utils import timezone

from accounts.models import User
from chats.models import Chat, Message
from desk.services.demo import content, load_demo
from desk.services.demo_removal import remove_demo
from responses import queries
from responses.models import Reply, Use, UseLesson
from tests.kept import kept
from tests.responses.factories import make_shared

INSERTED = re.compile(r'INSERT INTO "(\w+)"')
pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]


@pytest.fixture(scope="module")
def demo(once):
    return once(kept, load_demo)


def past():
    return Chat.objects.filter(external_id__startswith="past-")


def test_it_reaches_three_months_back_and_ends_before_today(demo):
    days = {timezone.localdate(chat.opened_at) for chat in past()}
    today = timezone.localdate()

    assert min(days) <= today - timedelta(days=87)
    assert max(days) < today
    assert not {day.weekday() for day in days} & {5, 6}
    assert 180 <= past().count() <= 300


def test_every_use_stands_in_its_chat_and_is_counted(demo):
    assert 500 <= Use.objects.count() <= 1_000
    said = Counter(
        Message.objects.filter(chat__in=past(), reply__isnull=False).values_list(
            "chat__external_id", "reply"
        )
    )
    assert Counter(Use.objects.values_list("chat_external_id", "reply")) == said
    counted = Use.objects.order_by().values("reply").annotate(n=Count("pk"), last=Max("at"))
    used = Reply.objects.filter(use_count__gt=0)
    assert {(reply.pk, reply.use_count, reply.last_used_at) for reply in used} == {
        (row["reply"], row["n"], row["last"]) for row in counted
    }


def test_nothing_of_what_was_said_is_kept_with_a_use(demo):
    assert UseLesson.objects.count() == Use.objects.count()
    stored = b" ".join(bytes(row) for row in UseLesson.objects.values_list("features", flat=True))

    assert b"pakke" not in stored


def test_customers_rated_and_were_answered_in_their_language(demo):
    assert set(past().values_list("rating", flat=True)) == {None, 1, 2, 3}
    assert set(past().values_list("language", flat=True)) == {"da", "nb", "sv", "en"}
    for language, chat_language in Message.objects.filter(
        chat__in=past(), reply__isnull=False
    ).values_list("reply__language", "chat__language"):
        assert language == chat_language


def test_no_gap_and_no_field_was_sent(demo):
    texts = Message.objects.filter(chat__in=past()).values_list("text", flat=True)

    assert [text for text in texts if "⟦" in text or "{" in text or "[[" in text] == []


def test_agents_of_each_team_used_their_own(demo):
    for username in ("ole", "jonas"):
        user = User.objects.get(username=username)
        assert len(queries.use_scores(user)) > 5


def test_it_is_the_same_every_time_and_made_in_a_few_queries(demo):
    before = told()
    remove_demo()
    asked = Counter()

    def count(execute, sql, *arguments):
        asked[INSERTED.match(str(sql))[1] if INSERTED.match(str(sql)) else ""] += 1
        return execute(sql, *arguments)

    with connection.execute_wrapper(count):
        load_demo()

    assert told() == before
    assert asked["responses_use"] + asked["responses_uselesson"] < 20
    # The chats that are told word by word are handed over one by one.
    assert asked["chats_chat"] + asked["chats_message"] < 40


def told():
    facts = ("external_id", "subject", "customer_name", "status", "rating", "message_count")
    return list(past().order_by("external_id").values_list(*facts))


def test_removing_it_takes_its_uses_and_no_others(demo, eva):
    from responses.services.uses import record_use

    record_use(make_shared(eva), by=eva)

    remove_demo()

    assert list(Use.objects.values_list("user__username", flat=True)) == ["eva"]
    assert (Chat.objects.count(), Message.objects.count()) == (0, 0)


def test_every_conversation_is_made_of_what_there_is():
    shop = content("conversations")
    groups = {group["key"]: group for group in content("replies")["replies"]}
    for topic in shop["topics"]:
        assert {key.removesuffix("?") for key in topic["replies"]} <= groups.keys()
        for language in topic["opening"]:
            assert topic["subject"][language]
            said = [
                key
                for key in topic["replies"]
                if any(
                    variant["language"] == language and variant.get("status") in (None, "published")
                    for variant in groups[key.removesuffix("?")]["variants"]
                )
            ]
            assert said, f"{topic['key']} has nothing to say in {language}"
