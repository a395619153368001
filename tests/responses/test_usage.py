"""How much a reply is used, on its page and in the API: by team as one may know, by nobody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Team
from responses.models import Use
from responses.services.usage import usage_of
from responses.services.uses import ChatName, record_use
from tests.chats.factories import make_chat
from tests.factories import make_user
from tests.kb.factories import make_article
from tests.responses.factories import make_reply, make_shared

pytestmark = pytest.mark.django_db


@pytest.fixture
def used(alice, bob, eva, support, billing):
    """By two of a team of three, and by one of a team of one."""
    make_user(teams=[support])
    mate = make_user(teams=[support])
    reply = make_shared(eva, title="Used")
    for user, edited in ((alice, True), (alice, False), (mate, False), (bob, False)):
        record_use(reply, by=user, edited=edited)
    Use.objects.filter(user=mate).update(at=timezone.now() - timedelta(days=31))
    reply.refresh_from_db()
    return reply


def by_team(reply, user):
    return [(each.team.name, each.count) for each in usage_of(reply, user).teams]


def test_counts_of_all_of_lately_and_of_those_that_were_changed(used, alice):
    usage = usage_of(used, alice)

    assert (usage.count, usage.lately, usage.edited) == (4, 3, 1)
    assert usage.last_used_at == used.last_used_at


def test_teams_are_ones_own_or_for_editors_all_but_small_ones(used, alice, bob, eva):
    assert by_team(used, alice) == [("Support", 3)]
    assert by_team(used, bob) == []
    assert by_team(used, eva) == [("Support", 3)]


def test_a_team_shrinks_below_what_may_be_told(used, eva, support):
    support.members.exclude(username="alice").first().delete()

    assert by_team(used, eva) == []


def test_a_personal_reply_has_no_teams(alice, support):
    for _ in range(3):
        make_user(teams=[support])
    reply = make_reply(alice)
    record_use(reply, by=alice)

    assert (usage_of(reply, alice).count, by_team(reply, alice)) == (1, [])


def test_the_api_tells_it(api, used, alice):
    answer = api(alice).get(f"/api/v1/replies/{used.pk}/uses/").json()

    assert answer == {
        "count": 4,
        "last_30_days": 3,
        "edited": 1,
        "last_used_at": answer["last_used_at"],
        "teams": [{"team": Team.objects.get(name="Support").pk, "name": "Support", "count": 3}],
    }
    assert alice.name not in str(answer)


def test_its_page_tells_it_and_names_nobody(client, used, bob, eva):
    client.force_login(bob)
    page = client.get(f"/replies/{used.pk}/").text
    assert "Last 30 days" in page
    assert "Support" not in page
    client.force_login(eva)

    page = client.get(f"/replies/{used.pk}/").text

    assert "<dt>Support</dt><dd>3</dd>" in page
    assert "Alice" not in page
    assert "Uses" not in client.get(f"/replies/{make_shared(eva).pk}/").text


@pytest.fixture
def chats(used, alice, bob, eva, support, billing):
    """Three rated ones of Support, one of Billing."""
    made = []
    for number, (team, rating) in enumerate(
        [(support, 3), (support, 3), (support, 2), (billing, 1)]
    ):
        name = f"c-{number}"
        by = alice if team == support else bob
        chat = make_chat(
            by,
            source="livechat",
            external_id=name,
            team=team,
            rating=rating,
            subject=f"Chat {name}",
        )
        record_use(used, by=by, chat=ChatName("livechat", name))
        made.append(chat)
    return made


def test_chats_it_was_used_in_are_those_one_may_see(client, used, chats, alice, bob, eva):
    def shown(user):
        client.force_login(user)
        page = client.get(f"/replies/{used.pk}/").text
        return [number for number in range(4) if f"Chat c-{number}" in page], page

    assert shown(alice)[0] == [0, 1, 2]
    assert "Rated 2.7 of 3 by 3 customers" in shown(alice)[1]
    assert shown(bob)[0] == [3]
    assert "Rated" not in shown(bob)[1]
    assert shown(eva)[0] == [0, 1, 2, 3]
    assert "Rated 2.2 of 3 by 4 customers" in shown(eva)[1]


def test_an_article_shows_the_same_of_the_replies_about_it(client, used, chats, alice, bob, eva):
    article = make_article("Returns")
    used.article = article
    used.save()

    def shown(user):
        client.force_login(user)
        page = client.get(f"/articles/{article.pk}/").text
        return [number for number in range(4) if f"Chat c-{number}" in page], page

    assert shown(alice)[0] == [0, 1, 2]
    assert "Rated 2.7 of 3 by 3 customers" in shown(alice)[1]
    assert "times in 30 days" in shown(alice)[1]
    assert (shown(bob)[0], "Rated" in shown(bob)[1]) == ([3], False)


def test_a_chat_names_the_replies_used_in_it(client, used, chats, alice, eva):
    hidden = make_shared(eva, title="Hidden now")
    record_use(hidden, by=eva, chat=ChatName("livechat", "c-0"))
    hidden.status = "archived"
    hidden.save()
    client.force_login(alice)

    page = client.get(chats[0].get_absolute_url()).text

    assert f'href="/replies/{used.pk}/"' in page
    assert "Hidden now" not in page


def test_the_page_of_a_reply_takes_as_many_queries_for_many_uses(
    client, used, chats, eva, django_assert_max_num_queries
):
    client.force_login(eva)
    for number in range(20):
        record_use(used, by=eva, chat=ChatName("livechat", f"c-{number}"))

    with django_assert_max_num_queries(45):
        client.get(f"/replies/{used.pk}/")
