from datetime import timedelta

import pytest
from django.utils import timezone

from core.models import Change
from responses import habits, queries
from responses.groups import groups_of
from responses.models import Reply, Use
from responses.services.replies import change_reply
from responses.services.uses import ChatName, record_use
from tests.factories import make_user
from tests.responses.factories import make_reply, make_shared, make_variant, reread

pytestmark = pytest.mark.django_db

CHAT = ChatName("livechat", "c-1")


def test_use_counts_and_leaves_version_and_change_log_alone(alice, eva):
    reply = make_shared(eva)
    lines = Change.objects.count()

    use = record_use(reply, by=alice)
    record_use(reply, by=alice)

    stored = reread(reply)
    assert (stored.use_count, stored.version) == (2, 1)
    assert stored.last_used_at > use.at
    assert stored.history.count() == 1
    assert Change.objects.count() == lines


def test_use_remembers_the_reply_before_it_in_the_chat(alice, eva):
    first, second = make_shared(eva), make_shared(eva)

    record_use(first, by=alice, chat=CHAT)
    record_use(second, by=alice, chat=ChatName("livechat", "c-2"))
    use = record_use(second, by=alice, chat=CHAT, edited=True)

    assert (use.previous, use.edited) == (first, True)


def test_nothing_of_the_text_is_kept():
    kept = {field.name for field in Use._meta.concrete_fields}

    assert kept == {
        "id",
        "reply",
        "user",
        "at",
        "chat_source",
        "chat_external_id",
        "edited",
        "previous",
    }


def test_own_and_team_use_count_others_do_not(alice, bob, eva, support):
    mate = make_user(teams=[support])
    reply = make_shared(eva)
    for user in (alice, mate, bob):
        record_use(reply, by=user)

    assert queries.use_scores(alice) == {reply.pk: 4.0}
    assert queries.use_scores(eva, [reply.pk]) == {}


def test_old_uses_no_longer_count(alice, eva):
    reply = make_shared(eva)
    record_use(reply, by=alice)
    Use.objects.update(at=timezone.now() - timedelta(days=91))

    assert queries.use_scores(alice) == {}


def most_used(user, language="en"):
    shelf = habits.shelf(user, language=language)
    return shelf.most_used


def test_most_used_begins_with_own_then_everybodys_then_any(alice, bob, eva):
    unused = make_shared(eva, title="B unused")
    often = make_shared(eva, title="C often")
    mine = make_shared(eva, title="D mine")
    make_shared(eva, title="draft", status="draft")
    make_shared(eva, title="over", valid_until=timezone.now() - timedelta(days=1))
    for _ in range(3):
        record_use(often, by=bob)
    record_use(mine, by=alice)

    assert most_used(alice) == [mine.pk, often.pk, unused.pk]


def test_most_used_shows_a_group_once_in_the_users_language(alice, eva):
    english = make_shared(eva)
    danish = make_variant(english, eva, "da")
    often = make_shared(eva)
    for _ in range(2):
        record_use(often, by=alice)
    for _ in range(3):
        record_use(english, by=alice)

    assert most_used(alice, "da") == [danish.pk, often.pk]
    assert most_used(alice, "en") == [english.pk, often.pk]


def changed(user, ids):
    groups = groups_of(user, ids).values()
    return {each.pk for group in groups for each in group.variants if each.is_changed}


def test_reply_reworded_since_the_user_used_it_is_marked(alice, bob, eva):
    reworded, retitled, unused = (make_shared(eva) for _ in range(3))
    for reply in (reworded, retitled):
        record_use(reply, by=alice)
    change_reply(reworded, by=eva, body="New")
    change_reply(retitled, by=eva, title="New")
    change_reply(unused, by=eva, body="New")

    ids = [reworded.pk, retitled.pk, unused.pk]
    assert changed(alice, ids) == {reworded.pk}
    assert changed(bob, ids) == set()


def test_a_use_from_before_the_reply_was_here_marks_nothing(alice, eva):
    use = record_use(make_shared(eva), by=alice)
    Use.objects.update(at=use.at - timedelta(days=1))

    assert changed(alice, [use.reply_id]) == set()


def test_short_code_leads_to_own_then_team_then_all(alice, bob, eva, support):
    shared = make_shared(eva, shortcut="Køb")
    team = make_shared(eva, shortcut="køb", shared_with="teams", teams=[support])
    own = make_reply(alice, shortcut="koeb")

    assert queries.by_shortcut(alice, "KØB") == own
    assert queries.by_shortcut(bob, "køb") == shared
    assert queries.by_shortcut(make_user(teams=[support]), "køb") == team
    assert queries.by_shortcut(alice, "nothing") is None


def test_short_code_leads_to_the_variant_in_the_users_language(alice, eva):
    english = make_shared(eva, shortcut="retur")
    danish = make_variant(english, eva, "da", shortcut="retur")
    alice.language = "da"

    assert queries.by_shortcut(alice, "retur") == danish
    assert Reply.objects.filter(shortcut="retur").count() == 2


def test_fields_on_screen_have_names_and_samples(eva):
    from responses.services.constants import set_constant, set_custom_field

    set_constant("days", {"*": "14"}, by=eva)
    set_custom_field("membership", "Membership", by=eva)

    fields = {field["name"]: field for field in queries.fields_on_screen("da")}

    assert fields["customer.first_name"] == {
        "name": "customer.first_name",
        "label": "Customer’s first name",
        "group": "customer",
        "sample": "Mette",
        "has_genitive": True,
    }
    assert fields["constant.days"]["sample"] == "14"
    assert fields["custom.membership"]["label"] == "Membership"
